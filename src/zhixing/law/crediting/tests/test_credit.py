"""Where a payment goes: order, ranks, designation, proportion; every fen is placed (money.md 17.6, 17.7)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhixing.law.crediting.credit import Pot, credit, credit_prorata, in_proportion, resolve
from zhixing.law.crediting.order import ORDERS, Item, Policy

DEFAULT = ORDERS[Policy.ART561_14]
POTS = st.lists(
    st.builds(
        Pot,
        st.integers(),
        st.sampled_from(Item),
        st.sampled_from("甲乙"),
        st.integers(0, 10**12),
        st.tuples(st.integers(0, 2)),
    ),
    max_size=8,
    unique_by=lambda p: p.key,
)


@given(st.integers(0, 10**13), POTS, st.sampled_from([(), ("乙",)]))
def test_shares_and_surplus_are_the_payment_and_no_pot_gets_more_than_it_holds(fen, pots, designated):
    parts, surplus = credit(fen, pots, DEFAULT, designated)
    assert sum(p.fen for p in parts) + surplus == fen
    held = {p.key: p.fen for p in pots}
    assert all(0 < p.fen <= held[p.key] for p in parts)
    assert surplus == max(0, fen - sum(held.values()))


@given(st.integers(0, 10**13), POTS)
def test_nothing_goes_to_an_item_while_an_earlier_one_is_unpaid(fen, pots):
    got = {p.key: p.fen for p in credit(fen, pots, DEFAULT)[0]}
    for earlier in pots:
        for later in pots:
            unpaid = got.get(earlier.key, 0) < earlier.fen
            if unpaid and DEFAULT.index(earlier.item) < DEFAULT.index(later.item):
                assert later.key not in got


@given(st.integers(0, 10**12), st.integers(0, 10**12), POTS)
def test_splitting_a_payment_on_one_day_changes_little_else_than_who_bears_the_odd_fen(first, second, pots):
    whole = {p.key: p.fen for p in credit(first + second, pots, DEFAULT)[0]}
    once = {p.key: p.fen for p in credit(first, pots, DEFAULT)[0]}
    rest = [Pot(p.key, p.item, p.obligation, p.fen - once.get(p.key, 0), p.rank) for p in pots]
    twice = {p.key: p.fen for p in credit(second, rest, DEFAULT)[0]}
    for pot in pots:
        assert abs(whole.get(pot.key, 0) - once.get(pot.key, 0) - twice.get(pot.key, 0)) <= len(pots)


def test_an_obligation_the_debtor_names_comes_first():
    pots = [Pot(1, Item.COSTS, "甲", 100), Pot(2, Item.PRINCIPAL, "乙", 100), Pot(3, Item.DOUBLED, "乙", 50)]
    assert [(p.key, p.fen) for p in credit(170, pots, DEFAULT, ("乙",))[0]] == [(2, 100), (3, 50), (1, 20)]


def test_equal_ranks_share_in_proportion_and_the_odd_fen_goes_to_the_largest_remainder():
    pots = [
        Pot(1, Item.PRINCIPAL, "甲", 200, (0,)),
        Pot(2, Item.PRINCIPAL, "乙", 100, (0,)),
        Pot(3, Item.PRINCIPAL, "丙", 9, (1,)),
    ]
    assert [(p.key, p.fen) for p in credit(101, pots, DEFAULT)[0]] == [(1, 67), (2, 34)]


@given(st.integers(0, 10**9), st.lists(st.integers(1, 10**9), min_size=1, max_size=6))
def test_proportional_shares_add_up(fen, weights):
    fen = min(fen, sum(weights))
    shares = in_proportion(fen, weights)
    assert sum(shares) == fen
    assert all(abs(s - Fraction(fen * w, sum(weights))) < 1 for s, w in zip(shares, weights, strict=True))


@given(st.integers(1, 10**12), st.integers(1, 10**12), st.integers(1, 10**11))
def test_pro_rata_of_2009_keeps_debt_and_interest_in_proportion(fen, debt, interest):
    pots = [Pot(1, Item.PRINCIPAL, "甲", debt), Pot(2, Item.DOUBLED_OLD, "甲", interest)]
    parts, surplus = credit_prorata(fen, pots)
    got = {p.item: p.fen for p in parts}
    assert sum(got.values()) + surplus == fen
    if fen < debt + interest:
        exact = Fraction(fen * debt, debt + interest)
        assert abs(got.get(Item.PRINCIPAL, 0) - exact) <= Fraction(1, 2)


def test_an_agreed_order_is_completed_and_must_be_said():
    assert resolve(Policy.AGREED, (Item.PRINCIPAL,))[:2] == (Item.PRINCIPAL, Item.COSTS)
    assert resolve(Policy.PRORATA_2009, ()) == DEFAULT
    for order in ((), (Item.COSTS, Item.COSTS)):
        with pytest.raises(ValueError, match="逐项列明"):
            resolve(Policy.AGREED, order)

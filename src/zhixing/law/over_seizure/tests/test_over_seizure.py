from datetime import date
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import packaged
from zhixing.law.over_seizure.check import Finding, over_seizure
from zhixing.law.over_seizure.facts import Held, Holding
from zhixing.law.over_seizure.smallest import Candidate, smallest_sufficient

TABLES = packaged()
ON = date(2026, 3, 1)


def thing(name, low, high=None, **more):
    return Held(name, low, low, low if high is None else high, ON, "网络询价", **more)


def checked(claim, *held, costs=0):
    return over_seizure(Holding(ON, claim, costs, held), TABLES).value


def test_a_house_that_surely_covers_frees_the_second_house():
    told = over_seizure(Holding(ON, 500, 50, (thing("甲房", 1_000), thing("乙房", 900))), TABLES)
    assert told.value.finding is Finding.CLEAR_EXCESS
    assert (told.value.keep, told.value.release) == (("甲房",), ("乙房",))
    assert not told.lawful
    assert "乙房" in "\n".join(told.sentences())


def test_the_debtors_workshop_is_left_alone_where_deposits_suffice():
    got = checked(500, thing("厂房", 1_000, harm=9), thing("存款", 600, cash=True))
    assert (got.release, got.reduce_cash) == (("厂房",), 100)


def test_a_single_house_worth_twice_the_debt_may_stay():
    got = checked(600, thing("房屋", 1_000))
    assert (got.finding, got.release) == (Finding.INDIVISIBLE_EXCEPTION, ())


def test_what_may_be_more_is_to_be_watched():
    assert checked(600, thing("房屋", 500, 900)).finding is Finding.WATCH
    assert checked(600, thing("房屋", 500, 600)).finding is Finding.WITHIN


def test_frozen_money_counts_to_the_fen():
    got = checked(600, thing("存款", 601, cash=True))
    assert (got.finding, got.reduce_cash, got.keep) == (Finding.CLEAR_EXCESS, 1, ("存款",))


def test_prior_claims_shares_and_waiting_seizures_lower_the_value():
    half = thing("共有房", 1_000, share=Fraction(1, 2), prior=200)
    got = checked(300, half, thing("轮候", 9_000, waiting=True))
    assert (got.low, got.high, got.finding) == (300, 300, Finding.WITHIN)
    assert checked(1, thing("抵押房", 100, prior=200)).high == 0


def test_what_makes_no_sense_is_refused():
    for bad, said in (
        (lambda: Held("a", 2, 1, 3, ON, "x"), "依次"),
        (lambda: Held("a", 1, 1, 1, ON, "x", share=Fraction(2)), "份额"),
        (lambda: Held("a", 1, 1, 1, ON, ""), "来源"),
        (lambda: Held("a", 1, 1, 2, ON, "x", cash=True), "存款"),
        (lambda: Holding(ON, -1, 0, ()), "负数"),
        (lambda: Holding(ON, 1, 0, (thing("a", 1), thing("a", 1))), "重复"),
        (lambda: Holding(date(2026, 2, 28), 1, 0, (thing("a", 1),)), "估价日"),
        (lambda: smallest_sufficient([Candidate(str(i), 1, 0) for i in range(33)], 1), "32"),
    ):
        with pytest.raises(ValueError, match=said):
            bad()
    with pytest.raises(NotCovered):
        over_seizure(Holding(date(2016, 12, 31), 1, 0, ()), TABLES)


CANDIDATES = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 3)), max_size=9)


@given(CANDIDATES, st.integers(0, 200))
@settings(max_examples=150)
def test_the_search_finds_what_trying_every_set_finds(drawn, need):
    candidates = [Candidate(f"{i}", worth, harm) for i, (worth, harm) in enumerate(drawn)]
    every = [
        (sum(c.harm for c in chosen), sum(c.worth for c in chosen), size, tuple(c.id for c in chosen))
        for size in range(len(candidates) + 1)
        for chosen in combinations(candidates, size)
        if sum(c.worth for c in chosen) >= need
    ]
    expected = min(every)[3] if every else None
    assert smallest_sufficient(candidates, need) == expected
    assert smallest_sufficient(list(reversed(candidates)), need) == expected

"""Two engines, one truth: the batch engine agrees with the scalar one to the fen on every claim."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.fen import half_up
from zhixing.law.core.tables import packaged
from zhixing.law.crediting.credit import in_proportion
from zhixing.law.owed.facts import OldGeneral, Switches
from zhixing.nation.pricing import Bundles, Kind, Part, Payments, PricedBundles, price, price_several
from zhixing.nation.pricing.price import half_up_quotient
from zhixing.nation.pricing.random_claims import random_bundles, random_claims
from zhixing.nation.pricing.reference import price_bundle, price_one
from zhixing.nation.pricing.sharing import placed

TABLES = packaged()
ON = date(2026, 9, 1)
SWITCHES = Switches(old_general=OldGeneral.ADDITIONAL)


def differences(claims, on=ON):
    found = price(claims, on, TABLES, SWITCHES)
    return [
        row
        for row in range(len(claims))
        if price_one(claims, row, on, TABLES, SWITCHES)
        != (found.principal[row], found.interest[row], found.doubled[row], found.surplus[row])
    ]


def test_twenty_thousand_random_claims_agree_to_the_fen():
    claims = random_claims(20_000, ON, seed=20261122)
    assert {int(k) for k in np.unique(claims.kind)} == {int(k) for k in Kind}
    assert differences(claims) == []


def test_rows_outside_the_fast_path_are_answered_by_the_scalar_engine():
    claims = random_claims(200, ON, seed=1)
    claims.principal[:3] = 10**15
    claims.paid_1[:3] = 0
    claims.paid_2[:3] = 0
    assert price(claims, ON, TABLES, SWITCHES).by_scalar >= 3
    assert differences(claims) == []


def test_one_kind_alone_needs_no_sorting():
    claims = random_claims(500, ON, seed=2, only=Kind.LPR_1Y)
    assert differences(claims) == []
    priced = price(claims, ON, TABLES)
    assert (priced.by_scalar, priced.total.dtype) == (0, np.int64)


def bundle_differences(bundles, on=ON):
    """Obligations and surpluses on which the engines differ."""
    found = price_several(bundles, on, TABLES, SWITCHES)
    names = ("principal", "interest", "doubled", "surplus")
    again = PricedBundles(*(np.zeros_like(getattr(found, n)) for n in names), by_scalar=len(bundles))
    for claim in range(len(bundles)):
        price_bundle(bundles, claim, on, TABLES, SWITCHES, again)
    return sum(int(np.count_nonzero(getattr(found, n) != getattr(again, n))) for n in names)


def test_claims_of_several_obligations_agree_to_the_fen():
    bundles = random_bundles(4_000, ON, seed=20261124)
    assert {int(p) for p in np.unique(bundles.part)} == {int(p) for p in Part}
    assert set(np.diff(bundles.starts).tolist()) == {1, 2, 3, 4}
    assert bundle_differences(bundles) == 0


def test_a_claim_of_very_many_obligations_is_answered_by_the_scalar_engine():
    many = random_bundles(30, ON, seed=9)
    one = Bundles(
        many.obligations, many.part, many.secured, np.array([0, len(many.part)]), many.payments.take(slice(0, 1))
    )
    assert price_several(one, ON, TABLES, SWITCHES).by_scalar == 1
    assert bundle_differences(one) == 0


def test_bundles_that_are_no_claims_are_refused():
    good = random_bundles(5, ON, seed=10)
    rows = len(good.part)
    for changes, message in (
        ({"starts": np.arange(5)}, "行数"),
        ({"starts": np.array([0, 1, 1, 2, 3, rows])}, "至少有一项"),
        ({"part": np.full(rows, Part.INTEREST, np.int8)}, "不计算加倍部分"),
        ({"secured": good.secured[1:]}, "行数"),
    ):
        with pytest.raises(ValueError, match=message):
            Bundles(**{**vars(good), **changes})
    early = random_bundles(40, ON, seed=11)
    early.obligations.kind[:] = Kind.LPR_1Y
    early.obligations.first[0] = date(2019, 8, 19).toordinal()
    with pytest.raises(NotCovered, match="才有公布"):
        price_several(early, ON, TABLES, SWITCHES)
    none = random_bundles(0, ON, seed=12)
    assert len(price_several(none, ON, TABLES).principal) == 0
    with pytest.raises(ValueError, match="付款不能是负数"):
        Payments(*(np.full(1, -1, np.int64) for _ in range(4)))


@given(st.integers(0, 1 << 49), st.lists(st.tuples(st.integers(0, 1 << 47), st.integers(0, 2)), min_size=2, max_size=5))
def test_equal_ranks_share_in_proportion_as_the_scalar_engine_does(money, pots):
    fens = np.array([[fen for fen, _ in pots]], np.int64)
    keys = (np.array([[rank for _, rank in pots]], np.int64),)
    found, left = placed(np.array([money], np.int64), fens, keys)[0].tolist(), money
    for rank in range(3):
        mine = [i for i, (fen, r) in enumerate(pots) if r == rank and fen]
        given_now = min(left, sum(pots[i][0] for i in mine))
        assert [found[i] for i in mine] == in_proportion(given_now, [pots[i][0] for i in mine]) if mine else True
        left -= given_now


def test_a_payment_of_nothing_cuts_no_line():
    claims = random_claims(300, ON, seed=6)
    claims.paid_1[:] = 0
    claims.paid_2[:] = 0
    assert differences(claims) == []


def test_no_claims_cost_nothing():
    assert len(price(random_claims(0, ON, seed=3), ON, TABLES).total) == 0


def test_nothing_is_guessed_beyond_the_published_rates():
    claims = random_claims(10, ON, seed=4, only=Kind.LPR_1Y)
    with pytest.raises(NotCovered, match="只公布到"):
        price(claims, date(2026, 9, 20), TABLES)
    claims.first[0] = date(2019, 8, 19).toordinal()
    with pytest.raises(NotCovered, match="才有公布"):
        price(claims, ON, TABLES)


def test_columns_that_are_no_claims_are_refused():
    def broken(**columns):
        claims = random_claims(5, ON, seed=5)
        return type(claims)(**{**vars(claims), **columns})

    for columns, message in (
        ({"principal": np.zeros(5, np.int64)}, "大于零"),
        ({"principal": np.ones(4, np.int64)}, "行数"),
        ({"day_1": np.zeros(5, np.int32)}, "日期"),
        ({"day_1": np.zeros(5, np.int32), "day_2": np.zeros(5, np.int32), "paid_1": np.ones(5, np.int64)}, "缺少日期"),
        ({"year": np.full(5, 366, np.int16)}, "360"),
        ({"rate": np.full(5, -1, np.int32)}, "负数"),
    ):
        with pytest.raises(ValueError, match=message):
            broken(**columns)


@given(st.integers(1, 1 << 46), st.integers(0, 1 << 38), st.sampled_from([36_500_000_000, 36_000_000_000, 10**8]))
def test_the_quotient_is_exact_even_where_the_product_wraps(base, weight, divisor):
    exact = Fraction(base * weight, divisor)
    if exact < 1 << 47:
        found = half_up_quotient(np.array([base]), np.array([weight]), divisor)
        assert int(found[0]) == half_up(exact)


def test_halves_go_up_and_a_quotient_too_large_is_refused():
    base, weight = np.array([1, 3, 5], np.int64), np.array([18_250_000_000] * 3, np.int64)
    assert half_up_quotient(base, weight, 36_500_000_000).tolist() == [1, 2, 3]
    with pytest.raises(OverflowError, match="上限"):
        half_up_quotient(np.array([1 << 46]), np.array([1 << 40]), 10**8)

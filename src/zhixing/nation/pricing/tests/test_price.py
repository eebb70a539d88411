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
from zhixing.law.owed.facts import OldGeneral, Switches
from zhixing.nation.pricing import Kind, price
from zhixing.nation.pricing.price import half_up_quotient
from zhixing.nation.pricing.random_claims import random_claims
from zhixing.nation.pricing.reference import price_one

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

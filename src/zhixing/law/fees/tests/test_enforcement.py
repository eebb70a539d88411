from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import packaged
from zhixing.law.fees.enforcement import EnforcementFee, enforcement_fee
from zhixing.law.fees.rounding import Round

TABLES = packaged()
ON = date(2026, 11, 22)
AMOUNTS = st.integers(min_value=1, max_value=10**12)


def fee(amount, **more):
    return enforcement_fee(EnforcementFee(amount, ON, **more), TABLES).value


def test_each_band_is_a_line_of_the_proof():
    told = enforcement_fee(EnforcementFee(600_000_00, ON), TABLES)
    assert told.value == 8_400_00
    assert [(line.label, line.fen) for line in told.proof.children] == [
        ("定额", 50_00),
        ("10,000.00 元至 500,000.00 元的部分", 7_350_00),
        ("500,000.00 元至 5,000,000.00 元的部分", 1_000_00),
    ]
    assert "〔诉讼费用办法14〕" in "\n".join(told.sentences())


def test_an_act_costs_what_the_court_fixes_between_50_and_500_yuan():
    assert fee(None, set_fen=300_00) == 300_00
    assert not enforcement_fee(EnforcementFee(None, ON, set_fen=501_00), TABLES).lawful
    unknown = enforcement_fee(EnforcementFee(None, ON), TABLES)
    assert unknown.value is None
    assert not unknown.lawful


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="负数"):
        EnforcementFee(-1, ON)
    with pytest.raises(ValueError, match="酌定"):
        EnforcementFee(1, ON, set_fen=50_00)
    with pytest.raises(ValueError, match="没有执行金额"):
        EnforcementFee(None, ON, already_fen=1)
    with pytest.raises(NotCovered):
        enforcement_fee(EnforcementFee(1, date(2007, 3, 31)), TABLES)


def test_nothing_executed_costs_nothing():
    assert fee(0) == 0


@given(AMOUNTS, AMOUNTS)
def test_parts_add_up_to_the_whole(first, second):
    assert fee(first) + fee(second, already_fen=first) == fee(first + second)


@given(AMOUNTS)
def test_more_money_never_costs_less_and_whole_yuan_stay_within_one(amount):
    assert fee(amount + 1) >= fee(amount)
    assert abs(fee(amount, round=Round.YUAN_HALF_UP) - fee(amount)) <= 50
    assert 0 <= fee(amount) - fee(amount, round=Round.YUAN_TRUNC) <= 100

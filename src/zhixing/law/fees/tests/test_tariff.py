from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import packaged
from zhixing.law.fees.acceptance import AcceptanceFee, Halving, acceptance_charge, acceptance_fee
from zhixing.law.fees.bands import bands, exact_yuan, percent
from zhixing.law.fees.inverse import AmountRange, FeeCharged, Of, amounts_for
from zhixing.law.fees.other import TAKES_AMOUNT, Kind, OtherFee, other_fee
from zhixing.law.fees.preservation import PreservationFee, preservation_fee
from zhixing.law.fees.rounding import Round

TABLES = packaged()
ON = date(2026, 11, 22)
AMOUNTS = st.integers(min_value=1, max_value=10**12)


def acceptance(amount, *halved, **more):
    return acceptance_fee(AcceptanceFee(amount, ON, halved, **more), TABLES)


def preservation(amount, **more):
    return preservation_fee(PreservationFee(amount, ON, **more), TABLES)


def test_two_reasons_to_halve_do_not_halve_twice():
    told = acceptance(1_000_000_00, Halving.SIMPLIFIED, Halving.MEDIATED)
    assert told.value == 6_900_00
    assert "只减半一次" in [s.asked for s in told.steps]


def test_half_is_taken_from_the_exact_fee_and_rounded_once():
    """(2025) judgment with 556,494.77 in dispute: 9,364.9477 halved is 4,682.47, not 4,682.48."""
    told = acceptance(55649477, Halving.JOINED)
    assert told.value == 468247
    assert told.proof.details["基数"] == "9,364.9477元"


@given(AMOUNTS)
def test_the_lines_of_a_proof_add_up_and_never_fall(amount):
    told = acceptance(amount)
    assert sum(line.fen for line in told.proof.children) == told.value
    assert acceptance(amount + 1).value >= told.value


@pytest.mark.parametrize("prefix", ["acceptance", "enforcement", "preservation"])
def test_the_tariff_is_continuous_and_concave(prefix):
    steps = bands(f"fees.{prefix}", ON, TABLES)
    assert [b.upto for b in steps[:-1]] == [b.over for b in steps[1:]]
    assert [b.rate for b in steps] == sorted((b.rate for b in steps), reverse=True)


def test_the_preservation_fee_stands_still_from_896_000_yuan():
    assert preservation(896_000_00).value == preservation(10**12).value == 5_000_00
    assert preservation(895_998_00).value < 5_000_00
    assert preservation(10**9).proof.how == "less"


def test_the_preservation_fee_without_an_amount_is_30_yuan():
    assert preservation(None).value == preservation(1_000_00).value == 30_00


@given(st.integers(min_value=10_001_00, max_value=10**11), st.booleans())
def test_the_inverse_holds_the_amount_it_came_from(amount, halved):
    fee = acceptance(amount, *((Halving.SIMPLIFIED,) if halved else ())).value
    found = amounts_for(FeeCharged(Of.ACCEPTANCE, fee, ON, halved=halved), TABLES).value
    assert found.low <= amount <= found.high


def test_the_inverse_of_the_ends():
    def found(of, fee, **more):
        return amounts_for(FeeCharged(of, fee, ON, **more), TABLES)

    assert found(Of.PRESERVATION, 5_000_00).value.high is None
    assert found(Of.ENFORCEMENT, 50_00).value == AmountRange(1, 10_000_33)
    assert found(Of.ACCEPTANCE, 49_99).value is None
    assert found(Of.PRESERVATION, 5_000_01).value is None
    assert found(Of.ENFORCEMENT, 7_400_00, round=Round.YUAN_TRUNC).value == AmountRange(500_000_00, 500_099_99)
    assert "至" in found(Of.ENFORCEMENT, 50_00).steps[0].found


@pytest.mark.parametrize("kind", [k for k in Kind if k not in {Kind.PAYMENT_ORDER, Kind.BANKRUPTCY}])
def test_a_band_or_a_fixed_sum_for_each_other_kind(kind):
    if f"fees.{kind}" in TABLES.parameters:
        fixed = TABLES.parameter(f"fees.{kind}").whole(ON)
        assert other_fee(OtherFee(kind, ON), TABLES).value == fixed
        with pytest.raises(ValueError, match="定额"):
            other_fee(OtherFee(kind, ON, set_fen=1), TABLES)
        return
    low, high = (TABLES.parameter(f"fees.{kind}_{end}").whole(ON) for end in ("low", "high"))
    assert other_fee(OtherFee(kind, ON, set_fen=low), TABLES).value == low
    assert other_fee(OtherFee(kind, ON, set_fen=high), TABLES).value == high
    assert other_fee(OtherFee(kind, ON, set_fen=high + 1), TABLES).value is None
    assert not other_fee(OtherFee(kind, ON), TABLES).lawful


def test_damages_for_personality_rights_add_two_bands():
    told = other_fee(OtherFee(Kind.PERSONALITY, ON, amount_fen=200_000_00, set_fen=500_00), TABLES)
    assert told.value == 500_00 + 500_00 + 500_00


def test_a_payment_order_costs_a_third():
    assert other_fee(OtherFee(Kind.PAYMENT_ORDER, ON, amount_fen=1_000_000_00), TABLES).value == 4_600_00


def test_what_makes_no_sense_is_refused():
    for bad in (
        lambda: AcceptanceFee(-1, ON),
        lambda: PreservationFee(-1, ON),
        lambda: OtherFee(Kind.LABOUR, ON, amount_fen=-1),
        lambda: OtherFee(Kind.LABOUR, ON, amount_fen=1),
        lambda: FeeCharged(Of.ACCEPTANCE, -1, ON),
        lambda: FeeCharged(Of.ENFORCEMENT, 1, ON, halved=True),
    ):
        with pytest.raises(ValueError, match=r"负数|不按金额|减半"):
            bad()
    for kind in Kind:
        amount = 1 if kind in TAKES_AMOUNT else 0
        with pytest.raises(NotCovered):
            other_fee(OtherFee(kind, date(2007, 3, 31), amount_fen=amount), TABLES)


def test_rates_and_exact_sums_as_they_are_spoken():
    assert [percent(Fraction(r)) for r in ("3/200", "1/100", "1/3", "1/1000")] == ["1.5%", "1%", "1/3", "0.1%"]
    assert exact_yuan(Fraction(100, 3)) == "1/3"
    assert acceptance_charge(1, ON, TABLES).exact == 5000

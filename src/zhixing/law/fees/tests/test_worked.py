"""The rows of the worked examples, each under its id."""

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from zhixing.law.core.fen import parse_yuan
from zhixing.law.core.tables import packaged
from zhixing.law.fees.acceptance import AcceptanceFee, Halving, acceptance_charge, acceptance_fee
from zhixing.law.fees.bands import bands
from zhixing.law.fees.enforcement import EnforcementFee, enforcement_fee
from zhixing.law.fees.inverse import FeeCharged, Of, amounts_for
from zhixing.law.fees.other import Kind, OtherFee, other_fee
from zhixing.law.fees.preservation import PreservationFee, preservation_fee
from zhixing.law.fees.rounding import Round

TABLES = packaged()
ON = date(2025, 1, 1)
ROWS = tomllib.loads((Path(__file__).parent / "worked.toml").read_text("utf-8"))


def computed(row):
    amount = parse_yuan(row["amount"]) if "amount" in row else 0
    rounding = Round(row.get("round", "FEN_HALF_UP"))
    if row["kind"] == "acceptance":
        halved = (Halving.SIMPLIFIED,) if row.get("halved") else ()
        return acceptance_fee(AcceptanceFee(amount, ON, halved, rounding), TABLES)
    if row["kind"] == "enforcement":
        return enforcement_fee(EnforcementFee(amount, ON, round=rounding), TABLES)
    if row["kind"] == "preservation":
        return preservation_fee(PreservationFee(amount, ON, rounding), TABLES)
    fixed = parse_yuan(row["set"]) if "set" in row else None
    return other_fee(OtherFee(Kind(row["kind"]), ON, amount, fixed, rounding), TABLES)


@pytest.mark.parametrize("row", [pytest.param(row, id=key) for key, row in ROWS.items() if "fee" in row])
def test_the_fee_that_was_charged(row):
    assert computed(row).value == parse_yuan(row["fee"])


def test_we039_the_inverse_finds_the_amount():
    row = ROWS["WE039"]
    found = amounts_for(FeeCharged(Of.ACCEPTANCE, parse_yuan(row["charged"]), ON), TABLES).value
    assert found.low <= parse_yuan(row["amount_found"]) <= found.high


def test_we049_the_quick_form_constants_follow_from_the_table():
    stated = [-200, 300, 1300, 3800, 4800, 6800, 11800, 21800, 41800]
    derived = []
    for band in bands("fees.acceptance", ON, TABLES):
        at = band.over + 1_000_00
        derived.append((acceptance_charge(at, ON, TABLES).exact - at * band.rate) / 100)
    assert derived == [Fraction(c) for c in stated]


def test_we080_a_stated_fee_that_does_not_follow_from_its_inputs():
    """NEGATIVE: a judgment prints 5,697.52; the tariff gives 5,697.51."""
    assert acceptance_fee(AcceptanceFee(29316739, ON), TABLES).value == 569751
    assert amounts_for(FeeCharged(Of.ACCEPTANCE, 569752, ON), TABLES).value.low == 29316767


def test_we160_the_base_that_an_actual_fee_implies():
    """The ruling prints the fee of 32,691 yuan but not its base; principal, fee and penalty come to 3,029,100."""
    asked = FeeCharged(Of.ENFORCEMENT, 3_269_100, ON, round=Round.YUAN_HALF_UP)
    found = amounts_for(asked, TABLES).value
    assert (found.low, found.high) == (3_029_050_00, 3_029_149_99)


def test_we012_a_fee_at_the_top_of_the_tariff_is_a_thousandth():
    """SPC supervision ruling of 2025: the fee on 32,805,480.37 yuan of later interest is 32,805.48."""
    facts = EnforcementFee(3_280_548_037, ON, already_fen=72_658_871_251)
    assert enforcement_fee(facts, TABLES).value == 3_280_548

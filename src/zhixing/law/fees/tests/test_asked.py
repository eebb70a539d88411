from datetime import date

import pytest

from zhixing.law.core.reading_input import read_toml
from zhixing.law.core.tables import packaged
from zhixing.law.fees.acceptance import Halving
from zhixing.law.fees.asked import Fee, FeeAsked, fee
from zhixing.law.fees.other import Kind

TABLES = packaged()
ON = date(2026, 11, 22)


def test_a_fee_asked_for_in_a_file():
    facts = read_toml(FeeAsked, 'kind = "enforcement"\non = 2026-11-22\namount = "500000.00"\n')
    assert fee(facts, TABLES).value == 7_400_00


@pytest.mark.parametrize("kind", list(Fee))
def test_every_fee_can_be_asked_for_by_name(kind):
    assert kind.chinese
    amount = 100_000_00 if kind in {Fee.ENFORCEMENT, Fee.ACCEPTANCE, Fee.PRESERVATION} else None
    assert fee(FeeAsked(kind, ON, amount), TABLES).question == f"fees.{kind}"


def test_no_kind_of_the_tariff_is_missing():
    assert {k.value for k in Kind} == {k.value for k in Fee} - {"enforcement", "acceptance", "preservation"}


def test_what_makes_no_sense_is_refused():
    for bad in (
        {"kind": Fee.LABOUR, "already": 1},
        {"kind": Fee.LABOUR, "halved": (Halving.MEDIATED,)},
        {"kind": Fee.ACCEPTANCE},
        {"kind": Fee.PRESERVATION, "amount": 1, "set": 1},
    ):
        with pytest.raises(ValueError, match=r"只有|要填写|酌定"):
            FeeAsked(on=ON, **bad)

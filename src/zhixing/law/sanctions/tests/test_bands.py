from datetime import date

import pytest

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import packaged
from zhixing.law.sanctions.bands import Sanction, sanction

TABLES = packaged()
ON = date(2026, 3, 1)


def may(unit, **facts):
    given = {"sanctioned_before": False, "approved": True} | facts
    return sanction(Sanction(ON, unit, **given), TABLES).value


def test_the_bands():
    assert may(False, fine=100_000_00)
    assert not may(False, fine=100_000_01)
    assert not may(False, fine=0)
    assert may(True, fine=50_000_00)
    assert not may(True, fine=49_999_99)
    assert may(True, fine=1_000_000_00)
    assert not may(True, fine=1_000_000_01)
    assert may(False, days=15)
    assert not may(False, days=16)


def test_fine_and_detention_together_but_never_twice_for_one_act():
    assert may(False, fine=1_000_00, days=3)
    assert not may(False, days=3, sanctioned_before=True)
    assert not may(False, days=3, sanctioned_before=None)
    assert not may(False, days=3, approved=False)


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="请填写"):
        Sanction(ON, False)
    with pytest.raises(ValueError, match="至少一日"):
        Sanction(ON, False, days=0)
    with pytest.raises(ValueError, match="单位不能拘留"):
        Sanction(ON, True, days=1)
    with pytest.raises(NotCovered):
        sanction(Sanction(date(2012, 12, 31), False, days=1), TABLES)

from datetime import date

import pytest

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import packaged
from zhixing.law.preservation.security import SecurityAsked, SecurityRange, When, security_range

TABLES = packaged()
ON = date(2026, 3, 1)


def asked(when, amount, **more):
    return security_range(SecurityAsked(ON, when, amount, **more), TABLES)


def test_in_suit_never_more_than_thirty_per_cent():
    assert asked(When.IN_SUIT, 1_000_000_00).value == SecurityRange(0, 300_000_00)
    assert asked(When.IN_SUIT, 1_000_000_00, required=300_000_00).lawful
    assert not asked(When.IN_SUIT, 1_000_000_00, required=300_000_01).lawful


def test_before_suit_the_whole_amount():
    assert asked(When.PRE_SUIT, 500).value == SecurityRange(500, 500)
    assert not asked(When.PRE_SUIT, 500, required=499).lawful
    assert asked(When.PRE_SUIT, 500, required=499, special=True).lawful


def test_some_applicants_need_none():
    told = asked(When.PRE_SUIT, 500, required=0, waiver="追索抚养费")
    assert told.lawful
    assert "追索抚养费" in "\n".join(told.sentences())


def test_a_special_case_above_the_whole_amount_needs_reasons():
    told = asked(When.PRE_SUIT, 500, required=501, special=True)
    assert told.overridable
    assert not told.blocks


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="负数"):
        SecurityAsked(ON, When.IN_SUIT, -1)
    with pytest.raises(NotCovered):
        security_range(SecurityAsked(date(2016, 11, 30), When.IN_SUIT, 1), TABLES)

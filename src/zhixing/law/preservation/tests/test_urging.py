"""When a debtor is to be reminded: three full days before the period ends, and until its last day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.preservation.urge import Outcome, Urging, first_day, may_urge

ENDS = date(2026, 12, 25)
URGED = Urging(date(2026, 12, 22), date(2026, 11, 25), ENDS, 75_000_00, reminded=False)


def test_three_full_days_lie_between_reminder_and_end():
    assert first_day(ENDS, packaged()) == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("before", "outcome", "lawful"),
    [(5, Outcome.SEND, False), (4, Outcome.SEND, True), (0, Outcome.SEND, True), (-1, Outcome.TOO_LATE, True)],
)
def test_both_sides_of_the_first_and_the_last_day(before, outcome, lawful):
    told = may_urge(replace(URGED, on=ENDS - timedelta(days=before)), packaged())
    assert (told.value, not told.blocks) == (outcome, lawful)


def test_what_is_performed_is_noted_and_what_cannot_be_reckoned_is_reminded():
    assert may_urge(replace(URGED, outstanding=0), packaged()).value is Outcome.PERFORMED
    assert may_urge(replace(URGED, outstanding=None), packaged()).value is Outcome.SEND


def test_not_twice_and_not_before_the_instrument_takes_effect():
    assert may_urge(replace(URGED, reminded=True), packaged()).blocks
    assert may_urge(replace(URGED, effective_on=None, ends_on=None), packaged()).blocks

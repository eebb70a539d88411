from datetime import date

import pytest

from zhixing.law.core.calendar import NotAnnounced, add_months, days_inclusive
from zhixing.law.core.tables import packaged

CALENDAR = packaged().calendar


def test_a_period_ending_on_new_years_day_rolls_to_the_first_workday():
    """WE138: thirty days from 2021-12-03 end on 2022-01-02, a rest day."""
    assert CALENDAR.roll(date(2022, 1, 2)).ends_on == date(2022, 1, 4)


def test_a_make_up_saturday_is_a_workday_and_ends_a_period():
    assert CALENDAR.roll(date(2024, 10, 12)).ends_on == date(2024, 10, 12)


def test_an_unannounced_year_gives_a_provisional_end():
    rolled = CALENDAR.roll(date(2027, 5, 16))
    assert (rolled.nominal, rolled.ends_on, rolled.provisional) == (date(2027, 5, 16), date(2027, 5, 17), True)
    with pytest.raises(NotAnnounced, match="2027 年放假安排未公布"):
        CALENDAR.is_workday(date(2027, 5, 17))


def test_months_end_on_the_same_number_or_the_last_day():
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2026, 11, 16), 6) == date(2027, 5, 16)


def test_both_ends_count():
    assert days_inclusive(date(2026, 1, 1), date(2026, 4, 11)) == 101
    assert days_inclusive(date(2026, 1, 2), date(2026, 1, 1)) == 0


def test_workdays_skip_the_spring_festival():
    assert CALENDAR.add_workdays(date(2026, 2, 13), 2) == date(2026, 2, 24)

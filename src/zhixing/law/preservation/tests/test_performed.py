"""Every instrument falls under one heading: a debt of 1,000 yuan whose period ended on 25 December."""

from datetime import date

import pytest

from zhixing.law.preservation.performed import Course, Performed, performed

ENDS, LATER, NOW = date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 31)


@pytest.mark.parametrize(
    ("paid", "left", "deducted", "found"),
    [
        ([(ENDS, 1000)], (0, 0), 0, Performed.IN_TIME),
        ([(ENDS, 400)], (600, 600), 0, Performed.PART_IN_TIME),
        ([(ENDS, 400), (LATER, 600)], (600, 0), 0, Performed.LATE),
        ([(LATER, 400)], (1000, 600), 0, Performed.LATE_PART),
        ([], (1000, 1000), 0, Performed.NOT),
        ([(ENDS, 400)], (600, 0), 600, Performed.DEDUCTED),
        ([(ENDS, 400)], (600, 300), 300, Performed.PART_IN_TIME),
        ([(ENDS, 400)], (None, 600), 0, Performed.UNKNOWN),
    ],
)
def test_headings(paid, left, deducted, found):
    assert performed(Course(NOW, ENDS, *left, tuple(paid), deducted)) is found


def test_the_last_day_still_runs_and_the_next_is_over():
    assert performed(Course(ENDS, ENDS, 1000, 1000, (), 0)) is Performed.RUNNING
    assert performed(Course(LATER, ENDS, 1000, 1000, (), 0)) is Performed.NOT

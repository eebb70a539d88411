"""Conventions of counting days: which ends, what a year is, days or full months (money.md 5.3, 5.4)."""

from datetime import date
from enum import StrEnum

from zhixing.law.core.calendar import DAY


class Year(StrEnum):
    """By what a yearly rate is divided. ACTUAL: 366 for the days of a leap year."""

    DAYS_365 = "365"
    DAYS_360 = "360"
    ACTUAL = "actual"


class Ends(StrEnum):
    """Which ends of “from … to …” are counted for ordinary interest."""

    BOTH = "both"
    FIRST_ONLY = "first_only"
    LAST_ONLY = "last_only"
    NEITHER = "neither"


class Style(StrEnum):
    """DAYS × rate / year · full MONTHS × monthly rate + rest days / 30 · full YEARS × rate + rest days / year."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


def first_counted(first: date, ends: Ends) -> date:
    """The first counted day of a period that is said to run from `first`."""
    return first if ends in {Ends.BOTH, Ends.FIRST_ONLY} else first + DAY


def last_counted(last: date, ends: Ends) -> date:
    """The last counted day of a period that is said to run to `last`."""
    return last if ends in {Ends.BOTH, Ends.LAST_ONLY} else last - DAY


Window = tuple[date, date]
"""Days from first to last, both counted."""


def without(first: date, last: date, gaps: tuple[Window, ...]) -> list[Window]:
    """The inclusive days first…last less the inclusive gaps (sorted, not overlapping), as windows in order."""
    windows, day = [], first
    for start, end in gaps:
        if end < day or start > last:
            continue
        if start > day:
            windows.append((day, start - DAY))
        day = end + DAY
    if day <= last:
        windows.append((day, last))
    return windows


def merged(windows: list[Window]) -> tuple[Window, ...]:
    """Windows sorted and joined where they overlap or touch, so that no day is counted twice."""
    out: list[Window] = []
    for first, last in sorted(windows):
        if out and first <= out[-1][1] + DAY:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return tuple(out)

"""Days of the Chinese calendar: rest days, make-up workdays (调休), months, roll-over (民诉法 85; 民法典 202, 203)."""

import calendar as _calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

DAY = timedelta(days=1)


class NotAnnounced(LookupError):
    """The holidays of a year have not been announced; nothing is inferred from weekends."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} 年放假安排未公布，按工作日计算的期限要等公布之后才算得出")
        self.year = year


@dataclass(frozen=True, slots=True)
class Rolled:
    """The end of a period after roll-over. `provisional` (暂定): the holidays of that year are not announced."""

    nominal: date
    ends_on: date
    provisional: bool = False


@dataclass(frozen=True)
class Calendar:
    """Announced festival rest days and make-up workdays, complete for `years`."""

    rest: frozenset[date]
    work: frozenset[date]
    years: frozenset[int] = field(default_factory=frozenset)

    def is_workday(self, day: date) -> bool:
        """Raises NotAnnounced for a year outside the table."""
        if day.year not in self.years:
            raise NotAnnounced(day.year)
        return day in self.work or (day.weekday() < 5 and day not in self.rest)

    def roll(self, nominal: date) -> Rolled:
        """Move an end on a rest day to the first workday after it (民诉法 85 第三款).

        Where the year is not announced the end moves over weekends only and is marked provisional.
        """
        day, provisional = nominal, False
        while True:
            try:
                rests = not self.is_workday(day)
            except NotAnnounced:
                rests, provisional = day.weekday() >= 5, True
            if not rests:
                return Rolled(nominal, day, provisional)
            day += DAY

    def add_workdays(self, start: date, count: int) -> date:
        """The `count`-th workday after `start` (the start itself is not counted). Raises NotAnnounced."""
        day = start
        while count:
            day += DAY
            count -= self.is_workday(day)
        return day


def add_months(start: date, months: int) -> date:
    """Same-numbered day `months` later, or the last day of that month if there is none (民法典 202)."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    last = _calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def days_inclusive(first: date, last: date) -> int:
    """Days from `first` to `last`, both counted; 0 when last is before first."""
    return max(0, (last - first).days + 1)

"""Lines of the daily loop: equal days in a row, and the component between two payments that they make."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from zhixing.checking.facts import months_later
from zhixing.checking.published import DAY
from zhixing.checking.rates import Daily
from zhixing.checking.streams import Stream


class Rise:
    """A running penalty in the base: what is unpaid of it at the beginning of a day, and what that day adds."""

    def __init__(self, grown: Fraction = Fraction(0), growth: Fraction = Fraction(0)) -> None:
        self.grown, self.growth = grown, growth


class Run:
    """Equal days in a row: base × rate × units / divisor; a base with a running penalty rises from day to day."""

    def __init__(self, day: date, base: int, rate: Daily, rise: Rise) -> None:
        self.first = self.last = day
        self.base, self.rate, self.units, self.unit, self.rise = base, rate, 1, "天", rise

    def bases(self) -> Iterator[Fraction]:
        """The base of each unit."""
        for number in range(self.units):
            yield self.base + self.rise.grown + self.rise.growth * number

    def goes_on(self, base: int, rate: Daily, rise: Rise) -> bool:
        """Is the next day like these?"""
        same = (self.base, self.rate, self.rise.growth) == (base, rate, rise.growth)
        return same and self.rise.grown + self.rise.growth * self.units == rise.grown

    @property
    def exact(self) -> Fraction:
        first, days = self.base + self.rise.grown, self.units
        together = first * days + self.rise.growth * (days * (days - 1) // 2)
        return together * self.rate[0] / self.rate[1]


class Line:
    """One component between two payments."""

    def __init__(self, stream: int, day: date, capital: int = 0) -> None:
        self.stream, self.first, self.last, self.capital = stream, day, day, capital
        self.runs: list[Run] = []
        self.fen = 0

    def add(self, day: date, base: int, rate: Daily, rise: Rise) -> None:
        """One more counted day."""
        last = self.runs[-1] if self.runs else None
        if last and last.last + DAY == day and last.goes_on(base, rate, rise):
            last.last, last.units = day, last.units + 1
        else:
            self.runs.append(Run(day, base, rate, rise))

    @property
    def exact(self) -> Fraction:
        return sum((run.exact for run in self.runs), Fraction(0))


def whole(stream: Stream, days: list[Run]) -> list[Run]:
    """Full months or years by same-numbered day, then the rest days."""
    months, unit = (1, "个月") if stream.style == "months" else (12, "年")
    out = []
    for run in days:
        count = 0
        while months_later(run.first, months * (count + 1)) <= run.last + DAY:
            count += 1
        rest = months_later(run.first, months * count)
        if count:
            whole = Run(run.first, run.base, (run.rate[0], 1, run.rate[2]), run.rise)
            whole.last, whole.units, whole.unit = rest - DAY, count, unit
            out.append(whole)
        if rest <= run.last:
            more = Run(rest, run.base, run.rate, run.rise)
            more.last, more.units = run.last, (run.last - rest).days + 1
            out.append(more)
    return out

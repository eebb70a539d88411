"""Interest of one base over days in which nothing changes; exact, not yet rounded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from zhixing.law.core.calendar import DAY, add_months, days_inclusive
from zhixing.law.interest.rate import Fixed
from zhixing.law.interest.slices import Slice, percent


@dataclass(frozen=True, slots=True)
class Segment:
    """base (fen) × rate × units / divisor; units are days unless `unit` says 个月 or 年.

    Where a running penalty is in the base, `grown` fen of it stand there on the first day, and the base rises by
    `growth` fen from each day to the next.
    """

    base: int
    first: date
    last: date
    units: int
    rate: Fraction
    divisor: int
    source: str
    unit: str = "天"
    grown: Fraction = Fraction(0)
    growth: Fraction = Fraction(0)

    @property
    def exact(self) -> Fraction:
        """Unrounded fen."""
        return self.upto(self.units)

    def upto(self, units: int) -> Fraction:
        """Unrounded fen of the first units."""
        if not self.grown and not self.growth:
            return Fraction(self.base * self.rate.numerator * units, self.rate.denominator * self.divisor)
        return self.weight(units) * self.rate / self.divisor

    def weight(self, units: int, cap: int | None = None) -> Fraction:
        """The bases of the first units added up, each counted with at most `cap` fen."""
        first = self.base + self.grown
        if cap is None or first + self.growth * (units - 1) <= cap:
            return first * units + self.growth * (units * (units - 1) // 2)
        below = 0 if first > cap else (cap - first) // self.growth + 1
        return first * below + self.growth * (below * (below - 1) // 2) + Fraction(cap * (units - below))


def by_days(base: int, rates: Iterable[Slice]) -> list[Segment]:
    """Every slice with its days, both ends counted."""
    made = [Segment(base, s.first, s.last, days_inclusive(s.first, s.last), s.rate, s.divisor, s.source) for s in rates]
    return joined(made)


def joined(segments: Iterable[Segment]) -> list[Segment]:
    """Neighbours that differ in nothing but their days become one."""
    out: list[Segment] = []
    for s in segments:
        before = out[-1] if out else None
        if before and before.last + DAY == s.first and _goes_on(before, s):
            out[-1] = replace(before, last=s.last, units=before.units + s.units)
        else:
            out.append(s)
    return out


def _goes_on(before: Segment, s: Segment) -> bool:
    same = (before.base, before.rate, before.divisor, before.source, before.growth)
    rises = before.grown + before.growth * before.units == s.grown
    return rises and same == (s.base, s.rate, s.divisor, s.source, s.growth)


def by_months(base: int, rate: Fixed, first: date, last: date) -> list[Segment]:
    """Full months by same-numbered day at the monthly rate, rest days at a thirtieth of it."""
    source = f"月利率{percent(rate.rate)}"
    return _whole(base, rate.rate, (first, last), 1, "个月", 30, source)


def by_years(base: int, rate: Fixed, first: date, last: date, divisor: int) -> list[Segment]:
    """Full years by same-numbered day at the yearly rate, rest days by the divisor (360, 365)."""
    return _whole(base, rate.rate, (first, last), 12, "年", divisor, f"年利率{percent(rate.rate)}")


def _whole(
    base: int, rate: Fraction, days: tuple[date, date], months: int, unit: str, divisor: int, source: str
) -> list[Segment]:
    first, last = days
    count = 0
    while add_months(first, months * (count + 1)) <= last + DAY:
        count += 1
    rest = add_months(first, months * count)
    out = [Segment(base, first, rest - DAY, count, rate, 1, source, unit)] if count else []
    if rest <= last:
        out.append(Segment(base, rest, last, days_inclusive(rest, last), rate, divisor, source))
    return out

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
    """base (fen) × rate × units / divisor; units are days unless `unit` says 个月 or 年."""

    base: int
    first: date
    last: date
    units: int
    rate: Fraction
    divisor: int
    source: str
    unit: str = "天"

    @property
    def exact(self) -> Fraction:
        """Unrounded fen."""
        return Fraction(self.base * self.rate.numerator * self.units, self.rate.denominator * self.divisor)


def by_days(base: int, rates: Iterable[Slice]) -> list[Segment]:
    """Every slice with its days, both ends counted."""
    made = [Segment(base, s.first, s.last, days_inclusive(s.first, s.last), s.rate, s.divisor, s.source) for s in rates]
    return joined(made)


def joined(segments: Iterable[Segment]) -> list[Segment]:
    """Neighbours that differ in nothing but their days become one."""
    out: list[Segment] = []
    for s in segments:
        before = out[-1] if out else None
        same = before and (before.base, before.rate, before.divisor, before.source) == (
            s.base,
            s.rate,
            s.divisor,
            s.source,
        )
        if before and same and before.last + DAY == s.first:
            out[-1] = replace(before, last=s.last, units=before.units + s.units)
        else:
            out.append(s)
    return out


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

"""A rate cut into slices of days in which nothing changes."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from zhixing.law.core.calendar import DAY
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import BENCHMARK_ENDS, RateRow, RateTable, Tables
from zhixing.law.interest.daycount import Year
from zhixing.law.interest.rate import Benchmark, Fixed, Lpr, Per, Rate, Segmented

_PER = {Per.YEAR: "年利率", Per.MONTH: "月利率", Per.DAY: "日利率"}
_TIER = {
    "le_6m": "六个月以内",
    "gt_6m_le_1y": "六个月至一年",
    "gt_1y_le_3y": "一至三年",
    "gt_3y_le_5y": "三至五年",
    "gt_5y": "五年以上",
}
_TENOR = {"1y": "一年期", "5y": "五年期以上"}


@dataclass(frozen=True, slots=True)
class Slice:
    """Days first…last (both counted) at one rate; money a day = base × rate / divisor. `source` in Chinese."""

    first: date
    last: date
    rate: Fraction
    divisor: int
    source: str

    @property
    def per_day(self) -> Fraction:
        """The rate of one day."""
        return self.rate / self.divisor


@lru_cache(maxsize=1024)
def percent(rate: Fraction) -> str:
    """A rate as an exact decimal percentage, or as a fraction where it has no end: 7/40000 → "0.0175%"."""
    rest = rate.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return str(rate)
    places = 0
    scaled = rate * 100
    while (scaled * 10**places).denominator != 1:
        places += 1
    digits = str((scaled * 10**places).numerator).rjust(places + 1, "0")
    return (f"{digits[:-places]}.{digits[-places:]}" if places else digits) + "%"


def slices(rate: Rate, first: date, last: date, tables: Tables, year: Year) -> Iterator[Slice]:
    """Cut the inclusive days first…last where the rate or the divisor changes.

    Raises NotCovered on the first day without a published rate (a fixed anchor: on the anchor).
    """
    if isinstance(rate, Segmented):
        if first < BENCHMARK_ENDS:
            yield from slices(rate.before, first, min(last, BENCHMARK_ENDS - DAY), tables, year)
        if last >= BENCHMARK_ENDS:
            yield from slices(rate.after, max(first, BENCHMARK_ENDS), last, tables, year)
    elif isinstance(rate, Fixed):
        source = f"{_PER[rate.per]}{percent(rate.rate)}"
        if rate.per is Per.YEAR:
            yield from _by_year(Slice(first, last, rate.rate, 365, source), year)
        else:
            yield Slice(first, last, rate.rate, 30 if rate.per is Per.MONTH else 1, source)
    else:
        for part in _market(rate, first, last, tables):
            yield from _by_year(part, year)


def _market(rate: Benchmark | Lpr, first: date, last: date, tables: Tables) -> Iterator[Slice]:
    table, key = (tables.lpr, rate.tenor) if isinstance(rate, Lpr) else (tables.benchmark, rate.tier)
    if rate.anchor is not None:
        row = _anchored(table, rate.anchor, first)
        row = _since(table.rows, table.rows.index(row), key)
        yield _slice(rate, row, row.rates[key], (first, last))
        return
    floating = tables.floating_lpr if isinstance(rate, Lpr) else table
    for start, end, row in published(floating, key, first, last):
        yield _slice(rate, row, row.rates[key], (start, end))


def _anchored(table: RateTable, anchor: date, first: date) -> RateRow:
    try:
        return table.on(anchor)
    except NotCovered as bare:
        covered = None if bare.covered_to is None else first - DAY
        raise NotCovered(table.name, first, covered, f"约定按 {anchor} 的利率计算：{bare}") from None


def published(table: RateTable, key: str, first: date, last: date) -> Iterator[tuple[date, date, RateRow]]:
    """Cut the inclusive days first…last where the published rate changes its value; the row is the first with it.

    Raises NotCovered at the first bare day.
    """
    rows, day = table.rows, first
    at = bisect_right(rows, day, key=lambda row: row.since) - 1
    while day <= last:
        if at < 0 or day >= table.covered_until:
            table.on(day)
        after = at + 1
        while after < len(rows) and rows[after].rates[key] == rows[at].rates[key]:
            after += 1
        end = min(last, (rows[after].since if after < len(rows) else table.covered_until) - DAY)
        yield day, end, _since(rows, at, key)
        day, at = end + DAY, min(after, len(rows) - 1)


def _since(rows: tuple[RateRow, ...], at: int, key: str) -> RateRow:
    while at and rows[at - 1].rates[key] == rows[at].rates[key]:
        at -= 1
    return rows[at]


def _slice(rate: Benchmark | Lpr, row: RateRow, published_rate: Fraction, days: tuple[date, date]) -> Slice:
    name = f"LPR {_TENOR[rate.tenor]}" if isinstance(rate, Lpr) else f"贷款基准利率 {_TIER[rate.tier]}"
    said = f"{name}（{row.since} 起）{percent(published_rate)}"
    if rate.times != 1:
        said += f"×{rate.times}"
    if rate.plus:
        said += f"+{percent(rate.plus)}"
    return Slice(*days, published_rate * rate.times + rate.plus, 365, said)


def _by_year(part: Slice, year: Year) -> Iterator[Slice]:
    if year is not Year.ACTUAL:
        yield replace(part, divisor=int(year))
        return
    day = part.first
    while day <= part.last:
        end = min(part.last, date(day.year, 12, 31))
        length = (date(day.year, 12, 31) - date(day.year, 1, 1)).days + 1
        yield replace(part, first=day, last=end, divisor=length)
        day = end + DAY


def at_most(rates: Iterable[Slice], ceiling: Iterable[Slice], taken: Iterable[Slice] = ()) -> Iterator[Slice]:
    """The rates, never above the ceiling less what earlier terms `taken` already used of it, day by day."""
    tops, used = list(ceiling), list(taken)
    for part in rates:
        for first, last in _common(part, [*tops, *used]):
            top = next(t for t in tops if t.first <= first <= t.last)
            room = top.per_day - sum(u.per_day for u in used if u.first <= first <= u.last)
            if part.per_day <= room:
                yield replace(part, first=first, last=last)
            else:
                yield Slice(first, last, max(Fraction(0), room) * top.divisor, top.divisor, f"以{top.source}为上限")


def _common(part: Slice, others: list[Slice]) -> Iterator[tuple[date, date]]:
    starts = {part.first}
    for other in others:
        starts |= {day for day in (other.first, other.last + DAY) if part.first < day <= part.last}
    cuts = sorted(starts)
    for first, following in zip(cuts, [*cuts[1:], part.last + DAY], strict=True):
        yield first, following - DAY

"""Rates of doubled interest (加倍部分债务利息): before and from 2014-08-01 (迟延利息解释 1, 7; 法释〔2009〕6号)."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from zhixing.law.core.calendar import DAY, add_months
from zhixing.law.core.tables import Tables
from zhixing.law.interest.daycount import Year
from zhixing.law.interest.rate import Benchmark, Tier
from zhixing.law.interest.slices import Slice, percent, slices

TRANSITION = date(2014, 8, 1)
"""First day of the daily rate; what accrued before is a line of its own (迟延利息解释 7)."""

REPLY_2009 = date(2009, 5, 18)
"""From here the benchmark of the same period is doubled; before it the highest bank loan rate (民诉意见 294)."""


def new_slices(first: date, last: date, tables: Tables) -> Iterator[Slice]:
    """Days from 2014-08-01 on, at the daily rate; no year is involved."""
    value = tables.parameter("interest.doubled_daily").on(first).value
    yield Slice(first, last, Fraction(value), 1, f"日利率{percent(Fraction(value))}")


def old_slices(first: date, last: date, tables: Tables, tier: Tier, year: Year) -> Iterator[Slice]:
    """Days before 2014-08-01: the benchmark loan rate times two; before 2009-05-18 the highest tier times two."""
    times = Fraction(tables.parameter("interest.old_multiple").on(first).value)
    if first < REPLY_2009:
        highest = Benchmark(Tier.OVER_5_YEARS, times)
        yield from slices(highest, first, min(last, REPLY_2009 - DAY), tables, year)
    if last >= REPLY_2009:
        yield from slices(Benchmark(tier, times), max(first, REPLY_2009), last, tables, year)


def tier_of(first: date, last: date) -> Tier:
    """The tier by the length of the delay first…last, both counted (同期)."""
    for months, tier in (
        (6, Tier.UP_TO_6_MONTHS),
        (12, Tier.UP_TO_1_YEAR),
        (36, Tier.UP_TO_3_YEARS),
        (60, Tier.UP_TO_5_YEARS),
    ):
        if last < add_months(first, months):
            return tier
    return Tier.OVER_5_YEARS

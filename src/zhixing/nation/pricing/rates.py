"""Published rates summed up day by day, so that any period costs two look-ups."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from zhixing.law.core.calendar import DAY
from zhixing.law.core.tables import BENCHMARK_ENDS, RateTable, Tables
from zhixing.law.interest.rate import Tier
from zhixing.nation.pricing.columns import Kind

MILLION = 1_000_000
TIERS = tuple(Tier)


@dataclass(frozen=True)
class Summed:
    """`sums[d - begins]` = the rates (millionths) of all days from `begins` up to the day before d, added up."""

    begins: int
    sums: npt.NDArray[np.int64]


def counted(last: date) -> Summed:
    """Every day counts one: for rates that do not change."""
    return Summed(1, np.arange(last.toordinal() + 2, dtype=np.int64))


def summed(kind: Kind, tier: int, last: date, tables: Tables) -> Summed:
    """The daily published rates of a kind up to `last`. Raises NotCovered where `last` has none."""
    tenor = "1y" if kind in {Kind.LPR_1Y, Kind.SEGMENTED_1Y} else "5y"
    tables.lpr.on(max(last, BENCHMARK_ENDS))
    daily = _daily(tables.lpr, tenor, tables.lpr.rows[0].since, last)
    begins = tables.lpr.rows[0].since
    if kind in {Kind.SEGMENTED_1Y, Kind.SEGMENTED_5Y}:
        begins = tables.benchmark.rows[0].since
        before = _daily(tables.benchmark, TIERS[tier], begins, min(last, BENCHMARK_ENDS - DAY))
        daily = np.concatenate([before, daily])
    sums = np.zeros(len(daily) + 1, dtype=np.int64)
    np.cumsum(daily, out=sums[1:])
    return Summed(begins.toordinal(), sums)


def _daily(table: RateTable, key: str, first: date, last: date) -> npt.NDArray[np.int64]:
    rows = [row for row in table.rows if row.since <= last]
    starts = np.array([row.since.toordinal() for row in rows], dtype=np.int64)
    values = np.array([millionths(row.rates[key]) for row in rows], dtype=np.int64)
    days = np.arange(first.toordinal(), last.toordinal() + 1, dtype=np.int64)
    return values[np.searchsorted(starts, days, side="right") - 1] if len(days) else days


def millionths(rate: Fraction) -> int:
    """A published rate in millionths; published rates have at most two decimals of a percent."""
    scaled = rate * MILLION
    if scaled.denominator != 1:
        raise ValueError(f"公布的利率 {rate} 不能用百万分之一表示")
    return int(scaled)

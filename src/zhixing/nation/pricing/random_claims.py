"""Seeded random claims of every kind and edge, for the differential test and the bench."""

from dataclasses import fields
from datetime import date

import numpy as np
import numpy.typing as npt

from zhixing.nation.pricing.columns import Bundles, Claims, Kind, Obligations, Part, Payments

Ordinals = npt.NDArray[np.int64]
LPR_BEGINS = date(2019, 8, 20).toordinal()
EDGES = (
    date(2019, 8, 19), date(2019, 8, 20), date(2020, 2, 29), date(2024, 2, 29), date(2024, 10, 20),
    date(2024, 10, 21), date(2014, 8, 1), date(2023, 12, 31), date(2024, 12, 31), date(2026, 8, 20),
)  # fmt: skip


def random_claims(count: int, on: date, seed: int, *, only: Kind | None = None) -> Claims:
    """Claims as courts have them, with edge days, whole payments, surplus, and payments on and after `on`."""
    rng = np.random.default_rng(seed)
    last = on.toordinal()
    kind = rng.integers(0, len(Kind), count) if only is None else np.full(count, int(only))
    published_only = np.isin(kind, [Kind.LPR_1Y, Kind.LPR_5Y])
    earliest = np.where(published_only, LPR_BEGINS, date(2013, 1, 1).toordinal())
    first = _days(rng, earliest, last, count)
    doubled = np.where(
        rng.random(count) < 0.9, _days(rng, np.maximum(first, date(2014, 8, 1).toordinal()), last, count), 0
    )
    if only is None:
        old = rng.random(count) < 0.02
        doubled = np.where(old, date(2014, 7, 1).toordinal() + rng.integers(0, 31, count), doubled)
    principal = np.exp(rng.uniform(np.log(100), np.log(10**11), count)).astype(np.int64) + 1
    day_1 = np.where(
        rng.random(count) < 0.8, _days(rng, np.maximum(first, date(2014, 8, 1).toordinal()), last + 20, count), 0
    )
    day_2 = np.where((day_1 > 0) & (rng.random(count) < 0.8), day_1 + rng.integers(0, 900, count), 0)
    paid_1 = np.where(day_1 > 0, (principal * rng.choice([0.001, 0.1, 0.5, 1.0, 3.0], count)).astype(np.int64) + 1, 0)
    paid_2 = np.where(day_2 > 0, (principal * rng.choice([0.001, 0.1, 0.5, 1.0, 3.0], count)).astype(np.int64) + 1, 0)
    return Claims(
        principal=principal,
        kind=kind.astype(np.int8),
        rate=rng.choice([60_000, 240_000, 14_500, 500, 175, 48_999], count).astype(np.int32),
        times=rng.choice([100, 130, 150, 400, 175], count).astype(np.int32),
        plus=rng.choice([0, 0, 5_000, 12_345], count).astype(np.int32),
        anchor=rng.integers(LPR_BEGINS, last + 1, count).astype(np.int32),
        tier=np.where(np.isin(kind, [Kind.SEGMENTED_1Y, Kind.SEGMENTED_5Y]), rng.integers(0, 5, count), 0).astype(
            np.int8
        ),
        year=rng.choice([360, 365], count).astype(np.int16) if only is None else np.full(count, 365, np.int16),
        first=first.astype(np.int32),
        doubled=doubled.astype(np.int32),
        day_1=day_1.astype(np.int32),
        paid_1=paid_1,
        day_2=day_2.astype(np.int32),
        paid_2=paid_2,
    )


def random_bundles(count: int, on: date, seed: int) -> Bundles:
    """Claims of one to four obligations, many of them falling due or beginning on the same days, so that ranks tie."""
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 5, count)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    claims = random_claims(int(starts[-1]), on, seed + 1)
    heads = starts[:-1]
    follows = (rng.random(len(claims)) < 0.5) & ~np.isin(np.arange(len(claims)), heads)
    head = np.repeat(heads, sizes)
    columns = {f.name: getattr(claims, f.name).copy() for f in fields(Obligations)}
    for name in ("first", "doubled", "kind", "rate", "times", "plus", "tier", "year"):
        columns[name][follows] = columns[name][head][follows]
    part = rng.choice([Part.PRINCIPAL, Part.PRINCIPAL, Part.PRINCIPAL, Part.COSTS, Part.INTEREST], len(claims))
    columns["doubled"] = np.where(part == Part.INTEREST, 0, columns["doubled"]).astype(np.int32)
    payments = Payments(claims.day_1[heads], claims.paid_1[heads], claims.day_2[heads], claims.paid_2[heads])
    secured = rng.random(len(claims)) < 0.3
    return Bundles(Obligations(**columns), part.astype(np.int8), secured, starts, payments)


def _days(rng: np.random.Generator, earliest: Ordinals | int, last: int, count: int) -> Ordinals:
    """Random days, one in five an edge day, none before `earliest`."""
    spread = earliest + (rng.random(count) * (last + 1 - np.minimum(earliest, last))).astype(np.int64)
    edges = np.array([d.toordinal() for d in EDGES])[rng.integers(0, len(EDGES), count)]
    chosen: Ordinals = np.maximum(np.where(rng.random(count) < 0.2, edges, spread), earliest)
    return chosen

"""Claims per second of the scalar and the batch engine, and whether they agree: `python bench/pricing.py`."""

import sys
import time
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields
from datetime import date

import numpy as np
from figures import Figure, Wrong, main

from zhixing.law.core.tables import packaged
from zhixing.law.owed.facts import OldGeneral, Switches
from zhixing.law.owed.question import owed
from zhixing.nation.pricing import Claims, Kind, PricedBundles, price, price_several
from zhixing.nation.pricing.random_claims import random_bundles, random_claims
from zhixing.nation.pricing.reference import debt_of, price_bundle, price_one

ON = date(2026, 9, 1)
ROWS, COMPARED, BUNDLES = 10_000_000, 200_000, 20_000
TRANSITION = date(2014, 8, 1).toordinal()
SEEDS = (7, 8)
"""One process each for the comparison, which the scalar engine makes long."""
TABLES = packaged()
SWITCHES = Switches(old_general=OldGeneral.ADDITIONAL)


def timed(work: Callable[[], object], *, best_of: int = 3) -> float:
    """Seconds of the quickest of some runs."""
    took = []
    for _ in range(best_of):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took)


def peak(work: Callable[[], object]) -> int:
    """Most bytes held at a time by a run, beyond what was held before."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def read_once(claims: Claims) -> int:
    """Touch every column once."""
    return sum(int(getattr(claims, f.name).sum(dtype=np.int64)) for f in fields(claims))


def disagreements(count: int, seed: int) -> int:
    """Claims of all kinds on which the engines differ."""
    claims = random_claims(count, ON, seed=seed)
    found = price(claims, ON, TABLES, SWITCHES)
    columns = np.stack([found.principal, found.interest, found.doubled, found.surplus], axis=1).tolist()
    wrong = (tuple(columns[row]) != price_one(claims, row, ON, TABLES, SWITCHES) for row in range(count))
    return sum(wrong)


def bundles_disagree(count: int, seed: int) -> int:
    """Claims of several obligations on which the engines differ in some obligation or in the surplus."""
    bundles = random_bundles(count, ON, seed)
    found = price_several(bundles, ON, TABLES, SWITCHES)
    columns = (found.principal, found.interest, found.doubled, found.surplus)
    again = PricedBundles(*map(np.zeros_like, columns), by_scalar=count)
    for claim in range(count):
        price_bundle(bundles, claim, ON, TABLES, SWITCHES, again)
    other = (again.principal, again.interest, again.doubled, again.surplus)
    return sum(int(np.count_nonzero(a != b)) for a, b in zip(columns, other, strict=True))


def always_two_payments(claims: Claims) -> Claims:
    """The same claims, each with two payments that do not cover everything."""
    first, last = claims.first.astype(np.int64), ON.toordinal()
    day_1 = first + (last - first) // 3
    day_2 = first + 2 * (last - first) // 3
    part = claims.principal // 5
    columns = {f.name: getattr(claims, f.name) for f in fields(claims)}
    columns |= {"day_1": day_1.astype(np.int32), "day_2": day_2.astype(np.int32), "paid_1": part, "paid_2": part}
    return Claims(**columns)


def measure() -> list[Figure]:
    """Claims a second of both engines. Raises Wrong where they differ."""
    sample = always_two_payments(random_claims(2_000, ON, seed=3, only=Kind.LPR_1Y))
    bare = timed(lambda: [price_one(sample, row, ON, TABLES, SWITCHES) for row in range(len(sample))], best_of=2)
    proved = timed(lambda: [owed(debt_of(sample, r, SWITCHES), ON, TABLES) for r in range(len(sample))], best_of=2)
    claims = always_two_payments(random_claims(ROWS, ON, seed=5, only=Kind.LPR_1Y))
    batch = timed(lambda: price(claims, ON, TABLES))
    more = peak(lambda: price(claims, ON, TABLES))
    reading = timed(lambda: read_once(claims))
    with ProcessPoolExecutor(len(SEEDS)) as both:
        wrong = sum(both.map(disagreements, [COMPARED // len(SEEDS)] * len(SEEDS), SEEDS))
        wrong += sum(both.map(bundles_disagree, [BUNDLES // len(SEEDS)] * len(SEEDS), SEEDS))
    if wrong:
        raise Wrong(f"两个引擎在 {COMPARED:,} 件中有 {wrong} 件不一致")
    bundles = random_bundles(10 * BUNDLES, ON, 9)
    bundles.obligations.doubled[bundles.obligations.doubled < TRANSITION] = 0
    several = timed(lambda: price_several(bundles, ON, TABLES))
    size = sum(getattr(claims, f.name).nbytes for f in fields(claims))
    rate, scalar, with_proof = ROWS / batch, len(sample) / bare, len(sample) / proved
    note = (
        f"{ROWS:,} 件 LPR 债权各两次履行，单核 {batch:.2f} 秒（目标 3 秒）；每件读入 {size / ROWS:.0f} 字节，"
        f"另用内存 {more / ROWS:.0f} 字节；{COMPARED:,} 件各类债权、{BUNDLES:,} 件多项义务的债权逐分比对，差异 {wrong} 件；"
        f"每件一至四项义务的 {10 * BUNDLES / several:,.0f} 件/秒"
    )
    return [
        Figure("批量计算", rate, "件/秒", "逐件计算（不出依据）", scalar, rate / scalar, 1_000, least=True, note=note),
        Figure("批量计算", rate, "件/秒", "逐件计算（出依据）", with_proof, rate / with_proof),
        Figure("批量计算用时", batch, "秒", "把同样的列读一遍", reading, batch / reading),
    ]


if __name__ == "__main__":
    sys.exit(main(measure))

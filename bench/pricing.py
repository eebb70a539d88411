"""Claims per second of the scalar and the batch engine, and whether they agree: `python bench/pricing.py [rows]`."""

import argparse
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import fields
from datetime import date

import numpy as np

from zhixing.law.core.tables import packaged
from zhixing.law.owed.facts import OldGeneral, Switches
from zhixing.law.owed.question import owed
from zhixing.nation.pricing import Claims, Kind, price
from zhixing.nation.pricing.random_claims import random_claims
from zhixing.nation.pricing.reference import debt_of, price_one

ON = date(2026, 9, 1)
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


def show(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


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


def disagreements(count: int) -> int:
    """Claims of all kinds on which the engines differ."""
    claims = random_claims(count, ON, seed=7)
    found = price(claims, ON, TABLES, SWITCHES)
    columns = np.stack([found.principal, found.interest, found.doubled, found.surplus], axis=1).tolist()
    wrong = (tuple(columns[row]) != price_one(claims, row, ON, TABLES, SWITCHES) for row in range(count))
    return sum(wrong)


def always_two_payments(claims: Claims) -> Claims:
    """The same claims, each with two payments that do not cover everything."""
    first, last = claims.first.astype(np.int64), ON.toordinal()
    day_1 = first + (last - first) // 3
    day_2 = first + 2 * (last - first) // 3
    part = claims.principal // 5
    columns = {f.name: getattr(claims, f.name) for f in fields(claims)}
    columns |= {"day_1": day_1.astype(np.int32), "day_2": day_2.astype(np.int32), "paid_1": part, "paid_2": part}
    return Claims(**columns)


def main() -> int:
    """Print the figures; 1 where the engines differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--compare", type=int, default=200_000)
    args = parser.parse_args()

    sample = always_two_payments(random_claims(2_000, ON, seed=3, only=Kind.LPR_1Y))
    bare = timed(lambda: [price_one(sample, row, ON, TABLES, SWITCHES) for row in range(len(sample))], best_of=2)
    proved = timed(lambda: [owed(debt_of(sample, r, SWITCHES), ON, TABLES) for r in range(len(sample))], best_of=2)
    claims = always_two_payments(random_claims(args.rows, ON, seed=5, only=Kind.LPR_1Y))
    size = sum(getattr(claims, f.name).nbytes for f in fields(claims))
    batch = timed(lambda: price(claims, ON, TABLES))
    more = peak(lambda: price(claims, ON, TABLES))
    reading = timed(lambda: read_once(claims))
    per_second = args.rows / batch
    show(f"scalar, no proof     {len(sample) / bare:>14,.0f} claims/s")
    show(f"scalar, with proof   {len(sample) / proved:>14,.0f} claims/s")
    show(f"batch, one core      {per_second:>14,.0f} claims/s   {args.rows:,} LPR claims, two payments: {batch:.2f} s")
    show(f"ratio                {per_second * bare / len(sample):>14,.0f} x scalar without proof")
    show(f"                     {per_second * proved / len(sample):>14,.0f} x scalar with proof")
    show(f"columns in           {size / args.rows:>14.1f} bytes a claim")
    show(f"memory more          {more / args.rows:>14.1f} bytes a claim (answers and working space)")
    show(f"reading columns once {reading:>14.3f} s; batch is {batch / reading:.1f} x that")
    wrong = disagreements(args.compare) if args.compare else 0
    show(f"differential         {args.compare:>14,} claims, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast the scalar law answers: fees, limits, plans, the choice of assets. Prints one line each."""

import sys
import time
from collections.abc import Callable
from datetime import date

from zhixing.law.core.tables import packaged
from zhixing.law.distribution.facts import Asset, Claim, Debtor, ToShare
from zhixing.law.distribution.plan import distribute
from zhixing.law.fees.enforcement import EnforcementFee, enforcement_fee
from zhixing.law.fees.inverse import FeeCharged, Of, amounts_for
from zhixing.law.limits.node import Node
from zhixing.law.limits.question import LimitFrom, limit
from zhixing.law.over_seizure.smallest import Candidate, smallest_sufficient

ON = date(2026, 11, 22)
TABLES = packaged()


def timed(what: str, times: int, ask: Callable[[int], object]) -> None:
    """Ask `times` times and print how many answers a second that is."""
    start = time.perf_counter()
    for i in range(times):
        ask(i)
    spent = time.perf_counter() - start
    sys.stdout.write(f"{what:<40}{times / spent:>12,.0f} /s   {spent / times * 1e6:>12,.1f} µs each\n")


def plan(creditors: int) -> ToShare:
    """One pot among many creditors."""
    claims = tuple(Claim(f"{i:06}", f"债权人{i}", 1_000_00 + 37 * i) for i in range(creditors))
    return ToShare(Debtor.PERSON, ON, (Asset("房屋", creditors * 400_00),), claims)


def main() -> None:
    """Every measure once."""
    timed("enforcement fee with proof", 5_000, lambda i: enforcement_fee(EnforcementFee(10**6 + 9_973 * i, ON), TABLES))
    timed(
        "amounts that give a fee", 100, lambda i: amounts_for(FeeCharged(Of.ACCEPTANCE, 500_00 + 997 * i, ON), TABLES)
    )
    timed("a limit with its reasons", 5_000, lambda i: limit(LimitFrom(Node.CLOSING, ON), TABLES))
    for creditors in (10, 1_000, 10_000):
        facts = plan(creditors)
        timed(
            f"plan among {creditors:,} creditors", max(3, 1_000 // creditors), lambda _, f=facts: distribute(f, TABLES)
        )
    held = [Candidate(f"{i:02}", 1_000 + 37 * i, i % 3) for i in range(32)]
    timed("smallest sufficient set of 32 assets", 5, lambda _: smallest_sufficient(held, 30_000))


if __name__ == "__main__":
    main()

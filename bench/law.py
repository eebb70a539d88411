"""How fast the scalar law answers: fees, limits, plans, the choice of assets, each beside plain exact arithmetic."""

import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from figures import Figure, main, seconds

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


def timed(what: str, times: int, ask: Callable[[int], object]) -> Figure:
    """Ask `times` times; beside it a thousand exact sums, which is what no interpreter can do without."""
    spent = seconds(lambda: [ask(i) for i in range(times)]) / times * 1e6
    base = min(seconds(sums) for _ in range(5)) * 1e6
    return Figure(what, spent, "µs", "一千次分数加法", base, spent / base, note=f"每秒 {1e6 / spent:,.0f} 次")


def sums() -> Fraction:
    """A thousand additions of fractions as interest is made of."""
    total = Fraction(0)
    for i in range(1_000):
        total += Fraction(58_000_00 * (i % 30), 36_000)
    return total


def plan(creditors: int) -> ToShare:
    """One pot among many creditors."""
    claims = tuple(Claim(f"{i:06}", f"债权人{i}", 1_000_00 + 37 * i) for i in range(creditors))
    return ToShare(Debtor.PERSON, ON, (Asset("房屋", creditors * 400_00),), claims)


def measure() -> list[Figure]:
    """Every measure once."""
    held = [Candidate(f"{i:02}", 1_000 + 37 * i, i % 3) for i in range(32)]
    return [
        timed("执行费及其依据", 5_000, lambda i: enforcement_fee(EnforcementFee(10**6 + 9_973 * i, ON), TABLES)),
        timed("由费用反推标的", 100, lambda i: amounts_for(FeeCharged(Of.ACCEPTANCE, 500_00 + 997 * i, ON), TABLES)),
        timed("期限及其理由", 5_000, lambda i: limit(LimitFrom(Node.CLOSING, ON), TABLES)),
        *(shared_among(creditors) for creditors in (10, 1_000, 10_000)),
        timed("32 项财产中选最小足额组合", 5, lambda _: smallest_sufficient(held, 30_000)),
    ]


def shared_among(creditors: int) -> Figure:
    """A plan of distribution among so many creditors."""
    facts = plan(creditors)
    return timed(f"{creditors:,} 名债权人的分配方案", max(3, 1_000 // creditors), lambda _: distribute(facts, TABLES))


if __name__ == "__main__":
    sys.exit(main(measure))

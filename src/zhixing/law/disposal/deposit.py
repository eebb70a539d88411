"""The bidder's deposit (保证金): its band, and what a bidding creditor still pays in (网拍规定 17; 拍卖规定 10)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables

ONLINE = Article("网拍规定", "17", "AU-08")
OFFLINE = Article("拍卖规定", "10", "§14.1")
INSIDE = Ours("保证金的上下限不足一分的，取区间之内的整分", "auc.deposit")


@dataclass(frozen=True, slots=True)
class DepositAsked:
    """The facts. `base`: starting price online, appraisal offline. `claim`: of a creditor who bids, else None."""

    on: date
    base: Annotated[int, Money]
    online: bool = True
    deposit: Annotated[int, Money] | None = None
    claim: Annotated[int, Money] | None = None

    def __post_init__(self) -> None:
        if self.base <= 0 or (self.deposit or 0) < 0 or (self.claim or 0) < 0:
            raise ValueError("起拍价必须大于零，保证金和债权不能是负数")
        if self.claim is not None and self.deposit is None:
            raise ValueError("计算申请执行人的保证金要先填写公告的保证金")


@dataclass(frozen=True, slots=True)
class DepositBand:
    """Lowest and highest lawful deposit in fen (`high` None: no ceiling); `payable`: by this bidder."""

    low: int
    high: int | None
    payable: int | None


def deposit(facts: DepositAsked, tables: Tables) -> Determination[DepositBand]:
    """The band, and what this bidder pays: a creditor only what his claim does not cover."""
    cite = ONLINE if facts.online else OFFLINE
    names = ["disposal.deposit_low", "disposal.deposit_high"] if facts.online else ["disposal.deposit_offline_low"]
    ends = [facts.base * Fraction(tables.parameter(n).on(facts.on).value) for n in names]
    low, high = -(-ends[0].numerator // ends[0].denominator), int(ends[1]) if facts.online else None
    steps = [
        step(
            "保证金的区间", True, f"{yuan(low)} 元" + ("以上" if high is None else f" 至 {yuan(high)} 元"), cite, INSIDE
        )
    ]
    payable = facts.deposit
    if facts.deposit is not None:
        met = low <= facts.deposit and (high is None or facts.deposit <= high)
        steps.append(step("公告的保证金在区间之内", met, f"{yuan(facts.deposit)} 元", cite))
        if facts.claim is not None:
            payable = max(0, facts.deposit - facts.claim)
            steps.append(_creditor(payable, facts.online))
    band = DepositBand(low, high, payable)
    reads = tuple(tables.read(n, facts.on) for n in names)
    return Determination("disposal.deposit", "保证金", facts.on, band, tuple(steps), reads, None, tables.digest)


def _creditor(payable: int, online: bool) -> Step:
    return step(
        "申请执行人参加竞买，在债权范围内可以不交", True, f"还应交纳 {yuan(payable)} 元", ONLINE if online else OFFLINE
    )

"""The deposit of a buyer who does not pay (悔拍): online kept, offline settled (网拍规定 24; 拍卖规定 22)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.proof import Amount
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables

ONLINE = Article("网拍规定", "24", "AU-14")
OFFLINE = Article("拍卖规定", "22", "§14.4")
DISPUTED = Ours("网络司法拍卖的保证金不足以弥补差价的部分能否向悔拍人追索有争议；本系统不计入应追索的金额", "§14.4")
SINCE = {True: date(2017, 1, 1), False: date(2005, 1, 1)}


@dataclass(frozen=True, slots=True)
class Default:
    """The facts in fen. `new_price` only after a re-sale that succeeded; without one there is no shortfall yet."""

    on: date
    online: bool
    deposit: Annotated[int, Money]
    old_price: Annotated[int, Money]
    new_price: Annotated[int, Money]
    costs: Annotated[int, Money] = 0
    commission: Annotated[int, Money] = 0
    debt: Annotated[int, Money] = 0

    def __post_init__(self) -> None:
        if min(self.deposit, self.old_price, self.new_price, self.costs, self.commission, self.debt) < 0:
            raise ValueError("金额不能是负数")
        if self.online and self.commission:
            raise ValueError("网络司法拍卖不收取佣金")


@dataclass(frozen=True, slots=True)
class DepositUse:
    """In fen: costs, shortfall, commission, this case's debt, debts tied to the thing, refund; and what is short."""

    costs: int
    gap: int
    commission: int
    debt: int
    related: int
    refund: int
    uncovered: int
    claimable: int


def deposit_use(facts: Default, tables: Tables) -> Determination[DepositUse]:
    """Every fen of the deposit in order. Online nothing is refunded; offline the rest is, and what is short is owed.

    Raises NotCovered before the rules of the auction's kind.
    """
    since = SINCE[facts.online]
    if facts.on < since:
        raise NotCovered("disposal.forfeited", facts.on, None, f"悔拍保证金的规定自 {since} 起施行")
    gap = max(0, facts.old_price - facts.new_price)
    left = facts.deposit
    used = []
    for ask in (facts.costs, gap, facts.commission, facts.debt if facts.online else 0):
        used.append(min(left, ask))
        left -= used[-1]
    costs, shortfall, commission, debt = used
    short = facts.costs + gap + facts.commission - costs - shortfall - commission
    related, refund = (left, 0) if facts.online else (0, left)
    use = DepositUse(costs, shortfall, commission, debt, related, refund, short, 0 if facts.online else short)
    cite = ONLINE if facts.online else OFFLINE
    title = "悔拍保证金的使用"
    return Determination(
        "disposal.forfeited",
        title,
        facts.on,
        use,
        _steps(facts, use, cite),
        (),
        _proof(facts, use, cite),
        tables.digest,
    )


def _steps(facts: Default, use: DepositUse, cite: Article) -> tuple[Step, ...]:
    steps = [step("重新拍卖的差价", True, f"{yuan(max(0, facts.old_price - facts.new_price))} 元", cite)]
    if facts.online:
        steps.append(step("保证金不予退还", True, "依次用于费用损失、差价、本案债务、与财产有关的债务", cite))
        if use.uncovered:
            steps.append(step("不足部分", True, f"{yuan(use.uncovered)} 元未弥补", DISPUTED))
    else:
        steps.append(step("保证金多退少补", True, f"退还 {yuan(use.refund)} 元，追索 {yuan(use.claimable)} 元", cite))
    return tuple(steps)


def _proof(facts: Default, use: DepositUse, cite: Article) -> Amount:
    labels = ("费用损失", "重新拍卖差价", "原拍卖佣金", "冲抵本案债务", "冲抵与财产有关的债务", "退还买受人")
    values = (use.costs, use.gap, use.commission, use.debt, use.related, use.refund)
    lines = tuple(Amount(label, fen, "credit", cites=(cite,)) for label, fen in zip(labels, values, strict=True) if fen)
    return Amount("保证金", facts.deposit, "sum", children=lines) if lines else Amount("保证金", 0, "given")

"""Would the sale leave anything (无益拍卖)? Which price the creditor may insist on, and what taking in kind costs."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, Force, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables

RULE = Article("拍卖规定", "6", "AU-04")
ONLINE = Article("网拍规定", "37", "AU-04")
IN_KIND = Article("拍卖规定", "16", "SETOFF-02")
SINCE = date(2005, 1, 1)
A_FEN = Ours("“大于”以一分为最小差额", "AU-04")


@dataclass(frozen=True, slots=True)
class SurplusAsked:
    """The facts in fen: the reserve, claims that come first, enforcement costs; did the creditor ask to go on?"""

    on: date
    reserve: Annotated[int, Money]
    prior: Annotated[int, Money]
    costs: Annotated[int, Money]
    insisted: bool | None = None

    def __post_init__(self) -> None:
        if min(self.reserve, self.prior, self.costs) < 0:
            raise ValueError("金额不能是负数")


def lowest_with_surplus(facts: SurplusAsked, tables: Tables) -> Determination[int]:
    """The lowest reserve in fen at which the sale makes sense; lawful if there is a surplus or the creditor insists.

    Raises NotCovered before 2005-01-01.
    """
    _covered("disposal.surplus", facts.on)
    need = facts.prior + facts.costs
    pays = facts.reserve > need
    found = f"保留价 {yuan(facts.reserve)} 元，优先债权和费用 {yuan(need)} 元"
    force = Force.NOTE if facts.insisted else Force.MANDATORY
    steps = [step("保留价超过优先债权和强制执行费用", pays, found, RULE, ONLINE, force=force)]
    if not pays:
        told = "申请继续拍卖的，保留价要大于该数额；流拍的，费用由申请执行人负担"
        steps.append(step("申请执行人在五日内申请继续拍卖", facts.insisted, told, RULE, A_FEN))
    value = facts.reserve if pays else need + 1
    return Determination("disposal.surplus", "无益拍卖", facts.on, value, tuple(steps), (), None, tables.digest)


@dataclass(frozen=True, slots=True)
class TakenInKind:
    """The facts in fen: the reserve of the failed round, the value proposed, what the creditor would get in money."""

    on: date
    reserve: Annotated[int, Money]
    value: Annotated[int, Money]
    entitled: Annotated[int, Money]

    def __post_init__(self) -> None:
        if min(self.reserve, self.value, self.entitled) < 0:
            raise ValueError("金额不能是负数")


def difference_in_kind(facts: TakenInKind, tables: Tables) -> Determination[int]:
    """What the creditor pays in, in fen: the thing counts at that round's reserve, never at another price.

    Raises NotCovered before 2005-01-01.
    """
    _covered("disposal.in_kind", facts.on)
    at_reserve = facts.value == facts.reserve
    payable = max(0, facts.reserve - facts.entitled)
    steps = (
        step(
            "以该次拍卖的保留价抵债",
            at_reserve,
            f"拟抵 {yuan(facts.value)} 元，保留价 {yuan(facts.reserve)} 元",
            IN_KIND,
        ),
        step("应补交的差额", True, f"{yuan(payable)} 元", IN_KIND),
    )
    return Determination("disposal.in_kind", "以物抵债", facts.on, payable, steps, (), None, tables.digest)


def _covered(question: str, on: date) -> None:
    if on < SINCE:
        raise NotCovered(question, on, None, f"拍卖、变卖财产的规定自 {SINCE} 起施行")

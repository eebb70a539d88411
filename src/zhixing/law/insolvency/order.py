"""Who is paid in bankruptcy, in which order (企业破产法 41–43, 109–113): classes in turn, inside a class pro rata."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from zhixing.law.core.citation import Article, Citation
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, Force, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.proof import Amount
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables
from zhixing.law.distribution.sharing import LARGEST_REMAINDER, shares

TITLE = "破产财产的清偿顺序"
SINCE = date(2007, 6, 1)
ORDER = Article("企业破产法", "113", "§11.5")
INTEREST = Article("企业破产法", "46", "§11.1")


class Class(StrEnum):
    """The classes, best first. Doubled interest from before acceptance and fines come last (not verified)."""

    COSTS = "costs"
    COMMON_BENEFIT = "common_benefit"
    EMPLOYEES = "employees"
    INSURANCE_AND_TAX = "insurance_and_tax"
    ORDINARY = "ordinary"
    SUBORDINATE = "subordinate"

    @property
    def chinese(self) -> str:
        return {
            "costs": "破产费用",
            "common_benefit": "共益债务",
            "employees": "职工债权",
            "insurance_and_tax": "其他社会保险费用和税款",
            "ordinary": "普通破产债权",
            "subordinate": "劣后债权",
        }[self]

    @property
    def cite(self) -> Citation:
        return Article("企业破产法", "43", "§11.3") if self in {Class.COSTS, Class.COMMON_BENEFIT} else ORDER


@dataclass(frozen=True, slots=True)
class Debt:
    """One claim of a class. `interest_until`: the last day for which it holds interest."""

    id: str
    amount: Annotated[int, Money]
    of: Class = Class.ORDINARY
    interest_until: date | None = None


@dataclass(frozen=True, slots=True)
class Security:
    """Proceeds of a thing that secures one debt; what it does not need goes to the estate."""

    debt: str
    proceeds: Annotated[int, Money]


@dataclass(frozen=True, slots=True)
class Estate:
    """The facts: acceptance day, money free of security, the secured things, the debts."""

    on: date
    accepted: date
    money: Annotated[int, Money]
    debts: tuple[Debt, ...]
    secured: tuple[Security, ...] = ()

    def __post_init__(self) -> None:
        ids = {d.id for d in self.debts}
        if len(ids) < len(self.debts):
            raise ValueError("债权编号重复")
        if any(s.debt not in ids for s in self.secured):
            raise ValueError("担保指向不存在的债权")
        if min([self.money, *(d.amount for d in self.debts), *(s.proceeds for s in self.secured)]) < 0:
            raise ValueError("金额不能是负数")


def bankruptcy_order(facts: Estate, tables: Tables) -> Determination[dict[str, int]]:
    """Fen for each debt by id. Interest counted to the acceptance day or later blocks (it stops the day before).

    Raises NotCovered for a case accepted before 2007-06-01.
    """
    if facts.accepted < SINCE:
        raise NotCovered("insolvency.order", facts.accepted, None, f"企业破产法自 {SINCE} 起施行")
    got = {d.id: 0 for d in facts.debts}
    money = facts.money
    lines = []
    for security in facts.secured:
        debt = next(d for d in facts.debts if d.id == security.debt)
        paid = min(security.proceeds, debt.amount - got[debt.id])
        got[debt.id] += paid
        money += security.proceeds - paid
        lines.append(Amount(f"{debt.id}（担保财产）", paid, "credit", cites=(Article("企业破产法", "109", "§11.4"),)))
    for kind in Class:
        members = [d for d in sorted(facts.debts, key=lambda d: d.id) if d.of is kind]
        asks = [d.amount - got[d.id] for d in members]
        for debt, part in zip(members, shares(money, asks), strict=True):
            got[debt.id] += part
            lines.append(Amount(f"{debt.id}（{kind.chinese}）", part, "credit", cites=(kind.cite,)))
        money -= sum(shares(money, asks))
    lines.append(Amount("剩余", money, "given"))
    whole = facts.money + sum(s.proceeds for s in facts.secured)
    proof = Amount("破产财产", whole, "sum", children=tuple(lines))
    late = [d.id for d in facts.debts if d.interest_until and d.interest_until >= facts.accepted]
    steps = (
        step("利息算到受理的前一日", not late, "、".join(late) or f"{facts.accepted} 受理", INTEREST),
        step("同一顺序按比例", True, "前一顺序全部清偿后才清偿后一顺序", ORDER, LARGEST_REMAINDER),
        step("全部清偿", sum(got.values()) == sum(d.amount for d in facts.debts), f"剩余 {yuan(money)} 元", ORDER,
             force=Force.NOTE),
    )  # fmt: skip
    return Determination("insolvency.order", TITLE, facts.on, got, steps, (), proof, tables.digest)

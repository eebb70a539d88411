"""How much of an income may be withdrawn: what exceeds the necessary living costs (民诉法 254; 查封规定 3)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.proof import Amount
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables

RULE = Article("民诉法", "254", "SEIZE-03")
RESERVE = Article("查封规定", "3", "SEIZE-03")
ESTIMATED = Ours("当地没有最低生活保障标准时由法院酌定，本系统要求写明数额和理由", "§9")
SINCE = date(2005, 1, 1)
TITLE = "可以提取的收入"


@dataclass(frozen=True, slots=True)
class Income:
    """The facts, for `months` months. `standard`: the local minimum-living standard a person and month.

    `standard_day`: the day it was published; without a standard `estimate` (for all persons and months) and why.
    """

    on: date
    income: Annotated[int, Money]
    persons: int = 1
    months: int = 1
    standard: Annotated[int, Money] | None = None
    standard_day: date | None = None
    estimate: Annotated[int, Money] | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.persons < 1 or self.months < 1:
            raise ValueError("被执行人及所扶养的人至少一人，月数至少一个月")
        if min(self.income, self.standard or 0, self.estimate or 0) < 0:
            raise ValueError("金额不能是负数")
        if (self.standard is None) == (self.estimate is None):
            raise ValueError("请填写当地最低生活保障标准，没有标准的填写法院酌定的数额，二者只填一项")
        if self.standard is not None and (self.standard_day is None or self.standard_day > self.on):
            raise ValueError("最低生活保障标准要写明公布日期，且不能晚于计算日")
        if self.estimate is not None and not self.reason:
            raise ValueError("法院酌定生活费用要写明理由")


def withdrawable_income(facts: Income, tables: Tables) -> Determination[int]:
    """What may be taken, in fen: max(0, income − reserve). No national percentage exists.

    Raises NotCovered before 2005-01-01.
    """
    if facts.on < SINCE:
        raise NotCovered("exemption.income", facts.on, None, f"保留生活费用的规定自 {SINCE} 起施行")
    if facts.standard is not None:
        reserve = facts.standard * facts.persons * facts.months
        details = {"标准": f"{yuan(facts.standard)}元", "人数": f"{facts.persons}", "月数": f"{facts.months}"}
        kept = Amount("保留的必需生活费用", reserve, "given", details=details, cites=(RESERVE,))
        asked = step("按当地最低生活保障标准", True, f"{facts.standard_day} 公布的标准", RESERVE)
    else:
        reserve = facts.estimate or 0
        kept = Amount("保留的必需生活费用（酌定）", reserve, "given", cites=(RESERVE, ESTIMATED))
        asked = step("当地没有标准，法院酌定", True, facts.reason, RESERVE, ESTIMATED)
    kept_now = Amount(kept.label, min(reserve, facts.income), kept.how, None, kept.details, kept.cites)
    taken = max(0, facts.income - reserve)
    lines = (Amount("收入", facts.income, "given"), kept_now)
    proof = Amount(TITLE, taken, "less", cites=(RULE,), children=lines)
    steps = (asked, step("提取超出生活费用的部分", True, f"保留 {yuan(kept_now.fen)} 元", RULE))
    return Determination("exemption.income", TITLE, facts.on, taken, steps, (), proof, tables.digest)

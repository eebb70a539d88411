"""May this fine or detention be imposed? Bands, combination, and the ban on sanctioning one act twice (民诉法 118)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, ParameterRead, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables

BAND = Article("民诉法", "118", "§15")
PRESIDENT = Article("民诉法", "119", "§15")
ONCE = Article("民诉法解释", "184", "§15")
TOGETHER = Article("民诉法解释", "183", "§15")
TITLE = "罚款、拘留"


@dataclass(frozen=True, slots=True)
class Sanction:
    """The facts. `fine` in fen and `days` of detention (None: not imposed); `unit`: the person fined is a unit.

    A unit is fined; only its responsible persons (`unit` False) can be detained. `sanctioned_before`: for the very
    same act; `approved`: by the president. None is not known.
    """

    on: date
    unit: bool
    fine: Annotated[int, Money] | None = None
    days: int | None = None
    sanctioned_before: bool | None = None
    approved: bool | None = None

    def __post_init__(self) -> None:
        if self.fine is None and self.days is None:
            raise ValueError("请填写罚款金额或者拘留天数")
        if (self.fine or 0) < 0 or (self.days is not None and self.days < 1):
            raise ValueError("罚款不能是负数，拘留至少一日")
        if self.unit and self.days is not None:
            raise ValueError("单位不能拘留，可以对其主要负责人或者直接责任人员拘留")


def sanction(facts: Sanction, tables: Tables) -> Determination[bool]:
    """Whether it may be imposed. Raises NotCovered before 2013-01-01 (other ceilings, not verified)."""
    steps: list[Step] = []
    reads: list[ParameterRead] = []
    if facts.fine is not None:
        low, high, read = _fine_band(facts, tables)
        inside = low < facts.fine <= high if not facts.unit else low <= facts.fine <= high
        said = f"{yuan(low)} 至 {yuan(high)} 元" if low else f"不超过 {yuan(high)} 元"
        steps.append(step(f"罚款{said}", inside, f"{yuan(facts.fine)} 元", BAND))
        reads += read
    if facts.days is not None:
        most = tables.parameter("sanctions.detention_high").whole(facts.on)
        steps.append(step(f"拘留不超过 {most} 日", facts.days <= most, f"{facts.days} 日", BAND))
        reads.append(tables.read("sanctions.detention_high", facts.on))
    if facts.fine is not None and facts.days is not None:
        steps.append(step("罚款、拘留可以合并适用", True, "合并适用", TOGETHER))
    fresh = None if facts.sanctioned_before is None else not facts.sanctioned_before
    steps.append(step("同一行为没有受过罚款、拘留", fresh, _said(fresh), ONCE))
    steps.append(step("经院长批准", facts.approved, _said(facts.approved), PRESIDENT))
    may = all(s.verdict.value == "yes" for s in steps)
    return Determination("sanctions.sanction", TITLE, facts.on, may, tuple(steps), tuple(reads), None, tables.digest)


def _fine_band(facts: Sanction, tables: Tables) -> tuple[int, int, list[ParameterRead]]:
    names = ["sanctions.fine_unit_low", "sanctions.fine_unit_high"] if facts.unit else ["sanctions.fine_person_high"]
    values = [tables.parameter(n).whole(facts.on) for n in names]
    return (values[0] if facts.unit else 0), values[-1], [tables.read(n, facts.on) for n in names]


def _said(fact: bool | None) -> str:
    return {True: "是", False: "否", None: "没有查明"}[fact]

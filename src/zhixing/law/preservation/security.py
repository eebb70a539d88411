"""The security of an applicant for preservation: in suit up to 30 %, before suit the whole amount (财产保全规定 5)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Force, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables

RULE = Article("财产保全规定", "5", "COORD-07")
PRE_SUIT = Article("民诉法解释", "152", "COORD-06")
WAIVED = Article("财产保全规定", "9", "COORD-07")
TITLE = "财产保全担保"


class When(StrEnum):
    """Before the suit, or in it."""

    PRE_SUIT = "pre_suit"
    IN_SUIT = "in_suit"


@dataclass(frozen=True, slots=True)
class SecurityAsked:
    """The facts in fen. `amount`: the sum applied for, or the value of the disputed thing itself.

    `required`: what the court means to order; `waiver`: one of the groups of article 9 (in words), else None.
    `special`: pre-suit, circumstances in which the court may set another sum (民诉法解释 152).
    """

    on: date
    when: When
    amount: Annotated[int, Money]
    required: Annotated[int, Money] | None = None
    waiver: str | None = None
    special: bool = False

    def __post_init__(self) -> None:
        if self.amount < 0 or (self.required or 0) < 0:
            raise ValueError("金额不能是负数")


@dataclass(frozen=True, slots=True)
class SecurityRange:
    """Lowest and highest security in fen."""

    low: int
    high: int


def security_range(facts: SecurityAsked, tables: Tables) -> Determination[SecurityRange]:
    """The range, and whether the sum meant lies in it. Raises NotCovered before 2016-12-01."""
    name = "preservation.security_in_suit" if facts.when is When.IN_SUIT else "preservation.security_pre_suit"
    top = int(facts.amount * Fraction(tables.parameter(name).on(facts.on).value))
    cites = (RULE,) if facts.when is When.IN_SUIT else (RULE, PRE_SUIT)
    free = facts.when is When.IN_SUIT or facts.special or facts.waiver is not None
    spread = SecurityRange(0 if free else top, top)
    steps = [step("担保数额的范围", True, f"{yuan(spread.low)} 至 {yuan(spread.high)} 元", *cites)]
    if facts.waiver is not None:
        steps.append(step("可以不要求提供担保", True, facts.waiver, WAIVED))
    if facts.required is not None:
        inside = spread.low <= facts.required <= spread.high
        force = Force.PRESUMPTIVE if facts.special else Force.MANDATORY
        steps.append(step("拟要求的担保在范围之内", inside, f"{yuan(facts.required)} 元", *cites, force=force))
    reads = (tables.read(name, facts.on),)
    return Determination("preservation.security", TITLE, facts.on, spread, tuple(steps), reads, None, tables.digest)

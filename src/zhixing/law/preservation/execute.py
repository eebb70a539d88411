"""May a preservation ruling be executed by this freeze (民诉法 106; 财产保全规定 4, 13, 15; 民诉法解释 485)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables
from zhixing.law.exemption.thing import Measure
from zhixing.law.seizure.account import Account, account_steps
from zhixing.law.seizure.term import NAME, term_step

RULING = Article("民诉法", "103", "COORD-07")
MEANS = Article("民诉法", "106", "COORD-07")
ONCE = Article("民诉法", "106", "COORD-07")
START = Article("财产保全规定", "4", "COORD-07")
NAMED = Article("财产保全规定", "15", "COORD-07")
TITLE = "执行财产保全裁定"


@dataclass(frozen=True, slots=True)
class Execution:
    """The facts, in fen. `ruled`: the sum of the ruling, None while none is made; `controlled`: what other freezes of
    the same ruling really control. `due_on`: the last day to begin (None: at once). `account`, `limit`, `last_day` are
    None before they are chosen. `frozen`: a freeze of this ruling already stands on the account.
    """

    on: date
    ruling: str
    ruled: Annotated[int, Money] | None
    lifted: bool
    controlled: Annotated[int, Money] = 0
    due_on: date | None = None
    account: Account | None = None
    frozen: bool = False
    limit: Annotated[int, Money] | None = None
    last_day: date | None = None


def may_execute(facts: Execution, tables: Tables) -> Determination[int]:
    """Whether the freeze is within the ruling; the value is what may still be frozen, in fen."""
    left = None if facts.ruled is None else max(0, facts.ruled - facts.controlled)
    reads = (tables.read(NAME, facts.on),)
    steps = tuple(_steps(facts, left, tables))
    return Determination("preservation.execute", TITLE, facts.on, left, steps, reads, None, tables.digest)


def _steps(facts: Execution, left: int | None, tables: Tables) -> Iterator[Step]:
    found = f"{facts.ruling}，保全 {yuan(facts.ruled)} 元" if facts.ruled is not None else "尚未作出保全裁定"
    yield step("已经作出保全裁定", facts.ruled is not None, found, RULING)
    yield step("保全裁定没有解除", not facts.lifted, "已经解除" if facts.lifted else "仍然有效", RULING)
    if facts.due_on:
        late = facts.on > facts.due_on
        found = f"最迟 {facts.due_on} 开始执行{'，已经逾期，应当立即执行' if late else ''}"
        yield step("裁定后五日内开始执行", not late, found, START, force=Force.NOTE)
    if facts.account:
        yield from account_steps(facts.on, facts.account, Measure.SEIZE, tables)
        found = "本裁定已冻结该账户" if facts.frozen else "没有重复"
        yield step("没有重复冻结", not facts.frozen, found, ONCE)
    if left is not None:
        yield _limit(facts, left)
    if facts.last_day:
        yield term_step(facts.on, facts.last_day, tables)


def _limit(facts: Execution, left: int) -> Step:
    asked = "冻结数额明确并且不超出裁定的数额"
    held = f"本裁定已经实际控制 {yuan(facts.controlled)} 元，还可以冻结 {yuan(left)} 元"
    if facts.limit is None:
        return step(asked, left > 0, held, NAMED, MEANS)
    return step(asked, 0 < facts.limit <= left, f"拟冻结 {yuan(facts.limit)} 元；{held}", NAMED, MEANS)

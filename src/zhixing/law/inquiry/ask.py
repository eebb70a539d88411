"""May banks be asked about this person? Only about those who bear the obligation (网络查控规定 7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.seizure.standing import going_steps

BOUND = Article("网络查控规定", "7", "NETQ-03")
LINK = Article("网络查控规定", "1", "NETQ-02")
AGAIN = Ours("前一查询反馈之前重复查询同一人的，只作提示", "NETQ-07")
TITLE = "网络查询存款"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to be asked about; `bound`: bears the obligation of the instrument or of a ruling of addition."""

    name: str
    bound: bool | None


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The facts. `persons` and `banks` (names) as chosen, empty before; `linked`: every bank has a working channel.

    `waiting`: how many of these questions were put before and are not answered.
    """

    on: date
    live: bool
    suspended: bool
    persons: tuple[Person, ...] = ()
    banks: tuple[str, ...] = ()
    linked: bool = True
    waiting: int = 0


def may_inquire(facts: Inquiry, tables: Tables) -> Determination[int]:
    """Whether the inquiry is lawful; the value is how many questions it makes (persons × banks)."""
    count = len(facts.persons) * len(facts.banks)
    return Determination("inquiry.ask", TITLE, facts.on, count, tuple(_steps(facts)), (), None, tables.digest)


def _steps(facts: Inquiry) -> Iterator[Step]:
    yield from going_steps(facts.live, facts.suspended)
    for person in facts.persons:
        said = {True: "是本案被执行人", False: "不是本案被执行人，不得查询", None: "是否本案被执行人不明，不得查询"}
        yield step("被查询人负有履行义务", person.bound, f"{person.name}{said[person.bound]}", BOUND)
    if facts.banks or not facts.linked:
        found = "、".join(facts.banks) or "所选的银行"
        yield step("银行已开通网络查控", facts.linked, found if facts.linked else f"{found}未全部开通", LINK)
    if facts.waiting:
        yield step("没有尚未反馈的同一查询", False, f"{facts.waiting} 项查询尚未反馈", AGAIN, force=Force.NOTE)

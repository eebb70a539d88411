"""The applicant asks the court to search the network; where nothing is found it is told in writing (财产保全规定 11)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.tables import Tables

RULE = Article("财产保全规定", "11", "COORD-07")
TITLE = "告知未查询到可供保全财产"


@dataclass(frozen=True, slots=True)
class Searched:
    """The facts. `asked_on`: day of the written request, None where there is none; `asked`: questions put since then,
    `waiting` of them without an answer; `found`: accounts reported.
    """

    on: date
    asked_on: date | None
    asked: int
    waiting: int
    found: int


def nothing_found(facts: Searched, tables: Tables) -> Determination[None]:
    """Whether the applicant is to be told that nothing was found."""
    steps = tuple(_steps(facts))
    return Determination("preservation.search", TITLE, facts.on, None, steps, (), None, tables.digest)


def _steps(facts: Searched) -> Iterator[Step]:
    found = f"{facts.asked_on} 书面申请" if facts.asked_on else "没有待答复的书面申请"
    yield step("申请保全人书面申请网络查询", facts.asked_on is not None, found, RULE)
    yield step("已经发起网络查询", facts.asked > 0, f"已发出 {facts.asked} 项查询", RULE)
    found = f"{facts.waiting} 项尚未反馈" if facts.waiting else "全部反馈"
    yield step("查询已经全部反馈", facts.asked > 0 and not facts.waiting, found, RULE)
    found = f"查到 {facts.found} 个账户，应当在裁定范围内采取措施" if facts.found else "没有查到账户"
    yield step("没有查到可供保全的财产", facts.found == 0, found, RULE)

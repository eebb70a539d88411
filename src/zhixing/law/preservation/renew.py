"""Renewing a preservation: told of the end in writing, asked for seven days before it (财产保全规定 18)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.limits.node import Node
from zhixing.law.limits.question import LimitFrom, limit

TOLD = Article("财产保全规定", "18", "SEIZE-05")
ENDED = Article("查封规定", "27", "SEIZE-05")
TITLE = "申请续行保全"


@dataclass(frozen=True, slots=True)
class RenewalAsked:
    """The facts. `last_day`: the last day of the measure; `told_on`: when the court told it in writing (None: not)."""

    on: date
    last_day: date
    told_on: date | None
    standing: bool
    written: bool | None = True


def renewal_due(last: date, tables: Tables) -> date:
    """The last day to ask: seven full days before the end."""
    end = limit(LimitFrom(Node.RENEWAL_APPLICATION, last), tables).value
    assert end is not None
    assert end.ends_on is not None
    return end.ends_on


def may_ask_renewal(facts: RenewalAsked, tables: Tables) -> Determination[date]:
    """Whether the renewal may be asked for; the value is the last day to ask. Later, it is asked at one's own risk."""
    due = renewal_due(facts.last_day, tables)
    steps = tuple(_steps(facts, due))
    return Determination("preservation.renew", TITLE, facts.on, due, steps, (), None, tables.digest)


def _steps(facts: RenewalAsked, due: date) -> Iterator[Step]:
    over = facts.on > facts.last_day
    found = f"期限至 {facts.last_day}{'，已经届满，保全失效，顺位丧失' if over else ''}"
    yield step("保全措施仍然存在", facts.standing and not over, found, ENDED)
    words = {True: "书面申请", False: "没有书面申请", None: "尚未提交"}
    yield step("提出书面申请", facts.written, words[facts.written], TOLD)
    late = facts.on > due
    found = f"应于 {due} 以前提出{'，已经迟延；届满前仍可以续行，由申请人承担来不及办理的风险' if late else ''}"
    yield step("期限届满七日前提出", not late, found, TOLD, force=Force.NOTE)
    found = f"已于 {facts.told_on} 书面告知" if facts.told_on else "法院尚未书面告知保全期限届满日"
    yield step("法院书面告知了期限届满日", facts.told_on is not None, found, TOLD, force=Force.NOTE)

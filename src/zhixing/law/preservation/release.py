"""Must the court rule the release of a preservation? A duty, never a lapse: nothing is released by a job.

民诉法 104 第三款, 107; 民诉法解释 163, 165, 166; 财产保全规定 5, 22, 23, 27.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.limits.node import Node
from zhixing.law.limits.question import LimitFrom, limit

NO_SUIT = Article("民诉法", "104", "COORD-06")
NO_ENFORCEMENT = Article("民诉法解释", "163", "SEIZE-05")
BY_RULING = Article("民诉法解释", "165", "SEIZE-09")
GROUNDS = Article("民诉法解释", "166", "SEIZE-09")
ASKED = Article("财产保全规定", "23", "SEIZE-09")
TITLE = "裁定解除保全"


class Ground(StrEnum):
    """Why a preservation must be released."""

    NO_SUIT = "no_suit"
    NO_ENFORCEMENT = "no_enforcement"
    WRONG = "wrong"
    WITHDRAWN = "withdrawn"
    DISMISSED = "dismissed"
    SECURITY = "security"
    OUTSIDER = "outsider"
    PAID = "paid"
    NO_TOP_UP = "no_top_up"
    RESCINDED = "rescinded"

    @property
    def zh(self) -> str:
        """In words."""
        return _WORDS[self]


_WORDS = {
    Ground.NO_SUIT: "采取诉前保全措施后三十日内没有起诉或者申请仲裁",
    Ground.NO_ENFORCEMENT: "履行期间届满后五日内没有申请执行",
    Ground.WRONG: "保全错误",
    Ground.WITHDRAWN: "申请人撤回保全申请",
    Ground.DISMISSED: "起诉或者诉讼请求被生效裁判驳回",
    Ground.SECURITY: "被保全人提供充分有效担保",
    Ground.OUTSIDER: "案外人异议成立",
    Ground.PAID: "义务已经履行",
    Ground.NO_TOP_UP: "责令追加担保，申请保全人拒不追加",
    Ground.RESCINDED: "保全裁定经复议撤销",
}


@dataclass(frozen=True, slots=True)
class Preserved:
    """How a preservation stands. `presuit_on`: the day the pre-suit measure was taken, None if it was none.

    `suit_on`: when suit or arbitration followed. `period_ended_on`: last day of the performance period, for a
    preservation after the effect of the instrument; `enforcement_on`: when enforcement was applied for. `shown`: other
    grounds with the document that shows each; `requested_on`: the day the release was asked for. `standing`: the
    measure still stands.
    """

    on: date
    standing: bool
    presuit_on: date | None = None
    suit_on: date | None = None
    period_ended_on: date | None = None
    enforcement_on: date | None = None
    shown: tuple["Shown", ...] = ()
    requested_on: date | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A ground with the document that shows it."""

    ground: Ground
    document: str


def must_release(facts: Preserved, tables: Tables) -> Determination[tuple[Ground, ...]]:
    """The grounds on which the court must now rule the release; lawful where there is at least one."""
    grounds = tuple(_grounds(facts, tables))
    steps = tuple(_steps(facts, grounds, tables))
    return Determination("preservation.release", TITLE, facts.on, grounds, steps, (), None, tables.digest)


def last_day(start: date, node: Node, tables: Tables) -> date:
    """The rolled last day of one of the two duty limits."""
    end = limit(LimitFrom(node, start), tables).value
    assert end is not None
    assert end.ends_on is not None
    return end.ends_on


def _grounds(facts: Preserved, tables: Tables) -> Iterator[Ground]:
    for start, followed, node, ground in _duties(facts):
        if start and _missed(facts.on, followed, last_day(start, node, tables)):
            yield ground
    yield from (s.ground for s in facts.shown if s.document)


def _duties(facts: Preserved) -> tuple[tuple[date | None, date | None, Node, Ground], ...]:
    return (
        (facts.presuit_on, facts.suit_on, Node.PRESUIT_FILING, Ground.NO_SUIT),
        (facts.period_ended_on, facts.enforcement_on, Node.AFTER_EFFECT_FILING, Ground.NO_ENFORCEMENT),
    )


def _missed(on: date, followed: date | None, last: date) -> bool:
    return on > last if followed is None else followed > last


def _steps(facts: Preserved, grounds: tuple[Ground, ...], tables: Tables) -> Iterator[Step]:
    found = "保全措施仍在" if facts.standing else "保全措施已经解除或者失效"
    yield step("保全措施仍然存在", facts.standing, found, GROUNDS)
    found = "、".join(g.zh for g in grounds) or "没有应当解除的事由"
    yield step("有应当解除保全的事由", bool(grounds), found, GROUNDS, *_cites(grounds))
    bare = [s.ground.zh for s in facts.shown if not s.document]
    if bare:
        yield step("事由有证明文件", False, f"缺少证明文件：{'、'.join(bare)}", GROUNDS)
    for start, followed, node, ground in _duties(facts):
        if start and ground not in grounds:
            yield _running(followed, last_day(start, node, tables), ground)
    yield step("以裁定解除", True, "保全不因期间经过自动解除，由作出裁定的法官裁定解除", BY_RULING, ASKED)


def _running(followed: date | None, last: date, ground: Ground) -> Step:
    done = f"已于 {followed} 办理" if followed else f"期间至 {last}，尚未届满"
    cite = NO_SUIT if ground is Ground.NO_SUIT else NO_ENFORCEMENT
    return step(ground.zh, False, done, cite, force=Force.NOTE)


def _cites(grounds: tuple[Ground, ...]) -> tuple[Article, ...]:
    known = {Ground.NO_SUIT: NO_SUIT, Ground.NO_ENFORCEMENT: NO_ENFORCEMENT}
    return tuple(known[g] for g in grounds if g in known)

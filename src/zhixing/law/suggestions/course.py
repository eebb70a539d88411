"""The course of a suggestion (SUGG-01): its stages, overdue replies going up, asking again, the end."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.suggestions.loop import FORM, REPLY, Reply, due


class Stage(StrEnum):
    """Where a suggestion stands. FIRST and SECOND: after the first and the second review of its effect."""

    DRAFT = "draft"
    SENT = "sent"
    REPLIED = "replied"
    FIRST = "first"
    SECOND = "second"
    CLOSED = "closed"

    @property
    def zh(self) -> str:
        """In words."""
        return _STAGES[self]


_STAGES = {
    Stage.DRAFT: "起草中",
    Stage.SENT: "待回函",
    Stage.REPLIED: "已回函",
    Stage.FIRST: "已首次评估",
    Stage.SECOND: "已再次评估",
    Stage.CLOSED: "已结束",
}


class Level(IntEnum):
    """Who an unanswered suggestion was taken to; each further reply period one level higher."""

    OFFICER = 0
    BUREAU_HEAD = 1
    VICE_PRESIDENT = 2
    UPPER_COURT = 3

    @property
    def zh(self) -> str:
        """In words."""
        return ("承办回函的法官", "执行局长", "分管副院长", "上一级人民法院")[self]


def level(sent_on: date, on: date, replied: bool, tables: Tables) -> Level:
    """Where a suggestion sent on a day stands: 0 in time or answered, then one more each further reply period."""
    reached = Level.OFFICER
    while not replied and reached < Level.UPPER_COURT and on > due(sent_on, tables, reached + 1):
        reached = Level(reached + 1)
    return reached


@dataclass(frozen=True, slots=True)
class Overdue:
    """An unanswered suggestion and how far up it was already taken."""

    on: date
    sent_on: date | None
    replied: bool
    taken_to: Level


def may_escalate(facts: Overdue, tables: Tables) -> Determination[Level]:
    """Whether it goes up by one level now; the value is that level."""
    waits = facts.sent_on is not None and not facts.replied
    reached = level(facts.sent_on, facts.on, facts.replied, tables) if facts.sent_on else Level.OFFICER
    further = reached > facts.taken_to
    last = due(facts.sent_on, tables, facts.taken_to + 1) if facts.sent_on else None
    steps = (
        step("已经发出，没有回函", waits, f"{facts.sent_on} 发出" if waits else "不在等待回函", FORM),
        step("逾期没有回函，可以再报上一级", further, f"期限至 {last or '未定'}，现在{facts.taken_to.zh}", FORM),
    )
    value = Level(facts.taken_to + 1) if further else None
    reads = (tables.read(REPLY, facts.on),)
    return Determination("suggestions.escalate", "逾期未回函上报", facts.on, value, steps, reads, None, tables.digest)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a suggestion stands: its stage and, once answered, the answer. `reasons` None: not yet asked for."""

    on: date
    stage: Stage
    reply: Reply | None
    reasons: str | None = None


def may_change(facts: Standing, tables: Tables) -> Determination[None]:
    """A suggestion and its cases are changed only before it is sent: what was sent stays as it was."""
    steps = (step("尚未发出", facts.stage is Stage.DRAFT, facts.stage.zh, FORM),)
    return Determination("suggestions.change", "修改执行建议", facts.on, None, steps, (), None, tables.digest)


def may_ask_again(facts: Standing, tables: Tables) -> Determination[date]:
    """Whether to ask anew after a reply that does not accept everything; the value is the new last day to reply."""
    open_points = facts.reply in {Reply.PARTLY, Reply.REFUSED}
    found = facts.reply.zh if facts.reply else "没有回函"
    steps = [
        step("已经回函，尚未评估", facts.stage is Stage.REPLIED, facts.stage.zh, FORM),
        step("回函没有全部采纳", open_points, found, FORM),
        *_reasons("写明再次建议的理由", facts.reasons),
    ]
    reads, value = (tables.read(REPLY, facts.on),), due(facts.on, tables)
    return Determination(
        "suggestions.again", "再次提出执行建议", facts.on, value, tuple(steps), reads, None, tables.digest
    )  # fmt: skip


def may_close(facts: Standing, tables: Tables) -> Determination[None]:
    """Whether it may end: reviewed twice; or refused, so that nothing is to be reviewed; or never sent."""
    met = facts.stage in {Stage.DRAFT, Stage.SECOND}
    met |= facts.stage is Stage.REPLIED and facts.reply is Reply.REFUSED
    steps = (
        step("没有等待的回函或者评估", met, _waits(facts, met), FORM),
        *_reasons("写明结束的理由", facts.reasons),
    )
    return Determination("suggestions.close", "结束执行建议", facts.on, None, steps, (), None, tables.digest)


def _waits(facts: Standing, met: bool) -> str:
    if met or facts.stage is Stage.CLOSED:
        return facts.stage.zh
    return "等待回函" if facts.stage is Stage.SENT else "等待效果评估"


def _reasons(asked: str, reasons: str | None) -> list[Step]:
    if reasons is None:
        return []
    return [step(asked, bool(reasons.strip()), reasons.strip() or "没有写明", FORM)]

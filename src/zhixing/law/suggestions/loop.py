"""Sending an enforcement suggestion and replying to it (SUGG-01): what must be in either, and when the reply is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.tables import Tables

WORK = Article("立审执工作指引", "", "SUGG-01")
FORM = Ours("执行建议没有全国统一的形式和期限，预设三十日回函、九十日和一百八十日评估", "SUGG-01")
REPLY, FIRST, SECOND = (f"suggestions.{name}_days" for name in ("reply", "first_review", "second_review"))


class Defect(StrEnum):
    """The class of defect a suggestion is about."""

    OPERATIVE_PART = "operative_part"
    PRESERVATION = "preservation"
    IDENTITY = "identity"
    MEDIATION = "mediation"
    LINKED_CASE = "linked_case"
    PETITION = "petition"

    @property
    def zh(self) -> str:
        """In words."""
        return _DEFECTS[self]


_DEFECTS = {
    Defect.OPERATIVE_PART: "判项不明确",
    Defect.PRESERVATION: "应当保全没有保全",
    Defect.IDENTITY: "身份、地址信息缺失",
    Defect.MEDIATION: "调解内容无法履行",
    Defect.LINKED_CASE: "关联案件没有核查",
    Defect.PETITION: "信访事项处理衔接不畅",
}


class Reply(StrEnum):
    """What the division addressed answers."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REFUSED = "refused"

    @property
    def zh(self) -> str:
        """In words."""
        return {"accepted": "采纳", "partly": "部分采纳", "refused": "不采纳"}[self.value]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggestion about to be sent: its cases, cause and proposal; `to_outside`: addressed outside the court."""

    on: date
    cases: tuple[str, ...]
    defect: Defect
    cause: str
    proposal: str
    addressee: str
    to_outside: bool = False
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply about to be given: reasons, and the evidence of the change (documents). `sent_on` None: a draft."""

    on: date
    sent_on: date | None
    reply: Reply
    reasons: str
    evidence: tuple[str, ...] = ()
    answered: bool = False


def reply_days(on: date, tables: Tables) -> int:
    """How many days the division addressed has, for a suggestion sent on a day."""
    return tables.parameter(REPLY).whole(on)


def due(sent_on: date, tables: Tables, periods: int = 1) -> date:
    """The last day of the `periods`-th reply period; on a rest day it moves to the next workday (SUGG-01, card)."""
    nominal = sent_on + timedelta(days=periods * reply_days(sent_on, tables))
    return tables.calendar.roll(nominal).ends_on


def may_send(facts: Suggestion, tables: Tables) -> Determination[date]:
    """Whether the suggestion is complete; the value is the day the reply is due."""
    steps = (
        step("尚未发出", not facts.sent, "已经发出" if facts.sent else "起草中", FORM),
        step("附有具体案件", bool(facts.cases), "、".join(facts.cases) or "没有附案件", FORM),
        step(
            "写明问题类别和成因",
            bool(facts.cause.strip()),
            f"{facts.defect.zh}：{facts.cause.strip() or '没有写明'}",
            FORM,
        ),
        step("提出具体建议", bool(facts.proposal.strip()), _one_line(facts.proposal) or "没有写明", FORM),
        step("写明建议对象", bool(facts.addressee.strip()), facts.addressee.strip() or "没有写明", FORM),
        step("向本院内部提出", not facts.to_outside, _inside(facts.to_outside), WORK),
    )
    reads = (tables.read(REPLY, facts.on),)
    value = due(facts.on, tables)
    return Determination("suggestions.send", "发出执行建议", facts.on, value, steps, reads, None, tables.digest)


def _one_line(text: str) -> str:
    return "；".join(line.strip() for line in text.splitlines() if line.strip())


def _inside(outside: bool) -> str:
    return "对外单位提出的，用司法建议" if outside else "立案、审判部门"


def may_reply(facts: Answer, tables: Tables) -> Determination[tuple[date, date]]:
    """Whether the reply is complete; the value is the two days of review, None where the suggestion is refused."""
    days = tuple(tables.parameter(name).whole(facts.on) for name in (FIRST, SECOND))
    reviews = facts.on + timedelta(days=days[0]), facts.on + timedelta(days=days[1])
    value = None if facts.reply is Reply.REFUSED else reviews
    steps = tuple(_reply_steps(facts, tables))
    reads = tuple(tables.read(name, facts.on) for name in (REPLY, FIRST, SECOND))
    return Determination("suggestions.reply", "执行建议回函", facts.on, value, steps, reads, None, tables.digest)


def may_begin_reply(sent_on: date | None, answered: bool, on: date, tables: Tables) -> Determination[None]:
    """What can be said of a reply before it is written: the suggestion was sent and is not yet answered."""
    steps = tuple(_open_steps(sent_on, answered))
    return Determination("suggestions.reply", "执行建议回函", on, None, steps, (), None, tables.digest)


def _open_steps(sent_on: date | None, answered: bool) -> Iterator[Step]:
    yield step("已经发出", sent_on is not None, f"{sent_on} 发出" if sent_on else "尚未发出", FORM)
    yield step("尚未回函", not answered, "已经回函" if answered else "等待回函", FORM)


def _reply_steps(facts: Answer, tables: Tables) -> Iterator[Step]:
    yield from _open_steps(facts.sent_on, facts.answered)
    yield step("写明理由", bool(facts.reasons.strip()), facts.reasons.strip() or "没有写明", FORM)
    if facts.reply is not Reply.REFUSED:
        found = "、".join(facts.evidence) or "没有整改材料"
        yield step("采纳的，附整改材料", bool(facts.evidence), found, FORM)
    if facts.sent_on is not None:
        last, is_late = due(facts.sent_on, tables), late(facts.sent_on, facts.on, tables)
        found = f"期限至 {last}{'，已经逾期' if is_late else ''}"
        yield step("在期限内回函", not is_late, found, FORM, force=Force.NOTE)


def late(sent_on: date, on: date, tables: Tables) -> bool:
    """Whether a reply on a day comes after the period."""
    return on > due(sent_on, tables)

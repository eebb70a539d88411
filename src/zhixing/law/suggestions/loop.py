"""The loop of an enforcement suggestion (SUGG-01): sent → reply → effect reviewed at 90 and 180 days."""

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


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply about to be given: reasons, and the evidence of the change (document ids)."""

    on: date
    sent_on: date
    reply: Reply
    reasons: str
    evidence: tuple[str, ...] = ()
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """Objections and petitions of a kind in a half-open period [first, until)."""

    first: date
    until: date
    objections: int
    petitions: int

    def __post_init__(self) -> None:
        if self.until <= self.first or self.objections < 0 or self.petitions < 0:
            raise ValueError("统计期间应当先后有序，件数不能是负数")


@dataclass(frozen=True, slots=True)
class Review:
    """The review at `days` (90 or 180) after the reply; the two periods must be of one length."""

    on: date
    replied_on: date | None
    before: Count
    after: Count


@dataclass(frozen=True, slots=True)
class Effect:
    """How many fewer (negative: more) after than before."""

    objections: int
    petitions: int

    @property
    def improved(self) -> bool:
        """Fewer in all, and neither kind grew."""
        return self.objections >= 0 and self.petitions >= 0 and self.objections + self.petitions > 0


def may_send(facts: Suggestion, tables: Tables) -> Determination[date]:
    """Whether the suggestion is complete; the value is the day the reply is due."""
    due = facts.on + timedelta(days=tables.parameter(REPLY).whole(facts.on))
    steps = (
        step("附有具体案件", bool(facts.cases), f"{len(facts.cases)} 件", FORM),
        step(
            "写明问题类别和成因",
            bool(facts.cause.strip()),
            f"{facts.defect.zh}：{facts.cause.strip() or '没有写明'}",
            FORM,
        ),
        step("提出具体建议", bool(facts.proposal.strip()), facts.proposal.strip() or "没有写明", FORM),
        step("写明建议对象", bool(facts.addressee.strip()), facts.addressee.strip() or "没有写明", FORM),
        step("向本院内部提出", not facts.to_outside, _inside(facts.to_outside), WORK),
    )
    reads = (tables.read(REPLY, facts.on),)
    return Determination("suggestions.send", "发出执行建议", facts.on, due, steps, reads, None, tables.digest)


def _inside(outside: bool) -> str:
    return "对外单位提出的，用司法建议" if outside else "立案、审判部门"


def may_reply(facts: Answer, tables: Tables) -> Determination[tuple[date, date]]:
    """Whether the reply is complete; the value is the two days of review."""
    days = tuple(tables.parameter(name).whole(facts.on) for name in (FIRST, SECOND))
    reviews = facts.on + timedelta(days=days[0]), facts.on + timedelta(days=days[1])
    steps = tuple(_reply_steps(facts, tables))
    reads = tuple(tables.read(name, facts.on) for name in (REPLY, FIRST, SECOND))
    return Determination("suggestions.reply", "执行建议回函", facts.on, reviews, steps, reads, None, tables.digest)


def _reply_steps(facts: Answer, tables: Tables) -> Iterator[Step]:
    yield step("尚未回函", not facts.answered, "已经回函" if facts.answered else "等待回函", FORM)
    yield step("写明理由", bool(facts.reasons.strip()), facts.reasons.strip() or "没有写明", FORM)
    if facts.reply is not Reply.REFUSED:
        found = "、".join(facts.evidence) or "没有整改材料"
        yield step("采纳的，附整改材料", bool(facts.evidence), found, FORM)
    due = facts.sent_on + timedelta(days=tables.parameter(REPLY).whole(facts.sent_on))
    late = facts.on > due
    yield step("在期限内回函", not late, f"期限至 {due}{'，已经逾期' if late else ''}", FORM, force=Force.NOTE)


def overdue(sent_on: date, on: date, replied: bool, tables: Tables) -> int:
    """How many levels up an unanswered suggestion stands: 0 in time, then one more each further reply period."""
    days = tables.parameter(REPLY).whole(sent_on)
    return 0 if replied else max(0, (on - sent_on).days - 1) // days


def review(facts: Review, days: int, tables: Tables) -> Determination[Effect]:
    """Whether the effect may be reviewed now, at the first or second review; the value is the change."""
    value = Effect(
        facts.before.objections - facts.after.objections, facts.before.petitions - facts.after.petitions
    )  # fmt: skip
    steps = tuple(_review_steps(facts, days))
    reads = tuple(tables.read(name, facts.on) for name in (FIRST, SECOND))
    return Determination("suggestions.review", "评估执行建议效果", facts.on, value, steps, reads, None, tables.digest)


def _review_steps(facts: Review, days: int) -> Iterator[Step]:
    if facts.replied_on is None:
        yield step("已经回函", False, "尚未回函", FORM)
        return
    due = facts.replied_on + timedelta(days=days)
    yield step(f"回函满 {days} 日", facts.on >= due, f"{facts.replied_on} 回函，{due} 起评估", FORM)
    lengths = {(c.until - c.first).days for c in (facts.before, facts.after)}
    found = f"前 {facts.before.first} 至 {facts.before.until}，后 {facts.after.first} 至 {facts.after.until}"
    yield step("前后两个期间长度相同", len(lengths) == 1, found, FORM)
    ordered = facts.before.until <= facts.replied_on <= facts.after.first and facts.after.until <= facts.on
    yield step("前一期间在回函以前，后一期间在回函以后并且已经结束", ordered, found, FORM)

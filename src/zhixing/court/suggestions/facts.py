"""Rows of suggestions → the records that law/suggestions understands; and the papers' facts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import search
from zhixing.court.documents.acts import Draft, Setting
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.registry import Asking
from zhixing.court.kernel.seams import SlotFailed
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.suggestions import papers
from zhixing.court.suggestions.models import Attachment, Suggestion
from zhixing.court.suggestions.queries import COUNTS, Tally, attached, due_on, next_review
from zhixing.law.core.determination import Determination, step
from zhixing.law.suggestions.course import (
    Level,
    Overdue,
    Stage,
    Standing,
    may_ask_again,
    may_change,
    may_close,
    may_escalate,
)  # fmt: skip
from zhixing.law.suggestions.effect import Count, Effect, Period, Review, Which, may_review, periods, review
from zhixing.law.suggestions.loop import (
    FORM,
    Answer,
    Defect,
    Reply,
    may_begin_reply,
    may_reply,
    may_send,
)  # fmt: skip
from zhixing.law.suggestions.loop import Suggestion as Letter
from zhixing.reading.case_number import find_all

KINDS = ("objections", "petitions")


def _standing(row: Suggestion, asking: Asking, reasons: str | None = None) -> Standing:
    reply = Reply(row.answer) if row.answer else None
    return Standing(asking.on, Stage(row.state), reply, reasons)


def may_draft(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """A suggestion begins with a numbered case that shows the defect."""
    steps = (step("案件已经立案，有案号", case.number is not None, case.number or "尚未立案", FORM),)
    return Determination("suggestions.draft", "起草执行建议", asking.on, None, steps, tables=asking.tables.digest)


def may_change_row(row: Suggestion, data: Any, asking: Asking) -> Determination[None]:
    """This suggestion."""
    return may_change(_standing(row, asking), asking.tables)


def may_attach(row: Suggestion, data: Any, asking: Asking) -> Determination[None]:
    """A further case of the court, once."""
    told = may_change_row(row, data, asking)
    if data is None:
        return told
    case = case_named(row, data.number, asking.viewer)
    known = case is not None and case.pk in {a.case_id for a in attached(row)}
    further = (
        step("是本院的案件", case is not None, str(case) if case else "本院没有这个案号的案件，请核对案号", FORM),
        step("没有重复附入", not known, "已经附入" if known else "尚未附入", FORM),
    )
    return replace(told, steps=(*told.steps, *further))


def case_named(row: Suggestion, text: str, viewer: Viewer) -> Case | None:
    """The case of the suggestion's own court that bears the number written, in whatever form."""
    numbers = [n.case for n in find_all(text)]
    found = search(viewer, text, numbers[:1], None) if numbers else []
    return next((c for c in found if c.court_path == row.court_path), None)


def may_detach(attachment: Attachment, data: Any, asking: Asking) -> Determination[None]:
    """A case that is in is taken out before sending."""
    told = may_change_row(attachment.suggestion, data, asking)
    inside = attachment.detached_on is None
    found = "附入中" if inside else f"{attachment.detached_on} 已经移出"
    return replace(told, steps=(*told.steps, step("案件附在建议中", inside, found, FORM)))


def may_send_row(row: Suggestion, data: Any, asking: Asking) -> Determination[Any]:
    """This suggestion with its cases."""
    facts = Letter(
        on=asking.on, cases=tuple(str(a.case) for a in attached(row)), defect=Defect(row.defect), cause=row.cause,
        proposal=row.proposal, addressee=row.addressee, sent=row.state != Stage.DRAFT.value,
    )  # fmt: skip
    return may_send(facts, asking.tables)


def may_reply_row(row: Suggestion, data: Any, asking: Asking) -> Determination[Any]:
    """The reply to the standing round."""
    answered = row.sent_on is not None and row.state != Stage.SENT.value
    if data is None:
        return may_begin_reply(row.sent_on, answered, asking.on, asking.tables)
    evidence = tuple(e.words for e in data.evidence)
    facts = Answer(asking.on, row.sent_on, data.answer, data.reasons, evidence, answered)
    return may_reply(facts, asking.tables)


def may_ask_again_row(row: Suggestion, data: Any, asking: Asking) -> Determination[Any]:
    """A further round."""
    return may_ask_again(_standing(row, asking, data.reasons if data else None), asking.tables)


def may_close_row(row: Suggestion, data: Any, asking: Asking) -> Determination[None]:
    """The end."""
    return may_close(_standing(row, asking, data.reasons if data else None), asking.tables)


def may_escalate_row(row: Suggestion, data: Any, asking: Asking) -> Determination[Level]:
    """One level up."""
    replied = row.state != Stage.SENT.value
    return may_escalate(Overdue(asking.on, row.sent_on, replied, Level(row.level)), asking.tables)


@dataclass(frozen=True)
class Counted:
    """The counts of both periods, where they come from, and which kinds were typed although the system has them."""

    before: Count
    after: Count
    source: str
    by_hand: bool
    doubled: bool


def counted(row: Suggestion, which: Which, data: Any, asking: Asking | Doing) -> Counted:
    """Of each kind the system's own counts where a room keeps them, else what the reviewer typed."""
    if row.replied_on is None:
        raise ValueError("a review follows a reply")
    first, second = periods(which, row.replied_on, asking.tables)
    system = _system(row, first), _system(row, second)
    kept = set(system[0]) & set(system[1])
    typed = [k for k in KINDS if data.typed(k)]
    numbers = {k: (system[0][k].number, system[1][k].number) if k in kept else data.pair(k) for k in KINDS}
    named = [data.source] if set(KINDS) - kept else []
    return Counted(
        before=Count(first, *(numbers[k][0] for k in KINDS)), after=Count(second, *(numbers[k][1] for k in KINDS)),
        source="；".join([*(system[1][k].source for k in KINDS if k in kept), *named]),
        by_hand=bool(set(KINDS) - kept), doubled=bool(kept & set(typed)),
    )  # fmt: skip


def _system(row: Suggestion, period: Period) -> dict[str, Tally]:
    return {t.kind: t for t in COUNTS.ask(row, period)}


def may_review_row(row: Suggestion, data: Any, asking: Asking) -> Determination[Any]:
    """The next review of this suggestion, with the counts."""
    which = next_review(row)
    told = may_review(asking.on, row.replied_on, which, asking.tables)
    if data is None or which is None or row.replied_on is None:
        return told
    try:
        counts = counted(row, which, data, asking)
    except SlotFailed as trouble:
        return replace(told, steps=(*told.steps, step("系统中的件数可以读取", None, str(trouble), FORM)))
    facts = Review(asking.on, row.replied_on, counts.before, counts.after, counts.source, counts.by_hand)
    answer: Determination[Effect] = review(facts, which, asking.tables)
    if not counts.doubled:
        return answer
    twice = step("系统已有的件数不另行填写", False, "系统已经统计，请清空手工填写的件数", FORM)
    return replace(answer, steps=(*answer.steps, twice))


def _setting(row: Suggestion, contact: str) -> Setting:
    number = row.number or row.dossier.title
    return Setting(court=row.court.name, case_number=number, bench=(), clerk="", contact=contact, ruling=False)


def letter(row: Suggestion, data: Any, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """执行建议书 to the division; a further round says what is still open after the reply."""
    cases = tuple((str(a.case), a.note) for a in attached(row))
    last = due_on(row, doing.tables)
    if last is None:
        raise ValueError("a letter is sent on a day")
    again = getattr(data, "reasons", "")
    yield Draft(
        _setting(row, f"{row.drafter.name}　{row.court.name}执行局"),
        lambda head: papers.SuggestionLetter(
            head=head, addressee=row.addressee, defect=Defect(row.defect).zh, cases=cases, cause=row.cause,
            proposal=row.proposal, reply_by=last, again=again,
        ),
    )  # fmt: skip


def reply_letter(row: Suggestion, data: Any, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """回函 of the division to the enforcement bureau."""
    sent_on = row.sent_on or doing.on
    yield Draft(
        _setting(row, f"{doing.actor.name}　{row.court.name}{row.addressee}"),
        lambda head: papers.ReplyLetter(
            head=head, addressee=f"{row.court.name}执行局", division=row.addressee, sent_on=sent_on, answer=data.answer.zh,
            reasons=data.reasons, evidence=tuple(e.words for e in data.evidence), officer=doing.actor.name,
        ),
    )  # fmt: skip


def effect_sheet(row: Suggestion, data: Any, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """执行建议效果评估表 of the review just made."""
    made = row.reviews.latest("id")
    yield Draft(
        _setting(row, ""),
        lambda head: papers.EffectSheet(
            head=head, which=made.get_which_display(), addressee=row.addressee, defect=Defect(row.defect).zh,
            answer=str(row.get_answer_display()), replied_on=made.border,
            periods=(str(Period(made.before_first, made.border)), str(Period(made.border, made.after_until))),
            objections=(made.objections_before, made.objections_after),
            petitions=(made.petitions_before, made.petitions_after), source=made.source, by_hand=made.by_hand,
            conclusion=made.conclusion, reviewer=doing.actor.name,
        ),
    )  # fmt: skip

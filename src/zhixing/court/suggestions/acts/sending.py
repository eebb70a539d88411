"""Sending a suggestion with a number, sending it anew, taking an overdue reply up, and the end."""

from typing import Any

from django.db.models import QuerySet
from pydantic import Field

from zhixing.court.cases.acts import next_serial
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Reason, ShortLine
from zhixing.court.kernel.models import Dossier
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.suggestions import facts
from zhixing.court.suggestions.acts.drafting import sender_bar
from zhixing.court.suggestions.models import Suggestion
from zhixing.law.core.determination import Determination
from zhixing.law.limits.card import Length
from zhixing.law.limits.node import Node
from zhixing.law.suggestions.course import Level, Stage
from zhixing.law.suggestions.loop import reply_days

TYPE_CODE = "执建"
"""Our own type code: the list of case types has none for suggestions."""


class SendIn(Input):
    """What whoever signs should know; the suggestion itself is as drafted."""

    note: ShortLine = Field("", title="给审批人的说明")


class AgainIn(Input):
    """What is still open after the reply."""

    reasons: Reason = Field(title="再次建议的理由")


class EscalateIn(Input):
    """Nothing is added: the rule says how far up."""


class CloseIn(Input):
    """Why it ends."""

    reasons: Reason = Field(title="结束的理由")


def _signs(row: Suggestion, data: Any) -> tuple[Step, ...]:
    """The bureau head signs; where the bureau head drafted it, the vice president in charge."""
    if Role.BUREAU_HEAD.value in row.drafter.roles:
        return (Step(Role.VICE_PRESIDENT, "分管副院长"),)
    return (Step(Role.BUREAU_HEAD, "执行局长"),)


def drafter_bar(row: Suggestion, viewer: Viewer) -> str:
    """Whoever drafted it asks for the signature."""
    return "" if row.drafter_id == viewer.principal_id else "由起草人提请发出"


def _of_cases(row: Suggestion, data: Any) -> list[QuerySet[Dossier]]:
    inside = row.attachments.filter(detached_on=None)
    return [Dossier.objects.filter(pk__in=inside.values("case__dossier"))]


def _touch_cases(row: Suggestion, doing: Doing) -> int:
    """The act stands in the dossier of every case attached; how many."""
    dossiers = [a.case.dossier for a in row.attachments.filter(detached_on=None).select_related("case__dossier")]
    for dossier in sorted(dossiers, key=lambda d: d.pk):
        doing.touch(dossier)
    return len(dossiers)


def _await(row: Suggestion, doing: Doing) -> None:
    """The division's days begin."""
    row.state, row.sent_on, row.level = Stage.SENT.value, doing.on, Level.OFFICER
    row.answer, row.replied_on, row.replied_late = "", None, None
    row.save()
    length = Length(reply_days(doing.on, doing.tables), "days")
    doing.start(Node.SUGGESTION_REPLY, length=length, assignee_id=row.officer_id)


@act(
    "suggestions.send", title="发出执行建议", on=Suggestion, by=(Role.JUDGE, Role.BUREAU_HEAD), data=SendIn,
    ask=facts.may_send_row, approve=_signs, papers=(facts.letter,), lock=_of_cases, bar=drafter_bar,
    day_of_execution=True,
)  # fmt: skip
def send(row: Suggestion, data: SendIn, ruling: Determination[Any], doing: Doing) -> str:
    """Send it under a number of the court's counter; thirty days to reply begin. (SUGG-01)"""
    year = doing.on.year
    row.number = f"（{year}）{row.court.code}{TYPE_CODE}{next_serial(row.court, year, TYPE_CODE)}号"
    doing.dossier.title = row.number
    doing.dossier.save(update_fields=["title"])
    _await(row, doing)
    return f"{row.number}，致{row.addressee}，附 {_touch_cases(row, doing)} 件案件，回函期限至 {ruling.value}"


@act(
    "suggestions.ask_again", title="再次提出执行建议", on=Suggestion, by=(Role.JUDGE, Role.BUREAU_HEAD), data=AgainIn,
    ask=facts.may_ask_again_row, approve=_signs, papers=(facts.letter,), lock=_of_cases, bar=drafter_bar,
    day_of_execution=True,
)  # fmt: skip
def ask_again(row: Suggestion, data: AgainIn, ruling: Determination[Any], doing: Doing) -> str:
    """Send it anew where the reply did not accept everything: a further round, the days begin again. (SUGG-01)"""
    doing.finish(Node.SUGGESTION_REVIEW)
    doing.finish(Node.SUGGESTION_REVIEW_SECOND)
    row.round += 1
    _await(row, doing)
    _touch_cases(row, doing)
    return f"第 {row.round} 次提出，回函期限至 {ruling.value}：{data.reasons.splitlines()[0][:200]}"


@act(
    "suggestions.escalate", title="逾期未回函上报", on=Suggestion, by=(Role.SYSTEM,), data=EscalateIn,
    ask=facts.may_escalate_row, listed=False,
)  # fmt: skip
def escalate(row: Suggestion, data: EscalateIn, ruling: Determination[Level], doing: Doing) -> str:
    """An overdue reply goes up by one level, by the system, on record. (SUGG-01)"""
    if ruling.value is None:
        raise ValueError("a lawful escalation has its level")
    row.level = ruling.value
    row.save(update_fields=["level"])
    return f"{row.addressee}逾期没有回函，报{Level(row.level).zh}"


@act(
    "suggestions.close", title="结束执行建议", on=Suggestion, by=(Role.JUDGE, Role.BUREAU_HEAD), data=CloseIn,
    ask=facts.may_close_row, bar=sender_bar,
)  # fmt: skip
def close(row: Suggestion, data: CloseIn, ruling: Determination[None], doing: Doing) -> str:
    """End it: reviewed twice, refused and left at that, or never sent. (SUGG-01)"""
    row.state, row.closed_on, row.closed_by = Stage.CLOSED.value, doing.on, doing.actor
    row.closed_why = data.reasons
    row.save()
    if row.number is None:
        doing.dossier.title = f"执行建议（未发出）　{row.get_defect_display()}"
        doing.dossier.save(update_fields=["title"])
    return data.reasons.splitlines()[0][:300]

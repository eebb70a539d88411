"""Drafting: the suggestion and the cases it rests on. What was sent is not changed any more."""

from enum import StrEnum
from typing import Any

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import handler_bar
from zhixing.court.identity.queries import officers_with
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Line, Pick, Reason, ShortLine
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.suggestions import facts
from zhixing.court.suggestions.models import Attachment, Suggestion
from zhixing.law.core.determination import Determination
from zhixing.law.suggestions.loop import Defect

Choices = dict[str, list[tuple[str, str]]]
POSTS = {"filing": Role.FILING_JUDGE, "trial": Role.TRIAL_JUDGE}


class Addressed(StrEnum):
    """The division a suggestion goes to."""

    FILING = "filing"
    TRIAL = "trial"

    @property
    def zh(self) -> str:
        """In words."""
        return str(Suggestion.Division(self.value).label)


class SuggestionIn(Input):
    """What is suggested, to whom."""

    defect: Defect = Field(title="问题类别")
    cause: Reason = Field(title="问题的成因")
    proposal: Reason = Field(title="建议", description="每行一项")
    division: Addressed = Field(title="建议对象")
    unit: ShortLine = Field("", title="具体庭室", description="例如 民事审判第一庭", max_length=60)
    officer: Pick = Field(title="负责回函的法官")


class DraftIn(SuggestionIn):
    """The suggestion, and what shows in the case it begins with."""

    note: ShortLine = Field("", title="本案中的表现")


class AttachIn(Input):
    """A further case."""

    number: Line = Field(title="案号", description="本院案件，例如 （2026）闽0205执12号")
    note: ShortLine = Field("", title="本案中的表现")


class DetachIn(Input):
    """Why a case is taken out."""

    reason: Reason = Field(title="移出的理由")


def answering(court_path: str) -> list[tuple[str, str]]:
    """Who can answer for a division of the court: id and words."""
    people = {o.principal_id: o.principal for role in POSTS.values() for o in officers_with(court_path, role)}
    posts = [Role.FILING_JUDGE, Role.TRIAL_JUDGE]
    return [
        (str(pk), f"{p.name}（{'、'.join(r.zh for r in posts if r.value in p.roles)}）") for pk, p in people.items()
    ]


def _officers(subject: Any, viewer: Viewer) -> Choices:
    return {"officer": answering(subject.court_path)}


def _check_officer(court_path: str, data: SuggestionIn) -> None:
    """The responsible officer sits in the division addressed."""
    role = POSTS[data.division.value]
    if data.officer not in {o.principal_id for o in officers_with(court_path, role)}:
        raise BadInput({"officer": f"请选择{data.division.zh}的法官（{role.zh}）"})


def draft_bar(case: Case, viewer: Viewer) -> str:
    """The judge who handles the case, or the bureau head."""
    return "" if viewer.holds(Role.BUREAU_HEAD) else handler_bar(case, viewer)


def sender_bar(subject: Any, viewer: Viewer) -> str:
    """Who drafted it, or the bureau head."""
    row = subject if isinstance(subject, Suggestion) else subject.suggestion
    if viewer.holds(Role.BUREAU_HEAD) or row.drafter_id == viewer.principal_id:
        return ""
    return "由起草人或者执行局长办理"


def _fill(row: Suggestion, data: SuggestionIn) -> None:
    row.defect, row.cause, row.proposal = data.defect.value, data.cause, data.proposal
    row.division, row.unit, row.officer_id = data.division.value, data.unit, data.officer


def _title(row: Suggestion, doing: Doing) -> None:
    """A draft is known by its class of defects until it has a number."""
    doing.dossier.title = f"执行建议（起草中）　{Defect(row.defect).zh}"
    doing.dossier.save(update_fields=["title"])


@act(
    "suggestions.draft", title="起草执行建议", on=Case, by=(Role.JUDGE, Role.BUREAU_HEAD), data=DraftIn,
    ask=facts.may_draft, opens="suggestions.suggestion", choices=_officers, bar=draft_bar,
)  # fmt: skip
def draft(case: Case, data: DraftIn, ruling: Determination[None], doing: Doing) -> str:
    """Begin a suggestion in a dossier of its own, with this case attached. (SUGG-01)"""
    _check_officer(case.court_path, data)
    row = Suggestion(
        dossier=doing.dossier, court=case.court, drafter=doing.actor, drafted_on=doing.on, court_path=case.court_path
    )
    _fill(row, data)
    row.save()
    _title(row, doing)
    _attach(row, case, data.note, doing)
    return f"{data.defect.zh}，拟向{row.addressee}提出；附 {case.number}"


@act(
    "suggestions.revise", title="修改执行建议", on=Suggestion, by=(Role.JUDGE, Role.BUREAU_HEAD), data=SuggestionIn,
    ask=facts.may_change_row, choices=_officers, bar=sender_bar,
    initial=lambda row: {
        "defect": row.defect, "cause": row.cause, "proposal": row.proposal, "division": row.division, "unit": row.unit,
        "officer": str(row.officer_id),
    },
)  # fmt: skip
def revise(row: Suggestion, data: SuggestionIn, ruling: Determination[None], doing: Doing) -> str:
    """Change the draft. (SUGG-01)"""
    _check_officer(row.court_path, data)
    _fill(row, data)
    row.save()
    _title(row, doing)
    return f"{data.defect.zh}，拟向{row.addressee}提出"


def _attach(row: Suggestion, case: Case, note: str, doing: Doing) -> None:
    doing.touch(case.dossier)
    Attachment.objects.create(
        suggestion=row, case=case, note=note, attached_on=doing.on, act=doing.act, court_path=row.court_path
    )


@act(
    "suggestions.attach", title="附入案件", on=Suggestion, by=(Role.JUDGE, Role.BUREAU_HEAD), data=AttachIn,
    ask=facts.may_attach, bar=sender_bar,
)  # fmt: skip
def attach(row: Suggestion, data: AttachIn, ruling: Determination[None], doing: Doing) -> str:
    """Attach a further case; the act stands in that case's dossier too. (SUGG-01)"""
    case = facts.case_named(row, data.number, doing.viewer)
    if case is None:
        raise BadInput({"number": "本院没有这个案号的案件，请核对案号"})
    _attach(row, case, data.note, doing)
    return f"附入 {case}"


@act(
    "suggestions.detach", title="移出案件", on=Attachment, by=(Role.JUDGE, Role.BUREAU_HEAD), data=DetachIn,
    ask=facts.may_detach, bar=sender_bar,
)  # fmt: skip
def detach(attachment: Attachment, data: DetachIn, ruling: Determination[None], doing: Doing) -> str:
    """Take a case out of the draft; that it was in stays on record. (SUGG-01)"""
    doing.touch(attachment.case.dossier)
    attachment.detached_on = doing.on
    attachment.save(update_fields=["detached_on"])
    return f"移出 {attachment.case}：{data.reason.splitlines()[0][:200]}"

"""Lifting a preservation, wholly or one measure: by ruling of the trial judge, never by a job."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhixing.court.cases.queries import handler_bar
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.documents.models import Paper
from zhixing.court.kernel import running
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Pick, ShortLine
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation import papers
from zhixing.court.preservation.acts.drafts import bank_draft, lines, signed
from zhixing.court.preservation.facts import preserving as facts
from zhixing.court.preservation.facts.keeping import standing
from zhixing.court.preservation.models import Preservation, Request
from zhixing.court.preservation.queries import measures, open_requests
from zhixing.court.seizures.acts import order_release
from zhixing.court.seizures.models import Seizure
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.limits.node import Node
from zhixing.law.preservation.release import Ground

ENDED = (Node.PRESUIT_FILING, Node.AFTER_EFFECT_FILING, Node.PRESERVATION_EXECUTION, Node.SECURITY_TOP_UP)
ASKED = (Node.PRESERVATION_RELEASE, Node.PRESERVATION_RELEASE_URGENT)


class ShownGround(StrEnum):
    """Grounds that a document shows; the duties of time and the registered decisions are told by the rows."""

    WRONG = "wrong"
    WITHDRAWN = "withdrawn"
    DISMISSED = "dismissed"
    SECURITY = "security"
    OUTSIDER = "outsider"
    PAID = "paid"

    @property
    def zh(self) -> str:
        """In words."""
        return Ground(self.value).zh


class LiftIn(Input):
    """Why the preservation must be lifted."""

    ground: ShownGround | None = Field(
        None, title="解除的事由", description="逾期未起诉、未申请执行等系统已经查明的不填"
    )
    document: ShortLine = Field("", title="证明文件")
    seizure: Pick | None = Field(None, title="只解除这一措施", description="不选的，解除全部保全措施")


def measure_choices(row: Preservation, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    """The measures that can be let go now."""
    return {"seizure": [(str(s.pk), f"{s.account}　实际控制 {yuan(s.controlled_fen or 0)} 元") for s in standing(row)]}


def chosen(row: Preservation, seizure_id: Any) -> list[Seizure]:
    """The measure chosen, or all that stand."""
    return [s for s in standing(row) if seizure_id in {None, s.pk}]


def let_go(doing: Doing, found: Sequence[Seizure], ruled: Paper, notices: Sequence[Paper]) -> None:
    """Ask each bank to release; the bank's word ends the freeze. Raises Refused."""
    for seizure, notice in zip(found, notices, strict=True):
        doing.touch(seizure.case.dossier)
        order_release(doing, seizure, (ruled.number, notice.number))


def ended(doing: Doing, row: Preservation, ruled: Paper) -> None:
    """The ruling no longer holds anything: state, day, number, and the limits that ran for it."""
    row.state, row.released_on, row.release_number = Preservation.State.RELEASED, doing.on, ruled.number
    row.save(update_fields=["state", "released_on", "release_number"])
    for node in ENDED:
        doing.finish(node, subject_id=row.pk)


def answer_requests(doing: Doing, row: Preservation, words: str) -> None:
    """What was asked in writing is done."""
    for request in open_requests(row, Request.Kind.RELEASE):
        request.state, request.answered_on, request.answer = Request.State.GRANTED, doing.on, words[:300]
        request.save(update_fields=["state", "answered_on", "answer"])
    for node in ASKED:
        doing.finish(node, subject_id=row.pk)


def _lift_papers(row: Preservation, data: LiftIn, ruling: Determination[Any], doing: Doing) -> Iterator[Draft]:
    """民事裁定书 that lifts the preservation, and 解除冻结 to each bank that still holds."""
    named, grounds = lines(row.case), tuple(g.zh for g in ruling.value or ())
    found = chosen(row, data.seizure)
    what = "、".join(f"{s.account.holder.name}在{s.account.bank.name}的存款" for s in found) if data.seizure else ""
    yield Draft(
        signed(row.case, doing.actor.name),
        lambda head: papers.ReleaseRuling(
            head=head, parties=named, dispute=row.case.cause, former=row.ruling_number, grounds=grounds, measure=what
        ),
    )
    number = doing.issued[-1].number
    for seizure in found:
        yield bank_draft(row.case, seizure, "解除冻结", seizure.limit_fen, number)


def _asked_for(row: Preservation) -> dict[str, Any]:
    """What the party who asked for the release wrote."""
    waits = [r for r in open_requests(row, Request.Kind.RELEASE) if r.ground]
    return {"ground": waits[0].ground, "document": waits[0].document} if waits else {}


@act(
    "preservation.release", title="裁定解除保全", on=Preservation, by=(Role.TRIAL_JUDGE,), data=LiftIn,
    ask=facts.may_release, bar=handler_bar, papers=(_lift_papers,), choices=measure_choices, initial=_asked_for,
    force=True,
)  # fmt: skip
def release(row: Preservation, data: LiftIn, ruling: Determination[Any], doing: Doing) -> str:
    """Rule the release and ask the banks to carry it out. (民诉法解释 165, 166; SEIZE-09)"""
    found = chosen(row, data.seizure)
    ruled, *notices = issue(doing, row, data, ruling, _lift_papers)
    let_go(doing, found, ruled, notices)
    words = "；".join(g.zh for g in ruling.value or ())
    if data.seizure is None or not any(s.holds for s in measures(row) if s.pk != data.seizure):
        ended(doing, row, ruled)
    answer_requests(doing, row, f"{ruled.number} 裁定解除")
    _objections_done(doing, row)
    return words


def _objections_done(doing: Doing, row: Preservation) -> None:
    """What an outsider won is lifted: the court's seven days are kept, in the dossier where they run."""
    for objection in facts.founded(row):
        running.finish(doing.act, doing.touch(objection.dossier), Node.PRESERVATION_LIFTING, doing.on, objection.pk)

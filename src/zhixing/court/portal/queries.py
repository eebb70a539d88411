"""What a party may see of their own matter: read within the court's scope, cut to what concerns them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhixing.court.cases.models import Case, Participant
from zhixing.court.cases.queries import own_place, served_papers
from zhixing.court.claims.models import Instrument, Payment
from zhixing.court.claims.queries import falling_due, owed_on, payments
from zhixing.court.documents.models import Paper
from zhixing.court.documents.queries import papers_of
from zhixing.court.kernel.refused import NotFound
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import PartyViewer
from zhixing.court.preservation.models import Deduction, Preservation
from zhixing.court.preservation.queries import deductions, preservations, under
from zhixing.court.seizures.models import Seizure
from zhixing.court.urging.models import Certificate, Reminder
from zhixing.court.urging.queries import certificate_of, reminders
from zhixing.law.owed.answer import Owed

TO_BOTH = frozenset(
    {
        "preservation.ruling", "preservation.release_ruling", "preservation.deduction_ruling",
        "preservation.substitution_ruling", "preservation.renewal_ruling",
    }
)  # fmt: skip
"""Rulings name both sides and are served on both; the debtor sees them once they are carried out (民诉法 103)."""

TO_CREDITOR = frozenset({"preservation.term_notice", "preservation.nothing_found", "preservation.top_up_notice"})
"""What the court tells the applicant of a preservation (财产保全规定 17, 18)."""

TO_DEBTOR = frozenset({"preservation.certificate"})


@dataclass(frozen=True)
class Kept:
    """A preservation as this side may see it, with its measures."""

    row: Preservation
    measures: Sequence[Seizure]


@dataclass(frozen=True)
class Mine:
    """A party's own matter on a day. `owed` None: no instrument, or a sum the law cannot reckon."""

    me: Participant
    case: Case
    instrument: Instrument | None
    ends: Sequence[date]
    owed: Owed | None
    payments: Sequence[Payment]
    kept: Sequence[Kept]
    deductions: Sequence[Deduction]
    reminders: Sequence[Reminder]
    certificate: Certificate | None
    papers: Sequence[Paper]

    @property
    def creditor(self) -> bool:
        """The side that is owed."""
        return self.me.role == Participant.Role.CREDITOR


def mine(viewer: PartyViewer, on: date) -> Mine:
    """Everything of the matter that this party may see."""
    me = own_place(viewer)
    case, tables = me.case, current_tables()
    kept = visible(me)
    return Mine(
        me=me, case=case, instrument=Instrument.objects.filter(case=case).first(), ends=list(falling_due(case, tables)),
        owed=owed_on(case, on, tables).value, payments=payments(case), kept=kept, deductions=deductions(case),
        reminders=[r for r in reminders(case) if r.participant_id == me.pk], certificate=certificate_of(case),
        papers=papers_for(me, kept),
    )  # fmt: skip


def visible(me: Participant) -> list[Kept]:
    """The creditor sees the preservations they applied for; a debtor sees them once the first measure was taken."""
    rows = [Kept(row, under(row)) for row in preservations(me.case)]
    return [k for k in rows if me.role == Participant.Role.CREDITOR or any(m.answered_at for m in k.measures)]


def papers_for(me: Participant, kept: Sequence[Kept]) -> list[Paper]:
    """Papers sent to the party, their reminders, and the rulings and the certificate that their side has, latest first."""
    own = served_papers(me) | {r.paper_id for r in reminders(me.case) if r.participant_id == me.pk}
    dossiers = [me.case.dossier_id, *(k.row.execution.dossier_id for k in kept if k.row.execution)]
    rows = [p for dossier in dossiers for p in papers_of(dossier) if p.pk in own or p.kind in _kinds(me, kept)]
    return sorted(rows, key=lambda p: p.issued_at, reverse=True)


def _kinds(me: Participant, kept: Sequence[Kept]) -> set[str]:
    """Kinds of papers that the party's side has by law, whatever was entered of their service."""
    if me.role == Participant.Role.CREDITOR:
        return {*TO_BOTH, *TO_CREDITOR}
    kinds = {*TO_DEBTOR, *(TO_BOTH if kept else ())}
    return kinds if _deducted(me.case) else kinds - {"preservation.deduction_ruling"}


def _deducted(case: Case) -> bool:
    return any(d.deducted_on for d in deductions(case))


def own_paper(viewer: PartyViewer, paper_id: UUID) -> Paper:
    """A paper of the matter that this party may have. Raises NotFound, also for what exists for others."""
    me = own_place(viewer)
    found = next((p for p in papers_for(me, visible(me)) if p.pk == paper_id), None)
    if found is None:
        raise NotFound("没有找到，或者不是发给您的文书")
    return found

"""Preservations and deductions, as others may ask."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from zhixing.court.cases.models import Case, Participant, Service
from zhixing.court.cases.queries import participants
from zhixing.court.claims.queries import instrument_of
from zhixing.court.gateways.search import national
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.models import Deduction, Preservation
from zhixing.court.seizures.models import Seizure
from zhixing.court.seizures.queries import seizures

SIGNED = "民事调解书签收"
OPEN = ("requested", "checked", "ruled", "deducted")
WORDS = {
    "requested": "已申请", "checked": "已核对", "ruled": "已裁定", "deducted": "已扣划", "certified": "已出具证明书",
    "refused": "不予办理", "halted": "已中止办理",
}  # fmt: skip


def preservations(case: Case) -> Sequence[Preservation]:
    """The preservations of a suit, newest first."""
    return list(Preservation.objects.filter(case=case).select_related("execution__dossier").order_by("-id"))


def executed_by(case: Case) -> Preservation | None:
    """The preservation that this 执保 case carries out."""
    return Preservation.objects.select_related("case").filter(execution=case).first()


def measures(preservation: Preservation) -> Sequence[Seizure]:
    """Freezes taken under the ruling, those that stand first; also those that a ruled deduction brought to the suit."""
    if not preservation.execution:
        return []
    brought = [s for s in seizures(preservation.case) if s.ruling_number == preservation.ruling_number]
    return sorted([*seizures(preservation.execution), *brought], key=lambda s: not s.holds)


def deductions(case: Case) -> Sequence[Deduction]:
    """The deductions of a suit, newest first."""
    return list(Deduction.objects.filter(case=case).select_related("seizure__account__bank", "judge").order_by("-id"))


def signings(case: Case) -> Sequence[Service]:
    """Receipts of the mediation statement signed for by the parties, by day."""
    rows = Service.objects.filter(case=case, purpose=SIGNED, state=Service.State.SERVED)
    return list(rows.select_related("participant__party").order_by("served_on", "id"))


def unsigned_by(case: Case) -> Sequence[Participant]:
    """The parties that have not signed for the mediation statement."""
    done = {s.participant_id for s in signings(case)}
    return [p for p in participants(case) if p.pk not in done]


def open_deduction(case: Case) -> Deduction | None:
    """The deduction under way or done on a suit; None where there is none or it was refused or halted."""
    rows = Deduction.objects.filter(case=case).exclude(state__in=("refused", "halted"))
    return rows.select_related("seizure__account", "case", "judge").first()


def under_way(viewer: Viewer) -> Sequence[Deduction]:
    """Deductions of the viewer's court that are not at their end, oldest first."""
    rows = Deduction.objects.filter(court_path=viewer.court_path, state__in=OPEN)
    return list(rows.select_related("case__dossier", "seizure").order_by("requested_on", "id"))


def elsewhere(case: Case, party_id: UUID, asker: Any) -> Sequence[dict[str, Any]]:
    """Live matters anywhere in the nation in which the party is debtor or defendant, apart from this suit and the
    execution of its preservations: rows of court, number, enforcement. Logged."""
    apart = [case.pk, *(p.execution_id for p in preservations(case) if p.execution_id)]
    found: list[dict[str, Any]] = national("zx_debtor_matters", (party_id, apart), case.dossier, asker)
    return found


def instrument_words(case: Case) -> str:
    """The instrument as papers name it."""
    known = instrument_of(case)
    return f"本院{known.number}{known.get_kind_display()}"

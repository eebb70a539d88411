"""Preservations and deductions, as others may ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, Least

from zhixing.court.cases.models import Case, Participant, Service
from zhixing.court.cases.queries import participants
from zhixing.court.claims.queries import instrument_of
from zhixing.court.gateways.search import national
from zhixing.court.kernel.models import Act, Limit
from zhixing.court.kernel.refused import NotFound
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.models import Deduction, Objection, Preservation, Request, Security
from zhixing.court.seizures.models import Seizure, SeizureStep
from zhixing.court.seizures.queries import seizures

SIGNED = "民事调解书签收"
OPEN = ("requested", "checked", "ruled", "deducted")
WORDS = {
    "requested": "已申请", "checked": "已核对", "ruled": "已裁定", "deducted": "已扣划", "certified": "已出具证明书",
    "refused": "不予办理", "halted": "已中止办理",
}  # fmt: skip


def preservations(case: Case) -> Sequence[Preservation]:
    """The preservations of a suit, newest first: its own, and those before it which it followed (财产保全规定 17)."""
    mine = Q(case=case) | (Q(followed_number=case.number) if case.number and case.trial else Q())
    rows = Preservation.objects.filter(mine).select_related("case__dossier", "execution__dossier")
    return list(rows.order_by("-id"))


def executed_by(case: Case) -> Preservation | None:
    """The preservation that this 执保 case carries out."""
    rows = Preservation.objects.select_related("case__dossier", "case__court", "execution__dossier")
    return rows.filter(execution=case).first()


def preserving(seizure: Seizure) -> str:
    """Number of the ruling that a freeze of a trial matter carries out and that is not lifted; "" for none."""
    if not (seizure.case.trial and seizure.ruling_number):
        return ""
    rows = Preservation.objects.filter(ruling_number=seizure.ruling_number).exclude(state=Preservation.State.RELEASED)
    return seizure.ruling_number if rows.exists() else ""


def measures(preservation: Preservation) -> Sequence[Seizure]:
    """Freezes taken under the ruling, those that stand first; also those that a ruled deduction brought to the suit."""
    if not preservation.execution:
        return []
    brought = [s for s in seizures(preservation.case) if s.ruling_number == preservation.ruling_number]
    return sorted([*seizures(preservation.execution), *brought], key=lambda s: not s.holds)


def under(preservation: Preservation) -> Sequence[Seizure]:
    """Every freeze taken under the ruling, in whatever matter it counts now."""
    if not preservation.ruling_number:
        return []
    rows = Seizure.objects.filter(ruling_number=preservation.ruling_number).order_by("id")
    return list(rows.select_related("account__bank", "account__holder", "case__dossier"))


def securities(preservation: Preservation) -> Sequence[Security]:
    """The security given for a preservation, in the order of giving."""
    return list(Security.objects.filter(preservation=preservation).order_by("id"))


def given_fen(preservation: Preservation) -> int:
    """What the applicant's security is worth that was not given back, in fen."""
    rows = Security.objects.filter(preservation=preservation, side=Security.Side.APPLICANT)
    return int(rows.exclude(state=Security.State.RETURNED).aggregate(sum=Sum("amount_fen"))["sum"] or 0)


def open_requests(preservation: Preservation, kind: str) -> Sequence[Request]:
    """Written applications of this kind that nobody has answered, oldest first."""
    return list(Request.objects.filter(preservation=preservation, kind=kind, state=Request.State.OPEN).order_by("id"))


def objections_of(case: Case) -> Sequence[Objection]:
    """What was raised against the preservations of a matter, or of the freezes that it took over; newest first."""
    rulings = Seizure.objects.filter(case=case).exclude(ruling_number="").values("ruling_number")
    wanted = Q(case=case) | Q(execution=case) | Q(ruling_number__in=rulings)
    if case.number and case.trial:
        wanted |= Q(followed_number=case.number)
    rows = Objection.objects.filter(preservation__in=Preservation.objects.filter(wanted))
    return list(rows.select_related("preservation__case", "seizure__account__bank").order_by("-id"))


FAR = date(9999, 12, 31)
"""Where nothing runs: such rows stand last."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which preservations a list shows: "" for all. `state` "open" for those not lifted; `mine` for own ones."""

    state: str = "open"
    phase: str = ""
    mine: bool = False


def kept(viewer: Viewer, wanted: Wanted, after: tuple[date, str] | None = None, count: int = 50) -> list[Any]:
    """Preservations of the viewer's court by the day on which something ends for them (`due`), then by id.

    `after`: the key of the last row of the page before.
    """
    limits = Limit.objects.filter(subject_id=OuterRef("pk"), done_on=None, ends_on__isnull=False).order_by("ends_on")
    ends = Seizure.objects.filter(
        ruling_number=OuterRef("ruling_number"), state=Seizure.State.ACTIVE, until_on__isnull=False
    ).order_by("until_on")
    due = Least(
        Coalesce(Subquery(limits.values("ends_on")[:1]), FAR), Coalesce(Subquery(ends.values("until_on")[:1]), FAR)
    )
    rows = Preservation.objects.filter(court_path=viewer.court_path).annotate(due=due)
    rows = _narrowed(rows, viewer, wanted)
    if after:
        rows = rows.filter(Q(due__gt=after[0]) | Q(due=after[0], pk__gt=after[1]))
    return list(rows.select_related("case__dossier", "execution__dossier").order_by("due", "pk")[:count])


def _narrowed(rows: Any, viewer: Viewer, wanted: Wanted) -> Any:
    if wanted.state == "open":
        rows = rows.exclude(state=Preservation.State.RELEASED)
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.phase:
        rows = rows.filter(phase=wanted.phase)
    if wanted.mine:
        rows = rows.filter(Q(case__handler=viewer.principal_id) | Q(execution__handler=viewer.principal_id))
    return rows


def preservation_for(viewer: Viewer, preservation_id: UUID) -> Preservation:
    """A preservation within sight. Raises NotFound."""
    found = Preservation.objects.select_related("case__dossier", "execution").filter(pk=preservation_id).first()
    if found is None or not viewer.sees(found.court_path):
        raise NotFound("没有找到，或者不在您的查看范围内")
    return found


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


@dataclass(frozen=True)
class Waiting:
    """A deduction and the day since which it stands where it stands."""

    row: Deduction
    since: date


def board_of(viewer: Viewer, ended: int = 50) -> Sequence[Waiting]:
    """Deductions of the viewer's court and below: all under way, the longest waiting first, and the last `ended`."""
    last = Act.objects.filter(subject_id=OuterRef("pk")).order_by("-id").values("effective_on")[:1]
    rows = Deduction.objects.filter(court_path__startswith=viewer.court_path).annotate(moved_on=Subquery(last))
    rows = rows.select_related("case__dossier", "case__court", "case__handler", "seizure", "judge")
    going = rows.filter(state__in=OPEN).order_by("moved_on", "id")
    past = rows.exclude(state__in=OPEN).order_by("-id")[:ended]
    found: list[Any] = [*going, *past]
    return [Waiting(r, r.moved_on or r.requested_on) for r in found]


def acts_of(row: Deduction) -> Sequence[Act]:
    """Everything done on a deduction, newest first: its request and the acts on the row itself."""
    found = Act.objects.filter(Q(subject_id=row.pk) | Q(pk=row.act_id)).select_related("actor", "dossier")
    return list(found.order_by("-id")[:100])


def steps_of(row: Deduction) -> Sequence[SeizureStep]:
    """Orders to the bank on the preserved account since the request, newest first."""
    return list(SeizureStep.objects.filter(seizure=row.seizure, act_id__gt=row.act_id).order_by("-id"))


def to_return(viewer: Viewer) -> Sequence[Deduction]:
    """Deductions of the viewer's court whose ground was set aside and that are not returned yet, oldest first."""
    rows = Deduction.objects.filter(court_path=viewer.court_path, returned_on=None, deducted_on__isnull=False)
    return list(rows.exclude(set_aside_by="").select_related("case__dossier").order_by("set_aside_on", "id"))


def elsewhere(case: Case, party_id: UUID, asker: Any) -> Sequence[dict[str, Any]]:
    """Live matters anywhere in the nation in which the party is debtor or defendant, apart from this suit and the
    execution of its preservations: rows of court, number, enforcement. Logged."""
    rows = preservations(case)
    apart = [case.pk, *(p.case_id for p in rows), *(p.execution_id for p in rows if p.execution_id)]
    found: list[dict[str, Any]] = national("zx_debtor_matters", (party_id, apart), case.dossier, asker)
    return found


def instrument_words(case: Case) -> str:
    """The instrument as papers name it."""
    known = instrument_of(case)
    return f"本院{known.number}{known.get_kind_display()}"

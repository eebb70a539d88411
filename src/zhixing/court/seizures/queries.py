"""Freezes of a case and of an account, as others may ask."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, Sum

from zhixing.court.cases.models import Case
from zhixing.court.gateways.search import national
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.models import Act
from zhixing.court.kernel.seams import Slot
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.property.models import BankAccount
from zhixing.court.seizures.models import HOLDS, Seizure, SeizureStep

OBJECTIONS = Slot("seizures.objections")
"""Filled by a later room: (case) → law.deduction.deduct.Objection of every outsider's objection to its deposits."""

BANKRUPTCY = Slot("seizures.bankruptcy")
"""Filled by a later room: (case) → whether a court accepted the bankruptcy of one of its debtors."""

PRESERVED = Slot("seizures.preserved")
"""Filled by a later room: (seizure) → number of the standing preservation ruling that it carries out, "" for none."""

DEDUCTED = Slot("seizures.deducted")
"""Filled by later rooms: (seizure, step, doing) does what must follow a confirmed deduction in the same transaction."""

ANSWERS_SHOWN = timedelta(days=3)


def seizures(case: Case) -> Sequence[Seizure]:
    """Every freeze and direct deduction of a case: those that stand first, then by day of order."""
    rows = Seizure.objects.filter(case=case).select_related("account__bank", "account__holder", "case__dossier")
    return sorted(rows.order_by("ordered_on", "id"), key=lambda s: not s.holds)


def open_seizures(case: Case) -> Sequence[Seizure]:
    """Freezes that stand: ordered, in effect or waiting."""
    return [s for s in seizures(case) if s.holds]


def controlled_fen(case: Case) -> int:
    """What the banks really control for a case, in fen; never the limits."""
    rows = Seizure.objects.filter(case=case, state=Seizure.State.ACTIVE)
    return int(rows.aggregate(sum=Sum("controlled_fen"))["sum"] or 0)


def limit_fen(case: Case) -> int:
    """The limits of the freezes that stand, in fen."""
    return sum(s.limit_fen for s in open_seizures(case))


def all_released(case: Case) -> bool:
    """No freeze stands and no order waits for a bank: each was released, lapsed or used up, and the bank said so."""
    standing = Seizure.objects.filter(case=case, state__in=HOLDS)
    waiting = SeizureStep.objects.filter(seizure__case=case, state=SeizureStep.State.ORDERED)
    return not standing.exists() and not waiting.exists()


def rivals(account: BankAccount, case: Case, viewer: Viewer) -> list[dict[str, Any]]:
    """Standing freezes of other cases on an account, of any court; from the national search, which logs the question.

    Each row: court, case_number, state, limit_fen, controlled_fen, ordered_on.
    """
    found: list[dict[str, Any]] = national("zx_rival_freezes", (account.pk, case.pk), case.dossier, viewer)
    return found


def by_order(order_id: str) -> Seizure | None:
    """The freeze that this order made or acts on, within the scope of the caller."""
    rows = Seizure.objects.select_related("case__dossier", "account__bank")
    found = rows.filter(order_id=order_id).first()
    return found or rows.filter(steps__order_id=order_id).first()


def steps(case: Case) -> Sequence[SeizureStep]:
    """Further orders on the freezes of a case, newest first."""
    rows = SeizureStep.objects.filter(seizure__case=case).select_related("seizure__account__bank")
    return list(rows.order_by("-id"))


def open_on(case: Case, account_id: UUID) -> Seizure | None:
    """The freeze of this case that stands on an account."""
    return Seizure.objects.filter(case=case, account_id=account_id, state__in=HOLDS).first()


def ending(viewer: Viewer, until: date) -> Sequence[Seizure]:
    """Freezes in effect of the viewer's own cases that end by `until` (last day), the earliest first."""
    rows = Seizure.objects.filter(case__handler_id=viewer.principal_id, state=Seizure.State.ACTIVE, until_on__lte=until)
    return list(rows.select_related("case__dossier", "account__bank").order_by("until_on", "id"))


def recent_answers(viewer: Viewer, count: int = 50) -> Sequence[Act]:
    """What banks answered or told in the last three days in the viewer's own cases, newest first."""
    mine = Case.objects.filter(handler_id=viewer.principal_id).values("dossier_id")
    told = Q(name="property.take_answer") | Q(name__startswith="seizures.take_") | Q(name="seizures.lapse")
    rows = Act.objects.filter(told, dossier_id__in=mine, known_at__gt=now() - ANSWERS_SHOWN)
    return list(rows.select_related("dossier").order_by("-known_at", "-id")[:count])


def ended_by(day: date) -> Sequence[Seizure]:
    """Freezes still shown as in effect although their last day is before `day`, in every court within the scope.

    One whose renewal waits for the bank is left for the bank's answer.
    """
    rows = Seizure.objects.filter(state=Seizure.State.ACTIVE, until_on__lte=day)
    return list(rows.exclude(pending=SeizureStep.Kind.RENEW.label).order_by("until_on", "id"))

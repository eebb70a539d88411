"""How a case stands with suspension and closing."""

from collections.abc import Sequence

from zhixing.court.cases.models import Case
from zhixing.court.closing.models import Closing, Suspension
from zhixing.court.kernel.seams import Slot

BARS = Slot("closing.bars")
"""Filled by upper rooms: (case) → what still stands in the way of closing (measures not lifted …), as Chinese phrases."""


def current_suspension(case: Case) -> Suspension | None:
    """The suspension that lasts, or None."""
    return Suspension.objects.filter(case=case, until=None).order_by("-first").first()


def suspensions(case: Case) -> Sequence[Suspension]:
    """Every suspension, newest first."""
    return list(Suspension.objects.filter(case=case).order_by("-first", "-id"))


def closing_of(case: Case) -> Closing | None:
    """How the case was closed, or None."""
    return Closing.objects.filter(case=case).first()

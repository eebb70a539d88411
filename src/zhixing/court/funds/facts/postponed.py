"""Postponements whose day of review passed."""

from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.funds.models import HoldRow
from zhixing.court.kernel.registry import Asking
from zhixing.law.core.determination import Determination, step
from zhixing.law.payout.postpone import REVIEW


def may_note_expiry(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """Whether a postponement of the case ran out unnoted."""
    rows = HoldRow.objects.filter(case=case, lifted_on=None, expired_by=None, until__lte=asking.on)
    count = rows.count()
    steps = (step("有延缓发放到了复查日", count > 0, f"{count} 项", REVIEW),)
    return Determination("payout.expiry", "延缓期满", asking.on, None, steps, tables=asking.tables.digest)

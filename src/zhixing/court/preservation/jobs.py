"""What the room hears: money that came in for a deduction, and what became of its payout."""

from typing import Any
from uuid import UUID

from zhixing.court.cases.queries import of_dossier
from zhixing.court.funds.events import MoneyIdentified, PayoutSettled
from zhixing.court.identity.queries import court_of
from zhixing.court.kernel import events
from zhixing.court.kernel.perform import perform
from zhixing.court.kernel.queries import system_principal
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.queries import open_deduction


def _note(dossier_id: UUID, event_id: UUID, what: str) -> None:
    case = of_dossier(dossier_id)
    row = open_deduction(case) if case.trial else None
    if row is None:
        return
    path = row.court_path
    principal = system_principal("执前扣划", path)
    viewer = Viewer(principal.pk, principal.name, frozenset({Role.SYSTEM}), path, court_of(path).name)
    values: dict[str, Any] = {"what": what}
    perform("preservation.note_money", row, values, viewer, str(event_id))


@events.on(MoneyIdentified)
def money_came(event: MoneyIdentified, event_id: UUID) -> None:
    """The deducted money is in the case's account."""
    _note(event.dossier_id, event_id, "received")


@events.on(PayoutSettled)
def payout_settled(event: PayoutSettled, event_id: UUID) -> None:
    """The creditor has it, or it came back."""
    _note(event.dossier_id, event_id, event.outcome)

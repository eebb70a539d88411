"""What funds tell."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhixing.court.kernel.events import Event


@dataclass(frozen=True)
class MoneyIdentified(Event):
    """Money in the escrow was found to belong to a case (案款到账)."""

    case_id: UUID
    fen: int
    arrived_on: date


@dataclass(frozen=True)
class PayoutSettled(Event):
    """The bank said what became of a payout: "paid" or "returned"."""

    case_id: UUID
    order_id: UUID
    outcome: str
    on: date

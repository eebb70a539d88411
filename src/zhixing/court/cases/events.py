"""What cases tell."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhixing.court.kernel.events import Event


@dataclass(frozen=True)
class CaseFiled(Event):
    """The application got its number."""

    case_id: UUID
    on: date


@dataclass(frozen=True)
class NoticeServed(Event):
    """The enforcement notice reached a debtor."""

    case_id: UUID
    participant_id: UUID
    on: date

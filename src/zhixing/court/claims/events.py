"""What claims tell."""

from dataclasses import dataclass
from uuid import UUID

from zhixing.court.kernel.events import Event


@dataclass(frozen=True)
class ApplicationRegistered(Event):
    """An application was registered with the instrument it rests on."""

    case_id: UUID

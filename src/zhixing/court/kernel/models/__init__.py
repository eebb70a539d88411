"""The kernel's tables."""

from zhixing.court.kernel.models.acts import Act, ChainLink, Proposal, Signature
from zhixing.court.kernel.models.base import CourtRow, Row
from zhixing.court.kernel.models.dossiers import Dossier, Principal
from zhixing.court.kernel.models.events import Delivery, EventRow
from zhixing.court.kernel.models.limits import Limit
from zhixing.court.kernel.models.machinery import ClockOffset, Look, Request

__all__ = [
    "Act",
    "ChainLink",
    "ClockOffset",
    "CourtRow",
    "Delivery",
    "Dossier",
    "EventRow",
    "Limit",
    "Look",
    "Principal",
    "Proposal",
    "Request",
    "Row",
    "Signature",
]

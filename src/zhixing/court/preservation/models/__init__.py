"""Preservations of a suit with what hangs on them, and deductions from preserved money before enforcement."""

from zhixing.court.preservation.models.asked import Request
from zhixing.court.preservation.models.deduction import Deduction
from zhixing.court.preservation.models.objection import Objection
from zhixing.court.preservation.models.preserved import Preservation
from zhixing.court.preservation.models.security import Security

__all__ = ["Deduction", "Objection", "Preservation", "Request", "Security"]

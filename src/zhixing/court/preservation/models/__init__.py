"""Preservations of a suit, and deductions from preserved money before enforcement."""

from zhixing.court.preservation.models.deduction import Deduction
from zhixing.court.preservation.models.preserved import Preservation

__all__ = ["Deduction", "Preservation"]

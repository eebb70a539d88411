"""The papers of preservation and of deductions before enforcement."""

from zhixing.court.preservation.papers.deducting import CalculationSheet, Certificate, DeductionRuling, TransferSheet
from zhixing.court.preservation.papers.notices import BankNotice
from zhixing.court.preservation.papers.preserving import PreservationRuling, ReleaseRuling
from zhixing.court.preservation.papers.risk import CreditorRiskNotice, RiskNotice

__all__ = [
    "BankNotice",
    "CalculationSheet",
    "Certificate",
    "CreditorRiskNotice",
    "DeductionRuling",
    "PreservationRuling",
    "ReleaseRuling",
    "RiskNotice",
    "TransferSheet",
]

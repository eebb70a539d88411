"""The papers of preservation and of deductions before enforcement."""

from zhixing.court.preservation.papers.deciding import Decision
from zhixing.court.preservation.papers.deducting import (
    CalculationSheet,
    Certificate,
    DeductionRuling,
    ReturnRuling,
    TransferSheet,
)
from zhixing.court.preservation.papers.notices import BankNotice
from zhixing.court.preservation.papers.preserving import PreservationRuling, ReleaseRuling
from zhixing.court.preservation.papers.risk import CreditorRiskNotice, RiskNotice
from zhixing.court.preservation.papers.security import SecurityReturn, SubstitutionRuling, TopUpNotice
from zhixing.court.preservation.papers.telling import Measure, NothingFound, RenewalRuling, TermNotice

__all__ = [
    "BankNotice",
    "CalculationSheet",
    "Certificate",
    "CreditorRiskNotice",
    "Decision",
    "DeductionRuling",
    "Measure",
    "NothingFound",
    "PreservationRuling",
    "ReleaseRuling",
    "RenewalRuling",
    "ReturnRuling",
    "RiskNotice",
    "SecurityReturn",
    "SubstitutionRuling",
    "TermNotice",
    "TopUpNotice",
    "TransferSheet",
]

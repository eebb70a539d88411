"""The papers of preservation and of deductions before enforcement."""

from zhixing.court.preservation.papers.deducting import Certificate, DeductionRuling, TransferSheet
from zhixing.court.preservation.papers.notices import BankNotice, RiskNotice
from zhixing.court.preservation.papers.preserving import PreservationRuling, ReleaseRuling

__all__ = [
    "BankNotice",
    "Certificate",
    "DeductionRuling",
    "PreservationRuling",
    "ReleaseRuling",
    "RiskNotice",
    "TransferSheet",
]

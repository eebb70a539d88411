"""The papers of seizures of deposits: rulings, and the assistance notices with the bank's answer slip (回执)."""

from zhixing.court.seizures.papers.assistance import (
    DeductionAssistance,
    FreezeAssistance,
    ReleaseAssistance,
    RenewalAssistance,
)
from zhixing.court.seizures.papers.rulings import Account, DeductionRuling, FreezeRuling, ReleaseRuling, RenewalRuling

__all__ = [
    "Account",
    "DeductionAssistance",
    "DeductionRuling",
    "FreezeAssistance",
    "FreezeRuling",
    "ReleaseAssistance",
    "ReleaseRuling",
    "RenewalAssistance",
    "RenewalRuling",
]

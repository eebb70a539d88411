"""The papers of cases: filing, notice to the parties, service."""

from zhixing.court.cases.papers.filing import (
    AcceptanceNotice,
    AccountConfirmation,
    AddressConfirmation,
    CompletionNotice,
    RefusalRuling,
)
from zhixing.court.cases.papers.key import KeyNotice
from zhixing.court.cases.papers.notices import CreditorPropertyNotice, EnforcementNotice, PropertyReportOrder
from zhixing.court.cases.papers.service import PublicService, ServiceReceipt

__all__ = [
    "AcceptanceNotice",
    "AccountConfirmation",
    "AddressConfirmation",
    "CompletionNotice",
    "CreditorPropertyNotice",
    "EnforcementNotice",
    "KeyNotice",
    "PropertyReportOrder",
    "PublicService",
    "RefusalRuling",
    "ServiceReceipt",
]

"""The papers of case funds (案款): what is owed, the fee, money in, money out."""

from zhixing.court.funds.papers.payments import CollectionNotice, PayoutApprovalSheet, ReceiptVoucher
from zhixing.court.funds.papers.sums import CalculationSheet, FeePaymentNotice, SumLine

__all__ = [
    "CalculationSheet",
    "CollectionNotice",
    "FeePaymentNotice",
    "PayoutApprovalSheet",
    "ReceiptVoucher",
    "SumLine",
]

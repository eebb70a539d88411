"""The receipt finance gives to the payer."""

from typing import Any

from zhixing.court.cases.queries import debtors, setting
from zhixing.court.documents.acts import Draft
from zhixing.court.funds.facts.receipts import case_of
from zhixing.court.funds.models import FundBook
from zhixing.court.funds.papers import ReceiptVoucher
from zhixing.court.kernel.doing import Doing


def receipt_voucher(book: FundBook, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """执行款收取凭证 with cashier and checker; only where the case is known. (FUND-02)"""
    case = case_of(book, data.case_number) if data.case_number else None
    if case is None or not doing.approvals:
        return []
    names = "、".join(p.party.name for p in debtors(case))
    return [
        Draft(
            setting(case, ruling=False),
            lambda head: ReceiptVoucher(
                head=head, payer=data.payer, for_whom=names, amount=data.amount, purpose="执行款", means=data.means.zh,
                reference=data.reference, received_on=data.received_on, cashier=doing.actor.name,
                checker=doing.approvals[0]["name"],
            ),
        )
    ]  # fmt: skip

"""What banks answer to inquiries."""

from typing import Any

from zhixing.court.gateways.acts import Arrived, handles
from zhixing.court.kernel.refused import Refused
from zhixing.court.property.queries import inquiry_by_reference
from zhixing.messages import Account, InquiryResponse


@handles(InquiryResponse)
def take_answer(message: InquiryResponse, arrived: Arrived) -> None:
    """Register the answer of a bank to one of our inquiries. Raises Refused for one nobody put to this bank."""
    inquiry = inquiry_by_reference(message.investigation_id)
    if inquiry is None or inquiry.bank_id != arrived.bank.pk:
        raise Refused("没有向该行发出过该查询，未采用")
    remarks = "；".join(r.remark for r in message.returns if r.remark)
    arrived.perform(
        "property.take_answer", inquiry, told_at=message.created_at, document=message.customer.document_number,
        accounts=[_account(a) for a in message.accounts], remark=remarks,
    )  # fmt: skip


def _account(account: Account) -> dict[str, Any]:
    return {
        "number": account.number, "kind": account.kind.value, "branch": account.branch, "status": account.status.value,
        "balance_fen": account.balance_fen, "available_fen": account.available_fen,
        "earlier": [_plain(e) for e in account.earlier_freezes], "rights": [_plain(r) for r in account.rights],
    }  # fmt: skip


def _plain(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}

"""What the escrow's bank says, handed to the acts: camt.054, pain.002, camt.053."""

from typing import Any

from zhixing.court.funds.facts.receipts import expected_once
from zhixing.court.funds.models import FundBook, PayoutOrder
from zhixing.court.gateways.acts import Arrived, NotYet, handles
from zhixing.court.kernel.clock import SHANGHAI
from zhixing.court.kernel.refused import Refused
from zhixing.court.kernel.secrets import masked
from zhixing.law.core.fen import yuan
from zhixing.messages import (
    CreditNotification,
    DayStatement,
    DeductOrder,
    Direction,
    PaymentState,
    PaymentStatus,
    RejectionCode,
    StatementEntry,
)


def _book(arrived: Arrived, account: str) -> FundBook:
    found = FundBook.objects.select_related("bank", "dossier").filter(
        account=account, bank=arrived.bank, court_path=arrived.court_path
    )
    book = found.first()
    if book is None:
        raise Refused("报文所载账号不是本院在该行的案款专户，未采用")
    return book


def _plain(fen: int) -> str:
    return yuan(fen).replace(",", "")


@handles(CreditNotification)
def credited(message: CreditNotification, arrived: Arrived) -> None:
    """Money arrived, or came back. That of a deduction waits until the bank's answer to the order was taken.

    Raises NotYet: the two are sent apart, and the answer is what says how much was deducted on which day.
    """
    book = _book(arrived, message.account)
    order = arrived.out
    if order is not None and order.kind == DeductOrder.__name__ and not expected_once(order.reference):
        raise NotYet("扣划款已到账，等待银行对扣划通知的反馈")
    arrived.perform(
        "funds.receive", book, reference=message.bank_reference, amount=_plain(message.amount_fen),
        arrived_on=message.booking_date, quotes=message.end_to_end_id or "", payer=message.payer_name[:120],
        payer_account=masked(message.payer_account) if message.payer_account else "",
        credited=message.case_account or "", remittance=message.remittance or "",
        return_reason=message.return_reason or "",
    )  # fmt: skip


@handles(PaymentStatus)
def answered(message: PaymentStatus, arrived: Arrived) -> None:
    """The bank says how a payment stands. On its way: nothing has changed yet."""
    if message.state is PaymentState.IN_PROCESS:
        return
    if message.reason_code is RejectionCode.DUPLICATE:
        raise Refused("银行称该指令编号已用于另一付款，原付款结果不明，未记账，请财务向银行核对")
    order = PayoutOrder.objects.select_related("case__dossier").filter(end_to_end_id=message.end_to_end_id).first()
    if order is None or order.court_path != arrived.court_path:
        raise Refused("账上没有这个付款指令，未采用")
    paid = message.state is PaymentState.PAID
    arrived.perform(
        "funds.confirm_payout", order, outcome="paid" if paid else "rejected",
        settled_on=message.settled_on or message.created_at.astimezone(SHANGHAI).date(),
        bank_reference=message.bank_reference or "", reason=message.reason or "",
    )  # fmt: skip


@handles(DayStatement)
def stated(message: DayStatement, arrived: Arrived) -> None:
    """The statement of a day."""
    book = _book(arrived, message.account)
    arrived.perform("funds.take_statement", book, day=message.day, entries=[_entry(e) for e in message.entries])


def _entry(entry: StatementEntry) -> dict[str, Any]:
    return {
        "reference": entry.bank_reference, "amount": _plain(entry.amount_fen),
        "out": entry.direction is Direction.DEBIT, "quotes": entry.end_to_end_id or "",
    }  # fmt: skip

"""Paying case funds out (pain.001 → pain.002): debit the escrow once per EndToEndId, credit the payee or give back."""

from dataclasses import replace
from typing import Any

from zhixing.messages import CreditTransfer, PaymentState, PaymentStatus, RejectionCode, read
from zhixing.sandbox import books, freezes
from zhixing.sandbox.sitting import Sitting
from zhixing.sandbox.transfers import Transfer, clear, credit, debit, payee_problem

_CODES = {
    "收款账号不存在。": RejectionCode.UNKNOWN_ACCOUNT,
    "收款人户名与账号不符。": RejectionCode.NAME_MISMATCH,
    "收款账户已销户。": RejectionCode.CLOSED_ACCOUNT,
}


def pay(sitting: Sitting, order: CreditTransfer) -> None:
    """Carry out a payment that is new, tell the state of one that is not."""
    row = sitting.db.execute("SELECT * FROM payments WHERE end_to_end_id = ?", (order.end_to_end_id,)).fetchone()
    if row is not None:
        _repeat(sitting, order, row["order_xml"], row["status_xml"])
        return
    problem = _problem(sitting, order)
    if problem is not None:
        _tell(sitting, order, PaymentState.REJECTED, reason_code=problem[0], reason=problem[1])
        return
    transfer = _transfer(sitting, order)
    debit(sitting, order.debtor_account, transfer)
    _tell(sitting, order, PaymentState.IN_PROCESS, bank_reference=transfer.reference)
    if order.creditor_bank == sitting.bank:
        credit(sitting, order.creditor_account, transfer)
        _paid(sitting, order, transfer)
    elif order.creditor_bank in sitting.peers:
        clear(sitting, order.creditor_bank, transfer, order.to_xml())
    else:
        cleared(sitting, order, transfer, _outside_problem(sitting, order))


def cleared(sitting: Sitting, order: CreditTransfer, transfer: Transfer, problem: str | None) -> None:
    """The payee's bank has replied: the payment is done, or the money comes back (退汇)."""
    if problem is None:
        _paid(sitting, order, transfer)
    else:
        give_back(sitting, order, transfer, problem)


def give_back(sitting: Sitting, order: CreditTransfer, transfer: Transfer, reason: str) -> None:
    """Credit the escrow with money that the payee did not get, under the payment's own EndToEndId."""
    back = replace(
        transfer,
        reference=sitting.reference(),
        payer_name=order.creditor_name,
        payer_account=order.creditor_account,
        payee_name=order.debtor_name,
        payee_account=order.debtor_account,
        remittance=f"退汇 {order.end_to_end_id}",
    )
    credit(sitting, order.debtor_account, back, return_reason=reason)
    sitting.db.execute("UPDATE payments SET state = 'returned' WHERE end_to_end_id = ?", (order.end_to_end_id,))


def return_late(sitting: Sitting, end_to_end_id: str, reason: str) -> bool:
    """A payee's bank sends back money days after it was paid (demo control).

    Only a paid payment, only once, and only if a payee of this bank still has the money free; else False.
    """
    row = sitting.db.execute(
        "SELECT * FROM payments WHERE end_to_end_id = ? AND state = ?", (end_to_end_id, PaymentState.PAID)
    ).fetchone()
    if row is None:
        return False
    order = _order(row["order_xml"])
    transfer = _transfer(sitting, order)
    here = books.account(sitting.db, order.creditor_account) if order.creditor_bank == sitting.bank else None
    if here is not None and freezes.available(sitting.db, here) < order.amount_fen:
        return False
    if here is not None:
        back = replace(transfer, payee_name=order.debtor_name, payee_account=order.debtor_account)
        debit(sitting, here.number, replace(back, payer_name=here.holder.name, payer_account=here.number))
    give_back(sitting, order, transfer, reason)
    return True


def status_xml(sitting: Sitting, end_to_end_id: str) -> bytes | None:
    """The latest pain.002 of a payment, or None if no such payment was ever taken or rejected here."""
    row = sitting.db.execute("SELECT status_xml FROM payments WHERE end_to_end_id = ?", (end_to_end_id,)).fetchone()
    return None if row is None else bytes(row["status_xml"])


def _order(xml: bytes) -> CreditTransfer:
    order = read(xml)
    if not isinstance(order, CreditTransfer):
        raise TypeError(f"the payments table holds a {type(order).__name__}")
    return order


def _transfer(sitting: Sitting, order: CreditTransfer) -> Transfer:
    return Transfer(
        amount_fen=order.amount_fen,
        reference=sitting.reference(),
        payer_name=order.debtor_name,
        payer_account=order.debtor_account,
        payee_name=order.creditor_name,
        payee_account=order.creditor_account,
        case_account=order.case_account,
        end_to_end_id=order.end_to_end_id,
        remittance=order.remittance,
    )


def _problem(sitting: Sitting, order: CreditTransfer) -> tuple[RejectionCode, str] | None:
    account = books.account(sitting.db, order.debtor_account)
    if order.debtor_bank != sitting.bank or account is None or account.court_code != order.sender:
        return RejectionCode.NARRATIVE, "付款账户不是付款法院在本行的执行款专户。"
    if account.holder.name != order.debtor_name or not order.case_account.startswith(account.number):
        return RejectionCode.NARRATIVE, "付款户名或者案款子账号与执行款专户不符。"
    if order.execution_date > sitting.day:
        return RejectionCode.NARRATIVE, "要求的付款日尚未到，本行不受理预约付款。"
    if order.amount_fen > account.balance_fen:
        return RejectionCode.INSUFFICIENT_FUNDS, "执行款专户余额不足。"
    if order.creditor_bank != sitting.bank:
        return None
    problem = payee_problem(sitting, order.creditor_account, order.creditor_name)
    return None if problem is None else (_CODES[problem], problem)


def _outside_problem(sitting: Sitting, order: CreditTransfer) -> str | None:
    row = sitting.db.execute(
        "SELECT name FROM elsewhere WHERE bank = ? AND number = ?", (order.creditor_bank, order.creditor_account)
    ).fetchone()
    if row is None:
        return "收款账号不存在。"
    return None if row["name"] == order.creditor_name else "收款人户名与账号不符。"


def _paid(sitting: Sitting, order: CreditTransfer, transfer: Transfer) -> None:
    _tell(sitting, order, PaymentState.PAID, bank_reference=transfer.reference, settled_on=sitting.day)


def _tell(sitting: Sitting, order: CreditTransfer, state: PaymentState, **more: Any) -> None:
    status = PaymentStatus(
        **sitting.header(order.sender, order.message_id), end_to_end_id=order.end_to_end_id, state=state, **more
    )
    sitting.send(status)
    sitting.db.execute(
        "INSERT INTO payments VALUES (?, ?, ?, ?, ?) ON CONFLICT (end_to_end_id) DO UPDATE"
        " SET state = excluded.state, bank_reference = excluded.bank_reference, status_xml = excluded.status_xml",
        (order.end_to_end_id, order.to_xml(), state, status.bank_reference, status.to_xml()),
    )


def _repeat(sitting: Sitting, order: CreditTransfer, first_xml: bytes, status_of_first: bytes) -> None:
    """The same payment under a new message id: nothing moves, its state is told; another payment is refused."""
    first, told = _order(first_xml), read(status_of_first)
    header = sitting.header(order.sender, order.message_id)
    if replace(order, message_id=first.message_id, created_at=first.created_at) == first:
        sitting.send(replace(told, **header))
        return
    sitting.send(
        PaymentStatus(
            **header,
            end_to_end_id=order.end_to_end_id,
            state=PaymentState.REJECTED,
            reason_code=RejectionCode.DUPLICATE,
            reason="该付款编号已用于另一笔内容不同的付款，原付款不受影响。",
        )
    )

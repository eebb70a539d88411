"""Moving money: inside this bank at once, to a peer bank through clearing.

A clearing transfer is kept until the peer has said whether it credited the money; the peer remembers the transfer's id,
so that a repeated delivery credits once.
"""

import json
import time
from dataclasses import asdict, dataclass

from zhixing.messages import AccountStatus, CreditNotification, Direction, StatementEntry
from zhixing.sandbox import books, freezes
from zhixing.sandbox.sitting import Sitting


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """Money on its way; ``case_account`` is the sub-account where the escrow is one of the two sides."""

    amount_fen: int
    reference: str
    payer_name: str
    payer_account: str | None
    payee_name: str
    payee_account: str
    case_account: str | None = None
    end_to_end_id: str | None = None
    remittance: str | None = None


def debit(sitting: Sitting, number: str, transfer: Transfer) -> None:
    """Take the money out of ``number``; on the escrow the case's sub-account is shown as the paying side."""
    from_escrow = books.known(sitting.db, number).court_code is not None
    shown = transfer.case_account if from_escrow else transfer.payer_account
    books.post(sitting.db, number, _entry(sitting, transfer, Direction.DEBIT, shown, transfer.payee_account))
    freezes.settle(sitting, number)


def credit(sitting: Sitting, number: str, transfer: Transfer, return_reason: str | None = None) -> None:
    """Put the money into ``number``; freezes catch up, and the court is told of money on its own account."""
    account = books.known(sitting.db, number)
    shown = transfer.case_account if account.court_code is not None else number
    books.post(sitting.db, number, _entry(sitting, transfer, Direction.CREDIT, transfer.payer_account, shown))
    freezes.settle(sitting, number)
    if account.court_code is not None:
        sitting.send(
            CreditNotification(
                **sitting.header(account.court_code),
                account=number,
                amount_fen=transfer.amount_fen,
                booking_date=sitting.day,
                bank_reference=transfer.reference,
                end_to_end_id=transfer.end_to_end_id,
                payer_name=transfer.payer_name,
                payer_account=transfer.payer_account,
                case_account=transfer.case_account,
                remittance=transfer.remittance,
                return_reason=return_reason,
            )
        )


def _entry(
    sitting: Sitting, transfer: Transfer, direction: Direction, payer_account: str | None, payee_account: str | None
) -> StatementEntry:
    return StatementEntry(
        amount_fen=transfer.amount_fen,
        direction=direction,
        booking_date=sitting.day,
        bank_reference=transfer.reference,
        end_to_end_id=transfer.end_to_end_id,
        payer_name=transfer.payer_name,
        payer_account=payer_account,
        payee_name=transfer.payee_name,
        payee_account=payee_account,
        remittance=transfer.remittance,
    )


def clear(sitting: Sitting, peer: str, transfer: Transfer, cause: bytes) -> None:
    """Hand the transfer to clearing; ``cause`` is the order that is answered when the peer has replied."""
    sitting.db.execute(
        "INSERT INTO clearing VALUES (?, ?, ?, ?, ?, 0, NULL)",
        (transfer.reference, peer, json.dumps(asdict(transfer), ensure_ascii=False), cause, time.time()),
    )


def transfer_from_json(body: str) -> Transfer:
    """What ``clear`` kept, and what a peer sends; raises ``TypeError`` or ``ValueError`` for anything else."""
    return Transfer(**json.loads(body))


def take_cleared(sitting: Sitting, transfer: Transfer) -> str | None:
    """A peer's transfer arrives: credit it once. Returns None, or the Chinese reason why it goes back."""
    known = sitting.db.execute("SELECT outcome FROM cleared WHERE transfer_id = ?", (transfer.reference,)).fetchone()
    if known is not None:
        return str(known["outcome"]) or None
    problem = payee_problem(sitting, transfer.payee_account, transfer.payee_name)
    if problem is None:
        credit(sitting, transfer.payee_account, transfer)
    sitting.db.execute("INSERT INTO cleared VALUES (?, ?)", (transfer.reference, problem or ""))
    return problem


def payee_problem(sitting: Sitting, number: str, name: str) -> str | None:
    """Why money cannot be credited to this account under this name, or None."""
    account = books.account(sitting.db, number)
    if account is None:
        return "收款账号不存在。"
    if account.holder.name != name:
        return "收款人户名与账号不符。"
    return None if account.status is not AccountStatus.CLOSED else "收款账户已销户。"

"""What a demo or test may make happen at the bank: one function per endpoint below ``/control/``, JSON in, JSON out."""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from zhixing.messages import MessageRefused
from zhixing.messages.codecs import ACCOUNT, IDENTIFIER, Codec, check_text, fen_to_text, text
from zhixing.sandbox import books, freezes, misbehaviour, outbox, payments
from zhixing.sandbox.bank import Bank, Refused
from zhixing.sandbox.misbehaviour import Misbehaviour
from zhixing.sandbox.sitting import Sitting
from zhixing.sandbox.store import meta, next_number
from zhixing.sandbox.transfers import Transfer, credit, take_cleared
from zhixing.sandbox.waiting_line import FreezeState, checked_term, controlled

Body = Mapping[str, Any]


def _known(sitting: Sitting, number: str) -> books.BankAccount:
    account = books.account(sitting.db, ACCOUNT.read(number))
    if account is None:
        raise Refused(404, "查无此账户。")
    return account


def _fen(value: Any) -> int:
    fen_to_text(value)
    amount = int(value)
    if amount == 0:
        raise MessageRefused("金额必须大于 0。")
    return amount


def _optional(body: Body, name: str, codec: Codec) -> str | None:
    value = body.get(name)
    return None if value is None else str(codec.read(str(value)))


def credit_account(bank: Bank, body: Body) -> dict[str, Any]:
    """Money comes in from outside: {account, amount_fen, payer_name, payer_account?, case_account?, remittance?}."""
    with bank.sit() as sitting:
        account = _known(sitting, body["account"])
        transfer = Transfer(
            amount_fen=_fen(body["amount_fen"]),
            reference=sitting.reference(),
            payer_name=check_text(body["payer_name"], 140),
            payer_account=_optional(body, "payer_account", ACCOUNT),
            payee_name=account.holder.name,
            payee_account=account.number,
            case_account=_optional(body, "case_account", ACCOUNT),
            remittance=_optional(body, "remittance", text(140)),
        )
        credit(sitting, account.number, transfer)
        balance = books.known(sitting.db, account.number).balance_fen
    return {"bank_reference": transfer.reference, "balance_fen": balance}


def add_rival(bank: Bank, body: Body) -> dict[str, Any]:
    """Another court freezes: {account, court, case_number, limit_fen (null = whole account), until (null = no end)}."""
    with bank.sit() as sitting:
        account, limit = _known(sitting, body["account"]), body["limit_fen"]
        until = None if body["until"] is None else date.fromisoformat(body["until"])
        checked_term(sitting.day, until)
        order_id = f"RIVAL-{next_number(sitting.db, 'rival')}"
        freezes.add(
            sitting.db,
            order_id=order_id,
            account=account.number,
            court=check_text(body["court"], 100),
            case_number=check_text(body["case_number"], 100),
            ours=False,
            limit_fen=None if limit is None else _fen(limit),
            term_from=sitting.day,
            term_until=until,
        )
        freezes.settle(sitting, account.number)
    return {"order_id": order_id}


def release_rival(bank: Bank, body: Body) -> dict[str, Any]:
    """Another court's freeze is released: {order_id}; who waits behind it moves up."""
    with bank.sit() as sitting:
        freeze = freezes.find(sitting.db, IDENTIFIER.read(body["order_id"]))
        if freeze is None or freeze.ours:
            raise Refused(404, "查无该其他法院的冻结。")
        freezes.close(sitting.db, freeze, FreezeState.RELEASED)
        freezes.settle(sitting, freeze.account)
    return {"order_id": freeze.order_id, "state": FreezeState.RELEASED}


def misbehave(bank: Bank, body: Body) -> dict[str, Any]:
    """Misbehave for the next N messages received: {kind, messages, seconds?} (``seconds`` only for slow)."""
    kind, messages, seconds = Misbehaviour(body["kind"]), body["messages"], body.get("seconds", 0)
    if not isinstance(messages, int) or messages < 0 or not isinstance(seconds, int | float) or seconds < 0:
        raise Refused(400, "次数和秒数不得为负。")
    with bank.sit() as sitting:
        misbehaviour.ask(sitting.db, kind, messages, seconds)
    return {"kind": kind, "messages": messages}


def send_statement(bank: Bank, body: Body) -> dict[str, Any]:
    """Send the court the statement (camt.053) of its account: {day}; the day must have begun."""
    with bank.sit() as sitting:
        escrow, day = books.escrow(sitting.db), date.fromisoformat(body["day"])
        if escrow is None or escrow.court_code is None:
            raise Refused(404, "本行没有法院执行款专户。")
        if day > sitting.day:
            raise Refused(400, "对账日尚未到。")
        statement = books.statement(sitting, escrow.number, day, escrow.court_code)
        sitting.send(statement)
    return {"message_id": statement.message_id, "closing_fen": statement.closing_fen}


def return_payment(bank: Bank, body: Body) -> dict[str, Any]:
    """A payment already paid comes back (退汇): {end_to_end_id, reason}."""
    with bank.sit() as sitting:
        if not payments.return_late(sitting, body["end_to_end_id"], check_text(body["reason"], 105)):
            raise Refused(409, "该付款不存在、未完成、已退回，或者收款账户可用余额不足，不能退汇。")
    return {"end_to_end_id": body["end_to_end_id"]}


def clearing(bank: Bank, body: Body) -> dict[str, Any]:
    """A peer bank's transfer arrives (see ``transfers``); the reply's ``problem`` is null if it was credited."""
    transfer = Transfer(**body)
    _fen(transfer.amount_fen)
    with bank.sit() as sitting:
        problem = take_cleared(sitting, transfer)
    return {"problem": problem}


def show_account(bank: Bank, number: str) -> dict[str, Any]:
    """Balance, available money and queue of one account."""
    with bank.sit() as sitting:
        account = _known(sitting, number)
        line = freezes.queue(sitting.db, number)
        amounts = controlled(account.balance_fen, line)
        free = freezes.available(sitting.db, account)
    return {
        "account": number,
        "balance_fen": account.balance_fen,
        "available_fen": free,
        "freezes": [
            {
                "order_id": freeze.order_id,
                "court": freeze.court,
                "state": freeze.state,
                "limit_fen": freeze.limit_fen,
                "controlled_fen": amount,
                "from_date": None if freeze.from_date is None else str(freeze.from_date),
                "until": None if freeze.until is None else str(freeze.until),
            }
            for freeze, amount in zip(line, amounts, strict=True)
        ],
    }


def health(bank: Bank) -> dict[str, Any]:
    """Alive; ``now`` is the bank's last known time (null before the court first told it); how much is left to do.

    ``pending`` messages not yet worked on, ``undelivered`` answers, ``uncleared`` transfers to peers.
    """
    with bank.store.transaction() as db:
        return {
            "bank": bank.code,
            "now": meta(db, "now"),
            "pending": _count(db, "SELECT count(*) FROM inbox WHERE state = 'pending'"),
            "undelivered": outbox.undelivered(db),
            "uncleared": _count(db, "SELECT count(*) FROM clearing WHERE outcome IS NULL"),
        }


def _count(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(query).fetchone()[0])


POSTS: dict[str, Callable[[Bank, Body], dict[str, Any]]] = {
    "/control/credit": credit_account,
    "/control/rival": add_rival,
    "/control/rival/release": release_rival,
    "/control/misbehave": misbehave,
    "/control/statement": send_statement,
    "/control/return": return_payment,
    "/control/clearing": clearing,
}

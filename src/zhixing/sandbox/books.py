"""Accounts and entries. Money in fen; an entry is never changed, a balance never negative."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import date

from zhixing.messages import (
    AccountKind,
    AccountStatus,
    Customer,
    DayStatement,
    Direction,
    DocumentKind,
    Right,
    StatementEntry,
)
from zhixing.sandbox.sitting import Sitting
from zhixing.sandbox.store import meta, next_number


@dataclass(frozen=True)
class BankAccount:
    """One account in the books; ``court_code`` is set on a court's case-funds account."""

    number: str
    holder: Customer
    kind: AccountKind
    branch: str
    status: AccountStatus
    opened_on: date | None
    rights: tuple[Right, ...]
    court_code: str | None
    balance_fen: int


def _account(row: sqlite3.Row) -> BankAccount:
    holder = Customer(
        name=row["name"], document_kind=DocumentKind(row["document_kind"]), document_number=row["document_number"]
    )
    return BankAccount(
        number=row["number"],
        holder=holder,
        kind=AccountKind(row["kind"]),
        branch=row["branch"],
        status=AccountStatus(row["status"]),
        opened_on=None if row["opened_on"] is None else date.fromisoformat(row["opened_on"]),
        rights=tuple(Right(**right) for right in json.loads(row["rights"])),
        court_code=row["court_code"],
        balance_fen=row["balance_fen"],
    )


def account(db: sqlite3.Connection, number: str) -> BankAccount | None:
    """The account with this number."""
    row = db.execute("SELECT * FROM accounts WHERE number = ?", (number,)).fetchone()
    return None if row is None else _account(row)


def known(db: sqlite3.Connection, number: str) -> BankAccount:
    """The account with this number, which the caller knows to exist."""
    found = account(db, number)
    if found is None:
        raise LookupError(f"no account for a row that refers to it: {number[-4:]}")
    return found


def accounts_of(db: sqlite3.Connection, customer: Customer) -> tuple[BankAccount, ...]:
    """Accounts whose holder has this document and exactly this name."""
    rows = db.execute(
        "SELECT * FROM accounts WHERE document_kind = ? AND document_number = ? AND name = ? ORDER BY number",
        (customer.document_kind, customer.document_number, customer.name),
    )
    return tuple(_account(row) for row in rows)


def escrow(db: sqlite3.Connection) -> BankAccount | None:
    """The court's case-funds account, if it is kept at this bank."""
    row = db.execute("SELECT * FROM accounts WHERE court_code IS NOT NULL").fetchone()
    return None if row is None else _account(row)


def post(db: sqlite3.Connection, number: str, entry: StatementEntry) -> None:
    """Book one entry; SQLite refuses an overdraft, which callers have ruled out before."""
    db.execute("UPDATE accounts SET balance_fen = balance_fen + ? WHERE number = ?", (entry.signed_fen, number))
    db.execute(
        "INSERT INTO entries (account, direction, amount_fen, booking_date, bank_reference, end_to_end_id, payer_name,"
        " payer_account, payee_name, payee_account, remittance) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            entry.direction,
            entry.amount_fen,
            entry.booking_date.isoformat(),
            entry.bank_reference,
            entry.end_to_end_id,
            entry.payer_name,
            entry.payer_account,
            entry.payee_name,
            entry.payee_account,
            entry.remittance,
        ),
    )


def _entry(row: sqlite3.Row) -> StatementEntry:
    return StatementEntry(
        amount_fen=row["amount_fen"],
        direction=Direction(row["direction"]),
        booking_date=date.fromisoformat(row["booking_date"]),
        bank_reference=row["bank_reference"],
        end_to_end_id=row["end_to_end_id"],
        payer_name=row["payer_name"],
        payer_account=row["payer_account"],
        payee_name=row["payee_name"],
        payee_account=row["payee_account"],
        remittance=row["remittance"],
    )


def statement(sitting: Sitting, number: str, day: date, receiver: str) -> DayStatement:
    """The entries of ``day`` between its two balances."""
    db = sitting.db
    rows = db.execute("SELECT * FROM entries WHERE account = ? AND booking_date <= ? ORDER BY id", (number, str(day)))
    entries = tuple(_entry(row) for row in rows)
    first = db.execute("SELECT opening_fen FROM accounts WHERE number = ?", (number,)).fetchone()
    opening = int(first["opening_fen"]) + sum(entry.signed_fen for entry in entries if entry.booking_date < day)
    today = tuple(entry for entry in entries if entry.booking_date == day)
    return DayStatement(
        **sitting.header(receiver),
        statement_id=f"{meta(db, 'instance')}-{day:%Y%m%d}-{next_number(db, 'statement')}",
        account=number,
        day=day,
        opening_fen=opening,
        entries=today,
        closing_fen=opening + sum(entry.signed_fen for entry in today),
    )

"""The customers file (JSON, described in README.md) → accounts in the books, each only once.

A later start adds accounts that are new in the file and leaves known ones as they are.
"""

import json
import sqlite3
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from zhixing.messages import AccountKind, AccountStatus, Customer, DocumentKind, Right
from zhixing.messages.codecs import ACCOUNT, fen_from_text, text
from zhixing.sandbox import books, freezes
from zhixing.sandbox.clock import BEIJING
from zhixing.sandbox.sitting import Sitting
from zhixing.sandbox.waiting_line import checked_term


class CustomersRefused(Exception):
    """The customers file cannot be used; the text says in Chinese what to correct."""


def load(db: sqlite3.Connection, bank: str, path: Path) -> None:
    """Put what the file describes into the books; all of it or, with ``CustomersRefused``, nothing."""
    try:
        file = json.loads(path.read_text("utf-8"))
        _escrow(db, file.get("escrow"))
        for entry in file["customers"]:
            _customer(db, bank, entry)
        for entry in file.get("elsewhere", []):
            row = (text(35).read(entry["bank"]), ACCOUNT.read(entry["number"]), text(140).read(entry["name"]))
            db.execute("INSERT OR REPLACE INTO elsewhere VALUES (?, ?, ?)", row)
    except KeyError as error:
        raise CustomersRefused(f"客户文件缺少 {error}，请按说明补全。") from error
    except (ValueError, TypeError, AttributeError, sqlite3.IntegrityError) as error:
        raise CustomersRefused(f"客户文件有误：{error}") from error


def _escrow(db: sqlite3.Connection, entry: dict[str, Any] | None) -> None:
    if entry is None:
        return
    holder = Customer(
        name=entry["name"], document_kind=DocumentKind.CREDIT_CODE, document_number=entry["document_number"]
    )
    account = {**entry, "kind": AccountKind.CASE_FUNDS}
    _open(db, holder, account, court_code=text(35).read(entry["court_code"]))


def _customer(db: sqlite3.Connection, bank: str, entry: dict[str, Any]) -> None:
    holder = Customer(
        name=text(140).read(entry["name"]),
        document_kind=DocumentKind(entry["document_kind"]),
        document_number=text(35).read(entry["document_number"]),
    )
    for account in entry["accounts"]:
        if _open(db, holder, account, court_code=None):
            _freeze(db, bank, account)


def _open(db: sqlite3.Connection, holder: Customer, entry: dict[str, Any], court_code: str | None) -> bool:
    number, opened_on = ACCOUNT.read(entry["number"]), entry.get("opened_on")
    if books.account(db, number) is not None:
        return False
    rights = [_right(right) for right in entry.get("rights", [])]
    balance = fen_from_text(entry.get("balance", "0.00"))
    db.execute(
        "INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            holder.name,
            holder.document_kind,
            holder.document_number,
            AccountKind(entry["kind"]),
            text(140).read(entry["branch"]),
            AccountStatus(entry.get("status", AccountStatus.NORMAL)),
            None if opened_on is None else str(date.fromisoformat(opened_on)),
            json.dumps(rights, ensure_ascii=False),
            court_code,
            balance,
            balance,
        ),
    )
    return True


def _right(entry: dict[str, Any]) -> dict[str, Any]:
    amount = entry.get("amount")
    fen = None if amount is None else fen_from_text(amount)
    return asdict(Right(kind=entry["kind"], holder=entry["holder"], amount_fen=fen))


def _freeze(db: sqlite3.Connection, bank: str, account: dict[str, Any]) -> None:
    number = account["number"]
    for place, entry in enumerate(account.get("freezes", []), 1):
        start, limit = date.fromisoformat(entry["from"]), entry.get("limit")
        until = None if entry.get("until") is None else date.fromisoformat(entry["until"])
        checked_term(start, until)
        freezes.add(
            db,
            order_id=f"SEED-{number}-{place}",
            account=number,
            court=text(100).read(entry["court"]),
            case_number=text(100).read(entry["case_number"]),
            ours=False,
            limit_fen=None if limit is None else fen_from_text(limit),
            term_from=start,
            term_until=until,
        )
        then = datetime.combine(start, time(9), BEIJING)
        freezes.settle(Sitting(db, bank, then), number)

"""Two sandbox banks with invented customers: whose accounts there are, what stands on them, what bars them.

The customers' files are what the sandbox banks read (`zhixing/sandbox/README.md`); the court learns of the accounts only
by asking. Account numbers are invented and end with a Luhn digit.
"""

import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings

from zhixing.court.demo.escrow import (
    ESCROW_ACCOUNT,
    ESCROW_BANK,
    ESCROW_BANK_NAME,
    TREASURY_ACCOUNT,
    TREASURY_HOLDER,
    holder,
)
from zhixing.court.demo.people import (
    BORROWER,
    CREDITOR_SHOP,
    DEBTOR_BUILDER,
    DEBTOR_SPORTS,
    GUARANTOR,
    LENDER,
    SUPPLIER,
    company,
)
from zhixing.court.gateways.acts import open_channel
from zhixing.court.identity.models import Court

SECOND_BANK, SECOND_BANK_NAME = "CCBX", "演示建设银行"
_BRANCH = {ESCROW_BANK: f"{ESCROW_BANK_NAME}厦门海沧支行", SECOND_BANK: f"{SECOND_BANK_NAME}厦门分行营业部"}
_BINS = {ESCROW_BANK: "62220001", SECOND_BANK: "62170002"}


def account_number(bank: str, serial: int) -> str:
    """The invented account of a demo bank with this serial: nineteen digits."""
    first = f"{_BINS[bank]}{serial:010d}"
    digits = [int(d) for d in reversed(first)]
    doubled = sum(sum(divmod(2 * d, 10)) for d in digits[::2])
    return f"{first}{-(doubled + sum(digits[1::2])) % 10}"


def _account(bank: str, serial: int, kind: str, balance: str, **more: Any) -> dict[str, Any]:
    return {
        "number": account_number(bank, serial), "kind": kind, "branch": _BRANCH[bank], "balance": balance,
        "opened_on": "2021-03-01", **more,
    }  # fmt: skip


def _customer(who: tuple[str, str], document: str, *accounts: dict[str, Any]) -> dict[str, Any]:
    return {"name": who[0], "document_kind": document, "document_number": who[1], "accounts": list(accounts)}


def _person(who: tuple[str, str], *accounts: dict[str, Any]) -> dict[str, Any]:
    return _customer(who, "resident_id", *accounts)


def _company(who: tuple[str, str], *accounts: dict[str, Any]) -> dict[str, Any]:
    return _customer(who, "credit_code", *accounts)


RIVAL_FREEZE = {
    "court": "厦门市思明区人民法院",
    "case_number": "（2026）闽0203执保77号",
    "limit": None,
    "from": "2026-06-01",
    "until": "2027-06-01",
}
"""A whole account frozen by another court: our freeze has to wait."""

PARTIAL_FREEZE = RIVAL_FREEZE | {"limit": "30000.00", "case_number": "（2026）闽0203执保91号"}


def _first_bank(court: Court) -> dict[str, Any]:
    """ICBX keeps the court's escrow, the treasury's account and most of the debtors' money."""
    bank = ESCROW_BANK
    escrow = {
        "number": ESCROW_ACCOUNT, "name": holder(court), "document_number": company(90), "court_code": court.code,
        "branch": _BRANCH[bank], "balance": "0.00",
    }  # fmt: skip
    treasury = _account(bank, 0, "general", "0.00") | {"number": TREASURY_ACCOUNT}
    customers = [
        _company((TREASURY_HOLDER, company(91)), treasury),
        _person(BORROWER, _account(bank, 1, "personal", "60000.00"), _account(bank, 2, "time_deposit", "8000.00")),
        _company(
            DEBTOR_SPORTS,
            _account(bank, 3, "basic", "181500.00"),
            _account(bank, 4, "general", "45000.00", freezes=[RIVAL_FREEZE]),
        ),
        _company(
            DEBTOR_BUILDER,
            _account(bank, 5, "general", "520000.00"),
            _account(bank, 6, "migrant_wages", "266000.00"),
        ),
        _company(CREDITOR_SHOP, _account(bank, 7, "basic", "12000.00")),
    ]
    return {"escrow": escrow, "customers": customers}


def _second_bank(court: Court) -> dict[str, Any]:
    """CCBX: payees of other banks, a guarantor, an account of which another court holds a part."""
    bank = SECOND_BANK
    customers = [
        _person(LENDER, _account(bank, 1, "personal", "3000.00")),
        _person(GUARANTOR, _account(bank, 2, "personal", "26500.00")),
        _person(BORROWER, _account(bank, 3, "personal", "1250.00")),
        _company(SUPPLIER, _account(bank, 4, "basic", "5600.00")),
        _company(DEBTOR_BUILDER, _account(bank, 5, "basic", "48000.00", freezes=[PARTIAL_FREEZE])),
        _company(DEBTOR_SPORTS, _account(bank, 6, "general", "0.00", status="dormant")),
    ]
    elsewhere = [{"bank": ESCROW_BANK, "number": ESCROW_ACCOUNT, "name": holder(court)}]
    return {"customers": customers, "elsewhere": elsewhere}


def open_banks(court: Court) -> None:
    """Open both channels and write the customers' files; run again, it writes the same."""
    open_channel(ESCROW_BANK, ESCROW_BANK_NAME, demo=True)
    open_channel(SECOND_BANK, SECOND_BANK_NAME, demo=True)
    for code, customers in ((ESCROW_BANK, _first_bank(court)), (SECOND_BANK, _second_bank(court))):
        _write(settings.VAR / "demo" / f"bank-{code}.json", customers)


def _write(path: Path, customers: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(customers, stream, ensure_ascii=False, indent=1)
    half.replace(path)

"""Invented values for the two longest forms, so that a newcomer can follow the story without typing it."""

from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import creditors
from zhixing.court.demo.applications import INSTALMENTS, LOAN, SEGMENTED
from zhixing.court.demo.banks import SECOND_BANK, SECOND_BANK_NAME, account_number
from zhixing.court.demo.people import CREDITOR_SHOP, LENDER, SUPPLIER

Example = tuple[str, dict[str, Any]]

_ACCOUNTS = {
    LENDER[0]: (SECOND_BANK, SECOND_BANK_NAME, account_number(SECOND_BANK, 1)),
    SUPPLIER[0]: (SECOND_BANK, SECOND_BANK_NAME, account_number(SECOND_BANK, 4)),
    CREDITOR_SHOP[0]: ("ICBX", "演示工商银行", account_number("ICBX", 7)),
}


def examples(act: str, subject: Any) -> list[Example]:
    """The examples a form offers."""
    if act == "claims.register_application":
        return [("民间借贷，四倍 LPR", LOAN), ("分期货款，连带责任", INSTALMENTS), ("工程款，分段利率", SEGMENTED)]
    if act == "cases.accept" and isinstance(subject, Case):
        return [("演示收款账户", {"accounts": [a for p in creditors(subject) if (a := _account(p))]})]
    return []


def _account(participant: Any) -> dict[str, Any]:
    name = participant.party.name
    if name not in _ACCOUNTS:
        return {}
    bank, bank_name, number = _ACCOUNTS[name]
    return {
        "participant": str(participant.pk), "holder": name, "bank_code": bank, "bank_name": bank_name, "number": number,
    }  # fmt: skip

"""Invented values for the longest forms, so that a newcomer can follow the story without typing it."""

from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import creditors
from zhixing.court.demo.applications import INSTALMENTS, LOAN, SEGMENTED
from zhixing.court.demo.banks import SECOND_BANK, SECOND_BANK_NAME, account_number
from zhixing.court.demo.people import CREDITOR_SHOP, LENDER, SUPPLIER
from zhixing.court.identity.queries import officers_with
from zhixing.court.kernel.roles import Role

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
    if act == "suggestions.draft" and isinstance(subject, Case):
        return [("判项不明确，致民事审判第一庭", _suggestion(subject))]
    return []


def _suggestion(case: Case) -> dict[str, Any]:
    officers = officers_with(case.court_path, Role.TRIAL_JUDGE)
    return {
        "defect": "operative_part", "division": "trial", "unit": "民事审判第一庭",
        "cause": "判项没有写明利息的计算基数和起算日，执行中需要向审判庭征询，双方也因此提出异议。",
        "proposal": "判项写明利息的计算基数、利率和起止日\n裁判文书签发前核对判项能否直接执行",
        "officer": str(officers[0].principal_id) if officers else "", "note": "利息起算日不明，向审判庭征询后才确定",
    }  # fmt: skip


def _account(participant: Any) -> dict[str, Any]:
    name = participant.party.name
    if name not in _ACCOUNTS:
        return {}
    bank, bank_name, number = _ACCOUNTS[name]
    return {
        "participant": str(participant.pk), "holder": name, "bank_code": bank, "bank_name": bank_name, "number": number,
    }  # fmt: skip

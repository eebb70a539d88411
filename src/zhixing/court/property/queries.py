"""What banks answered, as others may ask: inquiries of a case, and each account by its latest answer."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from zhixing.court.cases.models import Case
from zhixing.court.kernel.secrets import decrypt
from zhixing.court.property.models import BankAccount, Finding, Inquiry


def inquiries(case: Case) -> Sequence[Inquiry]:
    """Every question put, newest first."""
    rows = Inquiry.objects.filter(case=case).select_related("bank", "participant__party")
    return list(rows.order_by("-asked_at", "-id"))


def inquiry_by_reference(reference: str) -> Inquiry | None:
    """The inquiry a bank's answer names, within the scope of the caller."""
    rows = Inquiry.objects.select_related("case", "bank", "participant__party")
    return rows.filter(reference=reference).first()


def waiting(case: Case, participant: UUID | None, bank: UUID | None) -> int:
    """How many of these questions are out and not answered; None means every debtor or bank."""
    rows = Inquiry.objects.filter(case=case, state=Inquiry.State.ASKED)
    if participant:
        rows = rows.filter(participant_id=participant)
    return (rows.filter(bank_id=bank) if bank else rows).count()


def findings(case: Case) -> Sequence[Finding]:
    """The latest answer on each account found for a case, by bank and account."""
    rows = Finding.objects.filter(case=case).select_related("account__bank", "account__holder")
    latest: dict[Any, Finding] = {}
    for row in rows.order_by("as_of", "id"):
        latest[row.account_id] = row
    return sorted(latest.values(), key=lambda f: (f.account.bank.name, f.account.number_masked, f.account_id))


def finding(case: Case, account_id: UUID) -> Finding | None:
    """The latest answer on one account for a case; None for an account no bank reported for it."""
    return next((f for f in findings(case) if f.account_id == account_id), None)


def full_account_number(account: BankAccount) -> str:
    """The account's number in clear, for sealed messages and papers only."""
    return decrypt(account.number_sealed)

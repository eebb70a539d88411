"""Drafts of the papers: who signs what, and the parties as the suit names them."""

from dataclasses import replace
from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import creditors, debtors, setting
from zhixing.court.documents.acts import Draft, Setting
from zhixing.court.documents.rendering.content import Party
from zhixing.court.preservation import papers
from zhixing.court.property.queries import full_account_number
from zhixing.court.seizures.models import Seizure


def lines(case: Case) -> tuple[Party, ...]:
    """申请人 and 被申请人."""
    sides = (("申请人", creditors(case)), ("被申请人", debtors(case)))
    return tuple(
        Party(role, p.party.name, f"{p.party.get_document_display()} {p.party.number_masked}")
        for role, people in sides for p in people
    )  # fmt: skip


def signed(case: Case, judge: str) -> Setting:
    """A ruling of the trial judge."""
    return replace(setting(case, ruling=True), bench=(("审判员", judge),))


def bank_draft(case: Case, seizure: Seizure, what: str, amount: int, ruling: str, **more: Any) -> Draft:
    """The notice to the bank that holds the account; `more` are the further fields of `papers.BankNotice`."""
    account = seizure.account
    bank, holder, number = account.branch or account.bank.name, account.holder.name, full_account_number(account)
    return Draft(
        setting(case, ruling=False),
        lambda head: papers.BankNotice(
            head=head, what=what, bank=bank, holder=holder, number=number, amount=amount, ruling=ruling, **more
        ),
        series=f"preservation.{what}",
    )

"""The case's own account, and a deduction that a bank announced."""

from typing import Any

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import debtors
from zhixing.court.funds.acts.booking import act_cause, post, sound
from zhixing.court.funds.facts.ledger import closed_slice
from zhixing.court.funds.facts.receipts import may_expect_deduction, may_open_account
from zhixing.court.funds.models import CaseAccount, FundBook
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Line, Money
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.ledger import movements


class Nothing(Input):
    """No input."""


class DeductionIn(Input):
    """What the bank said it deducted."""

    amount: Money = Field(title="扣划金额")
    reference: Line = Field(title="扣划通知编号", max_length=35)
    deducted_on: Day = Field(title="扣划日")
    bank: Line = Field("扣划银行", title="扣划银行", max_length=60)


def _book_rows(case: Case, data: Any) -> list[Any]:
    return [FundBook.objects.filter(court_id=case.court_id)]


@act(
    "funds.open_case_account", title="开立案款账号", on=Case, by=(Role.SYSTEM, Role.FINANCE, Role.FUNDS_CLERK),
    data=Nothing, ask=may_open_account, lock=_book_rows,
)  # fmt: skip
def open_case_account(case: Case, data: Nothing, ruling: Determination[None], doing: Doing) -> str:
    """Give the case its own account within the escrow: escrow account, hyphen, six digits. (FUND-02)"""
    book = FundBook.objects.get(court_id=case.court_id)
    book.last_case_account += 1
    book.save(update_fields=["last_case_account"])
    number = f"{book.account}-{book.last_case_account:06d}"
    CaseAccount.objects.create(book=book, case=case, number=number, court_path=case.court_path)
    return f"一案一账号：末六位 {number[-6:]}"


@act(
    "funds.expect_deduction", title="登记应收扣划款", on=Case, by=(Role.JUDGE, Role.BANK, Role.SYSTEM), data=DeductionIn,
    ask=may_expect_deduction, listed=False,
)  # fmt: skip
def expect_deduction(case: Case, data: DeductionIn, ruling: Determination[None], doing: Doing) -> str:
    """A bank answered that it deducted: a claim on that bank, not money yet. (DEDUCT-01)"""
    book = FundBook.objects.select_related("bank").get(court_id=case.court_id)
    slice_ = sound(closed_slice(book, [case.pk]))
    entry = movements.expect_deduction(
        act_cause(doing), data.deducted_on, case=str(case.pk), bank=data.bank.replace("|", " "),
        deduction=data.reference, fen=data.amount,
    )  # fmt: skip
    post(doing, book, slice_, entry)
    who = "、".join(p.party.name for p in debtors(case))
    return f"{data.deducted_on} 扣划{who} {yuan(data.amount)} 元，待到账"

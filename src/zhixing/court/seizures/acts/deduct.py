"""Deducting deposits to the account of the case, out of a freeze or out of free money."""

from typing import Any

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import handler_bar
from zhixing.court.funds.queries import account_number, fund_book
from zhixing.court.gateways.acts import new_reference
from zhixing.court.kernel import clock
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Money, Pick, ShortLine
from zhixing.court.kernel.refused import Refused
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.tables import current_tables
from zhixing.court.property.models import BankAccount
from zhixing.court.seizures.acts.drafts import DAY, deduction_papers
from zhixing.court.seizures.acts.freeze import account_rows, found_accounts
from zhixing.court.seizures.acts.orders import numbers, place, step_on
from zhixing.court.seizures.facts.sums import bound
from zhixing.court.seizures.facts.taking import may_deduct, may_deduct_unfrozen
from zhixing.court.seizures.models import Seizure, SeizureStep
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.messages import DeductOrder

TIER = "seizure.deduction_approval"
LIVING = "例如：另有工资账户供生活；已保留 3,000 元"


class DeductionIn(Input):
    """How much, and how the living costs of a natural person are kept."""

    amount: Money = Field(title="扣划金额")
    living: ShortLine = Field("", title="生活必需费用的保留", description=f"被执行人是自然人的必须写明，{LIVING}")


class DirectDeductionIn(DeductionIn):
    """As above, from an account that the case has not frozen."""

    account: Pick = Field(title="账户")


def _approval(subject: Any, data: Any) -> tuple[Step, ...]:
    """From the published amount on the bureau head agrees (the court's own tier)."""
    least = current_tables().parameter(TIER).whole(clock.today())
    return (Step(Role.BUREAU_HEAD, "执行局长"),) if data.amount >= least else ()


HIGHER = Step(Role.VICE_PRESIDENT, "分管副院长")
"""Deducting before the period of the notice is over needs reasons and one level more."""


def _initial(seizure: Seizure) -> dict[str, Any]:
    most = bound(seizure.case, clock.today(), current_tables()).fen
    fen = min(most or 0, seizure.controlled_fen or 0)
    return {"amount": yuan(fen).replace(",", "")} if fen else {}


def send_deduction(doing: Doing, step: SeizureStep, named: tuple[str, str], freeze_order_id: str | None) -> None:
    """Post the order to deduct to the case's own account in the court's escrow. Raises Refused."""
    seizure = step.seizure
    book = fund_book(doing.viewer)
    if book is None:
        raise Refused("本院没有登记执行款专户，请财务先登记")
    place(
        doing, seizure, DeductOrder, step.order_id, named, freeze_order_id=freeze_order_id, amount_fen=step.fen,
        escrow_account=book.account, case_account=account_number(seizure.case),
    )  # fmt: skip


@act(
    "seizures.deduct", title="扣划存款", on=Seizure, by=(Role.JUDGE,), data=DeductionIn, ask=may_deduct,
    bar=handler_bar, approve=_approval, override=HIGHER, papers=(deduction_papers,), initial=_initial, force=True,
    day_of_execution=True,
)  # fmt: skip
def deduct(seizure: Seizure, data: DeductionIn, ruling: Determination[int], doing: Doing) -> str:
    """Rule and ask the bank to deduct from our freeze. (民诉法 251, 253; DEDUCT-01)"""
    step = step_on(doing, seizure, SeizureStep.Kind.DEDUCT, fen=data.amount)
    named = numbers(doing, seizure, data, ruling, deduction_papers)
    send_deduction(doing, step, named, seizure.order_id)
    return f"{seizure.account}　扣划 {yuan(data.amount)} 元"


@act(
    "seizures.deduct_unfrozen", title="扣划存款（未先冻结）", on=Case, by=(Role.JUDGE,), data=DirectDeductionIn,
    ask=may_deduct_unfrozen, bar=handler_bar, approve=_approval, override=HIGHER, papers=(deduction_papers,),
    lock=account_rows, choices=found_accounts, force=True, day_of_execution=True,
)  # fmt: skip
def deduct_unfrozen(case: Case, data: DirectDeductionIn, ruling: Determination[int], doing: Doing) -> str:
    """Rule and ask the bank to deduct money nobody has frozen; the ruling freezes by itself. (DEDUCT-01 (3))"""
    account = BankAccount.objects.select_related("bank", "holder").get(pk=data.account)
    seizure = Seizure.objects.create(
        case=case, account=account, order_id=new_reference(), limit_fen=data.amount, ordered_on=doing.on,
        wanted_until=doing.on + DAY, direct=True, act=doing.act, court_path=case.court_path,
    )  # fmt: skip
    step = step_on(doing, seizure, SeizureStep.Kind.DEDUCT, fen=data.amount)
    named = numbers(doing, case, data, ruling, deduction_papers)
    seizure.ruling_number, seizure.notice_number = named
    seizure.save(update_fields=["ruling_number", "notice_number"])
    send_deduction(doing, step, named, None)
    return f"{account}　扣划 {yuan(data.amount)} 元"

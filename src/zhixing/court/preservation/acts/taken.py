"""What follows a bank's word at once: the deduction is noted and the surplus ordered free in the same transaction."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from zhixing.court.documents.acts import Draft, issue
from zhixing.court.kernel.clock import legal_day
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Line
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.preservation.acts.counter import who_goes
from zhixing.court.preservation.acts.drafts import bank_draft
from zhixing.court.preservation.facts.deducting import course, may_take
from zhixing.court.preservation.models import Deduction
from zhixing.court.seizures.acts import order_release
from zhixing.court.seizures.models import Seizure, SeizureStep
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.limits.node import Node
from zhixing.law.prededuction.course import Happening, Told, after


class TakenIn(Input):
    """Which order the bank answered."""

    order_id: Line = Field(title="通知编号")


def follow_deduction(seizure: Seizure, step: SeizureStep, doing: Doing) -> None:
    """Fills `seizures.deducted`: a deduction of this room is noted inside the act that took the bank's answer."""
    row = Deduction.objects.filter(order_id=step.order_id).first()
    if row is not None:
        doing.call("preservation.take_deducted", row, order_id=step.order_id)


def _surplus_papers(row: Deduction, data: TakenIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """解除冻结 of what is left on the account after the deduction."""
    seizure = Seizure.objects.select_related("account__bank", "account__holder").get(pk=row.seizure_id)
    officers = who_goes(row, row.counter_first, row.counter_second) if row.counter_first and row.counter_second else ()
    yield bank_draft(row.case, seizure, "解除冻结", row.left_fen or 0, row.ruling_number, officers=officers)


def _surplus(row: Deduction, seizure: Seizure, taken: int) -> int:
    """What the freeze still holds beyond what the bank did not take of the sum ruled: that stays preserved."""
    return max(0, seizure.limit_fen - max(0, row.amount_fen - taken)) if seizure.holds else 0


@act(
    "preservation.take_deducted", title="登记执前扣划，解除余额冻结", on=Deduction, by=(Role.BANK, Role.SYSTEM),
    data=TakenIn, ask=may_take, papers=(_surplus_papers,), listed=False,
)  # fmt: skip
def take_deducted(row: Deduction, data: TakenIn, ruling: Determination[Any], doing: Doing) -> str:
    """Whatever becomes of the payout, what is left is ordered free on the day of the deduction. (PREDED-01, 12)"""
    seizure = Seizure.objects.select_related("case__dossier", "account__bank", "account__holder").get(pk=row.seizure_id)
    step = SeizureStep.objects.get(seizure=seizure, order_id=data.order_id)
    taken = step.fen or 0
    left = _surplus(row, seizure, taken)
    now = after(course(row), Told(Happening.DEDUCTED, full=taken >= row.amount_fen, surplus=left > 0))
    row.state, row.money, row.surplus, row.full, row.held = now.state, now.money, now.surplus, now.full, now.held
    row.deducted_on, row.left_fen = step.done_on or legal_day(doing.at), left
    if left:
        doing.start(Node.SURPLUS_RELEASE, subject_id=row.pk)
        (notice,) = issue(doing, row, data, ruling, _surplus_papers)
        part = left if left < seizure.limit_fen else None
        order_release(doing, seizure, (row.ruling_number, notice.number), part, counter=row.at_the_counter)
        row.released_on, row.release_number, row.surplus = doing.on, row.ruling_number, False
        doing.finish(Node.SURPLUS_RELEASE, subject_id=row.pk)
    row.save()
    short = row.amount_fen - taken
    tail = f"；裁定扣划 {yuan(row.amount_fen)} 元，还差 {yuan(short)} 元，相应的冻结继续有效" if short > 0 else ""
    return f"已扣划 {yuan(taken)} 元，其余 {yuan(left)} 元的限额当日解除冻结{tail}"

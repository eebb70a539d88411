"""Noting where the money of a deduction is, as `funds` tells it."""

from enum import StrEnum
from typing import Any

from pydantic import Field

from zhixing.court.funds.models import PayoutOrder
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input
from zhixing.court.kernel.registry import Asking, act
from zhixing.court.kernel.roles import Role
from zhixing.court.preservation.models import Deduction
from zhixing.court.preservation.queries import WORDS
from zhixing.law.core.citation import Ours
from zhixing.law.core.determination import Determination, step
from zhixing.law.prededuction.course import Money

TOLD = Ours("款项的去向以案款账簿为准", "PREDED-01")


class Heard(StrEnum):
    """What funds told."""

    RECEIVED = "received"
    PAID = "paid"
    RETURNED = "returned"

    @property
    def zh(self) -> str:
        """In words."""
        return {"received": "款项到账", "paid": "已付债权人", "returned": "退汇"}[self.value]


class MoneyIn(Input):
    """What happened to the money."""

    what: Heard = Field(title="款项")


def may_note(row: Deduction, data: Any, asking: Asking) -> Determination[None]:
    """News of money are noted once something was deducted."""
    met = row.deducted_on is not None
    steps = (step("已经扣划", met, WORDS[row.state], TOLD),)
    return Determination("prededuction.money", "登记款项去向", asking.on, None, steps, tables=asking.tables.digest)


@act(
    "preservation.note_money", title="登记执前扣划款项", on=Deduction, by=(Role.SYSTEM,), data=MoneyIn, ask=may_note,
    listed=False,
)  # fmt: skip
def note_money(row: Deduction, data: MoneyIn, ruling: Determination[None], doing: Doing) -> str:
    """The ledger is the truth: what its orders say now is noted, in whatever order the news came."""
    orders = PayoutOrder.objects.filter(case=row.case, purpose="creditor")
    states = set(orders.values_list("state", flat=True))
    if PayoutOrder.State.PAID in states:
        row.money = Money.PAID
    elif PayoutOrder.State.SENT in states:
        row.money = Money.SENT
    else:
        row.money = Money.RECEIVED
    row.save(update_fields=["money"])
    return data.what.zh

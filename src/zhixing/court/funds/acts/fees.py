"""The enforcement fee (执行费): asking the debtor for it, and taking it from the debtor's money."""

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import handler_bar
from zhixing.court.funds.acts import sending, timing
from zhixing.court.funds.acts.payouts import CHECK, RELEASE, escrow
from zhixing.court.funds.facts import payouts, sheets
from zhixing.court.funds.models import PayoutOrder
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, ShortLine
from zhixing.court.kernel.refused import BadInput, Refused
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.ledger.accounts import TREASURY


class FeeIn(Input):
    """The fee is reckoned; a remark may be added."""

    note: ShortLine = Field("", title="说明", max_length=100)


class FeeNoticeIn(Input):
    """Until when the debtor is to pay the fee."""

    pay_by: Day = Field(title="交纳期限至")


@act(
    "funds.notify_fee", title="通知交纳执行费", on=Case, by=(Role.JUDGE,), data=FeeNoticeIn, ask=payouts.may_notify_fee,
    bar=handler_bar, papers=(sheets.fee_notice,),
)  # fmt: skip
def notify_fee(case: Case, data: FeeNoticeIn, ruling: Determination[int], doing: Doing) -> str:
    """Ask the debtor for the fee on what was really enforced, to the account of the case. (FILE-04)"""
    if data.pay_by <= doing.on:
        raise BadInput({"pay_by": "交纳期限应在今天之后"})
    return f"执行费 {yuan(ruling.value or 0)} 元，{data.pay_by} 前交纳"


@act(
    "funds.charge_fee", title="收取执行费", on=Case, by=(Role.JUDGE,), data=FeeIn, ask=payouts.may_charge_fee,
    bar=handler_bar, approve=lambda case, data: (CHECK, RELEASE), alone=True, day_of_execution=True,
)  # fmt: skip
def charge_fee(case: Case, data: FeeIn, ruling: Determination[int], doing: Doing) -> str:
    """Send the enforcement fee on what was really enforced to the treasury, out of the debtor's money. (FILE-04)"""
    if not ruling.value:
        raise Refused("没有可以收取的执行费")
    book = escrow(case)
    sent = sending.Sent(case, TREASURY, sending.PURPOSES["fee"], ruling.value)
    slice_ = sending.set_aside_and_send(doing, book, sent)
    order = PayoutOrder.objects.create(
        case=case, payee=None, purpose=PayoutOrder.Purpose.FEE, fen=ruling.value, end_to_end_id=doing.act.pk.hex,
        sent_on=doing.on, note=data.note, act=doing.act, court_path=case.court_path,
    )  # fmt: skip
    sending.instruct(doing, book, order)
    timing.paid_out(doing, case, slice_)
    return f"执行费 {yuan(ruling.value)} 元缴入{book.treasury_holder}"

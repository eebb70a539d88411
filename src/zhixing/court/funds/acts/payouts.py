"""Money that leaves: the payout with its four steps, the fee to the treasury, the bank's answer, asking the bank."""

from enum import StrEnum

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import handler_bar, payee_accounts
from zhixing.court.funds.acts import sending, timing
from zhixing.court.funds.acts.booking import post, sound
from zhixing.court.funds.acts.returning import PAID, RETURNED, SENT, payable_again
from zhixing.court.funds.events import PayoutSettled
from zhixing.court.funds.facts import payouts, sheets
from zhixing.court.funds.facts.ledger import closed_slice
from zhixing.court.funds.models import FundBook, PayoutOrder
from zhixing.court.kernel.clock import today
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Money, Pick, ShortLine
from zhixing.court.kernel.refused import BadInput, Refused
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.limits.node import Node
from zhixing.law.payout.pay import above_tier
from zhixing.ledger import movements
from zhixing.ledger.entries import Cause, Source

CHECK = Step(Role.FUNDS_CLERK, "案款管理员审核")
APPROVE = Step(Role.BUREAU_HEAD, "执行局长审批")
HIGHER = Step(Role.VICE_PRESIDENT, "分管副院长审批")
RELEASE = Step(Role.FINANCE, "财务发放")


class PayoutPurpose(StrEnum):
    """Why money is paid out of a case."""

    zh: str

    def __new__(cls, value: str, zh: str) -> "PayoutPurpose":
        purpose = str.__new__(cls, value)
        purpose._value_, purpose.zh = value, zh
        return purpose

    CREDITOR = "creditor", "发放申请执行人"
    SURPLUS = "surplus", "退还被执行人余款"


class PayoutIn(Input):
    """How much to whom."""

    purpose: PayoutPurpose = Field(PayoutPurpose.CREDITOR, title="用途")
    payee: Pick = Field(title="收款账户")
    amount: Money = Field(title="金额")
    note: ShortLine = Field("", title="附言", max_length=100)


class BankSays(StrEnum):
    """What the bank says of an order."""

    PAID = "paid"
    REJECTED = "rejected"

    @property
    def zh(self) -> str:
        """In words."""
        return {"paid": "已付", "rejected": "未付退回"}[self.value]


class Outcome(Input):
    """The bank's answer to an order (pain.002)."""

    outcome: BankSays = Field(title="结果")
    settled_on: Day = Field(title="日期")
    bank_reference: ShortLine = Field("", title="银行流水号")
    reason: ShortLine = Field("", title="原因")


class Asking(Input):
    """Nothing to fill in: the bank is asked by the same order."""


def _steps(case: Case, data: PayoutIn) -> tuple[Step, ...]:
    """案款管理员 → 执行局长 → (above the tier, or for another than the party) 分管副院长 → 财务."""
    account = payouts.payee_account(case, data.payee)
    other = account is not None and account.holder != account.participant.party.name
    higher = (HIGHER,) if other or above_tier(data.amount, today(), current_tables()) else ()
    return (CHECK, APPROVE, *higher, RELEASE)


def _accounts(case: Case, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    rows = payee_accounts(case)
    return {"payee": [(str(a.pk), f"{a.participant.get_role_display()}　{a}") for a in rows]}


@act(
    "funds.payout", title="发放案款", on=Case, by=(Role.JUDGE, Role.TRIAL_JUDGE), data=PayoutIn,
    ask=payouts.may_pay_out, bar=handler_bar,
    approve=_steps, override=Step(Role.PRESIDENT, "院长审批"), alone=True, day_of_execution=True, choices=_accounts,
    initial=payouts.suggested,    papers=(sheets.approval_sheet, sheets.calculation_sheet, sheets.collection_notice), node=Node.PAYOUT,
)  # fmt: skip
def payout(case: Case, data: PayoutIn, ruling: Determination[int], doing: Doing) -> str:
    """Pay money of the case to a confirmed account, by at least three people in four steps. (FUND-01, FUND-03)"""
    account = payouts.payee_account(case, data.payee)
    if account is None:
        raise BadInput({"payee": "请从列出的选项中选择"})
    book = escrow(case)
    sent = sending.Sent(case, str(account.participant_id), sending.PURPOSES[data.purpose.value], data.amount)
    slice_ = sending.set_aside_and_send(doing, book, sent)
    order = PayoutOrder.objects.create(
        case=case, payee=account, purpose=data.purpose.value, fen=data.amount, end_to_end_id=doing.act.pk.hex,
        sent_on=doing.on, note=data.note, act=doing.act, court_path=case.court_path,
    )  # fmt: skip
    sending.instruct(doing, book, order)
    timing.paid_out(doing, case, slice_)
    return f"{data.purpose.zh} {account.holder} {yuan(data.amount)} 元，{account.bank_name} {account.number_masked}"


def escrow(case: Case) -> FundBook:
    """The fund book the case's money lies in. Raises FundBook.DoesNotExist."""
    return FundBook.objects.select_related("bank", "dossier").get(court_id=case.court_id)


@act(
    "funds.confirm_payout", title="银行付款回执", on=PayoutOrder, by=(Role.BANK,), data=Outcome, ask=payouts.may_confirm,
    listed=False,
)  # fmt: skip
def confirm_payout(order: PayoutOrder, data: Outcome, ruling: Determination[None], doing: Doing) -> str:
    """The bank's answer ends the order: paid, or not paid and payable again. Told twice, it changes nothing."""
    paid = data.outcome is BankSays.PAID
    if order.state == (PAID if paid else RETURNED):
        return f"付款指令已记{order.get_state_display()}，重复回执不再记账"
    if order.state != SENT:
        raise Refused(
            f"账上该付款指令为“{order.get_state_display()}”，银行回执为“{data.outcome.zh}”，未记账，请财务向银行核对"
        )
    book = escrow(order.case)
    slice_ = sound(closed_slice(book, [order.case_id]))
    cause = Cause(Source.BANK, f"{book.bank.code}:{data.bank_reference or order.end_to_end_id}:{data.outcome}")
    if not paid:
        gone = movements.returned(slice_, cause, data.settled_on, order=order.end_to_end_id)
        slice_ = post(doing, book, slice_, gone)
        return payable_again(doing, book, slice_, order, data.settled_on, data.reason or "银行未说明原因")
    post(doing, book, slice_, movements.confirm_paid(slice_, cause, data.settled_on, order=order.end_to_end_id))
    order.state, order.outcome_on, order.bank_reference = PAID, data.settled_on, data.bank_reference
    order.save(update_fields=["state", "outcome_on", "bank_reference"])
    doing.tell(PayoutSettled(order.case.dossier_id, order.case_id, order.pk, "paid", data.settled_on))
    return f"{order.get_purpose_display()} {yuan(order.fen)} 元已付，{data.settled_on}"


@act(
    "funds.ask_payout", title="查询付款结果", on=PayoutOrder, by=(Role.FINANCE, Role.FUNDS_CLERK), data=Asking,
    ask=payouts.may_ask, alone=True,
)  # fmt: skip
def ask_payout(order: PayoutOrder, data: Asking, ruling: Determination[None], doing: Doing) -> str:
    """Ask the bank what became of an order, by the same end-to-end id: it pays an id once, so nothing is paid twice."""
    sending.instruct(doing, escrow(order.case), order)
    return f"以原指令编号向银行查询 {yuan(order.fen)} 元"

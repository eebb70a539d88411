"""Postponing a payout (延缓发放) with ground, approver and day of review; lifting it; noting that the day passed."""

from enum import StrEnum

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import handler_bar
from zhixing.court.funds.acts import booking
from zhixing.court.funds.facts import payouts
from zhixing.court.funds.facts.ledger import closed_slice
from zhixing.court.funds.facts.position import case_money
from zhixing.court.funds.facts.postponed import may_note_expiry
from zhixing.court.funds.models import FundBook, HoldRow
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Money, Reason
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.limits.node import Node
from zhixing.law.payout.postpone import Ground
from zhixing.ledger.accounts import Account, Kind
from zhixing.ledger.entries import Hold


class Approver(StrEnum):
    """Who approves a postponement: the head of the bureau or the vice-president in charge."""

    zh: str

    def __new__(cls, value: str, zh: str) -> "Approver":
        approver = str.__new__(cls, value)
        approver._value_, approver.zh = value, zh
        return approver

    BUREAU_HEAD = "bureau_head", "执行局长"
    VICE_PRESIDENT = "vice_president", "分管副院长"


class PostponeIn(Input):
    """Why, until when, how much."""

    ground: Ground = Field(title="事由")
    reason: Reason = Field(title="具体理由", max_length=180)
    review_on: Day = Field(title="复查日", description="到期没有再次报批的，恢复发放")
    amount: Money | None = Field(None, title="金额", description="全部延缓的不填")
    approver: Approver = Field(Approver.BUREAU_HEAD, title="审批人")


class LiftIn(Input):
    """Why the payout goes on."""

    reason: Reason = Field(title="解除理由", max_length=200)


class ExpiryIn(Input):
    """Nothing to fill in."""


@act(
    "funds.postpone", title="延缓发放案款", on=Case, by=(Role.JUDGE,), data=PostponeIn, ask=payouts.may_postpone_payout,
    bar=handler_bar, approve=lambda case, data: (Step(Role(data.approver.value), f"{data.approver.zh}审批"),),
)  # fmt: skip
def postpone(case: Case, data: PostponeIn, ruling: Determination[None], doing: Doing) -> str:
    """Hold the case's money, or a part of it, until the day of review; the thirty days do not run. (FUND-01)"""
    book = FundBook.objects.get(court_id=case.court_id)
    money, own = case_money(case, doing.on), Account(Kind.CASE, str(case.pk))
    free = payouts.holdable(case, money, doing.on)
    wanted = {own: data.amount} if data.amount else free
    slice_ = booking.sound(closed_slice(book, [case.pk]))
    for number, (account, fen) in enumerate(wanted.items()):
        held = Hold(
            f"{doing.act.pk}:{number}", account, fen, f"{data.ground.zh}：{data.reason}", str(doing.act.pk), doing.on,
            data.review_on,
        )  # fmt: skip
        slice_ = booking.hold(doing, slice_, held, book)
    doing.pause(Node.PAYOUT, f"延缓发放：{data.ground.zh}")
    return f"延缓发放 {yuan(sum(wanted.values()))} 元，{data.ground.zh}，{data.review_on} 复查"


@act(
    "funds.lift_postponement", title="解除延缓发放", on=Case, by=(Role.JUDGE,), data=LiftIn,
    ask=payouts.may_lift_postponement, bar=handler_bar,
)  # fmt: skip
def lift_postponement(case: Case, data: LiftIn, ruling: Determination[None], doing: Doing) -> str:
    """The ground is gone: the money is free, and ten days run to pay it out. (FUND-01)"""
    book = FundBook.objects.get(court_id=case.court_id)
    slice_ = booking.sound(closed_slice(book, [case.pk]))
    rows = HoldRow.objects.select_for_update().filter(case=case, lifted_on=None, since__lte=doing.on)
    freed = 0
    for row in rows.filter(until__gt=doing.on).order_by("pk"):
        slice_ = booking.lift(doing, slice_, row, doing.on)
        freed += row.fen
    _runs_again(doing)
    return f"解除延缓发放 {yuan(freed)} 元：{data.reason}"


@act(
    "funds.note_expiry", title="延缓期满", on=Case, by=(Role.SYSTEM,), data=ExpiryIn, ask=may_note_expiry, listed=False,
)  # fmt: skip
def note_expiry(case: Case, data: ExpiryIn, ruling: Determination[None], doing: Doing) -> str:
    """The day of review passed without a new approval: the limit to pay out runs again."""
    rows = HoldRow.objects.filter(case=case, lifted_on=None, expired_by=None, until__lte=doing.on)
    fen = sum(rows.values_list("fen", flat=True))
    rows.update(expired_by=doing.act)
    _runs_again(doing)
    return f"延缓发放 {yuan(fen)} 元到复查日，恢复发放"


def _runs_again(doing: Doing) -> None:
    doing.resume(Node.PAYOUT)
    doing.start(Node.PAYOUT_AFTER_HOLD)

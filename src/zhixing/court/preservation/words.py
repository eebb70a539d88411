"""Deductions in plain words: the money's place, whom it waits for, what the bank said."""

from zhixing.court.kernel.components import Money, Table, Tag
from zhixing.court.preservation.models import Deduction
from zhixing.court.preservation.queries import steps_of
from zhixing.court.seizures.models import SeizureStep

MONEY_WORDS = {"none": "尚未扣划", "awaited": "待到账", "received": "已到账", "sent": "已发送", "paid": "已付债权人"}

_STATES = {"requested": "审判法官核对", "checked": "审判法官裁定", "certified": "已办结", "refused": "已办结",
           "halted": "已办结"}  # fmt: skip
_MONEY = {"none": "", "awaited": "银行划款到账", "received": "发放四步审批", "sent": "银行付款回执",
          "paid": "审判法官出具证明书"}  # fmt: skip
_TONES = {SeizureStep.State.DONE: "ok", SeizureStep.State.REFUSED: "red", SeizureStep.State.ORDERED: ""}


def waits_for(row: Deduction) -> str:
    """Who has the next step."""
    if row.set_aside_by and not row.returned_on:
        return "办理返还"
    if row.held:
        return "合议庭决定"
    if row.state == "ruled":
        return "银行扣划反馈" if row.seizure.pending else "执行法官实施，执行局长审批"
    return _STATES.get(row.state) or _MONEY.get(row.money, "")


def bank_words(row: Deduction) -> Table:
    """Every order on the freeze since the request and what the bank said to it."""
    rows = [
        (
            step.get_kind_display(), Money(step.fen) if step.fen else "全部",
            Tag(step.get_state_display(), _TONES[SeizureStep.State(step.state)]), step.done_on,
            _said(row, step),
        )
        for step in steps_of(row)
    ]  # fmt: skip
    heads = ("通知", "金额", "银行反馈", "日期", "说明")
    return Table("银行办理情况", heads, rows, "还没有向银行发出通知", frozenset({1}))


def _said(row: Deduction, step: SeizureStep) -> str:
    """The answer in plain words, with what follows from it."""
    if step.state == SeizureStep.State.ORDERED:
        return "银行尚未反馈；不重复发出通知"
    if step.state == SeizureStep.State.REFUSED:
        tail = "冻结没有变动；查明原因后可以重新实施，或者不予办理" if step.kind == SeizureStep.Kind.DEDUCT else ""
        return "；".join(words for words in (f"银行没有办理：{step.reason}", tail) if words)
    short = row.amount_fen - (step.fen or 0)
    if step.kind == SeizureStep.Kind.DEDUCT and short > 0:
        return "银行只扣划了一部分；不出具证明书，差额的冻结继续有效，债权人可以就差额依法申请强制执行"
    return step.reason

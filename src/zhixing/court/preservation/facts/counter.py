"""The questions of a deduction at the counter: the gate as always, then the slip against the order it answers."""

from typing import Any

from zhixing.court.kernel.clock import legal_day
from zhixing.court.kernel.registry import Asking
from zhixing.court.preservation.facts.deducting import may_order
from zhixing.court.preservation.models import Deduction
from zhixing.court.seizures.models import SeizureStep
from zhixing.law.core.citation import Ours
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan

SLIP = Ours("临柜办理由两名工作人员进行，银行盖章的回执扫描归卷，一人登记、一人确认", "PREDED-01")

may_go = may_order
"""The gate does not change with the way the order takes."""


def waiting(row: Deduction) -> list[SeizureStep]:
    """Orders on the freeze that nobody has answered."""
    rows = SeizureStep.objects.filter(seizure=row.seizure, state=SeizureStep.State.ORDERED)
    return list(rows.select_related("act").order_by("id"))


def may_record(row: Deduction, data: Any, asking: Asking) -> Determination[Any]:
    """The slip answers an order carried to the counter, not before it was given and not for more than it says."""
    found = waiting(row)
    steps = [
        step("由工作人员临柜办理", row.at_the_counter, "临柜" if row.at_the_counter else "通过网络办理", SLIP),
        step("有等待回执的通知", bool(found), f"{len(found)} 份" if found else "没有", SLIP),
    ]
    if data is not None:
        steps += _slip(next((s for s in found if s.pk == data.order), None), data, asking)
    return Determination(
        "prededuction.counter", "临柜办理的回执", asking.on, None, tuple(steps), tables=asking.tables.digest
    )


def _slip(order: SeizureStep | None, data: Any, asking: Asking) -> list[Step]:
    if order is None:
        return [step("回执对应本案的通知", False, "所选通知不在等待回执", SLIP)]
    ordered = legal_day(order.act.known_at)
    dated = ordered <= data.done_on <= asking.on
    told = [step("办理日在通知之后、不晚于今天", dated, f"{ordered} 发出，{data.done_on} 办理", SLIP)]
    if data.refused:
        return [*told, step("写明没有办理的原因", bool(data.reason.strip()), data.reason or "没有写明", SLIP)]
    if order.kind != SeizureStep.Kind.DEDUCT:
        return told
    fits = data.amount is not None and data.amount <= (order.fen or 0)
    words = "没有填写实际扣划金额" if data.amount is None else f"实际扣划 {yuan(data.amount)} 元"
    return [
        *told,
        step("实际扣划不超过通知的金额", fits, f"{words}，通知 {yuan(order.fen or 0)} 元", SLIP),
        step("写明银行流水号", bool(data.bank_reference.strip()), data.bank_reference or "没有写明", SLIP),
    ]

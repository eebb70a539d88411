"""Taking a bank's answer to a deduction: the debt is paid on that day, and the money is expected in the escrow."""

from zhixing.court.kernel.clock import legal_day
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.seizures.acts.answers import AnswerIn, answered_step, keep
from zhixing.court.seizures.facts.answers import may_take_step
from zhixing.court.seizures.models import Seizure, SeizureStep
from zhixing.court.seizures.queries import DEDUCTED
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.limits.node import Node


@act(
    "seizures.take_deduction", title="登记扣划反馈", on=Seizure, by=(Role.BANK,), data=AnswerIn,
    ask=may_take_step(SeizureStep.Kind.DEDUCT), listed=False,
)  # fmt: skip
def take_deduction(seizure: Seizure, data: AnswerIn, ruling: Determination[None], doing: Doing) -> str:
    """The sum deducted is credited to the debt on the day of the deduction. (迟延利息解释 3; DEDUCT-01)"""
    step = answered_step(seizure, data, doing)
    if step.state == SeizureStep.State.REFUSED:
        if seizure.direct:
            seizure.state, seizure.reason = Seizure.State.REFUSED, data.reason
        seizure.save()
        return f"{seizure.account.number_masked}　未办理扣划：{data.reason}"
    fen = (step.fen if data.amount_fen is None else data.amount_fen) or 0
    step.fen = fen
    step.save(update_fields=["fen"])
    _used_up(seizure, data, fen, doing)
    _tell(seizure, step, data, doing)
    for follow in DEDUCTED.fillers():
        follow(seizure, step, doing)
    return f"{seizure.account}　已扣划 {yuan(fen)} 元，待到账"


def _used_up(seizure: Seizure, data: AnswerIn, fen: int, doing: Doing) -> None:
    """The freeze is smaller by what was taken; at nothing it ended by disposal."""
    before = (seizure.limit_fen, seizure.controlled_fen or 0)
    keep(seizure, data)
    if data.limit_fen is None:
        seizure.limit_fen = max(0, before[0] - fen)
    if data.controlled_fen is None:
        seizure.controlled_fen = max(0, before[1] - fen)
    if seizure.direct or seizure.limit_fen == 0:
        seizure.state, seizure.controlled_fen, seizure.queue_position = Seizure.State.ENDED, 0, None
        doing.finish(Node.SEIZURE_RENEWAL, subject_id=seizure.pk)
    seizure.save()


def _tell(seizure: Seizure, step: SeizureStep, data: AnswerIn, doing: Doing) -> None:
    day, amount = legal_day(data.told_at), f"{yuan(step.fen or 0)}".replace(",", "")
    doing.call(
        "claims.credit_payment", seizure.case, paid_on=day.isoformat(), amount=amount, how="deducted",
        reference=step.order_id, note=str(seizure.account),
    )  # fmt: skip
    doing.call(
        "funds.expect_deduction", seizure.case, amount=amount, reference=step.order_id, deducted_on=day.isoformat(),
        bank=seizure.account.bank.name,
    )  # fmt: skip

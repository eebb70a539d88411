"""Taking what banks say of freezes, renewals and releases; news that nobody asked for."""

import json
from datetime import datetime, timedelta

from pydantic import Field

from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Line, ShortLine, Words
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.seizures.facts.answers import may_take_freeze, may_take_step, may_take_update
from zhixing.court.seizures.models import Seizure, SeizureStep
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.limits.node import Node
from zhixing.messages import Happening, Status

DAY = timedelta(days=1)


class EarlierIn(Input):
    """A freeze before ours (在先冻结)."""

    position: int = Field(title="顺位", ge=1)
    court: Line = Field(title="法院")
    case_number: Line = Field(title="案号")
    limit_fen: int | None = Field(None, title="冻结限额（分）", ge=0)
    controlled_fen: int = Field(title="实际控制金额（分）", ge=0)
    from_date: Day | None = Field(None, title="起始日")
    until: Day | None = Field(None, title="届满日（不含）")


class StandingIn(Input):
    """How a freeze stands at the bank; money in fen, the period half-open."""

    told_at: datetime = Field(title="反馈时间")
    limit_fen: int | None = Field(None, title="冻结限额（分）", ge=0)
    controlled_fen: int | None = Field(None, title="实际控制金额（分）", ge=0)
    available_fen: int | None = Field(None, title="可用余额（分）", ge=0)
    queue_position: int | None = Field(None, title="冻结顺位", ge=1)
    from_date: Day | None = Field(None, title="起始日")
    until: Day | None = Field(None, title="届满日（不含）")
    earlier: tuple[EarlierIn, ...] = Field((), title="在先冻结")


class AnswerIn(StandingIn):
    """The answer to an order."""

    order_id: Line = Field(title="通知编号")
    status: Status = Field(title="控制状态")
    amount_fen: int | None = Field(None, title="解除或者扣划金额（分）", ge=0)
    bank_reference: ShortLine = Field("", title="银行流水号")
    reason: Words = Field("", title="未能控制的原因", max_length=300)


class UpdateIn(StandingIn):
    """News nobody asked for."""

    happening: Happening = Field(title="变动")
    happened_on: Day = Field(title="变动日")


def keep(seizure: Seizure, data: StandingIn) -> None:
    """The standing as told; what the bank left out, or told before what is already known, changes nothing."""
    if seizure.answered_at and data.told_at < seizure.answered_at:
        return
    if data.limit_fen is not None:
        seizure.limit_fen = data.limit_fen
    if data.controlled_fen is not None:
        seizure.controlled_fen = data.controlled_fen
    seizure.queue_position = data.queue_position or seizure.queue_position
    seizure.earlier = json.dumps([e.model_dump(mode="json") for e in data.earlier], ensure_ascii=False)
    seizure.answered_at = data.told_at


def take_effect(seizure: Seizure, data: StandingIn, doing: Doing) -> None:
    """In effect from the day the bank says: the term runs, its last day is a limit that never rolls over (CAL-08)."""
    if seizure.state == Seizure.State.ACTIVE:
        return
    seizure.state = Seizure.State.ACTIVE
    seizure.from_on = data.from_date or doing.on
    seizure.until_on = data.until or seizure.wanted_until
    run_term(seizure, doing)


def run_term(seizure: Seizure, doing: Doing) -> None:
    """Start the limit of the present term, for the handling judge."""
    doing.start(
        Node.SEIZURE_RENEWAL, on=seizure.from_on, fixed_end=seizure.last_day, subject_id=seizure.pk,
        assignee_id=seizure.case.handler_id, title=f"冻结届满　{seizure.account}",
    )  # fmt: skip


def _held(seizure: Seizure) -> str:
    return f"限额 {yuan(seizure.limit_fen)} 元，实际控制 {yuan(seizure.controlled_fen or 0)} 元"


@act(
    "seizures.take_freeze_answer", title="登记冻结反馈", on=Seizure, by=(Role.BANK,), data=AnswerIn,
    ask=may_take_freeze, listed=False,
)  # fmt: skip
def take_freeze_answer(seizure: Seizure, data: AnswerIn, ruling: Determination[None], doing: Doing) -> str:
    """In effect, waiting, or refused; held is what the bank really controls. (FREEZE-ANSWER)"""
    keep(seizure, data)
    seizure.reason = data.reason
    if data.status is Status.REFUSED:
        seizure.state, seizure.controlled_fen = Seizure.State.REFUSED, 0
        said = f"未能冻结：{data.reason}"
    elif data.status is Status.WAITING:
        seizure.state = Seizure.State.WAITING
        said = f"轮候冻结，第 {data.queue_position or '—'} 顺位，在先 {len(data.earlier)} 个"
    else:
        take_effect(seizure, data, doing)
        said = f"已冻结，{_held(seizure)}，至 {seizure.last_day}{f'；{data.reason}' if data.reason else ''}"
    seizure.save()
    return f"{seizure.account.number_masked}　{said}"


def answered_step(seizure: Seizure, data: AnswerIn, doing: Doing) -> SeizureStep:
    """The step the answer is about, marked done or refused; the freeze no longer waits."""
    step = SeizureStep.objects.select_for_update().get(seizure=seizure, order_id=data.order_id)
    done = data.status is not Status.REFUSED
    step.state = SeizureStep.State.DONE if done else SeizureStep.State.REFUSED
    step.done_on = doing.on if done else None
    step.bank_reference, step.reason = data.bank_reference, data.reason
    step.save()
    seizure.pending = ""
    return step


@act(
    "seizures.take_renewal", title="登记续行冻结反馈", on=Seizure, by=(Role.BANK,), data=AnswerIn,
    ask=may_take_step(SeizureStep.Kind.RENEW), listed=False,
)  # fmt: skip
def take_renewal(seizure: Seizure, data: AnswerIn, ruling: Determination[None], doing: Doing) -> str:
    """The bank renewed (the limit moves to the new last day) or did not (the old one stands)."""
    step = answered_step(seizure, data, doing)
    if step.state == SeizureStep.State.REFUSED:
        seizure.save()
        return f"{seizure.account.number_masked}　未办理续行冻结：{data.reason}"
    keep(seizure, data)
    doing.finish(Node.SEIZURE_RENEWAL, subject_id=seizure.pk)
    seizure.until_on = data.until or step.until_on
    run_term(seizure, doing)
    seizure.save()
    return f"{seizure.account}　已续行冻结至 {seizure.last_day}"


@act(
    "seizures.take_release", title="登记解除冻结反馈", on=Seizure, by=(Role.BANK,), data=AnswerIn,
    ask=may_take_step(SeizureStep.Kind.RELEASE), listed=False,
)  # fmt: skip
def take_release(seizure: Seizure, data: AnswerIn, ruling: Determination[None], doing: Doing) -> str:
    """The bank released the whole or a part, or did not."""
    step = answered_step(seizure, data, doing)
    if step.state == SeizureStep.State.REFUSED:
        seizure.save()
        return f"{seizure.account.number_masked}　未办理解除冻结：{data.reason}"
    keep(seizure, data)
    if step.fen is None:
        seizure.state, seizure.controlled_fen, seizure.queue_position = Seizure.State.RELEASED, 0, None
        doing.finish(Node.SEIZURE_RENEWAL, subject_id=seizure.pk)
    elif data.limit_fen is None:
        seizure.limit_fen -= step.fen
    seizure.save()
    return f"{seizure.account}　{'已部分解除，' + _held(seizure) if step.fen else '已全部解除'}"


@act(
    "seizures.take_update", title="登记冻结变动", on=Seizure, by=(Role.BANK,), data=UpdateIn, ask=may_take_update,
    listed=False,
)  # fmt: skip
def take_update(seizure: Seizure, data: UpdateIn, ruling: Determination[None], doing: Doing) -> str:
    """Later money was caught, or the waiting freeze moved up and its term began. (SEIZE-06, FREEZE-ANSWER)"""
    keep(seizure, data)
    take_effect(seizure, data, doing)
    seizure.save()
    what = "轮候转为生效" if data.happening is Happening.MOVED_UP else "后续入账已继续控制"
    return f"{seizure.account}　{data.happened_on} {what}，{_held(seizure)}，至 {seizure.last_day}"

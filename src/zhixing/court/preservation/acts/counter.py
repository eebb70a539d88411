"""临柜扣划: where a bank's channel takes no number of a suit, two officers carry the notice there and bring the slip back.

The slip, filed as a scan and confirmed by the second officer, gives the same events as the bank's electronic answer.
"""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from pydantic import Field

from zhixing.court.cases.queries import case_account, handler_bar
from zhixing.court.documents.acts import Draft, file_in, issue
from zhixing.court.identity.queries import officers_with
from zhixing.court.kernel.clock import SHANGHAI
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Flag, Input, Money, Pick, Reason, ShortLine, Upload
from zhixing.court.kernel.models import Principal
from zhixing.court.kernel.refused import BadInput, Refused
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.acts.deducting import HEAD
from zhixing.court.preservation.acts.drafts import bank_draft
from zhixing.court.preservation.facts import counter as facts
from zhixing.court.preservation.models import Deduction
from zhixing.court.seizures.acts import order_deduction
from zhixing.court.seizures.models import Seizure, SeizureStep
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan

GOING = (Role.JUDGE, Role.ASSISTANT, Role.CLERK)
"""Who may go to the bank."""

TAKEN = {
    SeizureStep.Kind.DEDUCT.value: "seizures.take_deduction",
    SeizureStep.Kind.RELEASE.value: "seizures.take_release",
}
ACTIONS = {SeizureStep.Kind.DEDUCT.value: "扣划", SeizureStep.Kind.RELEASE.value: "解除冻结"}
END_OF_DAY = time(23, 59, tzinfo=SHANGHAI)


class CounterIn(Input):
    """Who goes along, and why not by the channel."""

    second: Pick = Field(title="同行工作人员", description="两名工作人员持工作证和执行公务证临柜办理")
    reason: Reason = Field(title="临柜办理的理由", description="例如：该行电子通道不受理民初案号")


class SlipIn(Input):
    """The slip that the bank filled in."""

    order: Pick = Field(title="哪一通知的回执")
    done_on: Day = Field(title="银行办理日")
    amount: Money | None = Field(None, title="实际扣划金额", description="扣划回执填写")
    bank_reference: ShortLine = Field("", title="银行流水号", max_length=60)
    refused: Flag = Field(False, title="银行没有办理")
    reason: ShortLine = Field("", title="没有办理的原因")
    scan: Upload = Field(title="回执扫描件", description="加盖银行印章的回执，PDF 或者图片")


def _seconds(row: Deduction, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    people = {o.principal_id: o for role in GOING for o in officers_with(row.court_path, role)}
    return {
        "second": [(str(k), f"{o.principal.name}　{o.username}") for k, o in people.items() if k != viewer.principal_id]
    }


def who_goes(row: Deduction, first: Principal, second: Principal) -> tuple[str, ...]:
    """The two officers with what identifies them (the user name stands in for the permit numbers)."""
    known = {o.principal_id: o for role in GOING for o in officers_with(row.court_path, role)}
    return tuple(f"{p.name}（工作证号 {known[p.pk].username}）" if p.pk in known else p.name for p in (first, second))


def _notice(row: Deduction, data: CounterIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """协助扣划存款通知书 with the slip, naming the officers and what to write on the transfer."""
    receiving = case_account(row.case)
    if receiving is None:
        raise Refused("本案还没有案款账号，请先开立")
    step = SeizureStep.objects.get(act_id=doing.act.pk)
    officers = who_goes(row, doing.actor, Principal.objects.get(pk=data.second))
    yield bank_draft(
        row.case, row.seizure, "扣划", row.amount_fen, row.ruling_number, receiving=receiving, officers=officers,
        reference=step.order_id,
    )  # fmt: skip


@act(
    "preservation.order_at_counter", title="临柜扣划", on=Deduction, by=(Role.JUDGE,), data=CounterIn,
    ask=facts.may_go, bar=handler_bar, approve=lambda row, data: (HEAD,), choices=_seconds, papers=(_notice,),
    force=True, day_of_execution=True,
)  # fmt: skip
def order_at_counter(row: Deduction, data: CounterIn, ruling: Determination[Any], doing: Doing) -> str:
    """The same order on the same gate; it leaves with two officers instead of a message. (PREDED-01, 10, 11)"""
    if str(data.second) not in {key for key, _ in _seconds(row, doing.viewer)["second"]}:
        raise BadInput({"second": "请从列出的选项中选择"})
    step = order_deduction(doing, row.seizure, row.amount_fen, ("", ""), counter=True)
    issue(doing, row, data, ruling, _notice)
    row.order_id, row.counter_first, row.counter_second_id = step.order_id, doing.actor, data.second
    row.save(update_fields=["order_id", "counter_first", "counter_second"])
    return f"{row.seizure.account}　扣划 {yuan(row.amount_fen)} 元，{data.reason}"


def _steps(row: Deduction, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    found = facts.waiting(row)
    return {"order": [(str(s.pk), f"{s.get_kind_display()}　{s.order_id}") for s in found]}


def _first_bar(row: Deduction, viewer: Viewer) -> str:
    mine = row.counter_first_id == viewer.principal_id
    return "由临柜办理的法官登记" if row.at_the_counter and not mine else ""


def _confirming(row: Deduction, data: SlipIn) -> tuple[Step, ...]:
    """The officer who went along confirms the slip."""
    second = row.counter_second
    role = next((r for r in GOING if second and r.value in second.roles), Role.JUDGE)
    return (Step(role, "同行工作人员"),)


@act(
    "preservation.record_slip", title="登记临柜回执", on=Deduction, by=(Role.JUDGE,), data=SlipIn, ask=facts.may_record,
    bar=_first_bar, approve=_confirming, choices=_steps,
)  # fmt: skip
def record_slip(row: Deduction, data: SlipIn, ruling: Determination[Any], doing: Doing) -> str:
    """What the bank did at the counter becomes the same answer as a message: credited, expected, surplus released."""
    if str(row.counter_second_id) not in {str(a["signer"]) for a in doing.approvals}:
        raise Refused("由一同临柜办理的工作人员确认")
    step = next(s for s in facts.waiting(row) if s.pk == data.order)
    file_in(doing, row.case.dossier, data.scan, f"协助{ACTIONS[step.kind]}存款通知书回执（临柜）", "scan")
    seizure = Seizure.objects.get(pk=row.seizure_id)
    told = min(datetime.combine(data.done_on, END_OF_DAY), doing.at)
    doing.call(
        TAKEN[step.kind], seizure, told_at=told.isoformat(), order_id=step.order_id,
        status="refused" if data.refused else "done", amount_fen=data.amount, bank_reference=data.bank_reference,
        reason=data.reason,
    )  # fmt: skip
    what = f"{data.done_on} {ACTIONS[step.kind]}"
    return (
        f"{what}未办理：{data.reason}"
        if data.refused
        else f"{what} {yuan(data.amount or 0)} 元"
        if data.amount
        else what
    )

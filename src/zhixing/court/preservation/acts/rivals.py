"""A rival claim halts a deduction or holds its payout; the panel decides what goes on."""

from typing import Any

from pydantic import Field

from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Flag, Input, Line, Reason
from zhixing.court.kernel.refused import Refused
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.preservation.facts import deducting as facts
from zhixing.court.preservation.facts.deducting import course
from zhixing.court.preservation.models import Deduction
from zhixing.law.core.determination import Determination
from zhixing.law.prededuction.course import Happening, Told, after


class RivalIn(Input):
    """Who claims what."""

    reason: Reason = Field(title="主张权利的人和事由")


class PanelIn(Input):
    """What the panel decided on signs of sham litigation."""

    goes_on: Flag = Field(False, title="继续办理")
    record: Line = Field(title="合议笔录编号")


class ClearIn(Input):
    """What the panel decided on a rival claim."""

    record: Line = Field(title="合议笔录编号")


@act(
    "preservation.stop_deduction", title="中止扣划、暂缓发放", on=Deduction, by=(Role.TRIAL_JUDGE, Role.JUDGE),
    data=RivalIn, ask=facts.may_stop,
)  # fmt: skip
def stop(row: Deduction, data: RivalIn, ruling: Determination[Any], doing: Doing) -> str:
    """Before the deduction it ends it, afterwards it holds the payout; the release is never held. (PREDED-01)"""
    now = after(course(row), Told(Happening.RIVAL))
    if now.state == "halted" and facts.unanswered(row):
        now = course(row)
        row.held = True
    row.state, row.held = now.state, row.held or now.held
    row.stopped = data.reason[:300]
    row.save(update_fields=["state", "held", "stopped"])
    return data.reason[:200]


@act(
    "preservation.decide_links", title="合议庭决定（虚假诉讼迹象）", on=Deduction, by=(Role.TRIAL_JUDGE,), data=PanelIn,
    ask=facts.may_decide,
)  # fmt: skip
def decide(row: Deduction, data: PanelIn, ruling: Determination[Any], doing: Doing) -> str:
    """The panel's record decides line 13; its default is ordinary enforcement. (PREDED-01, 13)"""
    row.panel_goes_on, row.panel_record = data.goes_on, data.record
    row.save(update_fields=["panel_goes_on", "panel_record"])
    return f"{data.record}：{'继续办理' if data.goes_on else '不予扣划，可以依法申请强制执行'}"


@act(
    "preservation.clear_rival", title="合议庭决定恢复发放", on=Deduction, by=(Role.TRIAL_JUDGE,), data=ClearIn,
    ask=facts.may_decide,
)  # fmt: skip
def clear(row: Deduction, data: ClearIn, ruling: Determination[Any], doing: Doing) -> str:
    """What held the payout no longer stands in its way; the open lines of the gate still do."""
    if not row.held:
        raise Refused("没有暂缓发放")
    row.held = False
    row.save(update_fields=["held"])
    return data.record

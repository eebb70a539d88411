"""A rival claim halts a deduction or holds its payout; the panel decides on that, and on signs of sham litigation.

A panel is three recorded votes: the handling judge puts it up, two other judges of the trial division agree. Where they do
not, nothing goes on: ordinary enforcement is the default. (PREDED-01, 13)
"""

from typing import Any

from pydantic import Field

from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Flag, Input, Line, Reason
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.court.preservation.facts import deducting as facts
from zhixing.court.preservation.facts.deducting import course
from zhixing.court.preservation.facts.sides import signs
from zhixing.court.preservation.models import Deduction
from zhixing.law.core.determination import Determination
from zhixing.law.prededuction.course import Happening, State, Told, after

TRIAL_PANEL = Step(Role.TRIAL_JUDGE, "合议庭", 2, panel=True)


class RivalIn(Input):
    """Who claims what."""

    reason: Reason = Field(title="主张权利的人和事由")


class PanelIn(Input):
    """What the panel is to decide on signs of sham litigation."""

    goes_on: Flag = Field(False, title="继续办理", description="不勾选即不予扣划，通过普通执行程序办理")
    record: Line = Field(title="合议笔录编号", max_length=120)


class ClearIn(Input):
    """What the panel is to decide on a rival claim."""

    record: Line = Field(title="合议笔录编号", max_length=120)


def against(row: Deduction, reason: str) -> None:
    """Something stands against it: halted before the bank was asked, held after; the release is never held."""
    now = after(course(row), Told(Happening.RIVAL))
    if now.state == State.HALTED and facts.unanswered(row):
        row.held = True
    else:
        row.state, row.held = now.state, row.held or now.held
    row.stopped = reason[:300]


@act(
    "preservation.stop_deduction", title="中止扣划、暂缓发放", on=Deduction, by=(Role.TRIAL_JUDGE, Role.JUDGE),
    data=RivalIn, ask=facts.may_stop,
)  # fmt: skip
def stop(row: Deduction, data: RivalIn, ruling: Determination[Any], doing: Doing) -> str:
    """Before the deduction it ends it, afterwards it holds the payout; the release is never held. (PREDED-01)"""
    against(row, data.reason)
    row.save(update_fields=["state", "held", "stopped"])
    return data.reason[:200]


@act(
    "preservation.decide_links", title="合议庭决定（虚假诉讼迹象）", on=Deduction, by=(Role.TRIAL_JUDGE,), data=PanelIn,
    ask=facts.may_decide, bar=facts.trial_bar, approve=lambda row, data: (TRIAL_PANEL,), day_of_execution=True,
)  # fmt: skip
def decide(row: Deduction, data: PanelIn, ruling: Determination[Any], doing: Doing) -> str:
    """The panel decides line 13 on the signs it saw; not to go on ends the deduction. (PREDED-01, 13)"""
    row.panel_goes_on, row.panel_record = data.goes_on, data.record
    row.panel_saw, row.panel_votes = "\n".join(signs(row)), 1 + len(doing.approvals)
    if not data.goes_on:
        _refused_by_panel(row)
    row.save()
    if data.goes_on:
        return f"{data.record}：合议庭 {row.panel_votes} 人表决，继续办理"
    return f"{data.record}：合议庭 {row.panel_votes} 人表决，不予扣划；债权人可以依法申请强制执行"


def _refused_by_panel(row: Deduction) -> None:
    reason = f"合议庭决定不予扣划（{row.panel_record}）"
    if row.state in {State.REQUESTED, State.CHECKED}:
        row.state, row.stopped = after(course(row), Told(Happening.REFUSE)).state, reason
    else:
        against(row, reason)


@act(
    "preservation.clear_rival", title="合议庭决定恢复发放", on=Deduction, by=(Role.TRIAL_JUDGE,), data=ClearIn,
    ask=facts.may_clear, bar=facts.trial_bar, approve=lambda row, data: (TRIAL_PANEL,), day_of_execution=True,
)  # fmt: skip
def clear(row: Deduction, data: ClearIn, ruling: Determination[Any], doing: Doing) -> str:
    """What held the payout no longer stands in its way; the open lines of the gate still do. (PREDED-01)"""
    row.held = False
    row.save(update_fields=["held"])
    return f"{data.record}：合议庭 {1 + len(doing.approvals)} 人表决，恢复发放"

"""Noting that a freeze lapsed: nobody renewed it in time."""

from datetime import datetime

from pydantic import Field

from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.seizures.facts.answers import may_lapse
from zhixing.court.seizures.models import Seizure
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan


class LapseIn(Input):
    """When the bank told of it; empty where nobody did and only the day is past."""

    told_at: datetime | None = Field(None, title="银行告知时间")


@act(
    "seizures.lapse", title="冻结期限届满失效", on=Seizure, by=(Role.SYSTEM, Role.BANK), data=LapseIn, ask=may_lapse,
    listed=False, force=True,
)  # fmt: skip
def lapse(seizure: Seizure, data: LapseIn, ruling: Determination[None], doing: Doing) -> str:
    """The freeze is without effect and its place is lost; its limit stays open as missed. (查封规定 27)"""
    lost = seizure.controlled_fen or 0
    seizure.state, seizure.controlled_fen, seizure.queue_position = Seizure.State.LAPSED, 0, None
    seizure.pending, seizure.answered_at = "", data.told_at or seizure.answered_at
    seizure.save()
    return f"{seizure.account}　{seizure.last_day} 届满未续行，失去控制 {yuan(lost)} 元"

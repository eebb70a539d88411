"""Renewing a freeze before its last day is over."""

from typing import Any

from pydantic import Field

from zhixing.court.cases.queries import handler_bar
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Flag, Input
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.tables import current_tables
from zhixing.court.seizures.acts.drafts import DAY, renewal_papers
from zhixing.court.seizures.acts.orders import numbers, place, step_on
from zhixing.court.seizures.facts.freezing import may_renew
from zhixing.court.seizures.models import Seizure, SeizureStep
from zhixing.law.core.determination import Determination
from zhixing.law.limits.node import Node
from zhixing.law.seizure.term import latest_day
from zhixing.messages import RenewOrder


class RenewalIn(Input):
    """Until which day."""

    last_day: Day = Field(title="续行冻结期限至", description="该日仍在冻结期限内；自原期限届满起最长一年")
    requested: Flag = Field(False, title="依申请执行人申请", description="不勾选的，为依职权续行")


def _initial(seizure: Seizure) -> dict[str, Any]:
    if seizure.last_day is None:
        return {}
    return {"last_day": latest_day(seizure.last_day, current_tables()).isoformat()}


@act(
    "seizures.renew", title="续行冻结", on=Seizure, by=(Role.JUDGE,), data=RenewalIn, ask=may_renew, bar=handler_bar,
    node=Node.SEIZURE_RENEWAL, papers=(renewal_papers,), initial=_initial, force=True,
)  # fmt: skip
def renew(seizure: Seizure, data: RenewalIn, ruling: Determination[Any], doing: Doing) -> str:
    """Order one more term; the present term stands until the bank confirms. (民诉法解释 485; SEIZE-05)"""
    step = step_on(doing, seizure, SeizureStep.Kind.RENEW, until=data.last_day + DAY)
    named = numbers(doing, seizure, data, ruling, renewal_papers)
    place(
        doing, seizure, RenewOrder, step.order_id, named, freeze_order_id=seizure.order_id, until=data.last_day + DAY
    )  # fmt: skip
    return f"{seizure.account}　续行至 {data.last_day}"

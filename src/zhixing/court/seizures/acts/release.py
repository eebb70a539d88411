"""Releasing a freeze, wholly or in part; lawful also after closing."""

from typing import Any

from pydantic import Field

from zhixing.court.cases.queries import handler_bar
from zhixing.court.kernel import clock
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Money, Reason
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.tables import current_tables
from zhixing.court.seizures.acts.drafts import release_papers
from zhixing.court.seizures.acts.orders import numbers, place, step_on
from zhixing.court.seizures.facts.freezing import may_release
from zhixing.court.seizures.facts.sums import meter, surplus
from zhixing.court.seizures.models import Seizure, SeizureStep
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.limits.node import Node
from zhixing.messages import ReleaseOrder


class ReleaseIn(Input):
    """How much, and why."""

    amount: Money | None = Field(None, title="解除的限额", description="不填的，全部解除")
    reason: Reason = Field(title="解除的事由", description="写入裁定书，例如：被执行人已全部履行生效法律文书确定的义务")


def _initial(seizure: Seizure) -> dict[str, Any]:
    """The surplus where more is held than may be."""
    more = surplus(seizure, meter(seizure.case, clock.today(), current_tables()))
    if more is None:
        return {}
    values = {"reason": "冻结的存款超出债权和费用，多出的部分应当解除"}
    return values if more >= seizure.limit_fen else values | {"amount": yuan(more).replace(",", "")}


@act(
    "seizures.release", title="解除冻结", on=Seizure, by=(Role.JUDGE,), data=ReleaseIn, ask=may_release,
    bar=handler_bar, node=Node.SEIZURE_RENEWAL, papers=(release_papers,), initial=_initial,
)  # fmt: skip
def release(seizure: Seizure, data: ReleaseIn, ruling: Determination[int], doing: Doing) -> str:
    """Order the release; it is released when the bank says so. (查封规定 28; SEIZE-09)"""
    step = step_on(doing, seizure, SeizureStep.Kind.RELEASE, fen=data.amount)
    named = numbers(doing, seizure, data, ruling, release_papers)
    place(
        doing, seizure, ReleaseOrder, step.order_id, named, freeze_order_id=seizure.order_id, amount_fen=data.amount
    )  # fmt: skip
    return f"{seizure.account}　{f'部分解除 {yuan(data.amount)} 元' if data.amount else '全部解除'}"

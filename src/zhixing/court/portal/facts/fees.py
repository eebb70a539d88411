"""A fee as somebody types it, and the facts of the law library that it becomes."""

from pydantic import Field

from zhixing.court.kernel.inputs import Day, Input, Money
from zhixing.court.kernel.refused import BadInput
from zhixing.court.portal.facts.words import words
from zhixing.law.fees.acceptance import Halving
from zhixing.law.fees.asked import Fee, FeeAsked
from zhixing.law.fees.inverse import FeeCharged, Of
from zhixing.law.fees.rounding import Round


class FeeIn(Input):
    """What a fee is asked for."""

    kind: Fee = Field(Fee.ENFORCEMENT, title="费用")
    on: Day = Field(title="计费日")
    amount: Money | None = Field(
        None, title="金额", description="执行到位的、诉讼请求的或者保全的金额；不按金额计算的不填"
    )
    halved: Halving | None = Field(None, title="减半的原因", description="只有财产案件受理费")
    already: Money | None = Field(None, title="此前已经计收费用的金额", description="只有执行申请费")
    set: Money | None = Field(None, title="法院确定的数额", description="标准规定了幅度的")
    round: Round = Field(Round.FEN_HALF_UP, title="尾数")
    charged: Money | None = Field(
        None, title="已收的费用（由费用倒推金额）", description="执行申请费、案件受理费、保全申请费"
    )


def fee_asked(data: FeeIn) -> FeeAsked:
    """The facts for `law.fees`. Raises ValueError where they contradict each other."""
    halved = (data.halved,) if data.halved else ()
    return FeeAsked(data.kind, data.on, data.amount, data.already or 0, data.set, halved, data.round)


def fee_charged(data: FeeIn) -> FeeCharged:
    """The facts for the inverse. Raises BadInput for a fee that does not depend on an amount alone."""
    if data.kind.value not in set(Of):
        raise BadInput({"charged": "只有执行申请费、案件受理费、保全申请费可以倒推金额"})
    return FeeCharged(Of(data.kind.value), data.charged or 0, data.on, halved=bool(data.halved), round=data.round)


FEE_CHOICES = {"kind": words(Fee), "halved": words(Halving), "round": words(Round)}

"""A fee as somebody types it, and the facts of the law library that it becomes."""

from pydantic import Field

from zhixing.court.kernel.inputs import Day, Flag, Input, Money
from zhixing.court.kernel.refused import BadInput
from zhixing.court.portal.facts.words import words
from zhixing.law.fees.acceptance import Halving
from zhixing.law.fees.asked import Fee, FeeAsked
from zhixing.law.fees.bearing import Ended, SuitEnded
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
        None,
        title="已收的费用（由费用倒推金额）",
        description="执行申请费、案件受理费、保全申请费、支付令申请费、破产申请费",
    )


def fee_asked(data: FeeIn) -> FeeAsked:
    """The facts for `law.fees`. Raises ValueError where they contradict each other."""
    halved = (data.halved,) if data.halved else ()
    return FeeAsked(data.kind, data.on, data.amount, data.already or 0, data.set, halved, data.round)


def fee_charged(data: FeeIn) -> FeeCharged:
    """The facts for the inverse. Raises BadInput for a fee that does not depend on an amount alone."""
    if data.kind.value not in set(Of):
        raise BadInput({"charged": "只有执行申请费、案件受理费、保全申请费、支付令申请费、破产申请费可以倒推金额"})
    return FeeCharged(Of(data.kind.value), data.charged or 0, data.on, halved=bool(data.halved), round=data.round)


class CostsIn(Input):
    """A suit that has ended, and who bears its fee."""

    ended: Ended = Field(Ended.JUDGED, title="案件怎样结束")
    on: Day = Field(title="文书生效日")
    claim: Money = Field(title="起诉时的诉讼请求金额")
    prepaid: Money | None = Field(None, title="已经预交的案件受理费", description="不填的按起诉金额的全额")
    loser: Money | None = Field(None, title="文书写明被告负担", description="判决全部由被告负担的不填")
    lost: Flag = Field(False, title="全部由原告负担")
    simplified: Flag = Field(False, title="适用简易程序")
    direct: Flag = Field(False, title="原告同意由被告直接给付，法院不退")
    later_claim: Money | None = Field(None, title="变更后的诉讼请求金额")
    late: Flag = Field(False, title="法庭调查终结之后才减少的")
    joined: Flag = Field(False, title="反诉或者第三人请求合并审理")
    round: Round = Field(Round.FEN_HALF_UP, title="尾数")


def suit_ended(data: CostsIn) -> SuitEnded:
    """The facts for `law.fees.bearing`. Raises BadInput for a share of the defendant that cannot be."""
    if data.loser and data.lost:
        raise BadInput({"loser": "全部由原告负担的，请不要填写被告负担的数额"})
    if data.loser and data.ended not in {Ended.JUDGED, Ended.MEDIATED}:
        raise BadInput({"loser": f"{data.ended.chinese}的，不由被告负担案件受理费，请不要填写"})
    return SuitEnded(
        data.on, data.claim, data.ended, data.prepaid, data.later_claim, not data.late, data.simplified, data.joined,
        0 if data.lost else data.loser, data.direct, data.round,
    )  # fmt: skip


FEE_CHOICES = {"kind": words(Fee), "halved": words(Halving), "round": words(Round)}
COSTS_CHOICES = {"ended": words(Ended), "round": words(Round)}

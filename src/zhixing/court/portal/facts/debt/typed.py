"""A debt as somebody types it. No personal data."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from zhixing.court.kernel.inputs import Day, Flag, Input, Money, ShortLine, Widget
from zhixing.court.portal.facts.words import Place
from zhixing.law.mistakes.case import Of
from zhixing.law.owed import facts as law

Days = Annotated[int, Field(ge=0, le=3650), Widget("text")]
"""A number of days, up to ten years."""

Months = Annotated[int, Field(ge=0, le=120), Widget("text")]
"""A number of months, up to ten years."""


class RateKind(StrEnum):
    """How continuing interest is reckoned."""

    NONE = "none"
    ANNUAL = "annual"
    MONTHLY = "monthly"
    DAILY = "daily"
    LPR_1Y = "lpr_1y"
    LPR_5Y = "lpr_5y"
    BENCHMARK = "benchmark"
    SEGMENTED = "segmented"


class Currency(StrEnum):
    """Currencies of instruments, as far as people meet them; amounts are in hundredths."""

    USD = "USD"
    EUR = "EUR"
    HKD = "HKD"
    JPY = "JPY"
    GBP = "GBP"
    AUD = "AUD"
    CAD = "CAD"
    CHF = "CHF"
    SGD = "SGD"
    NZD = "NZD"
    MOP = "MOP"
    TWD = "TWD"


class RateIn(Input):
    """What runs, at which rate, from when to when."""

    rate_kind: RateKind = Field(RateKind.NONE, title="继续计算的利息")
    rate: ShortLine = Field("", title="利率或者倍数", description="例如 24%、万分之五；LPR 四倍填 4")
    interest_from: Day | None = Field(None, title="利息起算日")
    interest_until: Day | None = Field(None, title="利息截止日", description="至实际清偿之日的不填")
    plus: ShortLine = Field("", title="另加", description="LPR 或者基准利率加点的，例如 0.5%")
    tier: law.Tier | None = Field(None, title="贷款基准利率的档次", description="不选的按六个月至一年")
    rate_day: Day | None = Field(None, title="利率固定取自哪一日", description="随公布变动的不填")
    ceiling: ShortLine = Field("", title="不超过一年期 LPR 的倍数", description="有上限的填写，例如 4")


class SumIn(Input):
    """How much, and what it is; stands before the rate on the form."""

    amount: Money = Field(title="金额")
    kind: law.Kind = Field(law.Kind.PRINCIPAL, title="性质")


class ItemIn(RateIn, SumIn):
    """One sum the operative part orders. Names are not needed."""

    due: Day | None = Field(None, title="最后履行日", description="文书写明日期、分期履行的填写本期最后一日")
    name: ShortLine = Field("", title="项目名称")
    no_doubled: Flag = Field(False, title="不计算加倍部分")


class OnItemIn(Input):
    """On which item something more runs, and what it is; stands before the rate on the form."""

    item: Place | None = Field(None, title="第几项款项", description="不填的是第一项")
    term_kind: law.TermKind = Field(law.TermKind.INTEREST, title="名目")


class TermIn(RateIn, OnItemIn):
    """Something more that runs on an item: another rate for other days, a penalty beside the interest."""

    base: Money | None = Field(None, title="基数", description="与该项金额不同的填写")
    cap: Money | None = Field(None, title="总额以此为限")


class PaymentIn(Input):
    """Money that came in."""

    on: Day = Field(title="付款日")
    amount: Money = Field(title="金额")
    how: law.How = Field(law.How.VOLUNTARY, title="方式")
    costs: Money | None = Field(None, title="其中先扣除的执行费用", description="变价费用、执行申请费")
    designates: Place | None = Field(None, title="指定先还第几项", description="付款人付款时指定的填写")


class ExcludedIn(Input):
    """Days that might not count for doubled interest."""

    first: Day = Field(title="中止之日")
    resumed: Day | None = Field(None, title="恢复之日", description="尚未恢复的不填")
    ground: law.Ground = Field(law.Ground.REVIEW, title="原因")
    own: Flag = Field(False, title="因被执行人申请")


class DelayIn(Input):
    """迟延履行金: twice the loss, or the sum the court fixed."""

    decided: Day = Field(title="决定之日")
    loss: Money | None = Field(None, title="已经造成的损失")
    fixed: Money | None = Field(None, title="法院确定的数额", description="没有损失的填写")


class LiabilityIn(Input):
    """How one person is liable."""

    liability: law.LiabilityKind = Field(law.LiabilityKind.JOINT, title="责任")
    share: ShortLine = Field("", title="份额", description="例如 30%、1/3")
    cap: Money | None = Field(None, title="最高限额")
    main_failed: Day | None = Field(None, title="主债务人财产被认定不足清偿之日")


class DebtIn(Input):
    """A debt under one instrument, and the day on which one wants to know it."""

    on: Day = Field(title="计算到哪一日")
    effective: Day | None = Field(None, title="文书生效日", description="以生效证明或者送达回证为准；不知道的不填")
    period_days: Days | None = Field(None, title="履行期间（日）", description="例如“生效之日起十日内”填 10")
    items: tuple[ItemIn, ...] = Field(title="应付款项", min_length=1, max_length=12)
    payments: tuple[PaymentIn, ...] = Field((), title="已经付的款", max_length=30)
    terms: tuple[TermIn, ...] = Field((), title="另外的利息、违约金（利率分段的，每段填一项）", max_length=24)
    period_months: Months | None = Field(None, title="履行期间（月）", description="文书写明几个月的填写，不再填日数")
    accelerated: Day | None = Field(None, title="分期债务全部到期之日", description="约定逾期即全部到期的填写")
    currency: Currency | None = Field(None, title="外币", description="选了外币的，各项金额都按该外币填写")
    exchange: ShortLine = Field("", title="折算汇率", description="债权人要求折算为人民币的，填 1 外币合多少元")
    exchange_day: Day | None = Field(None, title="汇率的日期", description="开始计算迟延履行利息之日的中间价")
    exchange_agreed: Flag = Field(False, title="双方另行约定了汇率的日期")
    excluded: tuple[ExcludedIn, ...] = Field((), title="中止执行的期间", max_length=6)
    delay: tuple[DelayIn, ...] = Field((), title="迟延履行金（不履行金钱以外的义务）", max_length=6)
    liabilities: tuple[LiabilityIn, ...] = Field((), title="几个债务人", max_length=12)
    insolvency: Day | None = Field(None, title="受理破产申请之日")
    filed: Day | None = Field(None, title="执行立案之日", description="填写的，另计应向法院交纳的执行申请费")
    exec_fee_order: law.FeeOrder | None = Field(None, title="执行申请费从案款中")
    crediting: law.Policy | None = Field(None, title="付款抵充顺序")
    order: ShortLine = Field("", title="约定的抵充顺序", description="例如：本金、利息、费用、加倍部分")
    year: law.Year | None = Field(None, title="年利率一年按")
    ends: law.Ends | None = Field(None, title="利息起止日")
    start_rule: law.StartRule | None = Field(None, title="加倍部分从哪一日起算")
    payment_day: law.PaymentDay | None = Field(None, title="付款当日")
    round: law.Round | None = Field(None, title="尾数")
    lpr_from: law.LprFrom | None = Field(None, title="新的 LPR 从哪一日起适用")
    court_fee_in_base: Flag = Field(False, title="案件受理费计入加倍部分的基数")
    penalty_in_base: Flag = Field(False, title="按日违约金计入加倍部分的基数")
    old_general: law.OldGeneral | None = Field(None, title="2014 年 8 月 1 日前的判决利息")


class ClaimedIn(DebtIn):
    """A debt, and the sum somebody else says it comes to. Every pair of mistakes is tried: fewer rows than elsewhere."""

    items: tuple[ItemIn, ...] = Field(title="应付款项（最多 4 项）", min_length=1, max_length=4)
    payments: tuple[PaymentIn, ...] = Field((), title="已经付的款（最多 10 次）", max_length=10)
    terms: tuple[TermIn, ...] = Field((), title="另外的利息、违约金（最多 6 项）", max_length=6)
    claimed: Money = Field(title="别人算的数")
    of: Of = Field(Of.TOTAL, title="这个数是")

"""A debt as somebody types it, and the debt of the law library that it becomes."""

from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from zhixing.court.kernel.inputs import Day, Flag, Input, Money, ShortLine, Widget
from zhixing.court.kernel.refused import BadInput
from zhixing.law.core.reading_input import NotReadable, parse_ratio
from zhixing.law.mistakes.case import Of
from zhixing.law.owed import facts as law

Days = Annotated[int, Field(ge=0, le=3650), Widget("text")]
"""A number of days, up to ten years."""


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

    @property
    def zh(self) -> str:
        """In words."""
        return _RATES[self.value]


_RATES = {
    "none": "没有继续计算的利息",
    "annual": "年利率",
    "monthly": "月利率",
    "daily": "日利率",
    "lpr_1y": "一年期 LPR 的倍数",
    "lpr_5y": "五年期以上 LPR 的倍数",
    "benchmark": "贷款基准利率的倍数",
    "segmented": "贷款基准利率、2019-08-20 起 LPR（分段）的倍数",
}


class ItemIn(Input):
    """One sum the operative part orders. Names are not needed."""

    amount: Money = Field(title="金额")
    kind: law.Kind = Field(law.Kind.PRINCIPAL, title="性质")
    rate_kind: RateKind = Field(RateKind.NONE, title="继续计算的利息")
    rate: ShortLine = Field("", title="利率或者倍数", description="例如 24%、万分之五；LPR 四倍填 4")
    interest_from: Day | None = Field(None, title="利息起算日")
    interest_until: Day | None = Field(None, title="利息截止日", description="至实际清偿之日的不填")
    due: Day | None = Field(None, title="最后履行日", description="文书写明日期、分期履行的填写本期最后一日")
    rate_day: Day | None = Field(None, title="利率固定取自哪一日", description="随公布变动的不填")
    ceiling: ShortLine = Field("", title="不超过一年期 LPR 的倍数", description="有上限的填写，例如 4")
    name: ShortLine = Field("", title="项目名称")
    no_doubled: Flag = Field(False, title="不计算加倍部分")


class PaymentIn(Input):
    """Money that came in."""

    on: Day = Field(title="付款日")
    amount: Money = Field(title="金额")
    how: law.How = Field(law.How.VOLUNTARY, title="方式")
    costs: Money | None = Field(None, title="其中先扣除的执行费用", description="变价费用、执行申请费")


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
    """A debt under one instrument, and the day on which one wants to know it. No personal data."""

    on: Day = Field(title="计算到哪一日")
    effective: Day | None = Field(None, title="文书生效日", description="以生效证明或者送达回证为准；不知道的不填")
    period_days: Days | None = Field(None, title="履行期间（日）", description="例如“生效之日起十日内”填 10")
    items: tuple[ItemIn, ...] = Field(title="应付款项", min_length=1, max_length=12)
    payments: tuple[PaymentIn, ...] = Field((), title="已经付的款", max_length=30)
    excluded: tuple[ExcludedIn, ...] = Field((), title="中止执行的期间", max_length=6)
    delay: tuple[DelayIn, ...] = Field((), title="迟延履行金（不履行金钱以外的义务）", max_length=6)
    liabilities: tuple[LiabilityIn, ...] = Field((), title="几个债务人", max_length=12)
    insolvency: Day | None = Field(None, title="受理破产申请之日")
    crediting: law.Policy | None = Field(None, title="付款抵充顺序")
    year: law.Year | None = Field(None, title="年利率一年按")
    old_general: law.OldGeneral | None = Field(None, title="2014 年 8 月 1 日前的判决利息")


class ClaimedIn(DebtIn):
    """A debt, and the sum somebody else says it comes to. Every pair of mistakes is tried: fewer rows than elsewhere."""

    items: tuple[ItemIn, ...] = Field(title="应付款项（最多 4 项）", min_length=1, max_length=4)
    payments: tuple[PaymentIn, ...] = Field((), title="已经付的款（最多 10 次）", max_length=10)
    claimed: Money = Field(title="别人算的数")
    of: Of = Field(Of.TOTAL, title="这个数是")


CHOICES = {
    "kind": [
        ("principal", "本金、货款、工程款等"),
        ("fixed", "定额违约金、赔偿金等"),
        ("costs", "实现债权的费用"),
        ("court_fee", "案件受理费（判令直接给付债权人的）"),
        ("interest", "截至某日的定额利息"),
    ],
    "how": [
        ("voluntary", "自动付款"),
        ("into_court", "付至法院案款账户"),
        ("deducted", "法院扣划"),
        ("withdrawn", "法院提取收入"),
        ("sold", "拍卖、变卖"),
        ("in_kind", "以物抵债"),
        ("other", "其他强制执行所得"),
        ("set_off", "抵销"),
        ("deposited", "提存"),
    ],
    "ground": [
        ("review", "对执行依据进行审查而中止执行、暂缓执行"),
        ("retrial", "再审中止执行"),
        ("other", "其他原因"),
    ],
    "crediting": [
        ("art561_14", "费用、利息、本金、加倍部分"),
        ("post_judgment_interest_last", "生效前利息、本金、生效后利息、加倍部分"),
        ("principal_first", "费用、本金、利息、加倍部分（双方有约定）"),
    ],
    "year": [("365", "365 天"), ("360", "360 天"), ("actual", "实际天数（闰年 366 天）")],
    "old_general": [("replaced", "不另计"), ("additional", "另计")],
    "of": [("total", "合计"), ("interest", "一般债务利息"), ("doubled", "加倍部分债务利息")],
    "liability": [
        ("joint", "连带责任"),
        ("share", "按份责任"),
        ("supplementary", "补充责任"),
        ("general_guarantee", "一般保证"),
    ],
}


def debt(data: DebtIn) -> law.Debt:
    """The facts for `law.owed`. Raises BadInput naming the field."""
    return law.Debt(
        obligations=tuple(_obligation(data, number) for number in range(len(data.items))),
        effective=data.effective,
        payments=tuple(law.Payment(p.on, p.amount, p.how, p.costs or 0) for p in data.payments),
        excluded=tuple(law.Excluded(e.first, e.ground, e.resumed, e.own) for e in data.excluded),
        delay=tuple(
            law.DelayPayment(f"第{n}项义务", d.decided, "迟延履行金决定", d.loss, d.fixed)
            for n, d in enumerate(data.delay, 1)
        ),
        liabilities=tuple(_liability(x, n) for n, x in enumerate(data.liabilities)),
        insolvency=data.insolvency,
        switches=_switches(data),
    )


def _obligation(data: DebtIn, number: int) -> law.Obligation:
    item = data.items[number]
    period = law.Period(ends=item.due) if item.due else law.Period(days=data.period_days or None)
    name = item.name or dict(CHOICES["kind"])[item.kind].split("、", maxsplit=1)[0]
    same = [i for i in data.items if not i.name and i.kind is item.kind]
    if not item.name and len(same) > 1:
        name = f"第{number + 1}项{name}"
    terms = _terms(item, f"items.{number}")
    return law.Obligation(name, item.amount, item.kind, terms, period, doubled=not item.no_doubled)


def _terms(item: ItemIn, field: str) -> tuple[law.Term, ...]:
    if item.rate_kind is RateKind.NONE:
        if item.rate or item.interest_from:
            raise BadInput({f"{field}.rate_kind": "填写了利率或者起算日的，请选择利息的计算方法"})
        return ()
    if item.interest_from is None:
        raise BadInput({f"{field}.interest_from": "写明利率的，请填写起算日"})
    until = item.interest_until or law.Until.PAYMENT
    ceiling = law.Lpr(times=_ratio(item.ceiling, f"{field}.ceiling")) if item.ceiling else None
    return (law.Term(item.interest_from, _rate(item, field), until, ceiling=ceiling),)


def _rate(item: ItemIn, field: str) -> law.Rate:
    if not item.rate and item.rate_kind in {RateKind.ANNUAL, RateKind.MONTHLY, RateKind.DAILY}:
        raise BadInput({f"{field}.rate": "请填写利率，例如 24% 或者 万分之五"})
    value = _ratio(item.rate, f"{field}.rate") if item.rate else Fraction(1)
    anchor = item.rate_day
    makes: dict[RateKind, Callable[[], law.Rate]] = {
        RateKind.ANNUAL: lambda: law.Fixed(value),
        RateKind.MONTHLY: lambda: law.Fixed(value, law.Per.MONTH),
        RateKind.DAILY: lambda: law.Fixed(value, law.Per.DAY),
        RateKind.LPR_1Y: lambda: law.Lpr(times=value, anchor=anchor),
        RateKind.LPR_5Y: lambda: law.Lpr(law.Tenor.FIVE_YEARS, value, anchor=anchor),
        RateKind.BENCHMARK: lambda: law.Benchmark(times=value, anchor=anchor),
        RateKind.SEGMENTED: lambda: law.Segmented(law.Benchmark(times=value), law.Lpr(times=value)),
    }
    if anchor and item.rate_kind not in {RateKind.LPR_1Y, RateKind.LPR_5Y, RateKind.BENCHMARK}:
        raise BadInput({f"{field}.rate_day": "只有按 LPR 或者贷款基准利率计算的，才能固定取某一日的利率"})
    return makes[item.rate_kind]()


def _ratio(text: str, field: str) -> Fraction:
    """A rate, multiple or share, kept within what people write, so that nobody's sum grows without end."""
    if len(text) > 30:
        raise BadInput({field: "写得太长了，请写成“24%”“万分之五”“1/3”或者“4”"})
    try:
        value = parse_ratio(text)
    except NotReadable as trouble:
        raise BadInput({field: str(trouble)}) from trouble
    if value > 100:
        raise BadInput({field: "数值太大，请核对是否漏写了“%”"})
    return value


def _liability(typed: LiabilityIn, number: int) -> law.Liability:
    share = _ratio(typed.share, f"liabilities.{number}.share") if typed.share else Fraction(1)
    return law.Liability(f"第{number + 1}债务人", typed.liability, share, typed.cap, typed.main_failed)


def _switches(data: DebtIn) -> law.Switches:
    chosen = {name: getattr(data, name) for name in ("crediting", "year", "old_general") if getattr(data, name)}
    by = tuple(law.Choice(name, "计算人", "在公开计算页面选择") for name in chosen)
    return law.Switches(**chosen, chosen=by)

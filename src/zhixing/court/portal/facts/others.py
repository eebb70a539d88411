"""Fees, limits and distribution as somebody types them, and the facts of the law library that they become."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from zhixing.court.kernel.clock import SHANGHAI
from zhixing.court.kernel.inputs import Day, Flag, Input, Money, ShortLine, Widget
from zhixing.court.kernel.refused import BadInput
from zhixing.law.distribution import facts as sharing
from zhixing.law.fees.acceptance import Halving
from zhixing.law.fees.asked import Fee, FeeAsked
from zhixing.law.fees.inverse import FeeCharged, Of
from zhixing.law.fees.rounding import Round
from zhixing.law.limits.card import Length, Pause, Sense, card, cards
from zhixing.law.limits.node import Node
from zhixing.law.limits.question import LimitFrom

Count = Annotated[int, Field(ge=0, le=1000), Widget("text")]
"""How many days, months or hours; nobody orders more."""

Place = Annotated[int, Field(ge=1, le=40), Widget("text")]
"""The number of a row of another table on the same form."""


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


class Unit(StrEnum):
    """Units of a limit that a court orders."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    WORKDAYS = "workdays"
    HOURS = "hours"

    @property
    def zh(self) -> str:
        """In words."""
        return {"days": "日", "months": "个月", "years": "年", "workdays": "个工作日", "hours": "小时"}[self.value]


class PauseIn(Input):
    """Days that do not count."""

    first: Day = Field(title="停止计算之日")
    until: Day | None = Field(None, title="恢复计算之日", description="尚未恢复的不填")


class LengthIn(Input):
    """A length."""

    count: Count = Field(title="数量")
    unit: Unit = Field(Unit.DAYS, title="单位")


class LimitIn(Input):
    """Which limit, from when."""

    node: Node = Field(title="期限")
    start: Day = Field(title="起算的日期", description="起算的当日不计算在内；倒算的期限填拍卖日等事件之日")
    time: ShortLine = Field("", title="起算的时刻", description="按小时计算的填写，例如 10:20")
    count: Count | None = Field(None, title="法院写明的期限", description="期限由法院写明的填写数量")
    unit: Unit | None = Field(None, title="单位", description="不选的按日")
    extensions: tuple[LengthIn, ...] = Field((), title="批准延长", max_length=6)
    pauses: tuple[PauseIn, ...] = Field((), title="不计入期限的期间", max_length=10)


def limit_from(data: LimitIn) -> LimitFrom:
    """The facts for `law.limits`. Raises BadInput where no length is known or a pause ends before it begins."""
    for number, pause in enumerate(data.pauses):
        if pause.until is not None and pause.until <= pause.first:
            raise BadInput({f"pauses.{number}.until": "恢复之日应晚于停止之日"})
    pauses = tuple(Pause(p.first, p.until, "扣除期间") for p in data.pauses)
    more = tuple(Length(e.count, e.unit.value) for e in data.extensions)
    if card(data.node).length is None and data.count is None:
        raise BadInput({"count": f"“{card(data.node).title}”的期限由法院写明，请填写"})
    return LimitFrom(data.node, data.start, ordered(data), pauses, more)


def ordered(data: LimitIn) -> Length | None:
    """The length the court ordered, where it did."""
    return None if data.count is None else Length(data.count, (data.unit or Unit.DAYS).value)


def instant(data: LimitIn) -> datetime:
    """The moment from which hours run, in China. Raises BadInput without one."""
    try:
        return datetime.strptime(f"{data.start} {data.time}", "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)
    except ValueError as trouble:
        raise BadInput({"time": "按小时计算的期限，请填写时刻，例如 10:20"}) from trouble


class AssetIn(Input):
    """What one thing brought in."""

    proceeds: Money = Field(title="变价款")
    costs: Money | None = Field(None, title="变价费用", description="评估、拍卖、保管费用")
    name: ShortLine = Field("", title="财产名称")


class ClaimIn(Input):
    """One claim. Names are not needed: the first row is creditor 1."""

    amount: Money = Field(title="债权（含一般债务利息）")
    doubled: Money | None = Field(None, title="加倍部分债务利息")
    group: sharing.Kind = Field(sharing.Kind.ORDINARY, title="类别")
    seized_on: Day | None = Field(None, title="查封、冻结之日", description="没有查封的不填")
    seized_place: Place | None = Field(None, title="同日查封的先后")
    untitled: Flag = Field(False, title="没有执行依据（仅就担保物受偿）")
    disputed: Flag = Field(False, title="有争议，应提存")
    creditor: ShortLine = Field("", title="债权人", description="可以不填，按第几号债权显示")


class LienIn(Input):
    """A claim's priority in one asset, both by their place on the form."""

    asset: Place = Field(title="第几项财产")
    claim: Place = Field(title="第几号债权")
    rank: sharing.Rank = Field(sharing.Rank.SECURITY, title="优先权")
    since: Day | None = Field(None, title="登记、交付或者发生之日")
    scope: Money | None = Field(None, title="优先的范围", description="不超过此数；全部优先的不填")
    unregistered: Flag = Field(False, title="没有登记")
    due: Day | None = Field(None, title="工程价款应付之日")
    exercised: Day | None = Field(None, title="主张优先权之日")


class ShareIn(Input):
    """What is to be shared, among whom."""

    on: Day = Field(title="计算基准日")
    debtor: sharing.Debtor = Field(sharing.Debtor.PERSON, title="被执行人")
    assets: tuple[AssetIn, ...] = Field(title="财产", min_length=1, max_length=12)
    claims: tuple[ClaimIn, ...] = Field(title="债权", min_length=1, max_length=20)
    liens: tuple[LienIn, ...] = Field((), title="优先权", max_length=20)
    enforcement_fee: Money | None = Field(None, title="执行申请费")
    sharing_doubled: sharing.Doubled = Field(sharing.Doubled.AFTER_ALL, title="加倍部分的位置")
    one_instrument: Flag = Field(False, title="各债权出自同一份执行依据")
    bankruptcy_cause: Flag = Field(False, title="被执行人具备破产原因")
    bankruptcy_consent: Flag = Field(False, title="有债权人或者被执行人同意移送破产审查")


def to_share(data: ShareIn) -> sharing.ToShare:
    """The facts for `law.distribution`. Raises BadInput for a priority that points to no row, ValueError as the law."""
    for number, lien in enumerate(data.liens):
        if lien.asset > len(data.assets):
            raise BadInput({f"liens.{number}.asset": f"只填写了 {len(data.assets)} 项财产"})
        if lien.claim > len(data.claims):
            raise BadInput({f"liens.{number}.claim": f"只填写了 {len(data.claims)} 号债权"})
    return sharing.ToShare(
        debtor=data.debtor,
        on=data.on,
        assets=tuple(_asset(data, number) for number in range(len(data.assets))),
        claims=tuple(_claim(c, number) for number, c in enumerate(data.claims, 1)),
        enforcement_fee=data.enforcement_fee or 0,
        doubled=data.sharing_doubled,
        one_instrument=data.one_instrument,
        bankruptcy_cause=data.bankruptcy_cause,
        bankruptcy_consent=data.bankruptcy_consent,
    )


def _asset(data: ShareIn, number: int) -> sharing.Asset:
    asset = data.assets[number]
    liens = tuple(
        sharing.Lien(f"{x.claim:02d}", x.rank, x.scope, x.since, not x.unregistered, x.due, x.exercised)
        for x in data.liens
        if x.asset == number + 1
    )
    return sharing.Asset(asset.name or f"第{number + 1}项财产", asset.proceeds, asset.costs or 0, liens)


def _claim(claim: ClaimIn, number: int) -> sharing.Claim:
    return sharing.Claim(
        id=f"{number:02d}",
        creditor=claim.creditor or f"第{number}号债权",
        amount=claim.amount,
        doubled=claim.doubled or 0,
        kind=claim.group,
        seized_on=claim.seized_on,
        seized_place=claim.seized_place or 0,
        titled=not claim.untitled,
        disputed=claim.disputed,
    )


def _words(kinds: Any) -> list[tuple[str, str]]:
    return [(k.value, k.chinese) for k in kinds]


def limit_words() -> list[tuple[str, str]]:
    """Every limit with its length and what it is counted from; key nodes first."""
    said = {Sense.WITHIN: "", Sense.BEFORE: "，倒算", Sense.NOT_BEFORE: "，期满之后"}
    found = sorted(cards().values(), key=lambda c: (c.number is None, c.number or 0, c.title))
    return [(c.node.value, f"{c.title}（{c.starts}起，{c.length or '由法院写明'}{said[c.sense]}）") for c in found]


FEE_CHOICES = {"kind": _words(Fee), "halved": _words(Halving), "round": _words(Round)}
LIMIT_CHOICES = {"node": limit_words()}
SHARE_CHOICES = {
    "debtor": _words(sharing.Debtor),
    "group": _words(sharing.Kind),
    "rank": _words(sharing.Rank),
    "sharing_doubled": _words(sharing.Doubled),
}

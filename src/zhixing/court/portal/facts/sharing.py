"""What is to be shared as somebody types it, and the facts of the law library that it becomes."""

from pydantic import Field

from zhixing.court.kernel.inputs import Day, Flag, Input, Money, ShortLine
from zhixing.court.kernel.refused import BadInput
from zhixing.court.portal.facts.words import Place, words
from zhixing.law.distribution import facts as sharing


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


SHARE_CHOICES = {
    "debtor": words(sharing.Debtor),
    "group": words(sharing.Kind),
    "rank": words(sharing.Rank),
    "sharing_doubled": words(sharing.Doubled),
}

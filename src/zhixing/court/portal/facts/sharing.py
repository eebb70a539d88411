"""What is to be shared as somebody types it, and the facts of the law library that it becomes."""

from fractions import Fraction

from pydantic import Field

from zhixing.court.kernel.inputs import Day, Flag, Input, Money, ShortLine
from zhixing.court.kernel.refused import BadInput
from zhixing.court.portal.facts.debt.rates import ratio
from zhixing.court.portal.facts.words import Place, words
from zhixing.law.distribution import facts as sharing
from zhixing.law.distribution.rank import Rank


class AssetIn(Input):
    """What one thing brought in."""

    proceeds: Money | None = Field(None, title="变价款", description="与别的财产一起变价的不填")
    costs: Money | None = Field(None, title="变价费用", description="评估、拍卖、保管费用")
    name: ShortLine = Field("", title="财产名称")
    package: Place | None = Field(None, title="属于第几次整体变价", description="价款填在“整体变价”一栏")
    value: Money | None = Field(None, title="评估价", description="整体变价的，按评估价划分价款")
    owner: ShortLine = Field("", title="归他人所有的，归谁", description="例如：共有人；该部分不参加分配")


class PackageIn(Input):
    """What several things brought in that were sold together."""

    proceeds: Money = Field(title="整体变价款")
    costs: Money | None = Field(None, title="变价费用")


class ClaimIn(Input):
    """One claim. Names are not needed: the first row is creditor 1."""

    amount: Money = Field(title="债权（含一般债务利息）")
    doubled: Money | None = Field(None, title="加倍部分债务利息")
    group: sharing.Kind = Field(sharing.Kind.ORDINARY, title="类别")
    seized_on: Day | None = Field(None, title="查封、冻结之日", description="没有查封的不填")
    seized_place: Place | None = Field(None, title="同日查封的先后")
    untitled: Flag = Field(False, title="没有执行依据（仅就担保物受偿）")
    disputed: Flag = Field(False, title="有争议，应提存")
    contested: Money | None = Field(None, title="异议人主张债权是多少", description="只提存因此相差的部分")
    denied: Flag = Field(False, title="异议人主张没有这笔债权")
    creditor: ShortLine = Field("", title="债权人", description="可以不填，按第几号债权显示")


class LienIn(Input):
    """A claim's priority in one asset, both by their place on the form."""

    asset: Place = Field(title="第几项财产")
    claim: Place = Field(title="第几号债权")
    rank: Rank = Field(Rank.SECURITY, title="优先权")
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
    packages: tuple[PackageIn, ...] = Field((), title="整体变价", max_length=4)
    enforcement_fee: Money | None = Field(None, title="执行申请费")
    bonus: ShortLine = Field("", title="首封奖励", description="首封债权的比例，例如 20%；没有的不填")
    sharing_doubled: sharing.Doubled = Field(sharing.Doubled.AFTER_ALL, title="加倍部分的位置")
    one_instrument: Flag = Field(False, title="各债权出自同一份执行依据")
    bankruptcy_cause: Flag = Field(False, title="被执行人具备破产原因")
    bankruptcy_consent: Flag = Field(False, title="有债权人或者被执行人同意移送破产审查")


def to_share(data: ShareIn) -> sharing.ToShare:
    """The facts for `law.distribution`. Raises BadInput for what points to no row, ValueError as the law."""
    for number, lien in enumerate(data.liens):
        if lien.asset > len(data.assets):
            raise BadInput({f"liens.{number}.asset": f"只填写了 {len(data.assets)} 项财产"})
        if lien.claim > len(data.claims):
            raise BadInput({f"liens.{number}.claim": f"只填写了 {len(data.claims)} 号债权"})
    alone = [n for n in range(len(data.assets)) if _sold_alone(data, n)]
    return sharing.ToShare(
        debtor=data.debtor,
        on=data.on,
        assets=tuple(_asset(data, number) for number in alone),
        claims=tuple(_claim(c, number) for number, c in enumerate(data.claims)),
        enforcement_fee=data.enforcement_fee or 0,
        doubled=data.sharing_doubled,
        one_instrument=data.one_instrument,
        bankruptcy_cause=data.bankruptcy_cause,
        bankruptcy_consent=data.bankruptcy_consent,
        packages=tuple(_package(data, number) for number in range(len(data.packages))),
        bonus=ratio(data.bonus, "bonus") if data.bonus else Fraction(0),
    )


def _sold_alone(data: ShareIn, number: int) -> bool:
    """Whether a thing has its own price. Raises BadInput where it is not clear at which price it was sold."""
    asset, at = data.assets[number], f"assets.{number}"
    if asset.package is None:
        if asset.proceeds is None:
            raise BadInput({f"{at}.proceeds": "请填写变价款；与别的财产一起变价的，填写属于第几次整体变价"})
        if asset.owner:
            raise BadInput({f"{at}.owner": "单独变价的财产不属于被执行人的，请不要列入"})
        return True
    if asset.package > len(data.packages):
        raise BadInput({f"{at}.package": f"只填写了 {len(data.packages)} 次整体变价"})
    if asset.proceeds is not None or asset.costs is not None:
        raise BadInput({f"{at}.proceeds": "整体变价的，变价款和变价费用只填在“整体变价”一栏"})
    if asset.value is None:
        raise BadInput({f"{at}.value": "整体变价的，请填写评估价，价款按评估价划分"})
    return False


def _package(data: ShareIn, number: int) -> sharing.Package:
    typed = data.packages[number]
    inside = [n for n, asset in enumerate(data.assets) if asset.package == number + 1]
    if not inside:
        raise BadInput({f"packages.{number}.proceeds": f"没有财产写明属于第 {number + 1} 次整体变价"})
    parts = tuple(
        sharing.Part(_name(data, n), data.assets[n].value or 0, _liens(data, n), data.assets[n].owner) for n in inside
    )
    return sharing.Package(f"第{number + 1}次整体变价", typed.proceeds, parts, typed.costs or 0)


def _name(data: ShareIn, number: int) -> str:
    return data.assets[number].name or f"第{number + 1}项财产"


def _liens(data: ShareIn, number: int) -> tuple[sharing.Lien, ...]:
    return tuple(
        sharing.Lien(f"{x.claim:02d}", x.rank, x.scope, x.since, not x.unregistered, x.due, x.exercised)
        for x in data.liens
        if x.asset == number + 1
    )


def _asset(data: ShareIn, number: int) -> sharing.Asset:
    asset = data.assets[number]
    return sharing.Asset(_name(data, number), asset.proceeds or 0, asset.costs or 0, _liens(data, number))


def _claim(claim: ClaimIn, number: int) -> sharing.Claim:
    if claim.denied and claim.contested is not None:
        raise BadInput({f"claims.{number}.contested": "主张没有这笔债权的，请不要填写数额"})
    return sharing.Claim(
        id=f"{number + 1:02d}",
        creditor=claim.creditor or f"第{number + 1}号债权",
        amount=claim.amount,
        doubled=claim.doubled or 0,
        kind=claim.group,
        seized_on=claim.seized_on,
        seized_place=claim.seized_place or 0,
        titled=not claim.untitled,
        disputed=claim.disputed,
        contested=0 if claim.denied else claim.contested,
    )


SHARE_CHOICES = {
    "debtor": words(sharing.Debtor),
    "group": words(sharing.Kind),
    "rank": words(Rank),
    "sharing_doubled": words(sharing.Doubled),
}

"""The plan as a tree of amounts: every asset's uses and the pool add up to the proceeds."""

from collections.abc import Sequence
from fractions import Fraction

from zhixing.law.core.citation import Article
from zhixing.law.core.fen import yuan
from zhixing.law.core.proof import Amount
from zhixing.law.distribution.assets import AssetShared, Share
from zhixing.law.distribution.package import OTHERS, OthersPart

COSTS = Article("执行工作规定", "34", "§10.4")
FEE = Article("诉讼费用办法", "38", "FILE-04")


def statement(
    assets: Sequence[AssetShared], pool: int, shares: Sequence[Share], others: Sequence[OthersPart] = ()
) -> Amount:
    """The root is the proceeds of all assets. A share (`how="credit"`): 可分 × 债权 ÷ 同顺位合计, to the fen."""
    out_of_assets = (*(_asset(a) for a in assets), *(_others(o) for o in others))
    surplus = pool - sum(s.got for s in shares)
    rest = tuple(_share(s) for s in shares)
    if surplus:
        rest = (*rest, Amount("剩余，退还被执行人", surplus, "given", cites=(Article("执行工作规定", "34", "§10.3"),)))
    shared = Amount("优先受偿后可供分配", pool, "sum", children=rest) if rest else Amount("可供分配", pool, "given")
    all_of_it = sum(a.proceeds for a in assets) + sum(o.proceeds for o in others)
    return Amount("变价款", all_of_it, "sum", children=(*out_of_assets, shared))


def _others(part: OthersPart) -> Amount:
    lines = (
        Amount("变价费用", part.proceeds - part.fen, "given", cites=(COSTS,)),
        Amount(f"归{part.owner}", part.fen, "given", cites=(OTHERS,)),
    )
    held = tuple(line for line in lines if line.fen)
    return Amount(part.name, part.proceeds, "sum" if held else "given", children=held)


def _asset(asset: AssetShared) -> Amount:
    lines = []
    if asset.costs:
        lines.append(Amount("变价费用", asset.costs, "given", cites=(COSTS,)))
    if asset.fee:
        lines.append(Amount("执行申请费", asset.fee, "given", cites=(FEE,)))
    lines += [_share(s) for s in asset.liens]
    details = {"变价款": f"{yuan(asset.proceeds)}元", "转入普通债权分配": f"{yuan(asset.rest)}元"}
    return Amount(asset.name, asset.proceeds - asset.rest, "sum", details=details, children=tuple(lines))


def _share(share: Share) -> Amount:
    there, together = share.among
    exact = Fraction(share.ask) if there >= together else Fraction(there * share.ask, together)
    details = {"债权": f"{yuan(share.ask)}元", "同顺位合计": f"{yuan(together)}元", "可分": f"{yuan(there)}元"}
    label = f"{share.creditor}（{share.title}）" + ("，提存" if share.deposited else "")
    return Amount(label, share.got, "credit", exact, details, (share.cite,))

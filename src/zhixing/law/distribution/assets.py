"""One asset: its own costs, its part of the enforcement fee, then its liens rank by rank; the rest goes to the pool."""

from dataclasses import dataclass
from itertools import groupby

from zhixing.law.core.citation import Citation
from zhixing.law.distribution.facts import Asset, Claim, Doubled, Lien, ToShare
from zhixing.law.distribution.ranking import turn
from zhixing.law.distribution.sharing import shares


@dataclass(frozen=True, slots=True)
class Share:
    """What one claim gets in one place. `ask` and `got` in fen; `among`: what was there, and what all asked for.

    `part`: "lien", "bonus", "money" or "doubled". `deposited`: kept back (提存) because the claim is disputed.
    """

    claim: str
    creditor: str
    title: str
    part: str
    ask: int
    got: int
    deposited: bool
    cite: Citation
    among: tuple[int, int]


@dataclass(frozen=True, slots=True)
class AssetShared:
    """How the proceeds of one asset were used, in fen. `unpaid_costs`: realisation costs beyond the proceeds."""

    name: str
    proceeds: int
    costs: int
    unpaid_costs: int
    fee: int
    liens: tuple[Share, ...]
    rest: int


def owed(claim: Claim, facts: ToShare) -> int:
    """What a claim asks for before doubled interest has its own turn, in fen."""
    return claim.amount + (claim.doubled if facts.doubled is Doubled.INCLUDED else 0)


def share_assets(facts: ToShare) -> tuple[AssetShared, ...]:
    """Every asset in the order given. The enforcement fee is split by what each asset has left after its own costs."""
    nets = [max(0, a.proceeds - a.costs) for a in facts.assets]
    fees = shares(facts.enforcement_fee, nets) if sum(nets) > facts.enforcement_fee else tuple(nets)
    paid: dict[str, int] = {c.id: 0 for c in facts.claims}
    return tuple(_asset(asset, net, fee, facts, paid) for asset, net, fee in zip(facts.assets, nets, fees, strict=True))


def _asset(asset: Asset, net: int, fee: int, facts: ToShare, paid: dict[str, int]) -> AssetShared:
    left = net - fee
    known = {c.id: c for c in facts.claims}
    given: list[Share] = []
    for _, same in groupby(sorted(asset.liens, key=lambda x: turn(x, asset)), lambda x: turn(x, asset)[:4]):
        tied = tuple(same)
        asks = [_ask(lien, known[lien.claim], facts, paid) for lien in tied]
        for lien, ask, got in zip(tied, asks, shares(left, asks), strict=True):
            claim = known[lien.claim]
            among = (left, sum(asks))
            title = f"{asset.name}：{lien.rank.chinese}"
            given.append(
                Share(claim.id, claim.creditor, title, "lien", ask, got, claim.disputed, lien.rank.cite, among)
            )
        for share in given[-len(tied) :]:
            paid[share.claim] += share.got
        left -= sum(share.got for share in given[-len(tied) :])
    costs = asset.proceeds - net
    return AssetShared(asset.name, asset.proceeds, costs, asset.costs - costs, fee, tuple(given), left)


def _ask(lien: Lien, claim: Claim, facts: ToShare, paid: dict[str, int]) -> int:
    """Never more than the claim, nor than the scope, nor than what other assets left unpaid of either."""
    whole = owed(claim, facts)
    return max(0, min(whole, whole if lien.scope is None else lien.scope) - paid[claim.id])

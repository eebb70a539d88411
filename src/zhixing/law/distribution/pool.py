"""The pool: what the assets left over, class by class, pro rata or in the order of seizure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from zhixing.law.core.citation import Article, Citation, Ours
from zhixing.law.core.fen import half_up
from zhixing.law.distribution.assets import AssetShared, Share, owed
from zhixing.law.distribution.facts import DOUBLED, Claim, Doubled, Kind, ToShare
from zhixing.law.distribution.sharing import shares

BONUS = Ours("首封奖励没有全国规定；选择给付的，首先查封的债权人按其债权的一定比例先受偿，其余按比例分配", "dist.bonus")


class Regime(StrEnum):
    """How ordinary claims of one class share."""

    PRO_RATA = "pro_rata"
    SEIZURE_ORDER = "seizure_order"

    @property
    def chinese(self) -> str:
        return {"pro_rata": "按债权数额比例", "seizure_order": "按采取执行措施的先后顺序"}[self]

    @property
    def cite(self) -> Citation:
        if self is Regime.PRO_RATA:
            return Article("民诉法解释", "508", "DIST-02")
        return Article("执行工作规定", "55", "§10.1")


@dataclass(frozen=True, slots=True)
class _Group:
    """Claims that stand equal, with what each still asks for."""

    title: str
    cite: Citation
    part: str
    asks: tuple[tuple[Claim, int], ...]


def share_pool(facts: ToShare, regime: Regime, assets: Sequence[AssetShared], pool: int) -> tuple[Share, ...]:
    """Pay group after group until the pool is empty; inside a group pro rata to the fen."""
    liened: dict[str, int] = {}
    for share in (s for a in assets for s in a.liens):
        liened[share.claim] = liened.get(share.claim, 0) + share.got
    rest = {c.id: owed(c, facts) - liened.get(c.id, 0) for c in facts.claims}
    out: list[Share] = []
    for group in _groups(facts, regime, rest):
        parts = shares(pool, [ask for _, ask in group.asks])
        together = sum(ask for _, ask in group.asks)
        out += [
            Share(c.id, c.creditor, group.title, group.part, ask, got, c.disputed, group.cite, (pool, together))
            for (c, ask), got in zip(group.asks, parts, strict=True)
        ]
        pool -= sum(parts)
        if group.part != "doubled":
            for (c, _), got in zip(group.asks, parts, strict=True):
                rest[c.id] -= got
    return tuple(out)


def _groups(facts: ToShare, regime: Regime, rest: dict[str, int]) -> Iterator[_Group]:
    """The groups in turn; each asks for what is unpaid when its turn comes."""
    titled = sorted((c for c in facts.claims if c.titled), key=_turn)
    ordered = regime is Regime.SEIZURE_ORDER
    for kind in Kind:
        of_kind = [c for c in titled if c.kind is kind]
        if kind is Kind.ORDINARY and not ordered:
            yield from _bonus(facts, of_kind, rest)
        asks = [(c, rest[c.id]) for c in of_kind if rest[c.id]]
        in_turn = kind is Kind.ORDINARY and ordered
        yield from _split(kind.chinese, regime.cite if in_turn else kind.cite, "money", asks, ordered=in_turn)
        if kind is Kind.ORDINARY and facts.doubled is Doubled.AFTER_ALL:
            doubled = [(c, c.doubled) for c in titled if c.doubled]
            yield from _split("加倍部分债务利息", DOUBLED, "doubled", doubled, ordered=ordered)


def _bonus(facts: ToShare, ordinary: Sequence[Claim], rest: dict[str, int]) -> Iterator[_Group]:
    """What the first to seize gets before the others share; measures of one moment share it."""
    seized = [c for c in ordinary if c.seized_on is not None]
    first = [c for c in seized if _turn(c)[:2] == _turn(seized[0])[:2]]
    asks = [(c, half_up(rest[c.id] * facts.bonus)) for c in first]
    if any(ask for _, ask in asks):
        yield _Group("首封奖励", BONUS, "bonus", tuple(ask for ask in asks if ask[1]))


def _split(title: str, cite: Citation, part: str, asks: list[tuple[Claim, int]], *, ordered: bool) -> list[_Group]:
    """One group, or one for each moment of seizure."""
    if not asks:
        return []
    if not ordered:
        return [_Group(title, cite, part, tuple(asks))]
    return [_Group(title, cite, part, tuple(group)) for _, group in groupby(asks, lambda ask: _turn(ask[0])[:2])]


def _turn(claim: Claim) -> tuple[date, int, str]:
    """Earlier measure first; claims without one last; then by id, so that the order of writing does not matter."""
    return (claim.seized_on or date.max, claim.seized_place if claim.seized_on else 0, claim.id)

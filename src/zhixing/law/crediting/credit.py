"""Credit one payment to what is outstanding, in an order; every fen is placed or reported as surplus."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from zhixing.law.core.fen import half_up
from zhixing.law.crediting.order import ORDERS, Item, Policy


@dataclass(frozen=True, slots=True)
class Pot:
    """Something outstanding. Inside an item lower `rank` comes first; equal ranks share in proportion."""

    key: Any
    item: Item
    obligation: str
    fen: int
    rank: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A payment's share for one pot, in fen."""

    key: Any
    item: Item
    fen: int


def resolve(policy: Policy, agreed: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items in order. An agreed list is completed by the default for what it does not name.

    Raises ValueError for AGREED without a list, or with an item named twice.
    """
    if policy is not Policy.AGREED:
        return ORDERS.get(policy, ORDERS[Policy.ART561_14])
    if not agreed or len(set(agreed)) != len(agreed):
        raise ValueError("约定的抵充顺序应逐项列明，且不能重复")
    return (*agreed, *(item for item in ORDERS[Policy.ART561_14] if item not in agreed))


def credit(
    fen: int, pots: Iterable[Pot], order: Sequence[Item], designated: Sequence[str] = ()
) -> tuple[list[Part], int]:
    """Shares in order, designated obligations first (民法典 560), and the surplus. Σ shares + surplus = payment."""
    waiting = [pot for pot in pots if pot.fen > 0]
    parts: list[Part] = []
    for name in designated:
        chosen = [pot for pot in waiting if pot.obligation == name]
        waiting = [pot for pot in waiting if pot.obligation != name]
        more, fen = _by_order(fen, chosen, order)
        parts += more
    more, fen = _by_order(fen, waiting, order)
    return parts + more, fen


def credit_prorata(fen: int, pots: Iterable[Pot]) -> tuple[list[Part], int]:
    """并还原则 (法释〔2009〕6号): money debts P and old doubled interest I in proportion, E = P + I, I / P = 2Σrt."""
    waiting = [pot for pot in pots if pot.fen > 0]
    old = [pot for pot in waiting if pot.item is Item.DOUBLED_OLD]
    debts = [pot for pot in waiting if pot.item not in {Item.DOUBLED_OLD, Item.DOUBLED, Item.DELAY}]
    due, interest = sum(p.fen for p in debts), sum(p.fen for p in old)
    if fen >= due + interest:
        return _by_order(fen, waiting, ORDERS[Policy.ART561_14])
    share = half_up(Fraction(fen * due, due + interest))
    first, _ = _by_order(share, debts, ORDERS[Policy.ART561_14])
    second, _ = _by_order(fen - share, old, ORDERS[Policy.ART561_14])
    return first + second, 0


def _by_order(fen: int, pots: Sequence[Pot], order: Sequence[Item]) -> tuple[list[Part], int]:
    parts: list[Part] = []
    for item in order:
        inside = [pot for pot in pots if pot.item is item]
        for rank in sorted({pot.rank for pot in inside}):
            equal = [pot for pot in inside if pot.rank == rank]
            given = min(fen, sum(pot.fen for pot in equal))
            shares = in_proportion(given, [pot.fen for pot in equal])
            parts += [Part(p.key, item, share) for p, share in zip(equal, shares, strict=True) if share]
            fen -= given
    return parts, fen


def in_proportion(fen: int, weights: Sequence[int]) -> list[int]:
    """Split `fen` by weights, largest remainders first, so that the shares add up and none exceeds its weight."""
    total = sum(weights)
    whole = [fen * w // total for w in weights]
    rests = sorted(range(len(weights)), key=lambda i: (-(fen * weights[i] % total), i))
    for i in rests[: fen - sum(whole)]:
        whole[i] += 1
    return whole

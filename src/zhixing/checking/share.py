"""Placing a payment: in order, ranks inside, equal ranks in proportion with the largest remainders first."""

from fractions import Fraction
from typing import Any

from zhixing.checking.facts import half_up

Key = tuple[str, int, int]
Waiting = list[tuple[Key, str, Any, int]]
"""Key, name of the obligation, rank, outstanding fen."""

DEFAULT = ["costs", "interest_before", "interest_after", "principal", "doubled_old", "doubled", "delay"]
ORDERS = {
    "post_judgment_interest_last": [
        "costs", "interest_before", "principal", "interest_after", "doubled_old", "doubled", "delay",
    ],
    "principal_first": ["costs", "principal", "interest_before", "interest_after", "doubled_old", "doubled", "delay"],
}  # fmt: skip


def order_of(policy: str, agreed: list[str]) -> list[str]:
    """The items in order; an agreed list is completed by the default."""
    if policy == "agreed":
        return agreed + [item for item in DEFAULT if item not in agreed]
    return ORDERS.get(policy, DEFAULT)


def place(fen: int, waiting: Waiting, order: list[str], first: list[str]) -> tuple[list[tuple[Key, int]], int]:
    """Shares in order and the surplus; obligations named `first` come before all others."""
    shares: list[tuple[Key, int]] = []
    groups = [[w for w in waiting if w[1] == name] for name in first]
    groups.append([w for w in waiting if w[1] not in first])
    for group in groups:
        for item in order:
            inside = [w for w in group if w[0][0] == item]
            for rank in sorted({w[2] for w in inside}):
                equal = [w for w in inside if w[2] == rank]
                given = min(fen, sum(w[3] for w in equal))
                shares += [(w[0], part) for w, part in zip(equal, _split(given, equal), strict=True) if part]
                fen -= given
    return shares, fen


def _split(fen: int, equal: Waiting) -> list[int]:
    total = sum(w[3] for w in equal)
    exact = [Fraction(fen * w[3], total) for w in equal]
    parts = [int(e) for e in exact]
    left = fen - sum(parts)
    for index in sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))[:left]:
        parts[index] += 1
    return parts


def place_prorata(fen: int, waiting: Waiting) -> tuple[list[tuple[Key, int]], int]:
    """Money received before 2014-08-01: debts and old doubled interest in proportion."""
    old = [w for w in waiting if w[0][0] == "doubled_old"]
    debts = [w for w in waiting if w[0][0] not in {"doubled_old", "doubled", "delay"}]
    due, interest = sum(w[3] for w in debts), sum(w[3] for w in old)
    if fen >= due + interest:
        return place(fen, waiting, DEFAULT, [])
    share = half_up(Fraction(fen * due, due + interest))
    return place(share, debts, DEFAULT, [])[0] + place(fen - share, old, DEFAULT, [])[0], 0

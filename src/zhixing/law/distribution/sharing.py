"""Divide a pot by weights, to the fen: floors first, then a fen each to the largest remainders (money.md §10.8)."""

from collections.abc import Sequence

from zhixing.law.core.citation import Ours

LARGEST_REMAINDER = Ours("按比例分配的尾差没有规定；每份先舍去不足一分的部分，余下的分依次给小数部分最大的人", "§10.8")


def shares(pot: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Fen for each weight. The parts add up to min(pot, Σ weights), so nobody gets more than the weight.

    Ties go to whoever stands first. Raises ValueError for a negative pot or weight.
    """
    if pot < 0 or any(w < 0 for w in weights):
        raise ValueError("分配的金额和债权都不能是负数")
    return tuple(weights) if pot >= sum(weights) else portions(pot, weights)


def portions(pot: int, weights: Sequence[int]) -> tuple[int, ...]:
    """All of the pot by weights, also where it is more than they are together. Some weight must be above zero."""
    total = sum(weights)
    floors = [pot * w // total for w in weights]
    missing = pot - sum(floors)
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(pot * weights[i] % total), i))
    lucky = set(by_remainder[:missing])
    return tuple(f + (i in lucky) for i, f in enumerate(floors))

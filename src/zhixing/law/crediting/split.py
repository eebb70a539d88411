"""Split money that came through the court between the enforcement fee and the debt (执行申请费与债权的先后)."""

from collections.abc import Callable
from dataclasses import dataclass

from zhixing.law.crediting.order import FeeOrder

FeeDue = Callable[[int], int]
"""The fee still to be taken once so many fen more are credited to the debt; never falls."""


@dataclass(frozen=True, slots=True)
class Split:
    """The fee taken, what is credited to the debt, what is left over for the debtor, in fen; together the money."""

    fee: int
    credited: int
    surplus: int


def split(fen: int, owing: int, due: FeeDue, order: FeeOrder) -> Split:
    """FIRST: fee and debt grow together until the money is used; LAST: the fee takes only what the debt leaves.

    The fee is counted on what is really credited, so FIRST looks for the smallest credited sum that uses the money up
    together with its own fee. The fee is never above the tariff: an odd fen goes to the debt. `owing`: all of the debt.
    """
    if fen >= owing + due(owing):
        return Split(due(owing), owing, fen - owing - due(owing))
    credited = min(fen, owing)
    if order is FeeOrder.FIRST:
        credited = _smallest(credited, lambda x: x + due(x) >= fen)
    return Split(fen - credited, credited, 0)


def _smallest(top: int, enough: Callable[[int], bool]) -> int:
    """The smallest number up to `top` that is enough; `top` is."""
    low, high = 0, top
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    return low

"""Placing payments on several pots of a claim, for many claims at once: ranks in order, equal ranks in proportion.

A proportional share is given × pot / total fen. A float gives only a guess; the remainder is computed in 64-bit integers that
may wrap, which is exact because it is smaller than twice the total, and puts the guess right.
"""

import numpy as np
import numpy.typing as npt

Fens = npt.NDArray[np.int64]
Keys = tuple[Fens, ...]
"""Arrays of the shape of the pots; an earlier key weighs more, a smaller value comes first."""


def placed(money: Fens, pots: Fens, keys: Keys = ()) -> Fens:
    """The share of each pot (claims × pots): whole ranks first, the last one in proportion to the fen."""
    same: npt.NDArray[np.bool_] = np.ones((len(pots), pots.shape[1] - 1), dtype=np.bool_)
    if not keys:
        return _in_order(money, pots, np.broadcast_to(np.arange(pots.shape[1]), pots.shape), same)
    order = np.lexsort(keys[::-1], axis=-1)
    for key in keys:
        turned = np.take_along_axis(key, order, axis=1)
        np.logical_and(same, turned[:, 1:] == turned[:, :-1], out=same)
    return _in_order(money, pots, order, same)


def _in_order(money: Fens, pots: Fens, order: npt.NDArray[np.intp], same: npt.NDArray[np.bool_]) -> Fens:
    turned = np.take_along_axis(pots, order, axis=1)
    before = np.cumsum(turned, axis=1) - turned
    shares = np.clip(money[:, None] - before, 0, turned)
    tied = _cut(same, turned, shares)
    if len(tied):
        shares[tied] = _proportional(money[tied], turned[tied], same[tied])
    out = np.empty_like(shares)
    np.put_along_axis(out, order, shares, axis=1)
    return out


def _cut(same: npt.NDArray[np.bool_], turned: Fens, shares: Fens) -> npt.NDArray[np.intp]:
    """Claims in which the money ends inside a rank of several pots."""
    short = shares < turned
    return np.flatnonzero((same & (short[:, 1:] | short[:, :-1])).any(axis=1))


def _proportional(money: Fens, pots: Fens, same: npt.NDArray[np.bool_]) -> Fens:
    """The same claims again, every rank divided by its pots, the odd fen to the largest remainders, earlier pots first."""
    count = pots.shape[1]
    group = np.zeros(pots.shape, dtype=np.int64)
    np.cumsum(~same, axis=1, out=group[:, 1:])
    alike = group[:, :, None] == group[:, None, :]
    total = (alike * pots[:, None, :]).sum(axis=2)
    earlier = ((group[:, None, :] < group[:, :, None]) * pots[:, None, :]).sum(axis=2)
    given = np.clip(money[:, None] - earlier, 0, total)
    share, rest = _quotient(given, pots, np.maximum(total, 1))
    odd = given - (alike * share[:, None, :]).sum(axis=2)
    place = np.arange(count)
    ahead = (rest[:, None, :] > rest[:, :, None]) | (
        (rest[:, None, :] == rest[:, :, None]) & (place[None, None, :] < place[None, :, None])
    )
    shares: Fens = share + ((alike & ahead).sum(axis=2) < odd)
    return shares


def _quotient(given: Fens, pots: Fens, total: Fens) -> tuple[Fens, Fens]:
    """Whole fen and remainder of given × pot / total."""
    share = (given * (pots / total)).astype(np.int64)
    rest = given * pots - share * total
    wrong = np.where(rest < 0, -1, np.where(rest >= total, 1, 0))
    return share + wrong, rest - wrong * total

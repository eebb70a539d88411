"""Which assets to keep: enough, at least harm, then least value, then fewest. Exact and always the same answer."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from zhixing.law.core.citation import Ours

CHOICE = Ours("先后选择没有规定：在足以清偿的组合中，先选影响最小的，再选价值最小的，再选件数最少的", "§8")
MOST = 32
"""More assets than this are not searched; deposits can be entered as one sum."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An asset as the search sees it: the fen it surely brings, and its harm."""

    id: str
    worth: int
    harm: int


_Set = tuple[int, int, int, tuple[str, ...]]


def smallest_sufficient(candidates: Sequence[Candidate], need: int) -> tuple[str, ...] | None:
    """Ids of the best set that brings `need` fen, sorted; None if even all together do not.

    All subsets are compared (meet in the middle), so the answer is exact and does not depend on the order of
    writing. Raises ValueError for more than 32 assets.
    """
    if len(candidates) > MOST:
        raise ValueError(f"一次最多比较 {MOST} 项财产，请把存款等同类财产合并填写")
    ordered = sorted(candidates, key=lambda c: c.id)
    half = len(ordered) // 2
    left, right = _subsets(ordered[:half]), sorted(_subsets(ordered[half:]), key=lambda s: s[1])
    worths = [s[1] for s in right]
    best_from = list(accumulate(reversed(right), min))[::-1]
    best: _Set | None = None
    for harm, worth, count, ids in left:
        at = bisect_left(worths, need - worth)
        if at == len(right):
            continue
        more = best_from[at]
        found = (harm + more[0], worth + more[1], count + more[2], ids + more[3])
        best = found if best is None else min(best, found)
    return None if best is None else best[3]


def _subsets(candidates: Sequence[Candidate]) -> list[_Set]:
    """Every subset as (harm, worth, count, ids)."""
    found: list[_Set] = [(0, 0, 0, ())]
    for c in candidates:
        found += [(h + c.harm, w + c.worth, n + 1, (*ids, c.id)) for h, w, n, ids in found]
    return found

"""Which usual mistake, or which two together, leads to a claimed sum?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import combinations

from zhixing.law.core.citation import Ours
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, Force, step
from zhixing.law.core.fen import half_up, yuan
from zhixing.law.core.tables import Tables
from zhixing.law.mistakes.case import Case, Of
from zhixing.law.mistakes.usual import MISTAKES, Mistake
from zhixing.law.owed.checks import check
from zhixing.law.owed.facts import Debt, Round, RoundPer
from zhixing.law.owed.periods import NotADebt
from zhixing.law.owed.plan import MustChoose


@dataclass(frozen=True, slots=True)
class Claimed:
    """A sum somebody claims, in fen, and which sum it is."""

    debt: Debt
    fen: int
    of: Of = Of.TOTAL


@dataclass(frozen=True, slots=True)
class Found:
    """Mistakes that together lead to `fen`, `off` fen away from what is claimed."""

    mistakes: tuple[Mistake, ...]
    fen: int
    off: int

    @property
    def names(self) -> str:
        """The mistakes in words."""
        return "，并且".join(m.name for m in self.mistakes)


@dataclass(frozen=True, slots=True)
class Explained:
    """`right` is the sum by law. `found`: what leads to the claimed sum, fewest mistakes first. `single`: every mistake
    alone with its result, for looking through by eye. `slip`: only two digits or their places differ."""

    right: int
    claimed: int
    agrees: bool
    slip: str
    found: tuple[Found, ...]
    single: tuple[Found, ...]


def explain(claimed: Claimed, on: date, tables: Tables) -> Determination[Explained]:
    """Compare, then try every mistake, and every pair where none alone fits. Raises NotADebt, MustChoose, NotCovered like `owed`."""
    check(claimed.debt)
    case = Case(claimed.debt, on, tables)
    right = half_up(case.result(claimed.of))
    slack = 100 if claimed.fen % 100 == 0 else 1 + len(claimed.debt.payments)
    agrees = abs(claimed.fen - right) < slack or _rounds_to(case, claimed)
    single = tuple(f for f in _tried(case, claimed, 1) if f.fen != right)
    hits = [f for f in single if abs(f.off) < slack]
    if not hits and not agrees:
        hits = [f for f in _tried(case, claimed, 2) if abs(f.off) < slack and f.fen != right]
    best = tuple(sorted(hits, key=lambda f: abs(f.off)))
    value = Explained(right, claimed.fen, agrees, slip(right, claimed.fen), () if agrees else best, single)
    asked = "主张的金额是否正确"
    found = f"应为 {yuan(right)} 元，主张 {yuan(claimed.fen)} 元，相差 {yuan(claimed.fen - right)} 元"
    said = step(asked, agrees, found, Ours("以本系统的计算为准"), force=Force.NOTE)
    return Determination("explain_sum", "金额差异的原因", on, value, (said,), tables=tables.digest)


def _rounds_to(case: Case, claimed: Claimed) -> bool:
    """Does another way of rounding lead to it? That is a choice, no mistake."""
    for how in Round:
        for per in RoundPer:
            switches = replace(case.debt.switches, round=how, round_per=per)
            other = replace(case, debt=replace(case.debt, switches=switches))
            if half_up(other.result(claimed.of)) == claimed.fen:
                return True
    return False


def _tried(case: Case, claimed: Claimed, many: int) -> Iterator[Found]:
    """What every choice of so many mistakes leads to, where they can occur."""
    for mistakes in combinations(MISTAKES, many):
        result = _result(case, mistakes, claimed.of)
        if result is not None:
            fen = half_up(result)
            yield Found(mistakes, fen, claimed.fen - fen)


def _result(case: Case, mistakes: tuple[Mistake, ...], of: Of) -> Fraction | None:
    """The sum with these mistakes; None where they cannot occur here, or lead to no sum at all."""
    wrong: Case | None = case
    try:
        for mistake in mistakes:
            wrong = mistake.apply(wrong) if wrong else None
        return wrong.result(of) if wrong else None
    except (NotADebt, MustChoose, NotCovered):
        return None


def slip(right: int, claimed: int) -> str:
    """A slip of the pen: neighbouring digits swapped, or the decimal point moved; "" for neither."""
    ours, theirs = str(right), str(claimed)
    swaps = (ours[:i] + ours[i + 1] + ours[i] + ours[i + 2 :] for i in range(len(ours) - 1))
    if right != claimed and theirs in swaps:
        return "相邻两位数字颠倒"
    if right and any(claimed == right * 10**n or claimed * 10**n == right for n in (1, 2, 3, 4)):
        return "小数点错位"
    return ""

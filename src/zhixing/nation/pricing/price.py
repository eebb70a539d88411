"""The batch engine: integer arithmetic in chunks that fit the cache, the scalar engine for what lies outside.

Why a rounded line is exact. It is n / d fen with n = base × weight. A float gives only a guess q of the quotient; the
remainder r = n − q·d is computed in 64-bit integers that may wrap, which is exact because |r| < 2·d < 2⁶³ whatever n
is. One comparison with ±d/2 then puts the guess right, half up. The guess is off by less than one where q < 2⁴⁸
(three roundings of 2⁻⁵³); rows beyond go to the scalar engine. No float is passed on.
"""

from datetime import date

import numpy as np
import numpy.typing as npt

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import Tables
from zhixing.law.interest.doubled import TRANSITION
from zhixing.law.owed.facts import Switches
from zhixing.law.owed.switches import STANDARD
from zhixing.nation.pricing.columns import LARGEST, Claims, Days, Fens, Kind, Obligations, Priced
from zhixing.nation.pricing.rates import MILLION, Summed, counted, millionths, summed
from zhixing.nation.pricing.reference import price_one

CHUNK = 8192
UNIT = {Kind.MONTHLY: 30, Kind.DAILY: 1}
PUBLISHED = {Kind.LPR_1Y, Kind.LPR_5Y, Kind.SEGMENTED_1Y, Kind.SEGMENTED_5Y}
ANCHORED = {Kind.ANCHORED_1Y: "1y", Kind.ANCHORED_5Y: "5y"}


def price(claims: Claims, on: date, tables: Tables, switches: Switches = STANDARD) -> Priced:
    """What every claim comes to at the end of `on`, to the fen as the scalar engine has it.

    Conventions: both ends counted, the day of payment on the old base, costs–interest–principal–doubled. `switches` is
    read for the rule before 2014-08-01 only. Raises NotCovered where a rate is missing for `on`, or before its series.
    """
    count = len(claims)
    out = _empty(count)
    slow = _outside(claims)
    key = claims.kind * np.int32(10**6) + claims.tier * np.int32(10**4) + claims.year
    whole = bool(count) and not slow.any() and key.min() == key.max()
    for group in [key[0]] if whole else np.unique(key[~slow]):
        rows = slice(0, count) if whole else np.flatnonzero(~slow & (key == group))
        _price_group(claims, rows, on, tables, out)
    rest = np.flatnonzero(slow)
    for row in rest.tolist():
        out.principal[row], out.interest[row], out.doubled[row], out.surplus[row] = price_one(
            claims, row, on, tables, switches
        )
    return Priced(out.principal, out.interest, out.doubled, out.surplus, len(rest))


def _empty(count: int) -> Priced:
    """Room for the answers of so many rows."""
    columns = [np.empty(count, dtype=np.int64) for _ in range(4)]
    return Priced(columns[0], columns[1], columns[2], columns[3], by_scalar=0)


def _outside(claims: Claims) -> npt.NDArray[np.bool_]:
    """Rows for the scalar engine: doubled interest before 2014-08-01, or sums beyond the proof."""
    old = (claims.doubled > 0) & (claims.doubled < TRANSITION.toordinal())
    return old | (claims.principal > LARGEST)


def _price_group(claims: Claims, rows: npt.NDArray[np.intp] | slice, on: date, tables: Tables, out: Priced) -> None:
    """Rows of one kind, tier and year."""
    mine = claims if isinstance(rows, slice) else claims.take(rows)
    if not len(mine):
        return
    kind, year = Kind(int(mine.kind[0])), int(mine.year[0])
    table = counted(on) if kind not in PUBLISHED else summed(kind, int(mine.tier[0]), on, tables)
    if kind in PUBLISHED and int(mine.first.min()) < table.begins:
        begins = date.fromordinal(table.begins)
        raise NotCovered(kind.name, date.fromordinal(int(mine.first.min())), None, f"利率自 {begins} 起才有公布")
    divisor = MILLION * 100 * UNIT.get(kind, year)
    done = out if isinstance(rows, slice) else _empty(len(mine))
    work = _Work(table, divisor, on.toordinal() + 1)
    for start in range(0, len(mine), CHUNK):
        part = slice(start, start + CHUNK)
        chunk = mine.take(part)
        times, plus = weights(kind, chunk, tables)
        left = work.run(chunk, times, plus)
        done.principal[part], done.interest[part], done.doubled[part], done.surplus[part] = left
    if done is not out:
        for name in ("principal", "interest", "doubled", "surplus"):
            getattr(out, name)[rows] = getattr(done, name)


def weights(kind: Kind, chunk: Obligations, tables: Tables) -> tuple[Fens, Fens | None]:
    """Per claim: what a published (or counted) day weighs, and what every day adds, in units of 10⁻⁸."""
    if kind in PUBLISHED:
        return chunk.times.astype(np.int64), (chunk.plus.astype(np.int64) * 100 if chunk.plus.any() else None)
    if kind in ANCHORED:
        days, where = np.unique(chunk.anchor, return_inverse=True)
        rates = [millionths(tables.lpr.on(date.fromordinal(d)).rates[ANCHORED[kind]]) for d in days.tolist()]
        rate = np.array(rates, dtype=np.int64)[where]
        return rate * chunk.times + chunk.plus.astype(np.int64) * 100, None
    if kind is Kind.NONE:
        return np.zeros(len(chunk), dtype=np.int64), None
    return chunk.rate.astype(np.int64) * 100, None


class _Work:
    """One chunk after the other through the same few steps."""

    def __init__(self, table: Summed, divisor: int, after: int) -> None:
        self.sums, self.begins, self.divisor, self.after = table.sums, table.begins, divisor, after

    def run(self, chunk: Claims, times: Fens, plus: Fens | None) -> tuple[Fens, Fens, Fens, Fens]:
        """Principal, interest, doubled and surplus at the end."""
        after, count = np.int32(self.after), len(chunk)
        principal, interest, doubled = chunk.principal.copy(), np.zeros(count, np.int64), np.zeros(count, np.int64)
        surplus = np.zeros(count, np.int64)
        no_doubled = chunk.doubled == 0
        general, double = np.minimum(chunk.first, after), np.where(no_doubled, after, np.minimum(chunk.doubled, after))
        before = self.sums.take(general - np.int32(self.begins))
        for day, paid in ((chunk.day_1, chunk.paid_1), (chunk.day_2, chunk.paid_2)):
            happened = (day > 0) & (day < after) & (paid > 0)
            cut = np.where(happened, day + np.int32(1), general)
            general, before = self._accrue(
                interest, principal, (general, np.maximum(cut, general)), before, times, plus
            )
            double = add_doubled(doubled, principal, (double, np.maximum(np.where(happened, cut, double), double)))
            money = paid * happened
            surplus += _credited(money, (interest, principal, doubled))
        self._accrue(interest, principal, (general, np.full(count, after)), before, times, plus)
        add_doubled(doubled, principal, (double, np.full(count, after)))
        return principal, interest, doubled, surplus

    def _accrue(
        self, interest: Fens, base: Fens, days: tuple[Days, Days], before: Fens, times: Fens, plus: Fens | None
    ) -> tuple[Days, Fens]:
        """Add a rounded line to `interest`; gives back where the next begins."""
        start, end = days
        now = self.sums.take(end - np.int32(self.begins))
        weight = (now - before) * times
        if plus is not None:
            weight += plus * (end - start)
        interest += half_up_quotient(base, weight, self.divisor)
        return end, now


def _credited(money: Fens, pots: tuple[Fens, ...]) -> Fens:
    """Take the money off the pots in order (民法典 561; 迟延利息解释 4); gives back what is left over."""
    for pot in pots:
        share = np.minimum(money, pot)
        np.subtract(pot, share, out=pot)
        money -= share
    return money


def add_doubled(doubled: Fens, base: Fens, days: tuple[Days, Days]) -> Days:
    """Add a rounded line of doubled interest: base × 7 × days / 40 000, which never overflows below LARGEST."""
    start, end = days
    line = base * 7
    line *= end - start
    line += 20_000
    line //= 40_000
    doubled += line
    return end


def half_up_quotient(base: Fens, weight: Fens, divisor: int | Fens) -> Fens:
    """base × weight / divisor, half up, exact although the product may not fit 64 bits (see the module)."""
    guess = base.astype(np.float64)
    guess *= weight
    guess *= 1.0 / divisor
    np.rint(guess, out=guess)
    if guess.size and guess.max() >= float(1 << 48):
        raise OverflowError("利息超过批量计算的上限，请核对起算日、倍数和利率")
    quotient = guess.astype(np.int64)
    rest = base * weight
    rest -= quotient * divisor
    half = divisor // 2
    quotient += rest >= half
    quotient -= rest < -half
    return quotient

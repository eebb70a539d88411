"""Claims of several obligations: the batch engine over obligations, payments placed among them claim by claim.

The same integer arithmetic as `price`; obligations of all kinds lie side by side, each with its own row of summed rates.
"""

from datetime import date

import numpy as np
import numpy.typing as npt

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import Tables
from zhixing.law.interest.doubled import TRANSITION
from zhixing.law.owed.facts import Switches
from zhixing.law.owed.switches import STANDARD
from zhixing.nation.pricing.columns import LARGEST, Bundles, Fens, Kind, Obligations, Part, Payments, PricedBundles
from zhixing.nation.pricing.price import PUBLISHED, UNIT, add_doubled, half_up_quotient, weights
from zhixing.nation.pricing.rates import MILLION, summed
from zhixing.nation.pricing.reference import price_bundle
from zhixing.nation.pricing.sharing import placed

MOST, CHUNK = 8, 4096
"""Obligations a claim in the fast path; claims at a time."""
COMMON = 26_280
"""A number of days that 365, 360, 30 and 1 divide: daily rates are compared in parts of it."""
Rows = npt.NDArray[np.int64]


def price_several(bundles: Bundles, on: date, tables: Tables, switches: Switches = STANDARD) -> PricedBundles:
    """What every obligation comes to at the end of `on`, to the fen as the scalar engine has it.

    Conventions and errors as in `price`; between several principals: due, less secured, heavier, earlier (民法典 560).
    """
    rows = len(bundles.obligations)
    room = [np.zeros(n, dtype=np.int64) for n in (rows, rows, rows, len(bundles))]
    out = PricedBundles(room[0], room[1], room[2], room[3], by_scalar=0)
    sizes = np.diff(bundles.starts)
    slow = np.maximum.reduceat(_outside(bundles.obligations), bundles.starts[:-1]) if rows else np.zeros(0, np.bool_)
    slow |= sizes > MOST
    rates = _Rates(bundles.obligations, on, tables)
    for size in np.unique(sizes[~slow]).tolist():
        claims = np.flatnonzero(~slow & (sizes == size))
        for start in range(0, len(claims), CHUNK):
            part = claims[start : start + CHUNK]
            _Chunk(bundles, part, bundles.starts[part][:, None] + np.arange(size), rates, on).run(out)
    rest = np.flatnonzero(slow).tolist()
    for claim in rest:
        price_bundle(bundles, claim, on, tables, switches, out)
    return PricedBundles(out.principal, out.interest, out.doubled, out.surplus, len(rest))


def _outside(obligations: Obligations) -> npt.NDArray[np.bool_]:
    """Obligations for the scalar engine: doubled interest before 2014-08-01, or sums beyond the proof."""
    old = (obligations.doubled > 0) & (obligations.doubled < TRANSITION.toordinal())
    return old | (obligations.principal > LARGEST)


class _Rates:
    """Per obligation: its row of summed rates, what a summed day weighs, what every day adds, the divisor."""

    def __init__(self, of: Obligations, on: date, tables: Tables) -> None:
        count = len(of)
        self.begins = int(of.first.min()) if count else 1
        self.row, self.times = np.zeros(count, np.int64), np.zeros(count, np.int64)
        self.plus, self.divisor = np.zeros(count, np.int64), MILLION * 100 * of.year.astype(np.int64)
        days = np.arange(self.begins, on.toordinal() + 2, dtype=np.int64)
        self.sums = [days - self.begins]
        key = of.kind.astype(np.int32) * 100 + np.where(np.isin(of.kind, [*PUBLISHED]), of.tier, 0)
        for group in np.unique(key).tolist():
            self._add(of, np.flatnonzero(key == group), (on, tables), days)
        self.table = np.stack(self.sums)

    def _add(self, of: Obligations, rows: npt.NDArray[np.intp], to: tuple[date, Tables], days: Rows) -> None:
        kind, (on, tables) = Kind(int(of.kind[rows[0]])), to
        chosen = of.take(rows)
        times, plus = weights(kind, chosen, tables)
        self.times[rows], self.plus[rows] = times, 0 if plus is None else plus
        if kind in UNIT:
            self.divisor[rows] = MILLION * 100 * UNIT[kind]
        if kind in PUBLISHED:
            table = summed(kind, int(chosen.tier[0]), on, tables)
            if int(chosen.first.min()) < table.begins:
                begins, bare = date.fromordinal(table.begins), date.fromordinal(int(chosen.first.min()))
                raise NotCovered(kind.name, bare, None, f"利率自 {begins} 起才有公布")
            self.row[rows] = len(self.sums)
            self.sums.append(table.sums[np.clip(days - table.begins, 0, len(table.sums) - 1)])


class _Chunk:
    """Claims with equally many obligations, as arrays of claims × obligations."""

    def __init__(self, bundles: Bundles, claims: npt.NDArray[np.intp], rows: Rows, rates: _Rates, on: date) -> None:
        of = bundles.obligations
        self.claims, self.rows, self.rates = claims, rows, rates
        self.payments: Payments = bundles.payments.take(claims)
        self.part, self.secured = bundles.part[rows], bundles.secured[rows].astype(np.int64)
        self.first, self.due = of.first[rows].astype(np.int64), of.doubled[rows].astype(np.int64) - 1
        self.after = on.toordinal() + 1
        self.base = of.principal[rows]
        self.interest, self.doubled = np.zeros(rows.shape, np.int64), np.zeros(rows.shape, np.int64)
        self.general = np.minimum(self.first, self.after)
        self.double = np.where(self.due < 0, self.after, np.minimum(self.due + 1, self.after))
        self.row, self.times, self.plus = rates.row[rows], rates.times[rows], rates.plus[rows]
        self.divisor = rates.divisor[rows]

    def run(self, out: PricedBundles) -> None:
        """Accrue and place both payments; write what is left."""
        p, surplus = self.payments, np.zeros(len(self.claims), np.int64)
        for day, paid in ((p.day_1, p.paid_1), (p.day_2, p.paid_2)):
            happened = (day > 0) & (day < self.after) & (paid > 0)
            self._accrue(np.where(happened, day.astype(np.int64) + 1, 0)[:, None])
            surplus += self._credit(np.where(happened, paid, 0), day.astype(np.int64)[:, None])
        self._accrue(np.full((len(self.claims), 1), self.after, np.int64))
        out.principal[self.rows], out.interest[self.rows], out.doubled[self.rows] = (
            self.base,
            self.interest,
            self.doubled,
        )
        out.surplus[self.claims] = surplus

    def _accrue(self, until: Rows) -> None:
        """Rounded lines of both kinds of interest up to a day, not counted, in each claim."""
        end = np.maximum(until, self.general)
        weight = self._summed(end) - self._summed(self.general)
        weight *= self.times
        weight += self.plus * (end - self.general)
        flat = half_up_quotient(self.base.ravel(), weight.ravel(), self.divisor.ravel())
        self.interest += flat.reshape(self.base.shape)
        self.general = end
        self.double = add_doubled(self.doubled, self.base, (self.double, np.maximum(until, self.double)))

    def _summed(self, day: Rows) -> Fens:
        found: Fens = self.rates.table[self.row, day - self.rates.begins]
        return found

    def _credit(self, money: Fens, day: Rows) -> Fens:
        """Costs, fixed interest, interest, principal, doubled interest; gives back what is left over."""
        for part in (Part.COSTS, Part.INTEREST):
            money = self._take(money, self.base, np.where(self.part == part, self.base, 0))
        money = self._take(money, self.interest, self.interest, (self.first,))
        due = np.where(self.part == Part.PRINCIPAL, self.base, 0)
        late = (self.due >= day).astype(np.int64)
        money = self._take(money, self.base, due, (late, self.secured, -self._burden(day), self.due))
        return self._take(money, self.doubled, self.doubled, (self.due,))

    def _take(self, money: Fens, pot: Fens, open_part: Fens, keys: tuple[Fens, ...] = ()) -> Fens:
        shares = placed(money, open_part, keys)
        pot -= shares
        left: Fens = money - shares.sum(axis=1)
        return left

    def _burden(self, day: Rows) -> Fens:
        """The daily rate on a day, in parts that can be compared; nothing before interest begins."""
        known = np.clip(day, self.first, self.after - 1)
        daily = (self._summed(known + 1) - self._summed(known)) * self.times + self.plus
        runs: Fens = np.where(day >= self.first, daily * (COMMON * MILLION * 100 // self.divisor), 0)
        return runs

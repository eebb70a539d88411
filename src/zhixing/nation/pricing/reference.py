"""One row of the columns by the scalar engine: the reference, and the way for rows outside the fast path."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from zhixing.law.core.calendar import DAY
from zhixing.law.core.tables import Tables
from zhixing.law.interest.daycount import Year
from zhixing.law.interest.rate import Benchmark, Fixed, Lpr, Per, Rate, Segmented, Tenor, Tier
from zhixing.law.owed.account import SUM, sum_item
from zhixing.law.owed.accrue import run
from zhixing.law.owed.answer import sums
from zhixing.law.owed.facts import Debt, Obligation, Payment, Period, Switches, Term
from zhixing.law.owed.facts import Kind as OfKind
from zhixing.law.owed.plan import plan
from zhixing.nation.pricing.columns import Bundles, Claims, Kind, Obligations, Part, Payments, PricedBundles

TIERS = tuple(Tier)


def debt_of(claims: Claims, row: int, switches: Switches) -> Debt:
    """A row as the facts of the scalar engine. The effective day is put before everything; t0 is written by hand."""
    payments = payments_of(claims, row)
    days = [begins(claims, row), *(p.on for p in payments)]
    return Debt((obligation_of(claims, row, "债权"),), min(days), payments=payments, switches=switches)


def obligation_of(claims: Obligations, row: int, name: str) -> Obligation:
    """A row as an obligation; its period ends the day before doubled interest begins."""
    rate, doubled = rate_of(claims, row), int(claims.doubled[row])
    terms = (Term(date.fromordinal(int(claims.first[row])), rate, year=Year(str(claims.year[row]))),) if rate else ()
    period = Period(ends=date.fromordinal(doubled) - DAY) if doubled else Period()
    return Obligation(name, int(claims.principal[row]), interest=terms, period=period, doubled=doubled > 0)


def begins(claims: Obligations, row: int) -> date:
    """The first day on which something runs or falls due."""
    doubled = int(claims.doubled[row])
    return date.fromordinal(min([int(claims.first[row]), *([doubled - 1] if doubled else [])]))


def payments_of(of: Payments, row: int) -> tuple[Payment, ...]:
    """The payments of a row."""
    paid = ((of.day_1[row], of.paid_1[row]), (of.day_2[row], of.paid_2[row]))
    return tuple(Payment(date.fromordinal(int(d)), int(fen)) for d, fen in paid if d and fen)


_PARTS = {Part.PRINCIPAL: OfKind.PRINCIPAL, Part.COSTS: OfKind.COSTS, Part.INTEREST: OfKind.INTEREST}


def bundle_debt(bundles: Bundles, claim: int, switches: Switches) -> Debt:
    """A claim of several obligations as the facts of the scalar engine; it takes effect before everything."""
    rows = range(int(bundles.starts[claim]), int(bundles.starts[claim + 1]))
    payments = payments_of(bundles.payments, claim)
    days = [*(begins(bundles.obligations, row) for row in rows), *(p.on for p in payments)]
    made = tuple(
        replace(
            obligation_of(bundles.obligations, row, f"第{row}项"),
            kind=_PARTS[Part(int(bundles.part[row]))],
            secured=bool(bundles.secured[row]),
        )
        for row in rows
    )
    return Debt(made, min(days) - DAY, payments=payments, switches=switches)


def price_bundle(
    bundles: Bundles, claim: int, on: date, tables: Tables, switches: Switches, out: PricedBundles
) -> None:
    """Write what a claim of several obligations comes to into `out`. Raises as `owed` refuses."""
    account = run(plan(bundle_debt(bundles, claim, switches), on, tables), on, tables)
    first = int(bundles.starts[claim])
    for index in range(len(account.debt.obligations)):
        sums_of = sums((key, fen) for key, fen in account.pots.items() if key[1] == index)
        fixed = account.pots[sum_item(account.debt.obligations[index].kind), index, SUM]
        out.principal[first + index] = fixed
        out.interest[first + index] = sums_of.interest + sums_of.principal + sums_of.costs - fixed
        out.doubled[first + index] = sums_of.doubled + sums_of.doubled_old
    out.surplus[claim] = sum(c.surplus for c in account.credits)


def rate_of(claims: Obligations, row: int) -> Rate | None:
    """The ordinary rate of a row, or None."""
    kind, times = Kind(int(claims.kind[row])), Fraction(int(claims.times[row]), 100)
    fixed, plus = Fraction(int(claims.rate[row]), 10**6), Fraction(int(claims.plus[row]), 10**6)
    tenor = Tenor.ONE_YEAR if kind.name.endswith("1Y") else Tenor.FIVE_YEARS
    if kind in {Kind.ANCHORED_1Y, Kind.ANCHORED_5Y}:
        return Lpr(tenor, times, plus, date.fromordinal(int(claims.anchor[row])))
    if kind in {Kind.LPR_1Y, Kind.LPR_5Y}:
        return Lpr(tenor, times, plus)
    if kind in {Kind.SEGMENTED_1Y, Kind.SEGMENTED_5Y}:
        return Segmented(Benchmark(TIERS[int(claims.tier[row])], times, plus), Lpr(tenor, times, plus))
    per = {Kind.YEARLY: Per.YEAR, Kind.MONTHLY: Per.MONTH, Kind.DAILY: Per.DAY}.get(kind)
    return Fixed(fixed, per) if per else None


def price_one(claims: Claims, row: int, on: date, tables: Tables, switches: Switches) -> tuple[int, int, int, int]:
    """Principal, interest, doubled (old and new) and surplus of a row, in fen. Raises as `owed` refuses."""
    account = run(plan(debt_of(claims, row, switches), on, tables), on, tables)
    found = sums(account.pots.items())
    surplus = sum(c.surplus for c in account.credits)
    return found.principal, found.interest, found.doubled + found.doubled_old, surplus

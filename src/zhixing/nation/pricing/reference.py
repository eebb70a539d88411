"""One row of the columns by the scalar engine: the reference, and the way for rows outside the fast path."""

from datetime import date
from fractions import Fraction

from zhixing.law.core.calendar import DAY
from zhixing.law.core.tables import Tables
from zhixing.law.interest.daycount import Year
from zhixing.law.interest.rate import Benchmark, Fixed, Lpr, Per, Rate, Segmented, Tenor, Tier
from zhixing.law.owed.accrue import run
from zhixing.law.owed.answer import sums
from zhixing.law.owed.facts import Debt, Obligation, Payment, Period, Switches, Term
from zhixing.law.owed.plan import plan
from zhixing.nation.pricing.columns import Claims, Kind

TIERS = tuple(Tier)


def debt_of(claims: Claims, row: int, switches: Switches) -> Debt:
    """A row as the facts of the scalar engine. The effective day is put before everything; t0 is written by hand."""
    first, doubled = int(claims.first[row]), int(claims.doubled[row])
    paid = ((claims.day_1[row], claims.paid_1[row]), (claims.day_2[row], claims.paid_2[row]))
    payments = tuple(Payment(date.fromordinal(int(d)), int(fen)) for d, fen in paid if d and fen)
    rate = rate_of(claims, row)
    year = Year(str(claims.year[row]))
    terms = (Term(date.fromordinal(first), rate, year=year),) if rate else ()
    period = Period(ends=date.fromordinal(doubled) - DAY) if doubled else Period()
    obligation = Obligation("债权", int(claims.principal[row]), interest=terms, period=period, doubled=doubled > 0)
    days = [first, *(p.on.toordinal() for p in payments), *([doubled - 1] if doubled else [])]
    return Debt((obligation,), date.fromordinal(min(days)), payments=payments, switches=switches)


def rate_of(claims: Claims, row: int) -> Rate | None:
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

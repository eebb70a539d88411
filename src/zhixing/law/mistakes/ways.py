"""Ways of computing wrongly: each maps a case to a wrong one, or to None where the mistake cannot occur."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from zhixing.law.core.tables import RateRow
from zhixing.law.crediting.order import Item, Policy
from zhixing.law.mistakes.case import Case, with_parameter
from zhixing.law.owed.facts import (
    Debt,
    Excluded,
    Fixed,
    Ground,
    Kind,
    Lpr,
    LprFrom,
    Obligation,
    Per,
    Rate,
    Segmented,
    Style,
    Switches,
    Term,
    TermKind,
    Year,
)
from zhixing.law.owed.plan import Plan
from zhixing.law.owed.streams import Doubled

Way = Callable[[Case], Case | None]


def switch(change: Callable[[Switches], Switches]) -> Way:
    def apply(case: Case) -> Case | None:
        switches = change(case.debt.switches)
        same = switches == case.debt.switches
        return None if same else replace(case, debt=replace(case.debt, switches=switches))

    return apply


def obligations(change: Callable[[Obligation], Obligation]) -> Way:
    def apply(case: Case) -> Case | None:
        changed = tuple(change(o) for o in case.debt.obligations)
        return None if changed == case.debt.obligations else replace(case, debt=replace(case.debt, obligations=changed))

    return apply


def rates(change: Callable[[Term], Term]) -> Way:
    return obligations(lambda o: replace(o, interest=tuple(change(t) for t in o.interest)))


def period(change: Callable[[Obligation, date], Obligation]) -> Way:
    def apply(case: Case) -> Case | None:
        effective = case.debt.effective
        return None if effective is None else obligations(lambda o: change(o, effective))(case)

    return apply


def from_effective_day(obligation: Obligation, effective: date) -> Obligation:
    period = obligation.period
    return (
        obligation
        if period.instalments
        else replace(obligation, period=replace(period, days=None, months=None, ends=effective))
    )


def one_day_short(obligation: Obligation, effective: date) -> Obligation:
    days = obligation.period.days
    if not days:
        return obligation
    ends = effective + timedelta(days=days - 1)
    return replace(obligation, period=replace(obligation.period, days=None, ends=ends))


def one_new_rate(case: Case) -> Case | None:
    if not any(s.item is Item.DOUBLED_OLD for s in case.plan().streams):
        return None

    def tweak(plan: Plan) -> Plan:
        kept = [s for s in plan.streams if s.item is not Item.DOUBLED_OLD]
        streams = tuple(replace(s, first=s.due[0][0]) if isinstance(s, Doubled) else s for s in kept)
        return replace(plan, streams=streams)

    tables = with_parameter(case.tables, "interest.doubled_daily", Fraction(7, 40000))
    return replace(case, tables=tables, tweaks=(*case.tweaks, tweak))


def one_old_rate(case: Case) -> Case | None:
    if not any(s.item is Item.DOUBLED_OLD for s in case.plan().streams):
        return None

    def tweak(plan: Plan) -> Plan:
        old = [replace(s, last=None) if s.item is Item.DOUBLED_OLD else s for s in plan.streams]
        return replace(plan, streams=tuple(s for s in old if s.item is not Item.DOUBLED))

    last = case.tables.benchmark
    for_ever = replace(last, covered_until=case.tables.lpr.covered_until)
    return replace(case, tables=replace(case.tables, benchmark=for_ever), tweaks=(*case.tweaks, tweak))


def lpr_before_it_began(case: Case) -> Case | None:
    changed = rates(lambda t: replace(t, rate=t.rate.after) if isinstance(t.rate, Segmented) else t)(case)
    if changed is None:
        return None
    lpr = case.tables.lpr
    first = replace(lpr.rows[0], since=date(1991, 4, 21))
    return replace(changed, tables=replace(case.tables, lpr=replace(lpr, rows=(first, *lpr.rows[1:]))))


def with_rows(*rows: tuple[date, str, str]) -> Way:
    """LPR tables in circulation that hold a wrong or an invented row."""

    def apply(case: Case) -> Case | None:
        if not any(isinstance(t.rate, Lpr | Segmented) for o in case.debt.obligations for t in o.interest):
            return None
        wrong = {d: RateRow(d, {"1y": Fraction(a) / 100, "5y": Fraction(b) / 100}) for d, a, b in rows}
        kept = [r for r in case.tables.lpr.rows if r.since not in wrong]
        merged = tuple(sorted([*kept, *wrong.values()], key=lambda r: r.since))
        return replace(case, tables=replace(case.tables, lpr=replace(case.tables.lpr, rows=merged)))

    return apply


def _other_year(term: Term, switches_year: Year) -> Term:
    now = term.year or switches_year
    return replace(term, year=Year.DAYS_365 if now is Year.DAYS_360 else Year.DAYS_360)


def years(case: Case) -> Case | None:
    return rates(lambda t: _other_year(t, case.debt.switches.year))(case)


def daily_annualised(term: Term) -> Term:
    rate = term.rate
    if not isinstance(rate, Fixed) or rate.per is not Per.DAY:
        return term
    return replace(term, rate=Fixed(rate.rate * 365, Per.YEAR), year=Year.DAYS_360)


def anchored(to: Callable[[Case], date]) -> Way:
    def moved(rate: Rate, day: date) -> Rate:
        return replace(rate, anchor=day) if isinstance(rate, Lpr) and rate.anchor is not None else rate

    return lambda case: rates(lambda t: replace(t, rate=moved(t.rate, to(case))))(case)


def fixed_interest_in_base(obligation: Obligation) -> Obligation:
    return replace(obligation, kind=Kind.FIXED) if obligation.kind is Kind.INTEREST else obligation


def daily_rate(value: Fraction) -> Way:
    return lambda case: replace(case, tables=with_parameter(case.tables, "interest.doubled_daily", value))


def lpr_from_next_day(case: Case) -> Case | None:
    """A floating LPR applied from the day after its publication."""
    if not any(_floats(t.rate) for o in case.debt.obligations for t in o.interest):
        return None
    return switch(lambda s: replace(s, lpr_from=LprFrom.NEXT_DAY))(case)


def _floats(rate: Rate) -> bool:
    return isinstance(rate, Segmented) or (isinstance(rate, Lpr) and rate.anchor is None)


def penalty_in_base(case: Case) -> Case | None:
    """A running penalty in the base of doubled interest."""
    penalties = [t for o in case.debt.obligations for t in o.interest if t.kind is TermKind.PENALTY]
    if not penalties or any(t.style is not Style.DAYS or t.capitalised for t in penalties):
        return None
    return switch(lambda s: replace(s, penalty_in_base=True))(case)


def excluded_anyway(case: Case) -> Case | None:
    def counted(excluded: Excluded) -> Excluded:
        return replace(excluded, ground=Ground.RETRIAL)

    changed: Debt = replace(case.debt, excluded=tuple(counted(e) for e in case.debt.excluded))
    return None if changed == case.debt else replace(case, debt=changed)


def wrong_order(*items: Item) -> Way:
    def apply(case: Case) -> Case | None:
        if not case.debt.payments:
            return None
        return switch(lambda s: replace(s, crediting=Policy.AGREED, order=items))(case)

    return apply


def payments_policy(policy: Policy) -> Way:
    changed = switch(lambda s: replace(s, crediting=policy))
    return lambda case: changed(case) if case.debt.payments else None

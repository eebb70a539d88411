"""Mistakes that are no rule for any day: something is added to, or taken off, the right account."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from zhixing.law.core.calendar import DAY
from zhixing.law.crediting.order import Item
from zhixing.law.mistakes.case import Case, Extra
from zhixing.law.mistakes.ways import Way
from zhixing.law.owed.account import Account
from zhixing.law.owed.running import Standing
from zhixing.law.owed.streams import Doubled, General


def general_in_base(case: Case) -> Case | None:
    """Ordinary interest accrued to t0 joins the base of doubled interest."""

    def more(account: Account) -> Extra:
        total = Fraction(0)
        for line in account.lines:
            stream = account.plan.streams[line.stream]
            if isinstance(stream, Doubled) and stream.item is Item.DOUBLED:
                interest = _accrued_to(account, stream.obligation, stream.due[0][0] - DAY)
                total += sum((s.rate * s.units / s.divisor * interest for s in line.segments), Fraction(0))
        return Extra(doubled=total)

    has_terms = any(o.interest for o in case.debt.obligations)
    return replace(case, more=(*case.more, more)) if has_terms else None


def _accrued_to(account: Account, obligation: int, last: date) -> Fraction:
    """Ordinary interest of an obligation up to a day, unrounded, on the sum as the instrument fixes it."""
    total = Fraction(0)
    for stream in account.plan.streams:
        window = stream.window(stream.first, last)
        if isinstance(stream, General) and stream.obligation == obligation and window:
            total += sum((s.exact for s in stream.segments(*window, account.tables)), Fraction(0))
    return total


def twice(*, only_delay: bool, keep: bool) -> Way:
    """Ordinary interest taken twice; `only_delay`: from t0 on; `keep`: doubled interest is charged as well."""

    def more(account: Account) -> Extra:
        interest, doubled = Fraction(0), Fraction(0)
        for line in account.lines:
            stream = account.plan.streams[line.stream]
            if isinstance(stream, General):
                starts = account.plan.dues[stream.obligation][0].t0 + DAY if only_delay else date.min
                window = stream.window(max(line.first, starts), line.last)
                segments = stream.segments(*window, account.tables) if window else []
                interest += sum((s.exact for s in segments), Fraction(0))
            elif not keep:
                doubled -= line.fen
        return Extra(interest, doubled)

    def apply(case: Case) -> Case | None:
        has_terms = any(o.interest for o in case.debt.obligations) and not case.debt.payments
        return replace(case, more=(*case.more, more)) if has_terms else None

    return apply


def without_base(case: Case) -> Case | None:
    """Days × 175 yuan, whatever the base: the daily rate taken on one million yuan."""

    def more(account: Account) -> Extra:
        total = Fraction(0)
        for line in account.lines:
            if account.plan.streams[line.stream].item is Item.DOUBLED:
                total += sum(s.units * 17500 for s in line.segments) - line.fen
        return Extra(doubled=total)

    return replace(case, more=(*case.more, more))


def payment_day_twice(case: Case) -> Case | None:
    """The day of a payment counted on the old base and again on the new one."""

    def more(account: Account) -> Extra:
        interest, doubled = Fraction(0), Fraction(0)
        for span in account.spans[1:]:
            day = span.first - DAY
            for stream in account.plan.streams:
                window = stream.window(day, day)
                left = Standing(span.credited.get(stream.obligation, 0))
                segments = stream.segments(*window, account.tables, left) if window else []
                exact = sum((s.exact for s in segments), Fraction(0))
                if isinstance(stream, General):
                    interest += exact
                else:
                    doubled += exact
        return Extra(interest, doubled)

    return replace(case, more=(*case.more, more)) if case.debt.payments else None

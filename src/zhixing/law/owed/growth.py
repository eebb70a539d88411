"""How a debt grows: the total at the end of each day, for a chart. One pass; every point equals `owed` of that day."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from zhixing.law.core.calendar import DAY
from zhixing.law.core.tables import Tables
from zhixing.law.crediting.order import Item
from zhixing.law.owed.account import Account, Line
from zhixing.law.owed.accrue import run
from zhixing.law.owed.checks import check
from zhixing.law.owed.conversion import prepare
from zhixing.law.owed.facts import Debt, RoundPer
from zhixing.law.owed.lines import lines_of
from zhixing.law.owed.payments import delay_sum
from zhixing.law.owed.rounding import rounded

Point = tuple[date, int]
"""A day and the fen outstanding at its end."""


def growth(facts: Debt, days: Sequence[date], tables: Tables) -> list[Point]:
    """The total outstanding at the end of each day; days after the last exact one are left out.

    Days are sorted. The tier of the benchmark before 2014-08-01 is that of the last day. Raises MustChoose,
    NotADebt, NotCovered as `owed` would refuse.
    """
    check(facts)
    wanted = sorted(days)
    if not wanted:
        return []
    account = run(prepare(facts, wanted[-1], tables), wanted[-1], tables)
    limit = account.exact_to or wanted[-1]
    paid = sorted(p.on for p in facts.payments)
    series: dict[int, Callable[[date], int]] = {}
    out = []
    for day in wanted:
        if day > limit:
            break
        number = bisect_right(paid, day)
        if number not in series:
            series[number] = _span_series(account, number, limit)
        out.append((day, series[number](day) + _delays(account, day)))
    return out


def _span_series(account: Account, number: int, limit: date) -> Callable[[date], int]:
    """The total of a span as a function of the day, delay payments left out."""
    at, span = next((i, s) for i, s in enumerate(account.spans) if s.payments_before == number)
    debt, following = account.debt, account.spans[at + 1 : at + 2]
    stop = following[0].first - DAY if following else limit
    if debt.insolvency is not None:
        stop = min(stop, debt.insolvency - DAY)
    runs = [_run(account, line) for line in lines_of(account, span, stop)]
    shift = 0 if debt.switches.end_inclusive else 1

    def total(day: date) -> int:
        through = min(stop, day - DAY * shift)
        return span.opening + sum(run_to(through) for run_to in runs)

    return total


def _run(account: Account, line: Line) -> Callable[[date], int]:
    """Rounded fen of a line when it is cut after a day."""
    switches = account.debt.switches
    starts = [s.first for s in line.segments]
    before, kept = [Fraction(0)], [0]
    for segment in line.segments:
        before.append(before[-1] + segment.exact)
        kept.append(kept[-1] + rounded(segment.exact, switches.round))
    per_segment = switches.round_per is RoundPer.SEGMENT

    def to(day: date) -> int:
        at = bisect_right(starts, day) - 1
        if at < 0:
            return 0
        part = _cut(account, line, at, day)
        fen = kept[at] + rounded(part, switches.round) if per_segment else rounded(before[at] + part, switches.round)
        return fen if line.room is None else min(fen, line.room)

    return to


def _cut(account: Account, line: Line, at: int, day: date) -> Fraction:
    segment = line.segments[at]
    if day >= segment.last:
        return segment.exact
    if segment.unit == "天":
        return segment.upto((day - segment.first).days + 1)
    again = account.plan.streams[line.stream].segments(segment.first, day, account.tables, line.standing)
    return sum((s.exact for s in again), Fraction(0))


def _delays(account: Account, day: date) -> int:
    """迟延履行金 decided and not yet paid on a day."""
    decided = sum(delay_sum(account, i) for i, d in enumerate(account.debt.delay) if d.decided <= day)
    paid = (p.fen for c in account.credits if c.payment.on <= day for p in c.parts if p.item is Item.DELAY)
    return decided - sum(paid)

"""The queue of freezes on one account, as pure rules (SEIZE-06, FREEZE-ANSWER).

Freezes stand in the order of their arrival. Each takes min(its limit, what the earlier ones leave). One that is left
nothing waits (轮候): no term runs. It takes effect, and its term starts, on the day on which the earlier ones are gone
or leave it something.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class FreezeState(StrEnum):
    """Only LIVE and WAITING freezes stand in the queue."""

    LIVE = "live"
    WAITING = "waiting"
    RELEASED = "released"
    LAPSED = "lapsed"
    SPENT = "spent"  # its whole limit has been deducted


@dataclass(frozen=True)
class Freeze:
    """``limit_fen`` None = whole account. ``term_*`` is the period ordered, ``from_date``/``until`` the one that runs.

    Periods are half-open; ``until`` None = without end (only another authority's). ``told_fen`` is the controlled
    amount that the court was last told.
    """

    place: int
    order_id: str
    account: str
    court: str
    case_number: str
    ours: bool
    limit_fen: int | None
    term_from: date
    term_until: date | None
    from_date: date | None
    until: date | None
    state: FreezeState
    told_fen: int


def controlled(balance_fen: int, queue: Sequence[Freeze]) -> tuple[int, ...]:
    """What each freeze of the queue really controls, in its order."""
    left, amounts = balance_fen, []
    for freeze in queue:
        held = left if freeze.limit_fen is None else min(freeze.limit_fen, left)
        amounts.append(held)
        left -= held
    return tuple(amounts)


def in_effect(position: int, held_fen: int) -> bool:
    """Whether a freeze at ``position`` (from 0) has effect: it is first, or the earlier ones leave it something."""
    return position == 0 or held_fen > 0


def add_months(day: date, months: int) -> date:
    """The same-numbered day, or the last day of a shorter month (Civil Code 202, CAL-04)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shifted_end(term_from: date, term_until: date, start: date) -> date:
    """End of a term of the same calendar length (whole months, then days) that starts on ``start``."""
    months = (term_until.year - term_from.year) * 12 + term_until.month - term_from.month
    if add_months(term_from, months) > term_until:
        months -= 1
    days = (term_until - add_months(term_from, months)).days
    return add_months(start, months) + timedelta(days=days)


def latest_end(start: date) -> date:
    """Latest ``until`` of a term that starts on ``start``: one year, the first day not counted (CPL-I 485, CAL-01)."""
    return add_months(start, 12) + timedelta(days=1)


def checked_term(start: date, until: date | None) -> None:
    """Raise ``ValueError`` (Chinese) for a term of another court that ends before it starts or exceeds one year."""
    if until is not None and not start < until <= latest_end(start):
        raise ValueError("冻结期限须晚于起始日且不超过一年。")

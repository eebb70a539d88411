"""What a component has to know of the account, and running penalties as they rise from day to day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zhixing.law.core.calendar import DAY
from zhixing.law.interest.segment import Segment

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Piece:
    """Days first…last on which an unpaid sum, `fen` at the beginning of the first day, rises by `growth` a day."""

    first: date
    last: date
    fen: Fraction
    growth: Fraction = ZERO

    def on(self, day: date) -> Fraction:
        """What is unpaid at the beginning of a day, in exact fen."""
        return self.fen + self.growth * (day - self.first).days


@dataclass(frozen=True, slots=True)
class Standing:
    """What stood before some days, in fen: `credited` to the sum of the obligation; `capital`, interest that joined
    its own base; `penalties`, one profile for each running penalty that is in the base."""

    credited: int = 0
    capital: int = 0
    penalties: tuple[tuple[Piece, ...], ...] = ()


NOTHING = Standing()
"""Nothing was paid, nothing joined the base."""


def unpaid(opening: int, segments: Sequence[Segment], room: int | None, days: tuple[date, date]) -> tuple[Piece, ...]:
    """The profile of one penalty over inclusive days: `opening` fen unpaid, rising by what the segments add.

    `room`: how many fen a cap on the whole penalty still lets accrue (None: no cap).
    """
    first, last = days
    have, top = Fraction(opening), None if room is None else Fraction(opening + room)
    out: list[Piece] = []
    for s in segments:
        if s.first > first:
            out.append(Piece(first, s.first - DAY, have))
        risen = list(_rising(s, have, top))
        out += risen
        have = risen[-1].on(s.last + DAY)
        first = s.last + DAY
    return (*out, Piece(first, last, have)) if first <= last else tuple(out)


def _rising(s: Segment, have: Fraction, top: Fraction | None) -> Iterator[Piece]:
    """One segment by days: whole days, the day on which the cap is reached, the days after it."""
    daily = s.exact / s.units
    whole = s.units if top is None or not daily else min(s.units, int((top - have) / daily))
    reached = s.first + DAY * whole
    if whole:
        yield Piece(s.first, reached - DAY, have, daily)
    if top is not None and reached <= s.last:
        have += daily * whole
        yield Piece(reached, reached, have, top - have)
        if reached < s.last:
            yield Piece(reached + DAY, s.last, top)


def pieces_within(profiles: tuple[tuple[Piece, ...], ...], first: date, last: date) -> list[Piece]:
    """All penalties together over inclusive days, cut where one of them changes its growth."""
    starts = {first} | {p.first for profile in profiles for p in profile if first < p.first <= last}
    cuts = sorted(starts)
    out = []
    for start, following in zip(cuts, [*cuts[1:], last + DAY], strict=True):
        here = [p for profile in profiles for p in profile if p.first <= start <= p.last]
        out.append(
            Piece(start, following - DAY, sum((p.on(start) for p in here), ZERO), sum((p.growth for p in here), ZERO))
        )
    return out

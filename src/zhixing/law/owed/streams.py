"""What accrues on an obligation: ordinary interest, doubled interest, and the doubled benchmark before 2014-08-01."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import date

from zhixing.law.core.calendar import DAY, add_months
from zhixing.law.core.tables import Tables
from zhixing.law.crediting.order import Item
from zhixing.law.interest.daycount import Style, Window, Year, without
from zhixing.law.interest.doubled import new_slices, old_slices
from zhixing.law.interest.rate import Fixed, Rate, Tier
from zhixing.law.interest.segment import Segment, by_days, by_months, by_years, joined
from zhixing.law.interest.slices import Slice, at_most, slices
from zhixing.law.owed.facts import Term, TermKind
from zhixing.law.owed.running import NOTHING, Standing, pieces_within

Step = tuple[date, int]
"""From this day on so many fen more are in the base."""


@dataclass(frozen=True)
class Stream(ABC):
    """One component of one obligation. `first`, `last` counted days (last None: open). `cap` in fen for all of it."""

    obligation: int
    item: Item
    label: str
    first: date
    last: date | None
    cap: int | None = None

    @abstractmethod
    def segments(self, first: date, last: date, tables: Tables, standing: Standing = NOTHING) -> list[Segment]:
        """Segments of the counted days within first…last with what stood before them.

        Raises NotCovered where a rate is missing for a day with a base above zero.
        """

    def windows(self, first: date, last: date) -> list[Window]:
        """The days of first…last on which this runs, cut where what is unpaid of it joins its own base."""
        window = self.window(first, last)
        return [window] if window else []

    def window(self, first: date, last: date) -> Window | None:
        """The days of first…last on which this runs, or None."""
        start, end = max(first, self.first), last if self.last is None else min(last, self.last)
        return (start, end) if start <= end else None


@dataclass(frozen=True)
class General(Stream):
    """Ordinary interest of one term; `before` are the terms that use the obligation's joint ceiling first."""

    term: Term | None = None
    base: int = 0
    year: Year = Year.DAYS_365
    joint: Rate | None = None
    before: tuple["General", ...] = ()
    gaps: tuple[Window, ...] = ()

    @property
    def penalty(self) -> bool:
        """Is this a running penalty (违约金)?"""
        return self.term is not None and self.term.kind is TermKind.PENALTY

    def windows(self, first: date, last: date) -> list[Window]:
        window = self.window(first, last)
        if window is None:
            return []
        starts = [window[0], *(d for d in self._capital_days(window[1]) if window[0] < d)]
        return [(a, b - DAY) for a, b in zip(starts, [*starts[1:], window[1] + DAY], strict=True)]

    def capitalises(self, day: date) -> bool:
        """Does what is unpaid of this interest join its base at the beginning of this day?"""
        return day in self._capital_days(day)

    def _capital_days(self, last: date) -> list[date]:
        rule = self.term.capitalised if self.term else None
        days: list[date] = []
        while rule and (day := add_months(rule.first, rule.months * len(days))) <= last:
            days.append(day)
        return days

    def segments(self, first: date, last: date, tables: Tables, standing: Standing = NOTHING) -> list[Segment]:
        base = max(0, self.base - standing.credited) + standing.capital
        if not base:
            return []
        return [s for a, b in without(first, last, self.gaps) for s in self._run(base, a, b, tables)]

    def _run(self, base: int, first: date, last: date, tables: Tables) -> list[Segment]:
        rate = self.term.rate if self.term else None
        if self.term and isinstance(rate, Fixed) and self.term.style is Style.MONTHS:
            return by_months(base, rate, first, last)
        if self.term and isinstance(rate, Fixed) and self.term.style is Style.YEARS:
            return by_years(base, rate, first, last, int(self.year))
        return by_days(base, self.rates(first, last, tables))

    def rates(self, first: date, last: date, tables: Tables) -> list[Slice]:
        """The rate by day under this term's own ceiling and the joint one."""
        assert self.term is not None
        found = list(slices(self.term.rate, first, last, tables, self.year))
        if self.term.ceiling:
            found = list(at_most(found, slices(self.term.ceiling, first, last, tables, self.year)))
        if self.joint:
            taken = []
            for other in self.before:
                window = other.window(first, last)
                taken += other.rates(*window, tables) if window else []
            found = list(at_most(found, slices(self.joint, first, last, tables, self.year), taken))
        return found


@dataclass(frozen=True)
class Doubled(Stream):
    """Doubled interest on the due part of an obligation. `tier` is set for the days before 2014-08-01.

    `penalty`: what is unpaid of running penalties, as it stands each day, is in the base as well.
    """

    due: tuple[Step, ...] = ()
    excluded: tuple[Window, ...] = ()
    tier: Tier | None = None
    year: Year = Year.DAYS_360
    penalty: bool = False

    def segments(self, first: date, last: date, tables: Tables, standing: Standing = NOTHING) -> list[Segment]:
        out: list[Segment] = []
        for start, end, base in self._bases(first, last, standing.credited):
            for a, b in without(start, end, self.excluded):
                out += self._run(base, (a, b), tables, standing)
        return joined(out)

    def _run(self, base: int, days: Window, tables: Tables, standing: Standing) -> list[Segment]:
        out: list[Segment] = []
        for piece in pieces_within(standing.penalties, *days):
            if not base and not piece.fen and not piece.growth:
                continue
            for s in self._rates(piece.first, piece.last, tables):
                grown = piece.on(s.first)
                (made,) = by_days(base, [s])
                out.append(replace(made, grown=grown, growth=piece.growth))
        return out

    def _rates(self, first: date, last: date, tables: Tables) -> list[Slice]:
        if self.tier is None:
            return list(new_slices(first, last, tables))
        return list(old_slices(first, last, tables, self.tier, self.year))

    def _bases(self, first: date, last: date, credited: int) -> list[tuple[date, date, int]]:
        cuts = [first, *(day for day, _ in self.due if first < day <= last)]
        out = []
        for start, following in zip(cuts, [*cuts[1:], last + DAY], strict=True):
            base = max(0, sum(fen for day, fen in self.due if day <= start) - credited)
            out.append((start, following - DAY, base))
        return out

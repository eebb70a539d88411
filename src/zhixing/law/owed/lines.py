"""The lines of a span: every component between two payments, cut where something joins a base."""

from collections import defaultdict
from datetime import date

from zhixing.law.core.calendar import DAY
from zhixing.law.crediting.order import Policy
from zhixing.law.interest.daycount import Window
from zhixing.law.owed.account import Account, Line, Span
from zhixing.law.owed.facts import Debt
from zhixing.law.owed.rounding import line_total
from zhixing.law.owed.running import Piece, Standing, unpaid
from zhixing.law.owed.streams import Doubled, General


def lines_of(account: Account, span: Span, last: date) -> list[Line]:
    """The lines of a span from its beginning to `last`. Raises NotCovered."""
    drawn = _Drawn(account, span)
    for days in breaks(account.debt, span.first, last):
        drawn.draw(days)
    return drawn.lines


def breaks(debt: Debt, first: date, last: date) -> list[tuple[date, date]]:
    """Where a line must also be cut: at the effective day, if some payment is credited by it."""
    policies = {debt.switches.crediting, *(p.policy for p in debt.payments)}
    cut = debt.effective
    if Policy.POST_JUDGMENT_INTEREST_LAST in policies and cut is not None and first <= cut < last:
        return [(first, cut), (cut + DAY, last)]
    return [(first, last)]


class _Drawn:
    """Lines in the making, with what has accrued and joined a base on the way."""

    def __init__(self, account: Account, span: Span) -> None:
        self.account, self.span = account, span
        self.accrued, self.capital = defaultdict(int, span.accrued), defaultdict(int, span.capital)
        self.lines: list[Line] = []

    def draw(self, days: Window) -> None:
        """Every component over days without a break; ordinary interest before the doubled interest that looks at it."""
        made: dict[int, list[Line]] = defaultdict(list)
        opening = dict(self.accrued)
        for index, stream in enumerate(self.account.plan.streams):
            for window in stream.windows(*days):
                if isinstance(stream, General) and stream.capitalises(window[0]):
                    self.capital[index] = self.accrued[index] - self.span.paid.get(index, 0)
                profiles = self._penalties(stream, days, opening, made) if isinstance(stream, Doubled) else ()
                line = self._line(index, window, profiles)
                if line is not None:
                    made[index].append(line)
                    self.accrued[index] += line.fen
        self.lines += [line for index in sorted(made) for line in made[index]]

    def _line(self, index: int, window: Window, profiles: tuple[tuple[Piece, ...], ...]) -> Line | None:
        stream, account = self.account.plan.streams[index], self.account
        standing = Standing(self.span.credited.get(stream.obligation, 0), self.capital[index], profiles)
        segments = stream.segments(*window, account.tables, standing)
        if not segments:
            return None
        exact, fen = line_total(segments, account.debt.switches)
        room = None if stream.cap is None else max(0, stream.cap - self.accrued[index])
        fen = fen if room is None else min(fen, room)
        return Line(index, *window, tuple(segments), exact, fen, room, standing)

    def _penalties(
        self, stream: Doubled, days: Window, opening: dict[int, int], made: dict[int, list[Line]]
    ) -> tuple[tuple[Piece, ...], ...]:
        """What is unpaid of the running penalties of the same obligation, day by day."""
        out = []
        for index, other in enumerate(self.account.plan.streams if stream.penalty else ()):
            if isinstance(other, General) and other.penalty and other.obligation == stream.obligation:
                before = opening.get(index, 0)
                room = None if other.cap is None else max(0, other.cap - before)
                segments = [s for line in made.get(index, ()) for s in line.segments]
                out.append(unpaid(before - self.span.paid.get(index, 0), segments, room, days))
        return tuple(out)

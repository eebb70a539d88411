"""Suits of the courts a viewer sees → how each was performed, counted by court and trial division."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from zhixing.court.cases.models import Case
from zhixing.court.claims.models import Claim
from zhixing.court.claims.queries import debt_falls_due, owed_on, payments
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.urging.facts.reminding import exactly
from zhixing.law.core.reading_input import read
from zhixing.law.core.tables import Tables
from zhixing.law.owed.facts import Debt
from zhixing.law.preservation.performed import Course, Performed, performed

NO_DIVISION = "未登记审判庭"


@dataclass
class Line:
    """One court and division. Fen: paid by debtors themselves within the period, and altogether."""

    court: str
    division: str
    counts: Counter[Performed] = field(default_factory=Counter)
    in_time_fen: int = 0
    paid_fen: int = 0

    @property
    def due(self) -> int:
        """Instruments whose period ended and whose sum can be reckoned: the denominator."""
        return self.counts.total() - self.counts[Performed.RUNNING] - self.counts[Performed.UNKNOWN]

    def add(self, course: Course) -> None:
        """Count one instrument."""
        self.counts[performed(course)] += 1
        self.in_time_fen += course.in_time
        self.paid_fen += sum(fen for _, fen in course.paid)


def total(lines: Sequence[Line]) -> Line:
    """All lines together."""
    return Line(
        "合计", "", sum((one.counts for one in lines), Counter()), sum(one.in_time_fen for one in lines),
        sum(one.paid_fen for one in lines),
    )  # fmt: skip


def counted(viewer: Viewer, first: date, until: date, on: date, tables: Tables) -> list[Line]:
    """Instruments of suits whose last performance period ends in [first, until), by court and division."""
    lines: dict[tuple[str, str], Line] = {}
    for case, ends_on in _ending(viewer, first, until, tables):
        key = (case.court.name, case.division or NO_DIVISION)
        lines.setdefault(key, Line(*key)).add(_course(case, ends_on, on, tables))
    return [lines[key] for key in sorted(lines)]


def _ending(viewer: Viewer, first: date, until: date, tables: Tables) -> Iterator[tuple[Case, date]]:
    rows = Claim.objects.filter(
        court_path__startswith=viewer.court_path, case__type_code="民初", case__instrument__effective_on__lt=until
    )
    for claim in rows.select_related("case__court").order_by("id").iterator(500):
        debt = read(Debt, json.loads(claim.debt))
        ends = debt_falls_due(debt, debt.effective, tables) if debt.effective else {}
        if ends and first <= (last := max(ends)) < until:
            yield claim.case, last


def _course(case: Case, ends_on: date, on: date, tables: Tables) -> Course:
    rows = payments(case)
    then = exactly(owed_on(case, min(ends_on, on), tables).value)
    return Course(
        on=on, ends_on=ends_on, left_then=then, left_now=exactly(owed_on(case, on, tables).value),
        paid=tuple((p.on, p.fen) for p in rows if p.how != "deducted"),
        deducted=sum(p.fen for p in rows if p.how == "deducted"),
    )  # fmt: skip

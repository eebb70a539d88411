"""Figures of voluntary performance by court and trial division."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhixing.court.kernel.clock import today
from zhixing.court.kernel.components import Bars, Figure, Money, Note, Section, Table
from zhixing.court.kernel.pages.answer import page, viewer_of
from zhixing.court.kernel.tables import current_tables
from zhixing.court.urging.facts.counting import Line, counted, total
from zhixing.law.preservation.performed import Performed

SHOWN = (
    Performed.IN_TIME, Performed.PART_IN_TIME, Performed.LATE, Performed.LATE_PART, Performed.DEDUCTED, Performed.NOT,
)  # fmt: skip
DRAWN = (Performed.IN_TIME, Performed.LATE)
BASIS = (
    "统计对象：民初案件中已经登记生效法律文书、最后一期履行期限在统计期内届满的文书，每案计一件。自动履行率＝按期全部履行件数÷"
    "届满件数，四舍五入到 0.1%。“届满”不含“期限未满”和“不能计算”（利率尚未公布等）的文书，两者不计入分母。扣划保全存款的单列，不算自动履行。"
    "申请执行后在执行案件中履行的，不计入本表的履行。没有登记生效日期的文书不在统计之内。本口径为本系统预设，没有全国规定。"
)


@dataclass(frozen=True)
class Figures:
    """Context of the page. `first` and `until` as typed: the days [first, until)."""

    first: str
    until: str
    trouble: str
    sums: list[Figure]
    body: list[Any]


@page
@require_GET
def statistics(request: HttpRequest) -> HttpResponse:
    """The viewer's court and those below it; the calendar year unless days are given."""
    on = today()
    first = request.GET.get("first", f"{on.year}-01-01").strip()[:20]
    until = request.GET.get("until", f"{on.year + 1}-01-01").strip()[:20]
    days = _days(first, until)
    if isinstance(days, str):
        return render(request, "urging/statistics.html", {"page": Figures(first, until, days, [], [])}, status=422)
    lines = counted(viewer_of(request), *days, on, current_tables())
    context = Figures(first, until, "", _sums(total(lines)), [*_shown(lines), Note(BASIS)])
    return render(request, "urging/statistics.html", {"page": context})


def _days(first: str, until: str) -> tuple[date, date] | str:
    """The days, or what is wrong with them."""
    try:
        days = date.fromisoformat(first), date.fromisoformat(until)
    except ValueError:
        return "请填写日期，例如 2026-01-01"
    return days if days[0] < days[1] else "截止日（不含）应当晚于起始日"


def rate(line: Line) -> str:
    """Share of instruments performed fully in time, to a tenth of a per cent; none of none has no share."""
    if not line.due:
        return "—"
    tenths = (2000 * line.counts[Performed.IN_TIME] + line.due) // (2 * line.due)
    return f"{tenths // 10}.{tenths % 10}%"


def _sums(all_lines: Line) -> list[Figure]:
    return [
        Figure("自动履行率", rate(all_lines)),
        Figure("按期全部履行／届满件数", f"{all_lines.counts[Performed.IN_TIME]}／{all_lines.due}"),
        Figure("期限内履行金额", Money(all_lines.in_time_fen)),
        Figure("自动履行金额合计", Money(all_lines.paid_fen)),
    ]


def _row(line: Line) -> tuple[Any, ...]:
    counts = line.counts
    return (
        line.court, line.division, line.due, *(counts[kind] for kind in SHOWN), rate(line), Money(line.in_time_fen),
        Money(line.paid_fen), counts[Performed.RUNNING], counts[Performed.UNKNOWN],
    )  # fmt: skip


def _shown(lines: list[Line]) -> list[Any]:
    kinds = tuple(kind.zh for kind in SHOWN)
    heads = ("法院", "审判庭", "届满", *kinds, "自动履行率", "期限内金额", "履行金额", "期限未满", "不能计算")
    rows = [_row(line) for line in lines]
    if len(lines) > 1:
        rows.append(_row(total(lines)))
    table = Table("自动履行", heads, rows, "统计期内没有履行期限届满的文书", frozenset(range(2, len(heads))))
    chart = [Section("按期和逾期全部履行", [_chart(lines)])] if any(line.due for line in lines) else []
    return [Section("按法院和审判庭", [table]), *chart]


def _chart(lines: list[Line]) -> Bars:
    """By division within one court, else by court."""
    by_court: dict[str, list[Line]] = {}
    for line in lines:
        by_court.setdefault(line.court, []).append(line)
    alone = len(by_court) == 1
    groups = [(line.division, line) for line in lines] if alone else [(c, total(of)) for c, of in by_court.items()]
    drawn = [(label, tuple(line.counts[kind] for kind in DRAWN)) for label, line in groups]
    return Bars("performed", "自动履行件数", tuple(kind.zh for kind in DRAWN), drawn, "件")

"""The board of suggestions: which wait for a reply, overdue ones first; the rest by page; figures per division."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from zhixing.court.kernel.clock import today
from zhixing.court.kernel.components import Cell, Due, Link, Section, Table, Tag
from zhixing.court.kernel.pages.answer import page, viewer_of
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.suggestions.models import Suggestion
from zhixing.court.suggestions.queries import Filter, awaiting, others, standing, statistics
from zhixing.law.core.tables import Tables
from zhixing.law.suggestions.course import Stage
from zhixing.law.suggestions.loop import Defect

Options = list[tuple[str, str]]
HEADS = ("执行建议", "问题类别", "建议对象", "提出人", "状态", "发出", "期限")
COUNTED = ("建议对象", "发出", "已回函", "期限内回函", "采纳", "部分采纳", "不采纳", "已评估", "有改善")


@dataclass(frozen=True)
class Choice:
    """One way to narrow the board down."""

    name: str
    label: str
    value: str
    options: Options


@dataclass(frozen=True)
class Board:
    """Context of the board."""

    choices: list[Choice]
    narrowed: bool
    listed: Section
    figures: Section
    further: str


def _choices(request: HttpRequest) -> list[Choice]:
    """The filters with what was chosen; a value that is not among the options counts as none."""
    offered: list[tuple[str, str, Options]] = [
        ("state", "状态", [(s.value, s.zh) for s in Stage]),
        ("division", "建议对象", [(d.value, str(d.label)) for d in Suggestion.Division]),
        ("defect", "问题类别", [(d.value, d.zh) for d in Defect]),
    ]
    found = []
    for name, label, options in offered:
        value = request.GET.get(name, "")
        found.append(Choice(name, label, value if value in dict(options) else "", options))
    return found


def _before(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("before", ""))
    except ValueError:
        return None


@page
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The suggestions this viewer follows; what waits for a reply stands first, the longest waiting on top."""
    viewer, on, tables = viewer_of(request), today(), current_tables()
    choices, before = _choices(request), _before(request)
    chosen = {c.name: c.value for c in choices if c.value}
    narrowed = Filter(**chosen)
    first = awaiting(viewer, narrowed) if before is None else []
    rest, last = others(viewer, narrowed, before)
    shown = (*first, *rest)
    above = _above(viewer, [row.court.name for row in shown])
    rows = [(*above(row.court.name), *_line(row, on, tables)) for row in shown]
    empty = "没有符合条件的执行建议" if chosen else "还没有执行建议。执行案件的承办法官在案件页面起草"
    context = Board(
        choices, bool(chosen), Section("执行建议一览", [Table("执行建议一览", (*above("法院"), *HEADS), rows, empty)]), _figures(viewer),
        "?" + urlencode({**chosen, "before": str(last)}) if last else "",
    )  # fmt: skip
    return render(request, "suggestions/board.html", {"page": context})


def _line(row: Suggestion, on: date, tables: Tables) -> tuple[Cell, ...]:
    stands = standing(row, on, tables)
    return (
        Link(str(row), reverse("kernel:dossier", args=[row.dossier_id])), row.get_defect_display(),
        f"{row.addressee} {row.officer.name}", row.drafter.name, Tag(stands.words, "red" if stands.overdue else ""),
        row.sent_on, (stands.due_for, Due(stands.due_on, on)) if stands.due_on else "",
    )  # fmt: skip


def _above(viewer: Viewer, courts: list[str]) -> Callable[[str], tuple[str, ...]]:
    """The column of courts: shown to those who look down on others, none for a court that sees only its own."""
    return (lambda words: (words,)) if set(courts) - {viewer.court_name} else (lambda words: ())


def _figures(viewer: Viewer) -> Section:
    groups = statistics(viewer)
    above = _above(viewer, [g["court__name"] for g in groups])
    heads = (*above("法院"), *COUNTED)
    rows = [(*above(g["court__name"]), *_figure(g)) for g in groups]
    numeric = frozenset(range(len(above("")) + 1, len(heads)))
    table = Table("各部门的执行建议", heads, rows, "还没有发出执行建议", numeric)
    return Section("各部门情况（再次提出的另计一次）", [table])


def _figure(group: dict[str, Any]) -> tuple[Cell, ...]:
    division = group["unit"] or str(Suggestion.Division(group["division"]).label)
    numbers = ("sent", "replied", "in_time", "accepted", "partly", "refused", "reviewed", "better")
    return (division, *(group[name] for name in numbers))

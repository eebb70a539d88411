"""The list of preservations, and the draft of a ruling that lifts one."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhixing.court.kernel import clock
from zhixing.court.kernel.components import Cell, Due, Money, Table, Tag
from zhixing.court.kernel.pages.acts import RENDER_PREVIEW
from zhixing.court.kernel.pages.answer import page, viewer_of
from zhixing.court.kernel.perform import preview
from zhixing.court.kernel.refused import NotAllowed, NotFound, Unlawful
from zhixing.court.kernel.registry import definition
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.components import READERS, case_link, duty_cells
from zhixing.court.preservation.facts.duties import Stand, duties, stands
from zhixing.court.preservation.models import Preservation
from zhixing.court.preservation.queries import FAR, Wanted, kept, preservation_for
from zhixing.law.preservation.facts import Phase

ROWS = 50
STATES = [("open", "未解除"), *Preservation.State.choices, ("", "全部")]
PHASES = [("", "全部"), *((p.value, p.zh) for p in Phase)]
HEADS = ("案号", "待办事项", "期限", "保全数额", "实际控制", "保全期限至", "状态", "阶段", "执行案件")


@dataclass(frozen=True)
class Board:
    """Context of the list."""

    table: Table
    wanted: Wanted
    states: list[tuple[str, str]]
    phases: list[tuple[str, str]]
    more: str


def _wanted(request: HttpRequest) -> Wanted:
    """The filters; what is not offered counts as not given."""
    state, phase = request.GET.get("state", "open"), request.GET.get("phase", "")
    return Wanted(
        state if state in dict(STATES) else "open",
        phase if phase in dict(PHASES) else "",
        bool(request.GET.get("mine")),
    )


def _after(text: str) -> tuple[date, str] | None:
    """The key of the last row seen; what is no key begins at the first row."""
    day, _, key = text.partition("_")
    try:
        return date.fromisoformat(day), str(UUID(key))
    except ValueError:
        return None


@page
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Preservations of the court by what ends next, with state, sums, end and next duty."""
    viewer, today = viewer_of(request), clock.today()
    if not viewer.holds(*READERS):
        raise NotAllowed("保全列表由立案、审判和执行人员查看")
    wanted = _wanted(request)
    rows = kept(viewer, wanted, _after(request.GET.get("after", "")), ROWS + 1)
    shown = [_row(stand, viewer, today) for stand in stands(rows[:ROWS])]
    table = Table("财产保全", HEADS, shown, "没有符合条件的保全", frozenset({3, 4}))
    more = _next(wanted, rows[ROWS - 1]) if len(rows) > ROWS else ""
    return render(request, "preservation/board.html", {"page": Board(table, wanted, STATES, PHASES, more)})


def _next(wanted: Wanted, last: Any) -> str:
    key = {"state": wanted.state, "phase": wanted.phase, "after": f"{last.due or FAR}_{last.pk}"}
    return "?" + urlencode(key | ({"mine": "1"} if wanted.mine else {}))


def _row(stand: Stand, viewer: Viewer, today: date) -> tuple[Cell, ...]:
    row = stand.row
    found = duties(stand, today, current_tables())
    state = Tag(row.get_state_display(), "past" if row.state == Preservation.State.RELEASED else "")
    todo: tuple[Cell, ...] = duty_cells(found[0], viewer, today) if found else ("", "")
    ends: Cell = Due(stand.ends, today) if stand.ends else ""
    return (
        case_link(row.case), *todo, Money(row.amount_fen), Money(stand.controlled), ends, state, Phase(row.phase).zh,
        case_link(row.execution),
    )  # fmt: skip


@page
@require_GET
def draft(request: HttpRequest, preservation_id: UUID) -> HttpResponse:
    """The ruling of release as it would be issued now, with the notices to the banks; nothing is kept."""
    viewer = viewer_of(request)
    row = preservation_for(viewer, preservation_id)
    asked = definition("preservation.release").initial
    try:
        contents = preview("preservation.release", row, {}, viewer, None)
    except Unlawful:  # no duty by itself: what a party asked for, if anything
        contents = preview("preservation.release", row, dict(asked(row)) if asked else {}, viewer, None)
    for fill in RENDER_PREVIEW.fillers():
        if contents:
            return HttpResponse(fill(contents), content_type="application/pdf")
    raise NotFound("没有可以预览的文书")

"""The desk: what is due, what waits for me, what came in."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from zhixing.court.kernel import clock
from zhixing.court.kernel.components import Approvals, Link, Section
from zhixing.court.kernel.pages.answer import page, viewer_of
from zhixing.court.kernel.queries import due, waiting_for
from zhixing.court.kernel.refused import Refused
from zhixing.court.kernel.seams import Slot, parts

SEARCH = Slot("kernel.search")
"""Filled by rooms: (viewer, words) → links to what was found."""


@dataclass(frozen=True)
class Desk:
    """Context of the desk."""

    sections: list[Section]
    due: list[Any]
    today: Any


@page
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """What is due in the next two weeks, approvals, and each room's lines for this viewer's posts."""
    viewer, today = viewer_of(request), clock.today()
    sections = [Section("待我审批", [Approvals(waiting_for(viewer))])]
    for p in parts("desk", "section"):
        sections += p.show(viewer, today)
    context = Desk(sections, list(due(viewer, today + timedelta(days=14))), today)
    return render(request, "kernel/desk.html", {"page": context})


@page
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Find by case number, name or document number."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    found: list[Link] = []
    for fill in SEARCH.fillers() if words else ():
        found += fill(viewer_of(request), words)
    return render(request, "kernel/search.html", {"words": words, "found": found})


@page
@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    """Move the demo clock forward by whole days or hours."""
    try:
        days, hours = int(request.POST.get("days") or 0), int(request.POST.get("hours") or 0)
        clock.move(timedelta(days=min(days, 3650), hours=min(hours, 24)))
    except (ValueError, OverflowError, clock.ClockRefused) as trouble:
        raise Refused(str(trouble) if isinstance(trouble, clock.ClockRefused) else "请填写整数天数") from trouble
    back = request.POST.get("back", "/")
    return HttpResponseRedirect(back if back.startswith("/") and not back.startswith("//") else "/")

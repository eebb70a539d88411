"""A dossier's page: what is this, what is due, what can I do now and why not."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhixing.court.kernel import clock
from zhixing.court.kernel.components import Approvals, Figure, Limits, Timeline, TimelineEntry
from zhixing.court.kernel.models import Act, Dossier
from zhixing.court.kernel.pages.answer import page, viewer_of
from zhixing.court.kernel.queries import Offer, dossier_for, limits_of, offers, open_proposals, subject_of, timeline
from zhixing.court.kernel.registry import definition
from zhixing.court.kernel.seams import Slot, parts

PAPER_LINKS = Slot("kernel.paper_links")
"""Filled by `documents`: (acts) → {act id: [Link]}."""


@dataclass(frozen=True)
class Tab:
    """A tab of the page."""

    name: str
    title: str


@dataclass(frozen=True)
class DossierPage:
    """Context of a dossier's page."""

    dossier: Dossier
    subject: Any
    heads: list[Any]
    figures: list[Figure]
    tabs: list[Tab]
    tab: str
    body: list[Any]
    offers: list[Offer]
    today: date


def entries(acts: list[Act]) -> list[TimelineEntry]:
    """Acts as the timeline tells them, with their papers."""
    links: dict[UUID, list[Any]] = {}
    for fill in PAPER_LINKS.fillers():
        links.update(fill(acts))
    return [TimelineEntry(a, links.get(a.pk, ()), definition(a.name).force) for a in acts]


def _log(dossier: Dossier) -> list[Any]:
    ahead = [row for row in limits_of(dossier) if row.done_on is None]
    waiting = open_proposals(dossier)
    body: list[Any] = [Approvals(waiting)] if waiting else []
    return [*body, Timeline(entries(list(timeline(dossier))), ahead)]


@page
@require_GET
def dossier(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The page of a case, fund book or other subject, made of the parts that rooms registered for its kind."""
    viewer, today = viewer_of(request), clock.today()
    found = dossier_for(viewer, dossier_id)
    subject = subject_of(found)
    rooms = list(parts(found.kind, "tab"))
    tabs = [Tab("log", "办案日志"), *(Tab(p.name, p.title) for p in rooms), Tab("limits", "期限")]
    wanted = request.GET.get("tab", "log")
    shows = {p.name: p.show for p in rooms}
    if wanted in shows:
        body = shows[wanted](subject, viewer, today)
    elif wanted == "limits":
        body = [Limits(limits_of(found), today)]
    else:
        wanted, body = "log", _log(found)
    context = DossierPage(
        dossier=found,
        subject=subject,
        heads=[c for p in parts(found.kind, "head") for c in p.show(subject, viewer, today)],
        figures=[f for p in parts(found.kind, "figure") for f in p.show(subject, viewer, today)],
        tabs=tabs,
        tab=wanted,
        body=body,
        offers=offers(subject, viewer),
        today=today,
    )
    return render(request, "kernel/dossier.html", {"page": context})

"""An act's form with its live panel, doing it, previewing its papers, and the record of an act done."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zhixing.court.kernel.clock import legal_day, now
from zhixing.court.kernel.components import LawPanel
from zhixing.court.kernel.forms import FormRow, Shape, is_file, options_of, posted, rows
from zhixing.court.kernel.ids import new_id
from zhixing.court.kernel.inputs import read_input
from zhixing.court.kernel.pages.answer import page, viewer_of
from zhixing.court.kernel.pages.dossiers import PAPER_LINKS
from zhixing.court.kernel.pages.uploads import attached, file_inputs, named
from zhixing.court.kernel.perform import Done, check_gate, perform, preview
from zhixing.court.kernel.queries import act_for, subject_for, subject_of_act
from zhixing.court.kernel.refused import BadInput, NotFound, Refused, Unlawful
from zhixing.court.kernel.registry import Asking, Definition, definition
from zhixing.court.kernel.seams import Slot
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.determination import Determination

EXAMPLES = Slot("kernel.examples")
"""Filled by `demo`: (act name, subject) → [(title, invented values)] to fill a form with."""

RENDER_PREVIEW = Slot("kernel.render_preview")
"""Filled by `documents`: (contents) → PDF bytes."""


@dataclass
class ActPage:
    """Context of an act's form."""

    what: Definition
    subject: Any
    rows: tuple[FormRow, ...]
    panel: LawPanel | None
    request_id: str
    action: str
    back: str
    trouble: str = ""
    override: str = ""
    can_override: bool = False
    approval: str = ""
    ready: bool = False
    errors: dict[str, str] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)
    beside: Any = None
    files: str = ""


def wanted(request: HttpRequest, kind: str, subject_id: UUID, name: str) -> tuple[Definition, models.Model, Viewer]:
    """The act, its subject and who looks, past the gate. Raises NotFound, NotAllowed."""
    viewer = viewer_of(request)
    subject = subject_for(viewer, kind, subject_id)
    try:
        what = definition(name)
    except KeyError as trouble:
        raise NotFound("没有这个事项") from trouble
    if what.on is not type(subject):
        raise NotFound("没有这个事项")
    check_gate(what, subject, viewer)
    return what, subject, viewer


def _ruling(what: Definition, subject: models.Model, data: Any, viewer: Viewer) -> Determination[Any]:
    at = now()
    return what.rule(subject, data, Asking(at, legal_day(at), viewer))


def form(
    request: HttpRequest,
    what: Definition,
    subject: models.Model,
    viewer: Viewer,
    values: dict[str, Any],
    errors: dict[str, str],
) -> ActPage:
    """The form as filled so far, with the law's answer to it."""
    choices = what.choices(subject, viewer) if what.choices else {}
    try:
        data = read_input(what.data, values)
    except BadInput:
        data = None
    ruling = _ruling(what, subject, data, viewer)
    steps = what.approve(subject, data) if what.approve and data is not None else ()
    shown = named(rows(what.data, Shape(values, errors, choices)), viewer)
    back = reverse("kernel:dossier", args=[subject.dossier_id]) if getattr(subject, "dossier_id", None) else "/"  # type: ignore[attr-defined]
    return ActPage(
        what=what,
        subject=subject,
        rows=shown,
        panel=LawPanel.of(ruling) if ruling.steps or ruling.proof else None,
        request_id=request.POST.get("request_id") or str(new_id()),
        action=reverse("kernel:act", args=[what.subject_kind, subject.pk, what.name]),
        back=back,
        override=request.POST.get("override", ""),
        can_override=bool(ruling.overridable and what.override),
        approval=" → ".join(s.title for s in steps),
        ready=not ruling.blocks,
        errors=errors,
        examples=[title for title, _ in _examples(what, subject)],
        beside=what.beside(shown, request.POST) if what.beside else None,
        files=",".join(file_inputs(shown)),
    )


def typed(request: HttpRequest, what: Definition, files: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The posted fields as nested values; `files` are the ids of what was `attached`."""
    fields = {k: v.replace("\r\n", "\n") for k, v in request.POST.items() if isinstance(v, str)}
    return posted(what.data, fields | dict(files or {}))


@page
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, kind: str, subject_id: UUID, name: str) -> HttpResponse:
    """GET: the form, prefilled. POST: do it (or propose it); a refusal keeps what was typed."""
    what, subject, viewer = wanted(request, kind, subject_id, name)
    template = what.page or "kernel/act.html"
    if request.method == "GET":
        values = dict(what.initial(subject)) if what.initial else {}
        values |= _example(request.GET.get("example", ""), what, subject)
        return render(request, template, {"page": form(request, what, subject, viewer, values, {})})
    values = typed(request, what)
    try:
        values = typed(request, what, attached(request, viewer))
        if "add" in request.POST:
            _add_copy(values, request.POST["add"])
            return render(request, template, {"page": form(request, what, subject, viewer, values, {})})
        outcome = perform(
            name, subject, values, viewer, request.POST.get("request_id", ""), override=request.POST.get("override", "")
        )
    except Refused as refusal:
        errors = refusal.errors if isinstance(refusal, BadInput) else {}
        context = form(request, what, subject, viewer, values, errors)
        context.trouble = str(refusal)
        if isinstance(refusal, Unlawful):
            context.panel = LawPanel.of(refusal.determination)
        return render(request, template, {"page": context}, status=refusal.status)
    if isinstance(outcome, Done):
        return HttpResponseRedirect(
            reverse("kernel:dossier", args=[outcome.act.dossier_id]) + f"?done={outcome.act.pk}"
        )
    return HttpResponseRedirect(reverse("kernel:proposal", args=[outcome.proposal.pk]))


def _examples(what: Definition, subject: models.Model) -> list[tuple[str, dict[str, Any]]]:
    return [example for fill in EXAMPLES.fillers() for example in fill(what.name, subject)]


def _example(wanted: str, what: Definition, subject: models.Model) -> dict[str, Any]:
    """The invented values somebody chose on a demo's form."""
    return dict(_examples(what, subject)).get(wanted, {}) if wanted else {}


def _add_copy(values: dict[str, Any], name: str) -> None:
    group = values.setdefault(name, [])
    if isinstance(group, list) and len(group) < 50:
        group.extend([{}] if group else [{}, {}])


@page
@require_POST
def panel(request: HttpRequest, kind: str, subject_id: UUID, name: str) -> HttpResponse:
    """The live part of a form: conditions, approval chain, button, for what is typed so far."""
    what, subject, viewer = wanted(request, kind, subject_id, name)
    context = form(request, what, subject, viewer, typed(request, what), {})
    return render(request, "kernel/parts/panel.html", {"page": context})


@page
@require_POST
def preview_papers(request: HttpRequest, kind: str, subject_id: UUID, name: str) -> HttpResponse:
    """The papers this act would issue, as one PDF; nothing is kept."""
    what, subject, viewer = wanted(request, kind, subject_id, name)
    contents = preview(name, subject, typed(request, what, attached(request, viewer)), viewer, None)
    for fill in RENDER_PREVIEW.fillers():
        if contents:
            return HttpResponse(fill(contents), content_type="application/pdf")
    raise NotFound("该事项不制作文书")


@page
@require_GET
def record(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """An act done: who, when, input, the law's answer as it was, approvals, papers, what it caused."""
    viewer = viewer_of(request)
    found = act_for(viewer, act_id)
    links: list[Any] = []
    for fill in PAPER_LINKS.fillers():
        links += fill([found]).get(found.pk, [])
    context = {
        "act": found,
        "panel": LawPanel(json.loads(found.determination)),
        "approvals": json.loads(found.approvals),
        "input": labelled(found.name, json.loads(found.input), subject_of_act(found), viewer),
        "papers": links,
        "caused": list(found.caused.order_by("id")),
        "chain": list(found.links.select_related("dossier").order_by("dossier_id")),
    }
    return render(request, "kernel/record.html", context)


def labelled(
    name: str, values: dict[str, Any], subject: models.Model | None = None, viewer: Viewer | None = None
) -> list[tuple[str, str]]:
    """Stored input as labelled lines, in the words of today's form where field and option still exist there."""
    try:
        what = definition(name)
    except KeyError:
        return [(key, _words(value)) for key, value in values.items()]
    offered = what.choices(subject, viewer) if what.choices and subject is not None and viewer is not None else {}
    out = []
    for key, value in values.items():
        info = what.data.model_fields.get(key)
        if info is not None and is_file(info):
            continue  # what was filed stands among the papers
        options = dict(offered.get(key, ())) | (dict(options_of(info)) if info else {})
        shown = options.get(value, "") if isinstance(value, str) else ""
        out.append(((info.title if info else None) or key, shown or _words(value)))
    return out


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return (
            str(value["masked"])
            if "masked" in value
            else "；".join(_words(v) for v in value.values() if v not in ("", None))
        )
    if isinstance(value, list):
        return " / ".join(_words(v) for v in value)
    return (
        {True: "是", False: "否", None: ""}.get(value, str(value))
        if value is None or isinstance(value, bool)
        else str(value)
    )

"""Reading a text into the filing form; the letter of inquiry; the proof of a case's sum as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from zhixing.court.cases.queries import case_for
from zhixing.court.claims.from_text.beside import FILE, TEXT, beside
from zhixing.court.claims.from_text.merging import merged
from zhixing.court.claims.from_text.taking import questions, take, unreadable
from zhixing.court.claims.queries import owed_on
from zhixing.court.documents.queries import text_of
from zhixing.court.kernel.clock import today
from zhixing.court.kernel.pages.acts import form, typed, wanted
from zhixing.court.kernel.pages.answer import page, viewer_of
from zhixing.court.kernel.pages.uploads import SUFFIX, attached
from zhixing.court.kernel.refused import BadInput, NotFound, Refused
from zhixing.court.kernel.tables import current_tables
from zhixing.law.owed.document import document


@page
@require_GET
def proof(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The answer of `law.owed` as JSON, for `zhixing check-sum`."""
    case = case_for(viewer_of(request), case_id)
    answer = document(owed_on(case, today(), current_tables()))
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="owed-{case.pk}.json"'
    return response


@page
@require_POST
def read_text(request: HttpRequest, court_id: UUID) -> HttpResponse:
    """Read a pasted or uploaded text into the form; what was typed by hand stays. The file waits for the registration,
    also where it is a scan that nobody can read by machine."""
    what, court, viewer = wanted(request, "identity.court", court_id, "claims.register_application")
    values, after, trouble = typed(request, what), "", None
    try:
        values = typed(request, what, attached(request, viewer))
        before, after = _lines(request, TEXT), _given(request)
    except Refused as refusal:
        trouble = refusal
    if after:
        values = merged(values, take(before).values() if before else {}, take(after).values())
    context = form(request, what, court, viewer, values, {})
    if after:
        context.beside = beside(context.rows, {TEXT: after})
    context.trouble = str(trouble or "")
    return render(request, what.page, {"page": context}, status=trouble.status if trouble else 200)


def _lines(request: HttpRequest, name: str) -> str:
    return _readable(request.POST.get(name, "").replace("\r\n", "\n"))


def _readable(text: str) -> str:
    if why := unreadable(text):
        raise BadInput({"pasted": why})
    return text


def _given(request: HttpRequest) -> str:
    """The text given now: of the file, else the one pasted; empty where there is none."""
    upload = request.FILES.get(FILE + SUFFIX)
    if upload is None:
        return _lines(request, "pasted").strip("\n")
    upload.seek(0)
    return _readable(text_of(upload.read()))


@page
@require_POST
def letter(request: HttpRequest, court_id: UUID) -> HttpResponse:
    """A draft of the letter of inquiry (征询函) about what is not clear in the text, to be printed."""
    _, court, _ = wanted(request, "identity.court", court_id, "claims.register_application")
    taken = take(_lines(request, TEXT))
    points = questions(taken)
    if not points:
        raise NotFound("文书中没有读到不明确的内容，不需要征询")
    said = {name: source.value for name, source in taken.fields.items()}
    context = {"court": court, "said": said, "points": points, "on": today()}
    return render(request, "claims/letter.html", context)

"""Papers and filed materials as files, and the page where anybody checks a paper."""

from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhixing.court.documents.codes import LENGTH, grouped, is_code, typed
from zhixing.court.documents.files import fetch
from zhixing.court.documents.limiter import Limiter
from zhixing.court.documents.models import CheckCode, Paper, Rendered, Withdrawn
from zhixing.court.documents.queries import checked, material_for, paper_for, withdrawn
from zhixing.court.kernel.pages.answer import open_to_all, page, viewer_of
from zhixing.court.kernel.queries import look

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHOWN = ((b"%PDF-", PDF), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG", "image/png"))
_CHECKS = Limiter(20)


@dataclass(frozen=True)
class Check:
    """Context of the checking page. `trouble` says what to do; `asked` is the code as understood; `taken_back` by what."""

    asked: str = ""
    found: CheckCode | None = None
    trouble: str = ""
    taken_back: Withdrawn | None = None


@page
@require_GET
def pdf(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """The paper as it was issued."""
    return _file(request, paper_id, "pdf", PDF)


@page
@require_GET
def docx(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """The paper as an editable draft."""
    return _file(request, paper_id, "docx", DOCX)


def _file(request: HttpRequest, paper_id: UUID, form: str, kind: str) -> HttpResponse:
    viewer = viewer_of(request)
    paper = paper_for(viewer, paper_id)
    rendered: Rendered | None = getattr(paper, "rendered", None)
    if rendered is None:
        waiting = render(request, "documents/waiting.html", {"paper": paper}, status=202)
        waiting["Retry-After"] = "3"
        return waiting
    content = fetch(getattr(rendered, form))
    look(viewer, paper.dossier, f"查看文书 {paper.number} {paper.title}（{form.upper()}）")
    return _served(content, kind, paper, form)


def _served(content: bytes, kind: str, paper: Paper, form: str) -> HttpResponse:
    return _sent(content, kind, f"{paper.number}{paper.title}.{form}", inline=form == "pdf")


def _sent(content: bytes, kind: str, name: str, *, inline: bool) -> HttpResponse:
    place = "inline" if inline else "attachment"
    headers = {"Content-Disposition": f"{place}; filename*=UTF-8''{quote(name)}", "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)


@page
@require_GET
def material(request: HttpRequest, material_id: UUID) -> HttpResponse:
    """A file as it came. Only what a browser shows without running anything opens in it; the rest is saved."""
    viewer = viewer_of(request)
    found = material_for(viewer, material_id)
    content = fetch(found.address)
    look(viewer, found.dossier, f"查看材料 {found.title}")
    shown = next((kind for mark, kind in _SHOWN if content.startswith(mark)), None)
    return _sent(content, shown or "application/octet-stream", found.name, inline=shown is not None)


@open_to_all
@page
@require_GET
def check(request: HttpRequest) -> HttpResponse:
    """Anybody with a code learns title, number, court and day of its paper; nothing of what it says."""
    asked = typed(request.GET.get("code", ""))
    if not asked:
        return render(request, "documents/check.html", {"page": Check()})
    if not _CHECKS.allows(request.META.get("REMOTE_ADDR", "")):
        trouble = "查询过于频繁，请一分钟后再试"
        return render(request, "documents/check.html", {"page": Check(grouped(asked), None, trouble)}, status=429)
    found = checked(asked) if is_code(asked) else None
    if found is None:
        return render(
            request, "documents/check.html", {"page": Check(grouped(asked), None, _why_not(asked))}, status=404
        )
    shown = Check(grouped(asked), found, taken_back=withdrawn(found.paper_id))
    return render(request, "documents/check.html", {"page": shown})


def _why_not(asked: str) -> str:
    if len(asked) != LENGTH:
        return f"验证码应为 {LENGTH} 位，您输入了 {len(asked)} 位，请对照文书页脚核对"
    if not is_code(asked):
        return "验证码有误（校验位不符），请对照文书页脚核对后重新输入"
    return "没有使用该验证码的文书。请向发文法院核实该文书的真伪"

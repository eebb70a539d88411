"""The tab 文书 of a case: papers out, materials in."""

from datetime import date
from typing import Any

from django.urls import reverse

from zhixing.court.documents.codes import grouped
from zhixing.court.documents.incoming.waiting import kilobytes
from zhixing.court.documents.models import Paper
from zhixing.court.documents.queries import materials_of, papers_of
from zhixing.court.kernel.clock import legal_day
from zhixing.court.kernel.components import Link, Section, Table, Tag
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.viewer import Viewer

_HEADS = ("文号", "名称", "日期", "文件", "验证码")


@part("cases.case", "tab", "papers", "文书", 60)
def papers(subject: Any, viewer: Viewer, today: date) -> list[Any]:
    """All papers of the case, latest first."""
    rows = [
        (paper.number, paper.title, legal_day(paper.issued_at), _files(paper), grouped(paper.code))
        for paper in papers_of(subject.dossier_id)
    ]
    links = (Link("核验文书", reverse("documents:check")),)
    return [Section("文书", [Table("文书", _HEADS, rows, "本案还没有制作文书")], links), _materials(subject)]


def _materials(subject: Any) -> Section:
    """What came in, as it came; the first signs of its SM3 tell one file from another."""
    rows = [
        (Link(m.title, reverse("documents:material", args=[m.pk])), m.name, kilobytes(m.size),
         legal_day(m.received_at), m.act.title, m.address[:12])
        for m in materials_of(subject.dossier_id)
    ]  # fmt: skip
    heads = ("材料", "文件", "大小", "收入日期", "由何事项", "SM3")
    return Section("收入的材料", [Table("收入的材料", heads, rows, "本案还没有收入材料")])


def _files(paper: Paper) -> tuple[Any, ...]:
    """Links to the files; what could not be printed is said beside them."""
    rendered = getattr(paper, "rendered", None)
    if rendered is None:
        return (Tag("制作中"), Link("PDF", reverse("documents:pdf", args=[paper.pk])))
    pdf = Link("PDF", reverse("documents:pdf", args=[paper.pk]))
    docx = Link("DOCX", reverse("documents:docx", args=[paper.pk]))
    lacking = (Tag(f"字库缺字 {rendered.missing}", "red"),) if rendered.missing else ()
    return (pdf, docx, *lacking)

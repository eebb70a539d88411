"""Rendering papers once, outside the act's transaction."""

from uuid import UUID

from zhixing.court.documents.files import keep
from zhixing.court.documents.models import Paper, Rendered
from zhixing.court.documents.queries import all_rendered, opened
from zhixing.court.documents.rendering.docx import render_docx
from zhixing.court.documents.rendering.pdf import render_pdf
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.jobs import job
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.seams import Slot

RENDERED = Slot("kernel.papers_rendered")
"""Filled by `gateways`: (act_id, court_path) — all papers of the act have their bytes; what waited may leave."""

_LISTED = 20


@job("documents.render")
def render(paper_id: str, court_path: str) -> None:
    """Give a paper its bytes, once. A crash after the files and before the row leaves files nobody names: harmless."""
    with scope(court_path, court_path):
        paper = Paper.objects.get(pk=UUID(paper_id))
        content = None if Rendered.objects.filter(paper=paper).exists() else opened(paper)
    if content is not None:
        printed = render_pdf(content)
        row = Rendered(
            paper=paper, pdf=keep(printed.pdf), docx=keep(render_docx(content)), missing=_listed(printed.missing),
            at=now(), court_path=court_path,
        )  # fmt: skip
        with scope(court_path, court_path):
            # The first row stands for ever, also where two workers took the job.
            Rendered.objects.bulk_create([row], ignore_conflicts=True)
    _tell(paper.act_id, court_path)


def _tell(act_id: UUID, court_path: str) -> None:
    """Asked after this paper's row is visible to all, so that of two last papers at least one sees the other's."""
    with scope(court_path, court_path):
        if all_rendered(act_id):
            RENDERED.ask(act_id, court_path)


def _listed(missing: tuple[str, ...]) -> str:
    listed = " ".join(missing[:_LISTED])
    return f"{listed} 等 {len(missing)} 个" if len(missing) > _LISTED else listed

"""Rendering papers once, outside the act's transaction."""

import logging
from datetime import timedelta
from uuid import UUID

from zhixing.court.documents.files import keep
from zhixing.court.documents.incoming import waiting
from zhixing.court.documents.models import Paper, Rendered
from zhixing.court.documents.queries import all_rendered, opened, unrendered
from zhixing.court.documents.rendering.docx import render_docx
from zhixing.court.documents.rendering.pdf import render_pdf
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.jobs import job, periodic
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.seams import Slot

RENDERED = Slot("kernel.papers_rendered")
"""Filled by `gateways`: (act_id, court_path) — all papers of the act have their bytes; what waited may leave."""

LATE = timedelta(minutes=10)
"""After so long the sweep renders itself: jobs get lost, and their retries come to an end."""

_LISTED = 20
_log = logging.getLogger(__name__)


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


@periodic("documents.sweep", "*/10 * * * *")
def sweep() -> None:
    """Render what was left behind, of every court; one paper that cannot be rendered does not hold up the others."""
    for paper_id, court_path in unrendered(now() - LATE):
        try:
            render(str(paper_id), court_path)
        except Exception as trouble:
            _log.error("paper not rendered", extra={"data": {"paper": str(paper_id), "error": type(trouble).__name__}})


@periodic("documents.forget_unfiled", "20 3 * * *")
def forget_unfiled() -> None:
    """Remove files that were put in and never filed."""
    waiting.forget_unfiled()


def _tell(act_id: UUID, court_path: str) -> None:
    """Asked after this paper's row is visible to all, so that of two last papers at least one sees the other's."""
    with scope(court_path, court_path):
        if all_rendered(act_id):
            RENDERED.ask(act_id, court_path)


def _listed(missing: tuple[str, ...]) -> str:
    listed = " ".join(missing[:_LISTED])
    return f"{listed} 等 {len(missing)} 个" if len(missing) > _LISTED else listed

"""Documents as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Papers out, files in."""

    name = "zhixing.court.documents"
    label = "documents"
    verbose_name = "文书"

    def ready(self) -> None:
        """Issue, preview and link papers for the kernel; take files; say when the papers of an act have their bytes."""
        from zhixing.court.documents.acts import issue
        from zhixing.court.documents.incoming.waiting import label, put
        from zhixing.court.documents.links import links
        from zhixing.court.documents.preview import render_preview
        from zhixing.court.documents.queries import all_rendered, contents_of
        from zhixing.court.kernel.pages.acts import RENDER_PREVIEW
        from zhixing.court.kernel.pages.dossiers import PAPER_LINKS
        from zhixing.court.kernel.pages.uploads import KEEP, NAMED
        from zhixing.court.kernel.perform import PAPERS, PREVIEW
        from zhixing.court.kernel.seams import Slot

        import_module("zhixing.court.documents.api")
        PAPERS.fill(issue)
        PREVIEW.fill(contents_of)
        RENDER_PREVIEW.fill(render_preview)
        PAPER_LINKS.fill(links)
        KEEP.fill(put)
        NAMED.fill(label)
        Slot("kernel.papers_ready").fill(all_rendered)

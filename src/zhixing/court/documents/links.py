"""Papers beside the acts that issued them."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse

from zhixing.court.documents.queries import papers_by_act
from zhixing.court.kernel.components import Link
from zhixing.court.kernel.models import Act


def links(acts: Sequence[Act]) -> dict[UUID, list[Link]]:
    """Act id → a link to each of its papers. One query however many acts."""
    return {
        act_id: [Link(paper.title, reverse("documents:pdf", args=[paper.pk])) for paper in papers]
        for act_id, papers in papers_by_act(acts).items()
    }

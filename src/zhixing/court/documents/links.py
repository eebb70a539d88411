"""Papers beside the acts that issued them, files beside the acts that filed them."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse

from zhixing.court.documents.queries import materials_by_act, papers_by_act
from zhixing.court.kernel.components import Link
from zhixing.court.kernel.models import Act


def links(acts: Sequence[Act]) -> dict[UUID, list[Link]]:
    """Act id → a link to each of its papers and files. Two queries however many acts."""
    found = {
        act_id: [Link(paper.title, reverse("documents:pdf", args=[paper.pk])) for paper in papers]
        for act_id, papers in papers_by_act(acts).items()
    }
    for act_id, materials in materials_by_act(acts).items():
        filed = [Link(m.title, reverse("documents:material", args=[m.pk])) for m in materials]
        found[act_id] = found.get(act_id, []) + filed
    return found

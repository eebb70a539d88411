"""Papers as others may ask for them; whatever a person sees takes the viewer."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from zhixing.court.documents.files import fetch
from zhixing.court.documents.incoming.text import LARGEST, text_of
from zhixing.court.documents.models import CheckCode, Material, Paper, Withdrawn
from zhixing.court.documents.rendering.content import Content, from_json
from zhixing.court.kernel.models import Act
from zhixing.court.kernel.refused import NotFound
from zhixing.court.kernel.secrets import decrypt
from zhixing.court.kernel.viewer import Viewer

__all__ = [
    "LARGEST", "all_rendered", "checked", "contents_of", "material_for", "materials_by_act", "materials_of", "opened",
    "paper_for", "papers_by_act", "papers_of", "pdf_of", "text_of", "unrendered", "withdrawn",
]  # fmt: skip


def paper_for(viewer: Viewer, paper_id: UUID) -> Paper:
    """A paper within the viewer's sight, with its bytes' addresses where rendered. Raises NotFound."""
    found = Paper.objects.select_related("dossier", "rendered").filter(pk=paper_id).first()
    if found is None or not viewer.sees(found.court_path):
        raise NotFound("没有找到，或者不在您的查看范围内")
    return found


def papers_of(dossier_id: UUID) -> Sequence[Paper]:
    """The papers of a dossier, latest first."""
    return list(Paper.objects.filter(dossier_id=dossier_id).select_related("rendered").order_by("-id"))


def material_for(viewer: Viewer, material_id: UUID) -> Material:
    """A filed file within the viewer's sight. Raises NotFound."""
    found = Material.objects.select_related("dossier").filter(pk=material_id).first()
    if found is None or not viewer.sees(found.court_path):
        raise NotFound("没有找到，或者不在您的查看范围内")
    return found


def materials_of(dossier_id: UUID) -> Sequence[Material]:
    """The files that came into a dossier, latest first."""
    return list(Material.objects.filter(dossier_id=dossier_id).select_related("act").order_by("-id"))


def materials_by_act(acts: Sequence[Act]) -> dict[UUID, list[Material]]:
    """Files that several acts filed, in order, by act."""
    found: dict[UUID, list[Material]] = {}
    for material in Material.objects.filter(act_id__in=[act.pk for act in acts]).order_by("id"):
        found.setdefault(material.act_id, []).append(material)
    return found


def pdf_of(paper: Paper) -> bytes | None:
    """The bytes of a paper as issued, or None while they are being made. Raises FileLost."""
    rendered = getattr(paper, "rendered", None)
    return fetch(rendered.pdf) if rendered else None


def papers_by_act(acts: Sequence[Act]) -> dict[UUID, list[Paper]]:
    """Papers of several acts in the order of issue, by act."""
    found: dict[UUID, list[Paper]] = {}
    for paper in Paper.objects.filter(act_id__in=[act.pk for act in acts]).order_by("id"):
        found.setdefault(paper.act_id, []).append(paper)
    return found


def opened(paper: Paper) -> Content:
    """The frozen content of a paper. Raises UnreadableContent, or KeyError when its key is gone."""
    return from_json(decrypt(paper.sealed_content))


def contents_of(act: Act) -> list[Content]:
    """What the papers of an act and of the acts it caused say, in the order of issue."""
    papers = Paper.objects.filter(Q(act=act) | Q(act__caused_by=act)).order_by("id")
    return [opened(paper) for paper in papers]


def all_rendered(act_id: UUID) -> bool:
    """Whether no paper of an act still waits for its bytes. Within a scope that sees the act."""
    return not Paper.objects.filter(act_id=act_id, rendered=None).exists()


def unrendered(issued_before: datetime) -> list[tuple[UUID, str]]:
    """Id and court of papers of any court that still wait for their bytes, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute("select paper, court from documents_unrendered(%s)", [issued_before])
        return list(cursor.fetchall())


def withdrawn(paper_id: UUID) -> Withdrawn | None:
    """By what and when a paper was taken back, for anybody; None where it stands."""
    return Withdrawn.objects.filter(paper_id=paper_id).first()


def checked(code: str) -> CheckCode | None:
    """What anybody may know of the paper with this code."""
    return CheckCode.objects.filter(code=code).first()

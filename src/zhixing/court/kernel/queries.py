"""Reads of the kernel; whatever a person sees takes the viewer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.urls import reverse

from zhixing.court.kernel.clock import legal_day, now
from zhixing.court.kernel.components import Link
from zhixing.court.kernel.models import Act, Dossier, Limit, Look, Principal, Proposal
from zhixing.court.kernel.perform import check_gate
from zhixing.court.kernel.refused import NotAllowed, NotFound, Refused
from zhixing.court.kernel.registry import Asking, Definition, acts_on, definition, model_of
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.viewer import PartyViewer, Viewer
from zhixing.law.core.determination import Determination


@dataclass(frozen=True)
class Offer:
    """An act on a thing, as it stands for this viewer: the law's answer before the form, or why not theirs to do."""

    what: Definition
    ruling: Determination[Any] | None
    not_yours: str = ""

    @property
    def possible(self) -> bool:
        """Can be opened now (a presumptive condition may still need reasons)."""
        return not self.not_yours and self.ruling is not None and not self.ruling.blocks

    @property
    def reasons(self) -> list[str]:
        """Why not, in words."""
        if self.not_yours:
            return [self.not_yours]
        return [f"{s.asked}：{s.found}" for s in (self.ruling.blocks if self.ruling else ())]


def dossier_for(viewer: Viewer, dossier_id: UUID) -> Dossier:
    """A dossier the viewer may see. Raises NotFound (also for what exists elsewhere)."""
    found = Dossier.objects.filter(pk=dossier_id).first()
    if found is None or not viewer.sees(found.court_path):
        raise NotFound("没有找到，或者不在您的查看范围内")
    return found


def subject_for(viewer: Viewer, kind: str, subject_id: UUID) -> models.Model:
    """A thing acts work on, within the viewer's sight. Raises NotFound."""
    try:
        found = model_of(kind)._default_manager.filter(pk=subject_id).first()
        seen = found is not None and viewer.sees(found.court_path)  # type: ignore[attr-defined]
    except (LookupError, ObjectDoesNotExist):  # a national row may hang on a dossier that row security hides
        found, seen = None, False
    if found is None or not seen:
        raise NotFound("没有找到，或者不在您的查看范围内")
    return found


def subject_of(dossier: Dossier) -> models.Model:
    """The case, book or set behind a dossier: the row whose one-to-one key points down to it."""
    return model_of(dossier.kind)._default_manager.get(dossier=dossier)


def subject_of_act(row: Act | Proposal) -> models.Model | None:
    """What an act or proposal is about, or None where it is out of sight or its kind is no longer known."""
    try:
        return model_of(row.subject_kind)._default_manager.filter(pk=row.subject_id).first()
    except LookupError:
        return None


def offers(subject: models.Model, viewer: Viewer) -> list[Offer]:
    """Every listed act on a thing with the law's answer, from one bundle of facts."""
    at = now()
    asking = Asking(at, legal_day(at), viewer)
    found = []
    for what in acts_on(subject):
        if not what.listed:
            continue
        try:
            check_gate(what, subject, viewer)
            found.append(Offer(what, what.rule(subject, None, asking)))
        except Refused as why:  # also where the law cannot answer: one act must not hide the others
            found.append(Offer(what, None, str(why)))
    return found


def act_link(viewer: Viewer, subject: Any, name: str, words: str) -> Link | None:
    """To an act's form, for whoever passes its gate (post, court, bar): a link that only refuses leads nowhere.

    Whether the act is lawful now is asked on its form, where the reasons stand.
    """
    what = definition(name)
    try:
        check_gate(what, subject, viewer)
    except NotAllowed:
        return None
    return Link(words, reverse("kernel:act", args=[what.subject_kind, subject.pk, name]))


def act_links(viewer: Viewer, subject: Any, offered: Iterable[tuple[str, str]]) -> list[Link]:
    """The links to those of the offered acts (words, name) that are this viewer's to do."""
    found = (act_link(viewer, subject, name, words) for words, name in offered)
    return [link for link in found if link is not None]


def timeline(dossier: Dossier, limit: int = 200) -> Sequence[Act]:
    """The acts that touched a dossier, newest first, with who did them."""
    return list(Act.objects.filter(links__dossier=dossier).select_related("actor").order_by("-known_at", "-id")[:limit])


def limits_of(dossier: Dossier) -> Sequence[Limit]:
    """The limits of a dossier: open ones by end (paused ones last), then done ones."""
    order = (models.F("done_on").asc(nulls_first=True), models.F("ends_on").asc(nulls_last=True), "id")
    return list(Limit.objects.filter(dossier=dossier).order_by(*order))


def due(viewer: Viewer, until: date, count: int = 50) -> Sequence[Limit]:
    """Open limits of the viewer's court ending by `until`, worst harm first; assigned ones only to their assignee."""
    mine = models.Q(assignee_id=None) | models.Q(assignee_id=viewer.principal_id)
    rows = Limit.objects.filter(mine, court_path=viewer.court_path, done_on=None, ends_on__lte=until)
    return list(rows.select_related("dossier").order_by("-severity", "ends_on", "id")[:count])


def waiting_for(viewer: Viewer, count: int = 100) -> Sequence[Proposal]:
    """Open proposals of the viewer's court that wait for one of the viewer's posts, oldest first."""
    return list(
        Proposal.objects.filter(
            court_path=viewer.court_path, state=Proposal.State.OPEN, waits_for_role__in=[r.value for r in viewer.roles]
        )
        .exclude(proposer_id=viewer.principal_id)
        .select_related("dossier", "proposer")
        .order_by("created_at", "id")[:count]
    )


def open_proposals(dossier: Dossier) -> Sequence[Proposal]:
    """What waits for signatures in a dossier."""
    rows = Proposal.objects.filter(dossier=dossier, state=Proposal.State.OPEN)
    return list(rows.select_related("proposer").order_by("created_at"))


def proposal_for(viewer: Viewer, proposal_id: UUID) -> Proposal:
    """A proposal within sight. Raises NotFound."""
    found = Proposal.objects.filter(pk=proposal_id).select_related("dossier", "proposer", "act").first()
    if found is None or not viewer.sees(found.court_path):
        raise NotFound("没有找到，或者不在您的查看范围内")
    return found


def act_for(viewer: Viewer, act_id: UUID) -> Act:
    """An act within sight. Raises NotFound."""
    found = Act.objects.filter(pk=act_id).select_related("dossier", "actor", "caused_by").first()
    if found is None or not viewer.sees(found.court_path):
        raise NotFound("没有找到，或者不在您的查看范围内")
    return found


def look(viewer: Viewer | PartyViewer, dossier: Dossier, what: str) -> None:
    """Log that the viewer looked at bank or identity data, justified by a dossier. Machinery, not an act."""
    with scope(viewer.court_path, dossier.court_path):
        Look.objects.create(
            principal_id=viewer.principal_id, dossier=dossier, what=what, at=now(), court_path=dossier.court_path
        )


def system_principal(name: str, court_path: str) -> Principal:
    """The principal of a system job or channel, made on first use within the write scope."""
    found, _ = Principal.objects.get_or_create(kind="system", name=name, court_path=court_path)
    return found

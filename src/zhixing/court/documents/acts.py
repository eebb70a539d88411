"""Issuing papers inside an act's transaction: number, verification code, frozen content; bytes follow in a job.
Filing what came in.

A room builds `Draft`s; the kernel's slot `kernel.papers` issues what an act declares by `papers=`. An act whose body
needs the numbers (for a message to a bank) calls `issue` itself; what it issued is not issued again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.db.models import Max
from django.urls import reverse

from zhixing.court.documents.codes import grouped, new_code
from zhixing.court.documents.files import fetch
from zhixing.court.documents.incoming.waiting import alone_with
from zhixing.court.documents.models import CheckCode, Material, Paper, Upload, Withdrawn
from zhixing.court.documents.rendering.content import Content, Head, paper_number, to_json
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.jobs import enqueue
from zhixing.court.kernel.models import Dossier
from zhixing.court.kernel.refused import BadInput, Refused
from zhixing.court.kernel.secrets import encrypt

RULINGS = "ruling"
"""The series that all rulings of a dossier share."""


class TypedPaper(Protocol):
    """What a room's typed paper gives."""

    @property
    def kind(self) -> str:
        """Name in the program, `room.paper`."""

    def content(self) -> Content:
        """The paper as content. Raises ValueError with a Chinese sentence for what cannot be printed."""


@dataclass(frozen=True)
class Setting:
    """What all papers of a case share. `bench` is pairs of office and name in the order of signing.

    `ruling` papers are numbered together in the case; others each with their own kind (法〔2016〕221号).
    """

    court: str
    case_number: str
    bench: tuple[tuple[str, str], ...]
    clerk: str
    contact: str
    ruling: bool


@dataclass(frozen=True)
class Draft:
    """A paper before it has a number. `make` fills the typed paper from its head; it must not read or write anything.

    `series` overrides what the paper is numbered with.
    """

    setting: Setting
    make: Callable[[Head], TypedPaper]
    series: str = ""


Builder = Callable[..., Iterable[Draft]]
"""(subject, data, ruling, doing) → the drafts of an act."""


def issue(doing: Doing, subject: Any, data: Any, ruling: Any, builder: Builder) -> list[Paper]:
    """Freeze the papers of a builder once in this act; a second call gives the same papers. Fills `kernel.papers`.

    Raises Refused with the reason where a paper cannot be made. The home dossier must be locked.
    """
    done = [paper for paper in doing.issued if getattr(paper, "builder", None) is builder]
    if done:
        return done
    for draft in builder(subject, data, ruling, doing):
        paper = freeze(doing, draft)
        paper.builder = builder  # type: ignore[attr-defined]
        done.append(paper)
    return done


def papers_of(doing: Doing) -> list[UUID]:
    """The papers this act has issued so far. Declared papers follow the body, unless the body calls `issue` first."""
    return [paper.pk for paper in doing.issued]


def withdraw(doing: Doing, kind: str, number: str, by: str) -> None:
    """Take back the paper of this kind and number of the act's dossier by the later paper `by`; whoever checks its
    code is told. Nothing happens a second time. Raises Refused where there is no such paper."""
    found = Paper.objects.filter(dossier=doing.dossier, kind=kind, number=number).first()
    if found is None:
        raise Refused(f"本案没有{number}文书，无法收回")
    Withdrawn.objects.get_or_create(paper_id=found.pk, defaults={"by": by, "on": doing.on})


def file_in(doing: Doing, dossier: Dossier, upload_id: UUID, title: str, field: str = "file") -> Material:
    """File an upload into a dossier by this act; it can be filed once. `field` is where the form shows what is wrong.

    Raises BadInput where the upload is gone (filed, forgotten after a week) or somebody else's.
    """
    upload = Upload.objects.filter(pk=upload_id, by=doing.actor).first()
    if upload is None:
        raise BadInput({field: "没有这份上传的文件（已经归卷、超过七日未归卷，或者由他人上传），请重新上传"})
    alone_with(upload.address)
    fetch(upload.address)
    filed = Material.objects.create(
        dossier=doing.touch(dossier), act=doing.act, title=title, name=upload.name, form=upload.form,
        address=upload.address, size=upload.size, received_at=doing.at, court_path=dossier.court_path,
    )  # fmt: skip
    upload.delete()
    return filed


def freeze(doing: Doing, draft: Draft) -> Paper:
    """Give one draft its number and code, freeze its content encrypted, and order its rendering."""
    series = draft.series or _series(draft, doing.on)
    ordinal = _next_ordinal(doing, series)
    code, number = new_code(), paper_number(draft.setting.case_number, ordinal)
    content = _content(draft, _head(draft.setting, number, grouped(code), doing.on))
    path = doing.act.court_path
    paper = Paper.objects.create(
        dossier=doing.dossier, act=doing.act, kind=content.kind, title=content.title, number=number, series=series,
        ordinal=ordinal, code=code, sealed_content=encrypt(to_json(content)), issued_at=doing.at, court_path=path,
    )  # fmt: skip
    CheckCode.objects.create(
        code=code, paper_id=paper.pk, title=content.title, number=number, court=content.court, issued_on=doing.on
    )
    doing.issued.append(paper)
    enqueue("documents.render", paper_id=str(paper.pk), court_path=path)
    return paper


def _series(draft: Draft, day: date) -> str:
    if draft.setting.ruling:
        return RULINGS
    return _made(draft, _head(draft.setting, draft.setting.case_number, "", day)).kind


def _next_ordinal(doing: Doing, series: str) -> int:
    """The dossier is locked by the act, so nobody else draws the same place."""
    last = Paper.objects.filter(dossier=doing.dossier, series=series).aggregate(last=Max("ordinal"))["last"]
    return int(last or 0) + 1


def _head(setting: Setting, number: str, code: str, day: date) -> Head:
    return Head(
        court=setting.court, case_number=setting.case_number, document_number=number, date=day, bench=setting.bench,
        clerk=setting.clerk, verification_code=code, contact=setting.contact,
        checking_address=settings.ZHIXING_BASE_URL + reverse("documents:check"),
    )  # fmt: skip


def _made(draft: Draft, head: Head) -> TypedPaper:
    try:
        return draft.make(head)
    except ValueError as trouble:
        raise Refused(f"文书不能制作：{trouble}") from trouble


def _content(draft: Draft, head: Head) -> Content:
    paper = _made(draft, head)
    try:
        content = paper.content()
        to_json(content)
    except ValueError as trouble:
        raise Refused(f"文书不能制作：{trouble}") from trouble
    return content

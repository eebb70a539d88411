"""The audit: every chain walked, every act linked, every signature sealed, and all of it held against the anchors."""

import json
from collections.abc import Iterator
from itertools import groupby
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from zhixing.court.kernel import anchors, chain
from zhixing.court.kernel.approvals import forged
from zhixing.court.kernel.chain import Broken, End
from zhixing.court.kernel.models import Act, ChainLink, Dossier, Signature
from zhixing.court.kernel.scope import scope

CHUNK = 1000  # rows read at a time


def audit() -> Iterator[Broken | str]:
    """Everything in any court that is not as it was sealed. One snapshot of the database; nothing is changed."""
    kept = anchors.read()
    yield from kept.trouble
    with transaction.atomic():
        connection.cursor().execute("set transaction isolation level repeatable read")
        with scope(anchors.EVERYWHERE):
            yield from _dossiers(dict(kept.anchors))
            yield from _orphans()
            yield from _unlinked()
            yield from _signatures()


def _dossiers(known: dict[UUID, anchors.Anchor]) -> Iterator[Broken]:
    """Links and dossiers are read side by side in order of the dossier, each once."""
    rows = ChainLink.objects.select_related("act").order_by("dossier_id", "seq").iterator(CHUNK)
    chains = groupby(rows, key=lambda row: row.dossier_id)
    ahead = next(chains, None)
    for dossier in Dossier.objects.order_by("id").iterator(CHUNK):
        while ahead and ahead[0] < dossier.pk:
            ahead = next(chains, None)
        mine = bool(ahead and ahead[0] == dossier.pk)
        yield from _dossier(dossier, ahead[1] if ahead and mine else iter(()), known.pop(dossier.pk, None))
    for lost in known.values():
        yield Broken(lost.case, lost.length, lost.title, None, f"整个卷宗（{lost.dossier}）被删除，见 {lost.file}")


def _dossier(dossier: Dossier, links: Iterator[ChainLink], known: anchors.Anchor | None) -> Iterator[Broken]:
    end = yield from chain.walk(dossier, links)
    if known:
        yield from _against(dossier, end, known)


def _against(dossier: Dossier, end: End, known: anchors.Anchor) -> Iterator[Broken]:
    """What was anchored must still be there, whatever the dossier says of itself."""
    if end.macs.get(known.length) == known.head:
        return
    if end.length < known.length:
        what = f"末尾被截断：{known.file} 记有 {known.length} 条，现在到第 {end.length} 条为止"
    else:
        what = f"与 {known.file} 记下的封存值不符"
    yield Broken(dossier.title, known.length, known.title, None, f"{what}（该条为 {known.act}）")


def _orphans() -> Iterator[Broken]:
    """Links whose act or dossier was deleted; the sealed text still tells which act it was."""
    gone = ~Exists(Act.objects.filter(pk=OuterRef("act_id"))) | ~Exists(
        Dossier.objects.filter(pk=OuterRef("dossier_id"))
    )
    for row in ChainLink.objects.filter(gone).order_by("dossier_id", "seq").iterator(CHUNK):
        yield Broken(f"卷宗 {row.dossier_id}", row.seq, _title(row), row.act_id, "行或者所在的卷宗被删除")


def _title(row: ChainLink) -> str:
    """The act's title as it was sealed; empty where even that text was spoilt."""
    try:
        return str(json.loads(row.canonical)["title"])
    except (ValueError, KeyError, TypeError):
        return ""


def _unlinked() -> Iterator[Broken]:
    linked = ChainLink.objects.filter(act=OuterRef("pk"), dossier=OuterRef("dossier"))
    for act in Act.objects.filter(~Exists(linked)).select_related("dossier").iterator(CHUNK):
        yield chain.unlinked(act, act.dossier.title)


def _signatures() -> Iterator[Broken]:
    rows = Signature.objects.select_related("proposal__dossier", "signer").order_by("id")
    for row in rows.iterator(CHUNK):
        if forged(row):
            what = f"{row.signer.name} 的签署（{row.pk}）被改动或者伪造"
            yield Broken(row.proposal.dossier.title, 0, row.proposal.title, row.proposal.act_id, what)

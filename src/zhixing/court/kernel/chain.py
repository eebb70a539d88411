"""The chain that seals the record: each act of a dossier is linked to the one before, under a key kept elsewhere."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from zhixing.court.kernel.canonical import canonical
from zhixing.court.kernel.models import Act, ChainLink, Dossier
from zhixing.court.kernel.secrets import chain_mac, same

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Broken:
    """A place where the record is not what was sealed: the dossier, the place in its chain, the act."""

    dossier: str
    seq: int
    title: str
    act_id: UUID | None
    what: str

    def __str__(self) -> str:
        act = f"“{self.title}”" if self.title else ""
        place = f"第 {self.seq} 条" if self.seq else "不在链上的行"
        return f"{self.dossier} {place}{act}{f'（{self.act_id}）' if self.act_id else ''}：{self.what}"


@dataclass(frozen=True, slots=True)
class End:
    """Where the walk along a chain ended: how many links, the last one's seal, and each link's seal by place."""

    length: int
    head: str
    macs: dict[int, str]


def _sealed(act: Act) -> dict[str, Any]:
    """What of an act is sealed: everything but the database's own receipt time."""
    names = (
        "id", "name", "title", "dossier_id", "subject_kind", "subject_id", "actor_id", "effective_on", "input",
        "determination", "approvals", "override", "summary", "law_version", "tables_digest", "caused_by_id",
        "court_path",
    )  # fmt: skip
    sealed = {name: getattr(act, name) for name in names}
    sealed["known_at"] = act.known_at.timestamp().hex()
    return sealed


def link(act: Act, dossiers: list[Dossier]) -> None:
    """Add the act to the chain of each dossier. The dossiers' rows must be locked."""
    text = canonical(_sealed(act))
    for dossier in dossiers:
        previous = dossier.chain_head or GENESIS
        mac = chain_mac(previous + text)
        dossier.chain_length += 1
        dossier.chain_head = mac
        ChainLink.objects.create(
            dossier=dossier, seq=dossier.chain_length, act=act, previous=previous, canonical=text, mac=mac,
            court_path=dossier.court_path,
        )  # fmt: skip
        dossier.save(update_fields=["chain_length", "chain_head"])


def links_of(dossier: Dossier) -> Iterable[ChainLink]:
    """The links of a dossier in their order, with the acts they seal."""
    return ChainLink.objects.filter(dossier=dossier).select_related("act").order_by("seq")


def verify(dossier: Dossier) -> Iterator[Broken]:
    """Every place where links, acts and the dossier's head disagree."""
    yield from walk(dossier, links_of(dossier))
    for act in Act.objects.filter(dossier=dossier).exclude(links__dossier=dossier):
        yield unlinked(act, dossier.title)


def unlinked(act: Act, dossier: str) -> Broken:
    """An act whose link is gone, or that was put in beside the program."""
    return Broken(dossier, 0, act.title, act.pk, "不在链上")


def walk(dossier: Dossier, links: Iterable[ChainLink]) -> Generator[Broken, None, End]:
    """Walk along the links of one dossier; every place that is not as sealed. Returns the `End`."""
    end = End(0, GENESIS, {})
    for row in links:
        for what in _wrong(row, end):
            yield Broken(dossier.title, row.seq, row.act.title, row.act_id, what)
        end.macs[row.seq] = row.mac
        end = End(row.seq, row.mac, end.macs)
    if (dossier.chain_head or GENESIS, dossier.chain_length) != (end.head, end.length):
        what = f"卷宗记有 {dossier.chain_length} 条，链上到第 {end.length} 条为止：末尾被截断或者改动"
        yield Broken(dossier.title, end.length + 1, "", None, what)
    return end


def _wrong(row: ChainLink, before: End) -> Iterator[str]:
    if row.seq != before.length + 1:
        yield f"此前缺少第 {before.length + 1} 至 {row.seq - 1} 条"
    elif row.previous != before.head:
        yield "与前一条接不上"
    if not same(row.mac, chain_mac(row.previous + row.canonical)):
        yield "封存的文本或者封存值被改动"
    elif row.canonical != canonical(_sealed(row.act)):
        yield "行被改动，与封存的文本不符"

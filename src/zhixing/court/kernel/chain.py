"""The chain that seals the record: each act of a dossier is linked to the one before, under a key kept elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from zhixing.court.kernel.canonical import canonical
from zhixing.court.kernel.models import Act, ChainLink, Dossier
from zhixing.court.kernel.secrets import chain_mac, same

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Broken:
    """A place where the record is not what was sealed."""

    dossier: str
    seq: int
    what: str

    def __str__(self) -> str:
        return f"{self.dossier} 第 {self.seq} 条：{self.what}"


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


def verify(dossier: Dossier) -> Iterator[Broken]:
    """Every place where links, acts and the dossier's head disagree."""
    head, seq = GENESIS, 0
    seen = set()
    for row in ChainLink.objects.filter(dossier=dossier).select_related("act").order_by("seq"):
        seq += 1
        if row.seq != seq:
            yield Broken(dossier.title, seq, f"缺少第 {seq} 至 {row.seq - 1} 条记录")
            seq = row.seq
        elif row.previous != head:
            yield Broken(dossier.title, seq, "与前一条记录接不上")
        if not same(row.mac, chain_mac(row.previous + row.canonical)):
            yield Broken(dossier.title, seq, f"“{row.act.title}”的封存文本被改动")
        elif row.canonical != canonical(_sealed(row.act)):
            yield Broken(dossier.title, seq, f"“{row.act.title}”（{row.act_id}）的行被改动")
        head = row.mac
        seen.add(row.act_id)
    if (dossier.chain_head or GENESIS) != head or dossier.chain_length != seq:
        yield Broken(dossier.title, seq + 1, f"末尾被截断：应有 {dossier.chain_length} 条，只剩 {seq} 条")
    for act in Act.objects.filter(dossier=dossier).exclude(id__in=seen):
        yield Broken(dossier.title, 0, f"“{act.title}”（{act.id}）不在链上")

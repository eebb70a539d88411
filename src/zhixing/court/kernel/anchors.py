"""Anchors: the heads of the chains, written every day to files outside the database, each batch sealed and chained.

They show that last acts were cut off even where the dossier's own count was put back. A file has one line a dossier
whose chain grew since the batch before, and after them a line that seals the batch and the seal before it.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone

from zhixing.court.kernel.canonical import canonical
from zhixing.court.kernel.chain import GENESIS
from zhixing.court.kernel.clock import today
from zhixing.court.kernel.jobs import periodic
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.secrets import chain_mac, same

EVERYWHERE = "a."
# A transaction that was open when the last batch was written may have taken its ids before; none lives so long.
MARGIN = timedelta(hours=1)

_GROWN = """
select d.id, d.chain_length, d.chain_head, d.title, a.id, a.title from kernel_dossier d
left join kernel_chainlink l on l.dossier_id = d.id and l.seq = d.chain_length left join kernel_act a on a.id = l.act_id
where d.id in (select dossier_id from kernel_chainlink where id >= %s) order by d.id
"""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A chain as it stood when it was anchored: its length, its head, its last act, and the file that says so."""

    dossier: UUID
    length: int
    head: str
    case: str
    act: str
    title: str
    file: str


@dataclass
class Batch:
    """The newest anchor of each dossier, the seal of the last batch, when it was written, and what is wrong."""

    anchors: dict[UUID, Anchor]
    seal: str
    at: datetime | None
    trouble: list[str]


@periodic("kernel.anchor", "15 * * * *")
def anchor() -> None:
    """Once a day, by the clock of the city: anchor the chains that grew since the last batch."""
    if not _file(today()).exists():
        write(today())


def _file(day: date) -> Path:
    return Path(settings.ZHIXING_ANCHORS) / f"{day.isoformat()}.jsonl"


def write(day: date) -> int:
    """Append a batch to the day's file; returns how many chains it names.

    The database is read in one statement, so that length and head of a chain belong together.
    """
    with _alone():
        before, at = read(), timezone.now()
        lines = _grown(before.at)
        seal = {"at": at, "count": len(lines), "seal": _seal(before.seal, at.isoformat(), lines)}
        _append(_file(day), [*lines, canonical(seal)])
    return len(lines)


@contextmanager
def _alone() -> Iterator[None]:
    """One writer at a time: a batch seals the one before it."""
    folder = Path(settings.ZHIXING_ANCHORS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _grown(last: datetime | None) -> list[str]:
    """One line a chain that grew since the last batch; all chains when there is none."""
    since = _id_at(last - MARGIN) if last else UUID(int=0)
    with scope(EVERYWHERE), connection.cursor() as cursor:
        cursor.execute(_GROWN, [since])
        names = ("dossier", "length", "head", "case", "act", "title")
        return [canonical(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def _id_at(instant: datetime) -> UUID:
    """The smallest id made at an instant."""
    return UUID(int=int(instant.timestamp() * 1000) << 80)


def _seal(before: str, at: str, lines: list[str]) -> str:
    return chain_mac("anchors\n" + "\n".join([before, at, *lines]))


def _append(path: Path, lines: list[str]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write("".join(f"{line}\n" for line in lines).encode())
        stream.flush()
        os.fsync(stream.fileno())


def read() -> Batch:
    """All batches in order of day; an altered, cut or missing one is named in `trouble`."""
    batch = Batch({}, GENESIS, None, [])
    for path in sorted(Path(settings.ZHIXING_ANCHORS).glob("????-??-??.jsonl")):
        for number, (lines, end) in enumerate(_batches(path), 1):
            _take(batch, path.name, number, lines, end)
    return batch


def _batches(path: Path) -> Iterator[tuple[list[str], dict[str, Any]]]:
    """The batches of a file: the lines of dossiers, and the sealing line (empty where the file ends without one)."""
    lines: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if '"seal":' in line:
            yield lines, json.loads(line)
            lines = []
        else:
            lines.append(line)
    if lines:
        yield lines, {}


def _take(batch: Batch, file: str, number: int, lines: list[str], end: dict[str, Any]) -> None:
    if not end or not same(end["seal"], _seal(batch.seal, end["at"], lines)):
        batch.trouble.append(f"锚定文件 {file} 第 {number} 批：封印不符，本批或者前一批被改动、截断或者丢失")
    for line in lines:
        entry = json.loads(line)
        taken = Anchor(**{**entry, "dossier": UUID(entry["dossier"])}, file=file)
        batch.anchors[taken.dossier] = taken
    if end:
        batch.seal, batch.at = end["seal"], datetime.fromisoformat(end["at"])

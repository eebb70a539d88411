"""Loading many cases by COPY, in two processes: `load(city, database, count)`.

Foreign keys and plain indexes are dropped before and made again after, as for any bulk load: making the keys again
checks every row. The tables' owner does this. A random sample of chains is then walked by the kernel's own verifier.
"""

import itertools
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
from figures import Wrong, say
from psycopg import sql

from courtroom.acting import COURT
from courtroom.city import City
from courtroom.pattern import Pattern, copy_text
from courtroom.rows import ACTS, FIRST_DAY, Case, Shared

BENCH = Path(__file__).resolve().parents[1]
CHUNK, SHAPES = 1_000, 30
HOME_SHARE = 20
"""One loaded case in so many belongs to the court that is measured; the others are spread over all basic courts."""

FOREIGN_KEYS = """select conrelid::regclass::text, conname, pg_get_constraintdef(oid)
from pg_constraint where contype = 'f' and conrelid = any(%s::regclass[])"""
PLAIN_INDEXES = """select indexrelid::regclass::text, pg_get_indexdef(indexrelid)
from pg_index where not indisunique and indrelid = any(%s::regclass[])"""


@dataclass(frozen=True)
class Loaded:
    """How a load went: seconds for the rows, for keys and indexes, in all."""

    cases: int
    rows: float
    keys: float
    total: float

    def __str__(self) -> str:
        rate = f"{self.cases / self.total:,.0f} 件/秒"
        return (
            f"{self.cases:,} 件（每件 {len(ACTS)} 个办案行为）{self.total:.0f} 秒（{rate}）："
            f"COPY {self.rows:.0f} 秒，重建外键和索引 {self.keys:.0f} 秒，其余为 VACUUM ANALYZE"
        )


def load(city: City, name: str, count: int) -> Loaded:
    """Load `count` cases into a database of the city, analyse it, verify a sample of chains."""
    began = time.perf_counter()
    city.use(name)
    common = shared()
    with psycopg.connect(city.cluster.urls(name).owner, autocommit=True) as owner:
        owner.execute("set maintenance_work_mem = '512MB'")
        again = list(_take_down(owner, [_table(label) for label in patterns(common)[0].texts]))
        _copy_in_two(city, name, count)
        rows = time.perf_counter()
        for statement in again:
            owner.execute(statement.encode())
        keys = time.perf_counter()
        owner.execute("vacuum analyze")
    done = time.perf_counter()
    verify_sample(200)
    return Loaded(count, rows - began, keys - rows, done - began)


def _take_down(owner: psycopg.Connection, tables: list[str]) -> Iterator[str]:
    """Drop foreign keys and plain indexes of the tables; gives the statements that make them again."""
    for index, definition in owner.execute(PLAIN_INDEXES, [tables]).fetchall():
        owner.execute(f"drop index {index}".encode())
        yield definition
    for table, key, definition in owner.execute(FOREIGN_KEYS, [tables]).fetchall():
        owner.execute(sql.SQL("alter table {} drop constraint {}").format(sql.Identifier(table), sql.Identifier(key)))
        yield f'alter table {table} add constraint "{key}" {definition}'


def _copy_in_two(city: City, name: str, count: int) -> None:
    half = count // 2
    env = {**os.environ, **city.env(name), "PYTHONPATH": str(BENCH)}
    running = [
        subprocess.Popen([sys.executable, "-m", "courtroom.load", str(first), str(last)], env=env)
        for first, last in ((0, half), (half, count))
    ]
    ended = [process.wait() for process in running]
    if any(ended):
        raise Wrong("批量装载失败")


def verify_sample(count: int) -> None:
    """Walk the chains of some dossiers. Raises Wrong where one does not hold."""
    from zhixing.court.kernel.chain import verify
    from zhixing.court.kernel.models import Dossier
    from zhixing.court.kernel.scope import scope

    with scope("a."):
        ids = list(Dossier.objects.filter(kind="cases.case").values_list("pk", flat=True))
        for dossier in Dossier.objects.filter(pk__in=random.Random(11).sample(ids, min(count, len(ids)))):
            for broken in verify(dossier):
                raise Wrong(f"装载的链不成立：{broken}")


def places() -> list[dict[str, str]]:
    """The basic courts of the tree as what fills the holes, each with a judge; the measured court first."""
    from zhixing.court.identity.models import Court
    from zhixing.court.kernel.models import Principal
    from zhixing.court.kernel.scope import scope

    found = []
    for court in sorted(Court.objects.filter(level="basic"), key=lambda c: (c.name != COURT, c.path)):
        with scope(court.path, court.path):
            judge = Principal.objects.filter(kind="officer", court_path=court.path, roles__contains=["judge"]).first()
            judge = judge or Principal.objects.create(kind="officer", name="装载", court_path=court.path)
        code = court.code or court.path
        found.append({"path": court.path, "court": str(court.pk), "code": code, "judge": str(judge.pk)})
    return found


def shared() -> Shared:
    """A stored debt of the bench's own, the bank, and a short answer of the law."""
    from zhixing import __version__
    from zhixing.court.claims.models import Claim
    from zhixing.court.gateways.models import Bank
    from zhixing.court.kernel.canonical import canonical
    from zhixing.court.kernel.registry import definition
    from zhixing.court.kernel.scope import scope
    from zhixing.court.kernel.tables import current_tables
    from zhixing.law.core.determination import Determination

    tables = current_tables().digest
    short = Determination("bench.loaded", "装载的办案行为", FIRST_DAY, None, (), tables=tables)
    with scope("a."):
        debt = Claim.objects.earliest("id").debt
    titles = {name: definition(name).title for name, _, _ in ACTS}
    return Shared(debt, str(Bank.objects.earliest("id").pk), titles, canonical(short.to_json()), tables, __version__)


def patterns(common: Shared) -> list[Pattern]:
    """The shapes of loaded cases: one a day of filing."""
    made = []
    for number in range(SHAPES):
        case = Case(FIRST_DAY + timedelta(days=5 * number), common)
        rows: dict[str, list[dict[str, Any]]] = {}
        for label, row in case.rows():
            rows.setdefault(label, []).append(row)
        texts = {label: copy_text(of_table, _blank(label)) for label, of_table in rows.items()}
        made.append(Pattern(texts, tuple(case.canonical), tuple(case.ids)))
    return made


def main(first: int, last: int) -> None:
    """Make and copy the cases of one process."""
    import django

    django.setup()
    (home, *others), shapes = places(), patterns(shared())
    with psycopg.connect(os.environ["ZHIXING_DATABASE_OWNER_URL"]) as owner:
        serials = iter(range(first, last))
        while chunk := list(itertools.islice(serials, CHUNK)):
            texts: dict[str, list[str]] = {}
            for serial in chunk:
                place = home if serial % HOME_SHARE == 0 else others[serial % len(others)]
                stamped = shapes[serial % SHAPES].stamp({**place, "serial": str(1_000_000 + serial)})
                for label, text in stamped.items():
                    texts.setdefault(label, []).append(text)
            for label, parts in texts.items():
                _copy(owner, label, "".join(parts))
            owner.commit()
            if (chunk[-1] + 1) % 20_000 == 0:
                say(f"  已装载第 {first + 1:,} 至 {chunk[-1] + 1:,} 件")


def _copy(owner: psycopg.Connection, label: str, text: str) -> None:
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in _blank(label))
    statement = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(_table(label)), columns)
    with owner.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write(text)


def _table(label: str) -> str:
    from django.apps import apps

    return str(apps.get_model(label)._meta.db_table)


def _blank(label: str) -> dict[str, Any]:
    """Every column that the database does not fill by itself, with the model's default."""
    from django.apps import apps
    from django.db.models import NOT_PROVIDED

    fields = apps.get_model(label)._meta.concrete_fields
    return {f.column: f.get_default() for f in fields if f.db_default is NOT_PROVIDED}


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

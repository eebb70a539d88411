"""An act against its own SQL: what the database takes for the statements alone, and what the program adds.

The act runs on one database; the statements it sent, with their very parameters, then run through plain psycopg on a
copy made before the act, in one transaction as the app's role: same scope settings, savepoints, triggers, deferred
constraints and commit to disk. Nothing is rewritten, because the copy knows nothing of the act.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import psycopg
from figures import Figure, p50, p95

from courtroom.city import City

AIM = 2.5


@dataclass
class Capture:
    """A wrapper of Django's statements that keeps what went to the database, in order."""

    statements: list[tuple[str, Any, bool]] = field(default_factory=list)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Keep the statement, then let it through."""
        self.statements.append((sql, params, many))
        return execute(sql, params, many, context)


def captured(work: Callable[[], Any]) -> tuple[float, list[tuple[str, Any, bool]]]:
    """Seconds of one act and the statements it sent."""
    from django.db import connection

    capture = Capture()
    with connection.execute_wrapper(capture):
        began = time.perf_counter()
        work()
        spent = time.perf_counter() - began
    return spent, capture.statements


def replay(connection: psycopg.Connection, statements: Sequence[tuple[str, Any, bool]]) -> float:
    """Seconds the same statements take in one transaction, every answer read to its end."""
    began = time.perf_counter()
    with connection.transaction(), connection.cursor() as cursor:
        for sql, params, many in statements:
            if many:
                cursor.executemany(sql, params)
                continue
            cursor.execute(sql, params)
            if cursor.description:
                cursor.fetchall()
    return time.perf_counter() - began


def plain(url: str) -> psycopg.Connection:
    """A connection that binds parameters as Django does, so that the very same bytes go to the server."""
    return psycopg.connect(url, cursor_factory=psycopg.ClientCursor, autocommit=True)


def compare(city: City, act_on: str, replay_on: str, acts: dict[str, Sequence[Callable[[], Any]]]) -> list[Figure]:
    """Each kind of act once on every case, each time followed by its replay on the copy."""
    city.use(act_on)
    figures = []
    with plain(city.cluster.urls(replay_on).app) as connection:
        for what, works in acts.items():
            figures.append(_figure(what, [_pair(connection, work) for work in works]))
    return figures


def _pair(connection: psycopg.Connection, work: Callable[[], Any]) -> tuple[float, float, int]:
    spent, statements = captured(work)
    return spent, replay(connection, statements), len(statements)


def _figure(what: str, pairs: list[tuple[float, float, int]]) -> Figure:
    """Medians; the first pairs only warm caches and plans."""
    pairs = pairs[3:]
    acts, replays = [p[0] * 1000 for p in pairs], [p[1] * 1000 for p in pairs]
    note = (
        f"{len(pairs)} 次，{statistics.median(p[2] for p in pairs):.0f} 条语句；办理 p50 {p50(acts):.1f} / p95 {p95(acts):.1f} ms，"
        f"重放 p50 {p50(replays):.1f} / p95 {p95(replays):.1f} ms"
    )
    ratio = p50([a / r for a, r in zip(acts, replays, strict=True)])
    return Figure(what, p50(acts), "ms", "仅重放其 SQL", p50(replays), ratio, AIM, note=note)

"""Which courts' rows a transaction may read and write: the second lock behind every query.

Row security reads two settings that live only as long as the transaction. No scope sees nothing.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import connection, transaction

T = TypeVar("T")


@dataclass
class _Sight:
    """What one scope has read so far; kept only where nothing is written."""

    read: str
    write: str
    seen: dict[Hashable, Any] = field(default_factory=dict)


_sight: ContextVar[_Sight | None] = ContextVar("sight", default=None)


@contextmanager
def scope(read: str, write: str = "") -> Iterator[None]:
    """Open a transaction that sees `read` and the courts below it, and writes only rows of exactly `write`.

    An inner scope moves the settings and restores the outer ones when it ends; a rollback restores them by itself.
    """
    outer = _sight.get()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select current_setting('zhixing.read', true), current_setting('zhixing.write', true)")
            before = cursor.fetchone()
            _set(read, write)
        token = _sight.set(_Sight(read, write))
        try:
            yield
        finally:
            _sight.reset(token)
            if write and outer is not None:
                outer.seen.clear()
        _set(before[0] or "", before[1] or "")


def remembered(key: Hashable, load: Callable[[], T]) -> T:
    """What `load` gives, read once in a scope that only reads (a page); always anew where something may be written.

    What was read is forgotten when a writing scope inside ends. `key` must name everything the answer depends on.
    """
    sight = _sight.get()
    if sight is None or sight.write:
        return load()
    if key not in sight.seen:
        sight.seen[key] = load()
    found: T = sight.seen[key]
    return found


def _set(read: str, write: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('zhixing.read', %s, true), set_config('zhixing.write', %s, true)", [read, write]
        )

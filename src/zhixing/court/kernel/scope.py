"""Which courts' rows a transaction may read and write: the second lock behind every query.

Row security reads two settings that live only as long as the transaction. No scope sees nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def scope(read: str, write: str = "") -> Iterator[None]:
    """Open a transaction that sees `read` and the courts below it, and writes only rows of exactly `write`.

    An inner scope moves the settings and restores the outer ones when it ends; a rollback restores them by itself.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select current_setting('zhixing.read', true), current_setting('zhixing.write', true)")
            before = cursor.fetchone()
            _set(read, write)
        yield
        _set(before[0] or "", before[1] or "")


def _set(read: str, write: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('zhixing.read', %s, true), set_config('zhixing.write', %s, true)", [read, write]
        )

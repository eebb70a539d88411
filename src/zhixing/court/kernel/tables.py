"""The legal tables in force now: packaged, plus rows that courts published later (filled by the room `parameters`)."""

from functools import lru_cache

from zhixing.court.kernel.scope import remembered
from zhixing.court.kernel.seams import Slot
from zhixing.law.core.tables import Published, Tables, packaged

PUBLISHED = Slot("kernel.published")
"""Filled by `parameters`: () → the rows published after packaging, as hashable JSON texts in order."""


@lru_cache(maxsize=8)
def _with(rows: tuple[str, ...]) -> Tables:
    return packaged().with_published(Published.from_json(row) for row in rows)


def current_tables() -> Tables:
    """The tables a question asked now may read."""
    return _with(remembered("tables", lambda: tuple(row for rows in PUBLISHED.ask() for row in rows)))

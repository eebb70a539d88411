"""A new text read into a form already in use: what was typed by hand stays, what came from an earlier text goes."""

from collections.abc import Mapping, Sequence
from typing import Any

UNTOUCHED = {"period_days": "10", "rate_kind": "none"}
"""What fields show before anybody touches them."""


def pairs(typed: Sequence[str], read: Sequence[str]) -> dict[int, int]:
    """Which typed row (by its name) is which read row: the same name, else the same place while it is free."""
    found: dict[int, int] = {}
    for at, name in enumerate(typed):
        same = next((i for i, other in enumerate(read) if other == name and i not in found.values()), None)
        if same is not None:
            found[at] = same
    for at in range(len(typed)):
        if at not in found and at < len(read) and at not in found.values():
            found[at] = at
    return found


def merged(typed: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Values of the form: `typed` now, `before` read from the earlier text, `after` read from the new one."""
    result: dict[str, Any] = {}
    for name in [*typed, *(n for n in after if n not in typed)]:
        old, new = before.get(name), after.get(name)
        value = typed.get(name)
        if isinstance(value, list) or isinstance(new, list):
            result[name] = _rows(value or [], old or [], new or [])
        else:
            result[name] = value if _by_hand(name, value, old) else new if new is not None else value
            if result[name] == old and new is None and not _by_hand(name, value, old):
                result[name] = UNTOUCHED.get(name, "")
    return result


def _by_hand(name: str, value: Any, read: Any) -> bool:
    """Whether somebody typed this: neither empty, nor untouched, nor what the earlier text said."""
    return value not in ("", None, False) and value != read and value != UNTOUCHED.get(name)


def _rows(typed: list[Any], before: list[Any], after: list[Any]) -> list[dict[str, Any]]:
    earlier = pairs([t.get("name", "") for t in typed], [b.get("name", "") for b in before])
    hand = [
        {n: v for n, v in row.items() if _by_hand(n, v, (before[earlier[at]] if at in earlier else {}).get(n))}
        for at, row in enumerate(typed)
    ]
    result: list[dict[str, Any]] = [dict(row) for row in after]
    for row in hand:
        if not row:
            continue
        same = next((r for r in result if r.get("name") == row.get("name", r.get("name"))), None)
        if same is None:
            result.append(row)
        else:
            same |= row
    return result

"""Canonical JSON: the one text of a value that is sealed, signed and compared."""

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"not a canonical value: {type(value).__name__}")


def canonical(value: Any) -> str:
    """Sorted keys, no blanks, UTF-8 as is; dates as ISO 8601, ids as text. Floats are refused upstream by type."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)

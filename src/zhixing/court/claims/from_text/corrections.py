"""What was corrected by hand, as test material: the text masked, what is read from it, and the right answer."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from zhixing.court.claims.from_text.masking import aliases, masked_text
from zhixing.court.claims.from_text.taking import take

_ITEM = ("name", "kind", "amount", "due", "rate_kind", "rate", "interest_from", "interest_until")
_EMPTY = {"rate_kind": "none"}


def answer(values: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """What matters of an application: who, how many days, jointly or not, and the items; names as aliases."""
    items = [{n: _plain(i.get(n), _EMPTY.get(n, "")) for n in _ITEM} for i in values.get("items", [])]
    return {
        "creditors": sorted(names.get(p["name"], p["name"]) for p in values.get("creditors", [])),
        "debtors": sorted(names.get(p["name"], p["name"]) for p in values.get("debtors", [])),
        "period_days": _plain(values.get("period_days"), ""),
        "joint": bool(values.get("joint")),
        "items": items,
    }


def _plain(value: Any, empty: str) -> str:
    return empty if value is None else str(value)


def correction(filed: Mapping[str, Any]) -> dict[str, Any] | None:
    """The line to keep for an application as stored with its act; None where the reading says the same.

    The text is the operative part as filed. Parties are compared only where the operative part names them.
    """
    text = filed["operative_part"]
    seen = take(text).reading
    parties = [p["name"] for side in ("creditors", "debtors") for p in filed[side]]
    others = [f.value for o in seen.obligations for f in (*o.creditors, *o.debtors)]
    names = aliases(list(dict.fromkeys([*parties, *(n for n in others if len(n) > 2 or n in parties)])))
    masked = masked_text(text, names)
    read, right = answer(take(masked).values(), {}), answer(filed, names)
    if not all(alias in masked for name, alias in names.items() if name in parties):
        read |= {side: right[side] for side in ("creditors", "debtors")}
    return None if read == right else {"text": masked, "read": read, "right": right}


def keep(filed: Mapping[str, Any], file: Path, event_id: UUID) -> bool:
    """Append the correction of an application once; whether a line was written. The file is the court's own (0600)."""
    line = correction(filed)
    if line is None or (file.exists() and str(event_id) in file.read_text("utf-8")):
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as stream:
        stream.write(json.dumps({"id": str(event_id), **line}, ensure_ascii=False) + "\n")
    return True

"""The end of a limit as the JSON document that is published and re-computed by `zhixing.checking`."""

from datetime import datetime
from typing import Any

from zhixing.law.core.determination import Determination
from zhixing.law.core.reading_input import written
from zhixing.law.core.tables import Tables
from zhixing.law.limits.card import Card, Length, Running
from zhixing.law.limits.hours import ends_at
from zhixing.law.limits.question import LimitFrom


def document(facts: LimitFrom, told: Determination[Running], tables: Tables) -> dict[str, Any]:
    """Everything of the answer with the facts as given, and the rest days announced after packaging."""
    later = [row.to_json() for row in tables.published if row.table == "holidays"]
    return told.to_json(_running) | {"facts": written(facts), "published": later}


def hours_document(found: Card, start: datetime, span: Length) -> dict[str, Any]:
    """A limit that runs in hours. `start` carries its time zone. Raises ValueError as `ends_at` does."""
    facts = {"node": found.node.value, "start": start.isoformat(), "length": written(span)}
    ends = ends_at(start, span).isoformat()
    return {"question": "limits.hours", "title": found.title, "ends_at": ends, "cite": str(found.cite), "facts": facts}


def _running(end: Running) -> dict[str, Any]:
    return {
        "nominal": end.nominal and end.nominal.isoformat(),
        "ends_on": end.ends_on and end.ends_on.isoformat(),
        "provisional": end.provisional,
    }

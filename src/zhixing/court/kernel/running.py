"""Limits of a dossier, started, paused, extended and finished by acts; ends derived and rebuildable."""

import json
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from zhixing.court.kernel.canonical import canonical
from zhixing.court.kernel.models import Act, Dossier, Limit
from zhixing.law.core.tables import Tables
from zhixing.law.limits.card import Length, Pause, Running, card, running
from zhixing.law.limits.node import Node


def _length(text: str) -> Length | None:
    if not text:
        return None
    count, unit = text.split()
    return Length(int(count), unit)


def _derive(row: Limit, tables: Tables) -> Running:
    if row.fixed_end:
        return Running(row.fixed_end, row.fixed_end)
    pauses = tuple(
        Pause(date.fromisoformat(p["first"]), date.fromisoformat(p["until"]) if p["until"] else None, p["reason"])
        for p in json.loads(row.pauses)
    )
    extensions = tuple(Length(e["count"], e["unit"]) for e in json.loads(row.extensions))
    return running(
        card(Node(row.node)), row.starts_on, tables, length=_length(row.length), pauses=pauses, extensions=extensions
    )


def end_before_extension(row: Limit, tables: Tables) -> date | None:
    """Where the limit ended before its last extension; its present end where it was never extended."""
    plain = copy(row)
    plain.extensions = canonical(json.loads(row.extensions)[:-1])
    return _derive(plain, tables).ends_on


def derive(row: Limit, tables: Tables) -> bool:
    """Recompute the ends; True when the end moved. The row is not saved."""
    now = _derive(row, tables)
    moved = (row.nominal_on, row.ends_on, row.provisional) != (now.nominal, now.ends_on, now.provisional)
    row.nominal_on, row.ends_on, row.provisional = now.nominal, now.ends_on, now.provisional
    return moved


@dataclass(frozen=True, slots=True)
class Terms:
    """What a case fixes of a limit: its length, or an absolute last day (a seizure's written end); whose it is."""

    length: Length | None = None
    fixed_end: date | None = None
    subject_id: UUID | None = None
    title: str = ""
    assignee_id: UUID | None = None


def start(act: Act, dossier: Dossier, node: Node, on: date, tables: Tables, terms: Terms) -> Limit:
    """Start a limit on the day `on`, which is not counted."""
    rule, length = card(node), terms.length
    row = Limit(
        dossier=dossier, node=node, subject_id=terms.subject_id, title=terms.title or rule.title,
        card_version=rule.version,
        severity=rule.severity, starts_on=on, length=f"{length.count} {length.unit}" if length else "",
        fixed_end=terms.fixed_end, started_by=act, assignee_id=terms.assignee_id, court_path=dossier.court_path,
    )  # fmt: skip
    derive(row, tables)
    row.save()
    return row


def _open(dossier: Dossier, node: Node, subject_id: UUID | None) -> list[Limit]:
    rows = Limit.objects.select_for_update().filter(dossier=dossier, node=node, done_on=None)
    return list(rows.filter(subject_id=subject_id) if subject_id else rows)


def finish(act: Act, dossier: Dossier, node: Node, on: date, subject_id: UUID | None = None) -> int:
    """Mark open limits of the node done; returns how many."""
    rows = _open(dossier, node, subject_id)
    for row in rows:
        row.done_on, row.done_by = on, act
        row.save(update_fields=["done_on", "done_by"])
    return len(rows)


def _change(row: Limit, column: str, entry: dict[str, Any] | None, tables: Tables) -> None:
    values = json.loads(getattr(row, column))
    if entry is not None:
        values.append(entry)
    setattr(row, column, canonical(values))
    derive(row, tables)
    row.save()


def pause(dossier: Dossier, node: Node, first: date, reason: str, tables: Tables) -> None:
    """Days from `first` on do not count until `resume`."""
    for row in _open(dossier, node, None):
        _change(row, "pauses", {"first": first.isoformat(), "until": None, "reason": reason}, tables)


def resume(dossier: Dossier, node: Node, until: date, tables: Tables) -> None:
    """Close the open pause: `until` is the first day that counts again."""
    for row in _open(dossier, node, None):
        pauses = json.loads(row.pauses)
        for entry in pauses:
            entry["until"] = entry["until"] or until.isoformat()
        row.pauses = canonical(pauses)
        derive(row, tables)
        row.save()


def extend(dossier: Dossier, node: Node, length: Length, tables: Tables) -> None:
    """Add an approved extension to the end."""
    for row in _open(dossier, node, None):
        _change(row, "extensions", {"count": length.count, "unit": length.unit}, tables)


def move_fixed_end(dossier: Dossier, node: Node, subject_id: UUID, end: date, tables: Tables) -> None:
    """A renewed seizure ends on another written day."""
    for row in _open(dossier, node, subject_id):
        row.fixed_end = end
        derive(row, tables)
        row.save()


@dataclass(frozen=True, slots=True)
class Moved:
    """An open limit that ends on another day than it did."""

    limit: Limit
    before: date | None
    after: date | None

    def __str__(self) -> str:
        return f"{self.limit.title} {self.before or '未定'} → {self.after or '未定'}"


def rederived(rows: Iterable[Limit], tables: Tables) -> list[Moved]:
    """Derive the rows anew (new holidays, new cards); those that changed, also where only 暂定 fell away. Not saved."""
    found = []
    for row in rows:
        before = row.ends_on
        if derive(row, tables):
            found.append(Moved(row, before, row.ends_on))
    return found


def open_limits(court_path: str) -> Iterable[Limit]:
    """The open limits of exactly one court."""
    return Limit.objects.filter(court_path=court_path, done_on=None).order_by("dossier_id", "id").iterator(1000)


def courts_with_limits() -> list[str]:
    """The courts within the scope that have open limits."""
    return list(
        Limit.objects.filter(done_on=None).order_by("court_path").values_list("court_path", flat=True).distinct()
    )


def moving(dossier: Dossier, tables: Tables) -> list[Moved]:
    """The open limits of a dossier that would end on another day. Nothing is saved."""
    rows = Limit.objects.filter(dossier=dossier, done_on=None).order_by("id")
    return [m for m in rederived(rows, tables) if m.before != m.after]


def rebuild(dossier: Dossier, tables: Tables) -> list[Moved]:
    """Derive the open limits of a dossier anew and save what changed; returns those whose last day moved."""
    rows = Limit.objects.select_for_update().filter(dossier=dossier, done_on=None).order_by("id")
    changed = rederived(rows, tables)
    for moved in changed:
        moved.limit.save(update_fields=["nominal_on", "ends_on", "provisional"])
    return [m for m in changed if m.before != m.after]

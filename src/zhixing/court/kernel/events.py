"""Talking upward: frozen events of ids and dates, written in the act's transaction, delivered once for each subscriber.

A subscriber may change things only through an act by a system principal whose request id is the event's.
"""

import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, get_type_hints
from uuid import UUID

from zhixing.court.kernel.canonical import canonical
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.jobs import enqueue
from zhixing.court.kernel.models import Act, Delivery, EventRow
from zhixing.court.kernel.scope import scope


@dataclass(frozen=True)
class Event:
    """Something happened to a dossier. Subclasses add fields of type UUID, date, int or str (ids, never numbers)."""

    dossier_id: UUID


E = TypeVar("E", bound=Event)
Handler = Callable[[Any, UUID], None]

_subscribers: dict[str, list[tuple[str, type[Event], Handler]]] = {}


def _name(kind: type[Event]) -> str:
    return f"{kind.__module__.split('.')[-2]}.{kind.__name__}"


def on(kind: type[E]) -> Callable[[Callable[[E, UUID], None]], Callable[[E, UUID], None]]:
    """Subscribe a function `(event, event_id)` to a kind of event."""

    def register(handler: Callable[[E, UUID], None]) -> Callable[[E, UUID], None]:
        subscriber = f"{handler.__module__}.{handler.__qualname__}"
        _subscribers.setdefault(_name(kind), []).append((subscriber, kind, handler))
        return handler

    return register


def tell(act: Act, event: Event) -> None:
    """Write the event and one delivery a subscriber in the act's transaction."""
    payload = canonical(dataclasses.asdict(event))
    row = EventRow.objects.create(name=_name(type(event)), act=act, payload=payload, court_path=act.court_path)
    for subscriber, _, _ in _subscribers.get(row.name, []):
        delivery = Delivery.objects.create(event=row, subscriber=subscriber, court_path=act.court_path)
        enqueue("kernel.deliver", delivery_id=str(delivery.id), court_path=act.court_path)


def _read(kind: type[Event], payload: str) -> Event:
    hints = get_type_hints(kind)
    values = json.loads(payload)
    for name, hint in hints.items():
        if hint is UUID and values[name] is not None:
            values[name] = UUID(values[name])
        elif hint is date and values[name] is not None:
            values[name] = date.fromisoformat(values[name])
    return kind(**values)


def deliver(delivery_id: UUID, court_path: str) -> None:
    """Give one event to one subscriber. Raises what the handler raises, so that the job is tried again."""
    with scope(court_path, court_path):
        delivery = Delivery.objects.select_for_update(of=("self",)).select_related("event").get(pk=delivery_id)
        if delivery.done_at:
            return
        for subscriber, kind, handler in _subscribers.get(delivery.event.name, []):
            if subscriber == delivery.subscriber:
                handler(_read(kind, delivery.event.payload), delivery.event_id)
        delivery.done_at = now()
        delivery.attempts += 1
        delivery.save(update_fields=["done_at", "attempts"])

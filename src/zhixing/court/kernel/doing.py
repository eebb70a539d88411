"""What an act's body holds in its hands: who and when; and the ways to start limits, tell others, touch dossiers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from zhixing.court.kernel import events, running
from zhixing.court.kernel.models import Act, Dossier, Limit, Principal
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.tables import Tables
from zhixing.law.limits.card import Length
from zhixing.law.limits.node import Node


@dataclass
class Doing:
    """An act being done. The act's row exists; nothing is visible to others until the transaction commits."""

    act: Act
    viewer: Viewer
    at: Any
    on: date
    tables: Tables
    dossiers: dict[UUID, Dossier]
    call_lower: Callable[..., Any]
    approvals: list[dict[str, Any]] = field(default_factory=list)
    issued: list[Any] = field(default_factory=list)

    @property
    def actor(self) -> Principal:
        """Who proposed (or did) the act."""
        return self.act.actor

    @property
    def dossier(self) -> Dossier:
        """The act's home dossier."""
        return self.dossiers[self.act.dossier_id]

    def touch(self, dossier: Dossier) -> Dossier:
        """Link the act into a further dossier; locks it."""
        if dossier.pk not in self.dossiers:
            self.dossiers[dossier.pk] = Dossier.objects.select_for_update().get(pk=dossier.pk)
        return self.dossiers[dossier.pk]

    def start(self, node: Node, on: date | None = None, **terms: Any) -> Limit:
        """Start a limit on the effective day (or `on`); `terms` are the fields of `running.Terms`."""
        return running.start(self.act, self.dossier, node, on or self.on, self.tables, running.Terms(**terms))

    def finish(self, node: Node, subject_id: UUID | None = None) -> int:
        """Finish the open limits of a node on the effective day."""
        return running.finish(self.act, self.dossier, node, self.on, subject_id)

    def pause(self, node: Node, reason: str) -> None:
        """Stop counting from the effective day on."""
        running.pause(self.dossier, node, self.on, reason, self.tables)

    def resume(self, node: Node) -> None:
        """Count again from the effective day on."""
        running.resume(self.dossier, node, self.on, self.tables)

    def extend(self, node: Node, length: Length) -> None:
        """Add an approved extension."""
        running.extend(self.dossier, node, length, self.tables)

    def tell(self, event: events.Event) -> None:
        """Tell upper rooms, in this transaction."""
        events.tell(self.act, event)

    def call(self, name: str, subject: Any, **values: Any) -> Any:
        """Do a lower act in this transaction: its own record, caused by this one. Its refusal refuses this act."""
        return self.call_lower(self, name, subject, values)

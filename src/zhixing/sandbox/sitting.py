"""One sitting at the bank's counter: a transaction, an instant, and the messages it will send when it commits."""

import sqlite3
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from zhixing.messages import Message
from zhixing.sandbox.store import meta, next_number


@dataclass
class Sitting:
    """``day`` is the legal day of ``now``; ``bank`` is our own code; ``peers`` are banks we can clear with."""

    db: sqlite3.Connection
    bank: str
    now: datetime
    peers: frozenset[str] = frozenset()
    outgoing: list[Message] = field(default_factory=list)
    day_override: date | None = None

    @property
    def day(self) -> date:
        """Booking day: today, or the past day on which something that is only now noticed took effect."""
        return self.day_override or self.now.date()

    def header(self, receiver: str, in_reply_to: str | None = None) -> dict[str, Any]:
        """The header fields of a new message from this bank."""
        number = next_number(self.db, "message")
        message_id = f"{self.bank}-{meta(self.db, 'instance')}-{number}"
        fields: dict[str, Any] = {
            "message_id": message_id,
            "sender": self.bank,
            "receiver": receiver,
            "created_at": self.now,
        }
        return fields if in_reply_to is None else {**fields, "in_reply_to": in_reply_to}

    def reference(self) -> str:
        """A new reference in the bank's books (AcctSvcrRef)."""
        return f"{self.bank}-{meta(self.db, 'instance')}-R{next_number(self.db, 'reference')}"

    def send(self, message: Message) -> None:
        """Queue a message for the court; it leaves only if the sitting commits."""
        self.outgoing.append(message)

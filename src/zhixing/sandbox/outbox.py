"""Messages that wait to leave; each row stays until the court has said 2xx (at least once)."""

import sqlite3
import time
from dataclasses import dataclass

from zhixing.messages import Message
from zhixing.sandbox.misbehaviour import Manner

GOOD = Manner(delay=0.0, copies=1, kept_back=False, last_kept_back=False, silent=False, dies=False)
LONGEST_WAIT = 5.0
"""Longest pause between two tries, in seconds."""


@dataclass(frozen=True)
class Letter:
    """One message on its way."""

    id: int
    message_id: str
    body: bytes
    copies: int
    attempts: int


def put(db: sqlite3.Connection, message: Message, cause: str | None, delay: float, manner: Manner) -> None:
    """Queue a message; ``cause`` is the received message whose repetition makes it leave again."""
    state = "silent" if manner.silent else "kept" if manner.kept_back else "due"
    due = time.time() + delay + manner.delay
    row = db.execute(
        "INSERT INTO outbox (message_id, cause, body, rank, due, copies, attempts, state)"
        " VALUES (?, ?, ?, 0, ?, ?, 0, ?) RETURNING id",
        (message.message_id, cause, message.to_xml(), due, manner.copies, state),
    ).fetchone()
    db.execute("UPDATE outbox SET rank = ? WHERE id = ?", (-row["id"] if manner.kept_back else row["id"], row["id"]))


def let_go(db: sqlite3.Connection) -> None:
    """Let what was kept back leave, last first."""
    db.execute("UPDATE outbox SET state = 'due' WHERE state = 'kept'")


def again(db: sqlite3.Connection, cause: str) -> None:
    """The court repeats a message: send its answers again, the very same bytes."""
    db.execute(
        "UPDATE outbox SET state = 'due', due = ?, copies = 1 WHERE cause = ? AND state IN ('sent', 'silent')",
        (time.time(), cause),
    )


def next_letter(db: sqlite3.Connection) -> Letter | None:
    """The first message whose time has come."""
    row = db.execute(
        "SELECT * FROM outbox WHERE state = 'due' AND due <= ? ORDER BY rank LIMIT 1", (time.time(),)
    ).fetchone()
    if row is None:
        return None
    return Letter(row["id"], row["message_id"], bytes(row["body"]), row["copies"], row["attempts"])


def taken(db: sqlite3.Connection, letter: Letter) -> None:
    """The court has it; another copy may still have to go."""
    state = "due" if letter.copies > 1 else "sent"
    db.execute("UPDATE outbox SET state = ?, copies = ? WHERE id = ?", (state, max(letter.copies - 1, 1), letter.id))


def not_taken(db: sqlite3.Connection, letter: Letter) -> None:
    """Try again later, each time after a longer pause."""
    due = time.time() + pause(letter.attempts)
    db.execute("UPDATE outbox SET attempts = attempts + 1, due = ? WHERE id = ?", (due, letter.id))


def pause(attempts: int) -> float:
    """Seconds before the next try: 0.1, 0.2, 0.4 … at most ``LONGEST_WAIT``."""
    doubled: float = 0.1 * (1 << min(attempts, 10))
    return min(doubled, LONGEST_WAIT)


def undelivered(db: sqlite3.Connection) -> int:
    """How many messages still have to leave."""
    return int(db.execute("SELECT count(*) AS n FROM outbox WHERE state IN ('due', 'kept')").fetchone()["n"])

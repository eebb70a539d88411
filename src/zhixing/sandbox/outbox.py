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
    """The court repeats a message: send its answers again, the very same bytes.

    An answer that is on its way just now leaves once more after it: the court may have repeated because it never came.
    """
    db.execute("UPDATE outbox SET copies = copies + 1 WHERE cause = ? AND state = 'leaving'", (cause,))
    db.execute(
        "UPDATE outbox SET state = 'due', due = ?, copies = 1 WHERE cause = ? AND state IN ('sent', 'silent')",
        (time.time(), cause),
    )


def next_letter(db: sqlite3.Connection) -> Letter | None:
    """The first message whose time has come, now on its way.

    There is one courier: what an earlier life of the bank left on its way is found again and leaves once more.
    """
    row = db.execute(
        "UPDATE outbox SET state = 'leaving' WHERE id = (SELECT id FROM outbox WHERE state IN ('due', 'leaving')"
        " AND due <= ? ORDER BY rank LIMIT 1) RETURNING *",
        (time.time(),),
    ).fetchone()
    return Letter(row["id"], row["message_id"], bytes(row["body"]), row["attempts"]) if row else None


def taken(db: sqlite3.Connection, letter: Letter) -> None:
    """The court has it; another copy may still have to go."""
    db.execute(
        "UPDATE outbox SET state = iif(copies > 1, 'due', 'sent'), copies = max(copies - 1, 1) WHERE id = ?",
        (letter.id,),
    )


def not_taken(db: sqlite3.Connection, letter: Letter) -> None:
    """Try again later, each time after a longer pause."""
    due = time.time() + pause(letter.attempts)
    db.execute("UPDATE outbox SET state = 'due', attempts = attempts + 1, due = ? WHERE id = ?", (due, letter.id))


def pause(attempts: int) -> float:
    """Seconds before the next try: 0.1, 0.2, 0.4 … at most ``LONGEST_WAIT``."""
    doubled: float = 0.1 * (1 << min(attempts, 10))
    return min(doubled, LONGEST_WAIT)


def undelivered(db: sqlite3.Connection) -> int:
    """How many messages still have to leave."""
    return int(db.execute("SELECT count(*) AS n FROM outbox WHERE state IN ('due', 'leaving', 'kept')").fetchone()["n"])

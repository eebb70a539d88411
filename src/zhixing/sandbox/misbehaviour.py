"""What the bank is told to do badly, for the next N messages it receives; kept in the file, so a death counts once."""

import sqlite3
from dataclasses import dataclass
from enum import StrEnum


class Misbehaviour(StrEnum):
    """How the bank misbehaves."""

    SLOW = "slow"  # answers leave ``seconds`` later
    DUPLICATE = "duplicate"  # every answer is delivered twice
    OUT_OF_ORDER = "out_of_order"  # answers are kept back, then leave last first
    ERROR500 = "error500"  # the message is refused with HTTP 500 and not kept
    DIE = "die"  # the process dies after the work is committed and before it is answered
    SILENT = "silent"  # the work is done and not answered until the message is sent again


@dataclass(frozen=True)
class Manner:
    """How the answers to one message leave."""

    delay: float
    copies: int
    kept_back: bool
    last_kept_back: bool
    silent: bool
    dies: bool


def ask(db: sqlite3.Connection, kind: Misbehaviour, messages: int, seconds: float) -> None:
    """Misbehave so for the next ``messages`` messages (0 = stop)."""
    db.execute(
        "INSERT INTO misbehaviour VALUES (?, ?, ?) ON CONFLICT (kind) DO UPDATE"
        " SET remaining = excluded.remaining, seconds = excluded.seconds",
        (kind, messages, seconds),
    )


def take(db: sqlite3.Connection, kind: Misbehaviour) -> tuple[int, float]:
    """Use one up. Returns how many were left before, 0 = behave; and the seconds asked for."""
    row = db.execute(
        "UPDATE misbehaviour SET remaining = remaining - 1 WHERE kind = ? AND remaining > 0"
        " RETURNING remaining + 1 AS before, seconds",
        (kind,),
    ).fetchone()
    return (0, 0.0) if row is None else (int(row["before"]), float(row["seconds"]))


def manner(db: sqlite3.Connection) -> Manner:
    """Use up one of everything that concerns the work on a message."""
    slow, delay = take(db, Misbehaviour.SLOW)
    kept, _ = take(db, Misbehaviour.OUT_OF_ORDER)
    return Manner(
        delay=delay if slow else 0.0,
        copies=2 if take(db, Misbehaviour.DUPLICATE)[0] else 1,
        kept_back=kept > 0,
        last_kept_back=kept == 1,
        silent=take(db, Misbehaviour.SILENT)[0] > 0,
        dies=take(db, Misbehaviour.DIE)[0] > 0,
    )

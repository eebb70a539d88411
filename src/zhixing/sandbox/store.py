"""The bank's SQLite file: one writer at a time, every change in a transaction, durable before anything is answered."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS accounts (
    number TEXT PRIMARY KEY, name TEXT NOT NULL, document_kind TEXT NOT NULL, document_number TEXT NOT NULL,
    kind TEXT NOT NULL, branch TEXT NOT NULL, status TEXT NOT NULL, opened_on TEXT, rights TEXT NOT NULL,
    court_code TEXT, opening_fen INTEGER NOT NULL, balance_fen INTEGER NOT NULL CHECK (balance_fen >= 0)) STRICT;
CREATE INDEX IF NOT EXISTS accounts_by_document ON accounts (document_kind, document_number);
CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts, direction TEXT NOT NULL,
    amount_fen INTEGER NOT NULL CHECK (amount_fen > 0), booking_date TEXT NOT NULL, bank_reference TEXT NOT NULL,
    end_to_end_id TEXT, payer_name TEXT, payer_account TEXT, payee_name TEXT, payee_account TEXT,
    remittance TEXT) STRICT;
CREATE INDEX IF NOT EXISTS entries_by_day ON entries (account, booking_date);
CREATE TABLE IF NOT EXISTS freezes (
    place INTEGER PRIMARY KEY, order_id TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES accounts,
    court TEXT NOT NULL, case_number TEXT NOT NULL, ours INTEGER NOT NULL, limit_fen INTEGER,
    term_from TEXT NOT NULL, term_until TEXT, from_date TEXT, until TEXT, state TEXT NOT NULL,
    told_fen INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS freezes_by_account ON freezes (account, state);
CREATE TABLE IF NOT EXISTS orders (order_id TEXT PRIMARY KEY, message_id TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS payments (
    end_to_end_id TEXT PRIMARY KEY, order_xml BLOB NOT NULL, state TEXT NOT NULL, bank_reference TEXT,
    status_xml BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS clearing (
    transfer_id TEXT PRIMARY KEY, peer TEXT NOT NULL, body TEXT NOT NULL, cause BLOB NOT NULL, due REAL NOT NULL,
    attempts INTEGER NOT NULL, outcome TEXT) STRICT;
CREATE TABLE IF NOT EXISTS cleared (transfer_id TEXT PRIMARY KEY, outcome TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS elsewhere (bank TEXT, number TEXT, name TEXT NOT NULL, PRIMARY KEY (bank, number)) STRICT;
CREATE TABLE IF NOT EXISTS inbox (
    place INTEGER PRIMARY KEY, message_id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, body BLOB NOT NULL,
    state TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY, message_id TEXT NOT NULL UNIQUE, cause TEXT, body BLOB NOT NULL, rank INTEGER NOT NULL,
    due REAL NOT NULL, copies INTEGER NOT NULL, attempts INTEGER NOT NULL, state TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS outbox_by_state ON outbox (state, rank);
CREATE TABLE IF NOT EXISTS misbehaviour (
    kind TEXT PRIMARY KEY, remaining INTEGER NOT NULL, seconds REAL NOT NULL) STRICT;
"""


class Store:
    """Opens or creates the file. ``instance`` tells one life of the books from another: ids never repeat."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.executescript(_SCHEMA)
        with self.transaction() as db:
            db.execute("INSERT OR IGNORE INTO meta VALUES ('instance', ?)", (token_hex(3),))

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; on leaving, the change is on disk."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def close(self) -> None:
        """Close the file; waits for a running transaction."""
        with self._lock:
            self._db.close()


def meta(db: sqlite3.Connection, name: str) -> str | None:
    """One remembered value."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row["value"])


def remember(db: sqlite3.Connection, name: str, value: str) -> None:
    """Keep one value, replacing an older one."""
    db.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value))


def next_number(db: sqlite3.Connection, name: str) -> int:
    """1, 2, 3 … without gaps, since it is drawn in the transaction that uses it."""
    row = db.execute(
        "INSERT INTO counters VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last", (name,)
    ).fetchone()
    return int(row["last"])

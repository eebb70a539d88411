"""Threads beside the counter: one works on what came in, one carries out what goes to the court and to peers."""

import json
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from zhixing.messages import BANK_HEADER, SIGNATURE_HEADER, CreditTransfer, DeductOrder, read, sign
from zhixing.sandbox import deductions, outbox, payments
from zhixing.sandbox.bank import Bank
from zhixing.sandbox.clock import ClockUnknown
from zhixing.sandbox.logs import Log
from zhixing.sandbox.transfers import transfer_from_json

_opener = build_opener(ProxyHandler({}))
PATIENCE = 5.0
"""Seconds to wait for the other side to answer."""


@dataclass(frozen=True)
class Courier:
    """Carries letters to the court and transfers to peer banks (``peers``: code → base address)."""

    bank: Bank
    inbox_url: str
    secret: bytes
    peers: Mapping[str, str]

    def carry(self) -> bool:
        """One letter or transfer; whether there was one whose time had come."""
        return self._letter() or self._transfer()

    def _letter(self) -> bool:
        with self.bank.store.transaction() as db:
            letter = outbox.next_letter(db)
        if letter is None:
            return False
        headers = {
            "Content-Type": "application/xml",
            BANK_HEADER: self.bank.code,
            SIGNATURE_HEADER: sign(self.secret, letter.body),
        }
        taken = _post(self.inbox_url, letter.body, headers) is not None
        with self.bank.store.transaction() as db:
            (outbox.taken if taken else outbox.not_taken)(db, letter)
        self.bank.log("delivered" if taken else "not_taken", message_id=letter.message_id, attempt=letter.attempts + 1)
        return True

    def _transfer(self) -> bool:
        with self.bank.store.transaction() as db:
            row = db.execute(
                "SELECT * FROM clearing WHERE outcome IS NULL AND due <= ? ORDER BY due LIMIT 1", (time.time(),)
            ).fetchone()
        if row is None:
            return False
        url, headers = f"{self.peers[row['peer']]}/control/clearing", {"Content-Type": "application/json"}
        reply = _post(url, row["body"].encode(), headers)
        if reply is None:
            due = time.time() + outbox.pause(row["attempts"])
            with self.bank.store.transaction() as db:
                db.execute(
                    "UPDATE clearing SET attempts = attempts + 1, due = ? WHERE transfer_id = ?",
                    (due, row["transfer_id"]),
                )
        else:
            self._cleared(row["transfer_id"], row["body"], bytes(row["cause"]), json.loads(reply)["problem"])
        self.bank.log("cleared" if reply else "not_cleared", transfer=row["transfer_id"])
        return True

    def _cleared(self, transfer_id: str, body: str, cause: bytes, problem: str | None) -> None:
        transfer, order = transfer_from_json(body), read(cause)
        with self.bank.sit(order.message_id) as sitting:
            sitting.db.execute(
                "UPDATE clearing SET outcome = ? WHERE transfer_id = ?", (problem or "credited", transfer_id)
            )
            match order:
                case DeductOrder():
                    deductions.cleared(sitting, order, transfer, problem)
                case CreditTransfer():
                    payments.cleared(sitting, order, transfer, problem)
                case _:
                    raise TypeError(f"a clearing transfer cannot come from {type(order).__name__}")


def _post(url: str, body: bytes, headers: Mapping[str, str]) -> bytes | None:
    """The reply's body if it is 2xx, else None."""
    try:
        with _opener.open(Request(url, body, dict(headers)), timeout=PATIENCE) as response:
            return bytes(response.read())
    except (HTTPError, URLError, OSError):
        return None


class Loop(threading.Thread):
    """Runs ``step`` while it finds something to do, else rests ``rest`` seconds or until woken.

    A step that fails ends the whole process with status 71: a bank that cannot go on must not look alive.
    """

    def __init__(self, name: str, step: Callable[[], bool], rest: float, log: Log) -> None:
        super().__init__(name=name)
        self._step, self._rest, self._log = step, rest, log
        self._wake, self._ending = threading.Event(), threading.Event()

    def wake(self) -> None:
        """There is something to do."""
        self._wake.set()

    def end(self) -> None:
        """Finish the running step, then stop."""
        self._ending.set()
        self._wake.set()

    def run(self) -> None:
        """Until ``end``."""
        while not self._ending.is_set():
            self._wake.clear()
            if not self._one_step():
                self._wake.wait(self._rest)

    def _one_step(self) -> bool:
        try:
            return not self._ending.is_set() and self._step()
        except ClockUnknown:
            return False  # the step is repeated once the court has told the time
        except Exception as error:
            self._log.failure("failed", error)
            os._exit(71)

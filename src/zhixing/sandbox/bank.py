"""The bank: keeps what it receives, works on it, queues what it has to say. Every step is one transaction."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import Any

from zhixing.messages import (
    Acknowledgement,
    CreditTransfer,
    DeductOrder,
    FreezeOrder,
    InquiryOpening,
    Message,
    Order,
    ReleaseOrder,
    RenewOrder,
    read,
)
from zhixing.sandbox import deductions, freezes, inquiries, misbehaviour, orders, outbox, payments
from zhixing.sandbox.clock import Clock
from zhixing.sandbox.logs import Log
from zhixing.sandbox.misbehaviour import Misbehaviour
from zhixing.sandbox.sitting import Sitting
from zhixing.sandbox.store import Store, meta, remember

_WORK: dict[type[Message], Callable[[Sitting, Any], None]] = {
    InquiryOpening: inquiries.inquire,
    FreezeOrder: orders.freeze,
    RenewOrder: orders.renew,
    ReleaseOrder: orders.release,
    DeductOrder: deductions.deduct,
    CreditTransfer: payments.pay,
}


class Refused(Exception):
    """A request that the bank does not take: HTTP status and Chinese reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


class Bank:
    """``answer_delay`` is the pause in seconds before an answer leaves; the effect is immediate."""

    def __init__(self, code: str, store: Store, clock: Clock, peers: frozenset[str], answer_delay: float) -> None:
        self.code, self.store, self.log = code, store, Log(code)
        self._clock, self._peers, self._answer_delay = clock, peers, answer_delay

    @contextmanager
    def sit(self, cause: str | None = None, manner: misbehaviour.Manner = outbox.GOOD) -> Iterator[Sitting]:
        """One transaction at the counter: lapsed freezes end first, outgoing messages are queued last."""
        now = self._clock()
        with self.store.transaction() as db:
            sitting = Sitting(db, self.code, self._never_back(db, now), self._peers)
            freezes.lapse(sitting)
            yield sitting
            for message in sitting.outgoing:
                outbox.put(db, message, cause, self._answer_delay, manner)

    def _never_back(self, db: Any, now: datetime) -> datetime:
        last = meta(db, "now")
        latest = now if last is None else max(now, datetime.fromisoformat(last).astimezone(now.tzinfo))
        remember(db, "now", latest.isoformat())
        return latest

    def receive(self, body: bytes) -> bytes:
        """Keep a message and acknowledge it; raises ``MessageRefused``, ``Refused`` or ``ClockUnknown``."""
        message = read(body)
        if message.receiver != self.code:
            raise Refused(422, "报文的接收方不是本行，请核对银行代码。")
        if type(message) not in _WORK:
            raise Refused(422, "本行不受理该种报文。")
        with self.sit() as sitting:
            fails = misbehaviour.take(sitting.db, Misbehaviour.ERROR500)[0] > 0
            repeated = not fails and self._keep(sitting, message, body)
            header = sitting.header(message.sender, message.message_id)
        if fails:
            raise Refused(500, "系统繁忙，请稍后重发。")
        self.log("received", message_id=message.message_id, kind=type(message).__name__, repeated=repeated)
        return Acknowledgement(**header, repeated=repeated).to_xml()

    def _keep(self, sitting: Sitting, message: Message, body: bytes) -> bool:
        digest, db = sha256(body).hexdigest(), sitting.db
        row = db.execute("SELECT digest FROM inbox WHERE message_id = ?", (message.message_id,)).fetchone()
        if row is None:
            db.execute(
                "INSERT INTO inbox (message_id, digest, body, state) VALUES (?, ?, ?, 'pending')",
                (message.message_id, digest, body),
            )
            return False
        if row["digest"] != digest:
            raise Refused(409, "同一报文编号的内容与先前收到的不同，未受理；新的请求请用新的报文编号。")
        outbox.again(db, message.message_id)
        return True

    def work(self) -> bool:
        """Carry out the oldest message not yet worked on; whether there was one."""
        with self.sit() as sitting:
            row = sitting.db.execute("SELECT * FROM inbox WHERE state = 'pending' ORDER BY place LIMIT 1").fetchone()
            if row is None:
                return False
            how, message = misbehaviour.manner(sitting.db), read(bytes(row["body"]))
            told_before = list(sitting.outgoing)
            sitting.outgoing.clear()
            self._carry_out(sitting, message)
            for reply in sitting.outgoing:
                outbox.put(sitting.db, reply, message.message_id, self._answer_delay, how)
            sitting.outgoing[:] = told_before
            if how.last_kept_back:
                outbox.let_go(sitting.db)
            sitting.db.execute("UPDATE inbox SET state = 'done' WHERE place = ?", (row["place"],))
        self.log("done", message_id=message.message_id)
        if how.dies:
            self.log("dies", message_id=message.message_id)
            os._exit(70)
        return True

    def _carry_out(self, sitting: Sitting, message: Message) -> None:
        try:
            _WORK[type(message)](sitting, message)
        except orders.OrderRefused as refusal:
            if not isinstance(message, Order):
                raise
            orders.refuse(sitting, message, str(refusal))

    def work_off(self) -> None:
        """Carry out everything received so far."""
        while self.work():
            pass

    def status_of_payment(self, end_to_end_id: str) -> bytes | None:
        """The latest pain.002 of a payment, after everything received so far is worked off; None if unknown."""
        self.work_off()
        with self.sit() as sitting:
            return payments.status_xml(sitting, end_to_end_id)

    def notice_time(self) -> None:
        """Let freezes lapse and waiting ones move up although nobody asks."""
        with self.sit():
            pass

"""Freezes in the books: who holds how much, who moves up, who lapses; tells the court what changed."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from zhixing.messages import EarlierFreeze, Happening, Update
from zhixing.sandbox import books
from zhixing.sandbox.sitting import Sitting
from zhixing.sandbox.waiting_line import Freeze, FreezeState, controlled, in_effect, shifted_end


def _day(raw: str | None) -> date | None:
    return None if raw is None else date.fromisoformat(raw)


def _freeze(row: sqlite3.Row) -> Freeze:
    return Freeze(
        place=row["place"],
        order_id=row["order_id"],
        account=row["account"],
        court=row["court"],
        case_number=row["case_number"],
        ours=bool(row["ours"]),
        limit_fen=row["limit_fen"],
        term_from=date.fromisoformat(row["term_from"]),
        term_until=_day(row["term_until"]),
        from_date=_day(row["from_date"]),
        until=_day(row["until"]),
        state=FreezeState(row["state"]),
        told_fen=row["told_fen"],
    )


def find(db: sqlite3.Connection, order_id: str) -> Freeze | None:
    """The freeze made by this order, whatever became of it."""
    row = db.execute("SELECT * FROM freezes WHERE order_id = ?", (order_id,)).fetchone()
    return None if row is None else _freeze(row)


def queue(db: sqlite3.Connection, account: str) -> tuple[Freeze, ...]:
    """Live and waiting freezes of an account in the order of arrival."""
    rows = db.execute(
        "SELECT * FROM freezes WHERE account = ? AND state IN ('live', 'waiting') ORDER BY place", (account,)
    )
    return tuple(_freeze(row) for row in rows)


def save(db: sqlite3.Connection, freeze: Freeze) -> None:
    """Write back what may change."""
    db.execute(
        "UPDATE freezes SET limit_fen = ?, from_date = ?, until = ?, state = ?, told_fen = ? WHERE place = ?",
        (
            freeze.limit_fen,
            None if freeze.from_date is None else str(freeze.from_date),
            None if freeze.until is None else str(freeze.until),
            freeze.state,
            freeze.told_fen,
            freeze.place,
        ),
    )


def add(  # noqa: PLR0913 (the columns of one row)
    db: sqlite3.Connection,
    *,
    order_id: str,
    account: str,
    court: str,
    case_number: str,
    ours: bool,
    limit_fen: int | None,
    term_from: date,
    term_until: date | None,
) -> None:
    """Put a freeze at the end of the queue, waiting; ``settle`` then finds out whether it takes effect at once."""
    db.execute(
        "INSERT INTO freezes (order_id, account, court, case_number, ours, limit_fen, term_from, term_until, state,"
        " told_fen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0)",
        (
            order_id,
            account,
            court,
            case_number,
            int(ours),
            limit_fen,
            str(term_from),
            None if term_until is None else str(term_until),
        ),
    )


def available(db: sqlite3.Connection, account: books.BankAccount) -> int:
    """What no freeze controls (可用余额), in fen."""
    return account.balance_fen - sum(controlled(account.balance_fen, queue(db, account.number)))


def held(db: sqlite3.Connection, account: books.BankAccount, order_id: str) -> int:
    """What this freeze really controls, in fen; 0 if it stands no longer in the queue."""
    line = queue(db, account.number)
    amounts = controlled(account.balance_fen, line)
    return sum(amount for freeze, amount in zip(line, amounts, strict=True) if freeze.order_id == order_id)


def earlier(db: sqlite3.Connection, account: books.BankAccount, before: str | None) -> tuple[EarlierFreeze, ...]:
    """The queue as told to a court: all that stand before order ``before``, or all (None)."""
    return tuple(_earlier(db, account, before))


def _earlier(db: sqlite3.Connection, account: books.BankAccount, before: str | None) -> Iterator[EarlierFreeze]:
    line = queue(db, account.number)
    for position, (freeze, amount) in enumerate(zip(line, controlled(account.balance_fen, line), strict=True), 1):
        if freeze.order_id == before:
            return
        yield EarlierFreeze(
            position=position,
            court=freeze.court,
            case_number=freeze.case_number,
            limit_fen=freeze.limit_fen,
            controlled_fen=amount,
            from_date=freeze.from_date,
            until=freeze.until,
        )


def standing(db: sqlite3.Connection, freeze: Freeze) -> dict[str, Any]:
    """Limit, really controlled, available, place and period of a freeze, as messages carry them."""
    account = books.known(db, freeze.account)
    before = earlier(db, account, freeze.order_id)
    queued = freeze.state in {FreezeState.LIVE, FreezeState.WAITING}
    return {
        "limit_fen": freeze.limit_fen,
        "controlled_fen": held(db, account, freeze.order_id),
        "available_fen": available(db, account),
        "queue_position": len(before) + 1 if queued else None,
        "from_date": freeze.from_date,
        "until": freeze.until,
        "earlier_freezes": before if queued else (),
    }


def settle(sitting: Sitting, account_number: str, *, silent: str | None = None) -> None:
    """After any change of an account: move up who may, catch up inflows, and tell the court.

    ``silent`` is the freeze whose order is being answered just now: the answer tells it.
    """
    account = books.known(sitting.db, account_number)
    line = queue(sitting.db, account_number)
    for position, (freeze, amount) in enumerate(zip(line, controlled(account.balance_fen, line), strict=True)):
        starts = freeze.state is FreezeState.WAITING and in_effect(position, amount)
        now = _started(freeze, sitting.day) if starts else freeze
        save(sitting.db, replace(now, told_fen=amount))
        if starts:
            _tell(sitting, now, Happening.MOVED_UP, silent)
        elif amount > freeze.told_fen:
            _tell(sitting, now, Happening.CAUGHT_UP, silent)


def _started(freeze: Freeze, day: date) -> Freeze:
    until = None if freeze.term_until is None else shifted_end(freeze.term_from, freeze.term_until, day)
    return replace(freeze, state=FreezeState.LIVE, from_date=day, until=until)


def lapse(sitting: Sitting) -> None:
    """End every freeze whose last day is over, in the order of their ends, each on its own day (SEIZE-05)."""
    today = sitting.now.date()
    while row := sitting.db.execute(
        "SELECT * FROM freezes WHERE state = 'live' AND until <= ? ORDER BY until, place", (str(today),)
    ).fetchone():
        freeze = replace(_freeze(row), state=FreezeState.LAPSED)
        save(sitting.db, freeze)
        sitting.day_override = freeze.until
        _tell(sitting, freeze, Happening.LAPSED, None)
        settle(sitting, freeze.account)
    sitting.day_override = None


def _tell(sitting: Sitting, freeze: Freeze, happening: Happening, silent: str | None) -> None:
    if not freeze.ours or freeze.order_id == silent:
        return
    sitting.send(
        Update(
            **sitting.header(freeze.court),
            **standing(sitting.db, freeze),
            order_id=freeze.order_id,
            happening=happening,
            happened_on=sitting.day,
            account_number=freeze.account,
        )
    )


def close(db: sqlite3.Connection, freeze: Freeze, state: FreezeState) -> None:
    """End a freeze; the caller then settles the account."""
    save(db, replace(freeze, state=state))

"""The ledger's records as rows: an entry is written only if every named invariant of the slice still stands."""

from datetime import date
from uuid import UUID

from zhixing.court.funds.models import EntryRow, FundBook, HoldRow, PostingRow
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.refused import Refused
from zhixing.ledger.accounts import Kind
from zhixing.ledger.accounts import Refused as LedgerRefused
from zhixing.ledger.book import Book
from zhixing.ledger.entries import Cause, Entry, Hold, Lift, Move, Source
from zhixing.ledger.invariants import broken


def act_cause(doing: Doing) -> Cause:
    """The act being done as the cause of an entry."""
    return Cause(Source.ACT, str(doing.act.pk))


def sound(slice_: Book) -> Book:
    """A loaded slice in which every invariant stands. Raises Refused naming what does not."""
    if faults := broken(slice_):
        raise Refused("账面不符，已停止办理，请财务先对账：" + "；".join(f"{f.where}：{f.what}" for f in faults))
    return slice_


def post(doing: Doing, book: FundBook, slice_: Book, *entries: Entry) -> Book:
    """Add entries to the slice and store them. Raises Refused (nothing written) for what an invariant forbids."""
    for entry in entries:
        try:
            grown = slice_.add(entry)
        except LedgerRefused as why:
            raise Refused(str(why)) from why
        if grown is not slice_:
            _store(doing, book, entry)
        slice_ = grown
    return slice_


def hold(doing: Doing, slice_: Book, held: Hold, book: FundBook) -> Book:
    """Store a hold on a part of a balance. Raises Refused."""
    try:
        grown = slice_.hold(held)
    except LedgerRefused as why:
        raise Refused(str(why)) from why
    account = held.account
    HoldRow.objects.create(
        case_id=UUID(account.case), hold_id=held.id, kind=account.kind.value, party=account.party,
        purpose=account.purpose.value if account.purpose else "", fen=held.fen, reason=held.reason,
        since=held.since, until=held.until, act=doing.act, court_path=book.court_path,
    )  # fmt: skip
    return grown


def lift(doing: Doing, slice_: Book, row: HoldRow, on: date) -> Book:
    """End a hold early. Raises Refused."""
    try:
        grown = slice_.lift(Lift(row.hold_id, on, str(doing.act.pk)))
    except LedgerRefused as why:
        raise Refused(str(why)) from why
    row.lifted_on, row.lifted_by = on, doing.act
    row.save(update_fields=["lifted_on", "lifted_by"])
    return grown


def _once(entry: Entry) -> str | None:
    """What may happen a single time whatever its cause: a deduction is expected, an order is sent."""
    if entry.move is Move.EXPECT:
        return f"deduction:{entry.touching(Kind.EXPECTED)[0].account.reference}"
    return f"order:{entry.touching(Kind.SENT)[0].account.reference}" if entry.move is Move.SEND else None


def _store(doing: Doing, book: FundBook, entry: Entry) -> None:
    once = _once(entry)
    if EntryRow.objects.filter(entry_id=entry.id).exists() or (once and EntryRow.objects.filter(once=once).exists()):
        raise Refused("同一笔款项或者同一指令已经记账，请核对流水号或者指令编号")
    row = EntryRow.objects.create(
        book=book, entry_id=entry.id, cause=str(entry.cause), on=entry.on, text=entry.text, reverses=entry.reverses,
        once=once, act=doing.act, court_path=book.court_path,
    )  # fmt: skip
    PostingRow.objects.bulk_create(
        PostingRow(
            entry=row, kind=p.account.kind.value, case_id=UUID(p.account.case) if p.account.case else None,
            party=p.account.party, purpose=p.account.purpose.value if p.account.purpose else "",
            reference=p.account.reference, fen=p.fen, court_path=book.court_path,
        )
        for p in entry.postings
    )  # fmt: skip

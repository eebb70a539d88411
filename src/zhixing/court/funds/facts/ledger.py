"""Rows of the escrow as the ledger's frozen records: entries, holds, and the closed slice a case needs."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from zhixing.court.funds.models import BankLine, EntryRow, FundBook, HoldRow, PostingRow
from zhixing.ledger.accounts import Account, Kind, Purpose
from zhixing.ledger.book import Book
from zhixing.ledger.entries import Cause, Entry, Hold, Lift, Posting, Source
from zhixing.ledger.movements import BankLine as Arrival

_KINDS = {kind.value: kind for kind in Kind}
_PURPOSES = {purpose.value: purpose for purpose in Purpose}


def account_of(row: PostingRow) -> Account:
    """The ledger account of a posting; its case is named by id."""
    case = str(row.case_id) if row.case_id else ""
    return Account(_KINDS[row.kind], case, row.party, _PURPOSES.get(row.purpose), row.reference)


def entry_of(row: EntryRow) -> Entry:
    """A stored entry. Raises KeyError or ValueError for a row no entry could have been written as."""
    source, _, reference = row.cause.partition(":")
    postings = tuple(Posting(account_of(p), p.fen) for p in row.postings.all())
    return Entry(row.entry_id, Cause(Source(source), reference), row.on, postings, row.text, row.reverses)


def held_account(row: HoldRow) -> Account:
    """The ledger account a hold stands on."""
    return Account(_KINDS[row.kind], str(row.case_id), row.party, _PURPOSES.get(row.purpose))


def hold_of(row: HoldRow) -> Hold:
    """A stored hold."""
    return Hold(row.hold_id, held_account(row), row.fen, row.reason, str(row.act_id), row.since, row.until)


def lift_of(row: HoldRow) -> Lift | None:
    """The early end of a hold, where it was lifted."""
    return Lift(row.hold_id, row.lifted_on, str(row.lifted_by_id)) if row.lifted_on else None


def arrival_of(line: BankLine) -> Arrival:
    """A bank line as the ledger reads it; `quotes` is the order or deduction it names."""
    return Arrival(line.key, line.on, line.fen, line.quotes)


def _book(entries: QuerySet[EntryRow], holds: QuerySet[HoldRow]) -> Book:
    rows = entries.order_by("pk").prefetch_related("postings")
    held = list(holds.order_by("pk"))
    lifts = tuple(lift for row in held if (lift := lift_of(row)))
    return Book(tuple(entry_of(r) for r in rows), tuple(hold_of(h) for h in held), lifts)


def closed_slice(book: FundBook, cases: Iterable[UUID], lines: Iterable[str] = ()) -> Book:
    """All entries of the cases, and all entries of the receipts these were paid from (other cases' shares too).

    `lines` are keys of bank lines to be added. Whoever writes must hold the locks of the cases' dossiers.
    """
    wanted, unidentified = list(cases), PostingRow.objects.filter(kind=Kind.UNIDENTIFIED)
    mine = PostingRow.objects.filter(case__in=wanted).values("entry")
    quoted = set(unidentified.filter(entry__in=mine).values_list("reference", flat=True)) | set(lines)
    shared = unidentified.filter(reference__in=quoted).values("entry")
    entries = EntryRow.objects.filter(book=book)
    return _book(entries.filter(pk__in=mine) | entries.filter(pk__in=shared), HoldRow.objects.filter(case__in=wanted))


def whole_book(book: FundBook, until: date) -> Book:
    """Every entry up to the end of a day, for the three-way match."""
    return _book(EntryRow.objects.filter(book=book, on__lte=until), HoldRow.objects.filter(case__court=book.court))

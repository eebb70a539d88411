"""Three-way match of an escrow account (对账): the bank's statement, the ledger, the payout orders."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from zhixing.ledger.accounts import Kind
from zhixing.ledger.book import Book, Outcome
from zhixing.ledger.entries import Entry, Source
from zhixing.ledger.movements import BankLine


class Gap(StrEnum):
    """The name of a difference; the value is what a bookkeeper reads."""

    LINE_TWICE = "银行流水重复"
    LINE_CONFLICT = "同一流水号内容不同"
    NOT_BOOKED = "银行已到账，账上未记"
    NOT_AT_BANK = "账上已记，银行无此流水"
    AMOUNT_DIFFERS = "银行与账上金额不同"
    PAID_TWICE = "同一指令银行付款两次"
    PAID_NOT_BOOKED = "银行已付款，账上未记付讫"
    PAID_THOUGH_RETURNED = "账上已记退回，银行却已付款"
    DEBIT_UNKNOWN = "银行付款找不到对应指令"
    NO_OUTCOME = "指令已发送，尚无结果"
    ORDER_NOT_BOOKED = "有付款指令，账上未记发送"
    BOOKED_WITHOUT_ORDER = "账上已记发送，找不到付款指令"
    ORDER_DIFFERS = "付款指令与账上金额不同"
    NOT_ARRIVED = "扣划款应收未到"


Key = tuple[str, str]  # "order" or "line", and its reference


@dataclass(frozen=True, slots=True)
class Difference:
    """One item to clear. `reference`: bank line, order or deduction; fen as the one side and as the ledger has it."""

    gap: Gap
    reference: str
    theirs: int
    ours: int


def reconcile(lines: Iterable[BankLine], book: Book, orders: dict[str, int]) -> list[Difference]:
    """Every difference by name; empty when all three agree and nothing is under way.

    lines: all statement lines of the account; orders: fen of each payout order handed to the bank, by EndToEndId.
    All three cover the same time. Dates are not compared: a bank may book a payment later than it confirms it.
    """
    single, found = _single_lines(lines)
    return [*found, *_bank_and_book(single, book), *_orders_and_book(orders, single, book), *_not_arrived(book)]


def _single_lines(lines: Iterable[BankLine]) -> tuple[list[BankLine], list[Difference]]:
    single: dict[str, BankLine] = {}
    found = []
    for line in lines:
        if line.reference not in single:
            single[line.reference] = line
            continue
        first = single[line.reference]
        gap = Gap.LINE_TWICE if first == line else Gap.LINE_CONFLICT
        found.append(Difference(gap, line.reference, line.fen, first.fen))
    return list(single.values()), found


def _bank_and_book(lines: list[BankLine], book: Book) -> list[Difference]:
    at_bank: dict[Key, list[int]] = defaultdict(list)
    for line in lines:
        at_bank[_line_key(line, book)].append(line.fen)
    booked: dict[Key, int] = defaultdict(int)
    for entry in book.entries:
        for posting in entry.touching(Kind.BANK):
            booked[_entry_key(entry, book)] += posting.fen
    keys = dict.fromkeys((*at_bank, *booked))
    gaps = ((key, _gap(key[1], at_bank[key], booked[key], book)) for key in keys)
    return [Difference(gap, key[1], sum(at_bank[key]), booked[key]) for key, gap in gaps if gap]


def _line_key(line: BankLine, book: Book) -> Key:
    """A debit is known by the order it pays, anything else by the bank's own reference."""
    pays = line.fen < 0 and line.quotes in book.payouts
    return ("order", line.quotes) if pays else ("line", line.reference)


def _entry_key(entry: Entry, book: Book) -> Key:
    """The statement line that must stand against an entry; a clerk's reversal stands against its original's."""
    if entry.reverses is not None and entry.cause.source is Source.ACT:
        return _entry_key(book.entry(entry.reverses), book)
    paid = entry.touching(Kind.SENT) if entry.reverses is None else ()
    return ("order", paid[0].account.reference) if paid else ("line", entry.cause.reference)


def _gap(reference: str, at_bank: list[int], booked: int, book: Book) -> Gap | None:
    if sum(at_bank) == booked:
        return None
    if len(at_bank) > 1:
        return Gap.PAID_TWICE
    if at_bank and booked:
        return Gap.AMOUNT_DIFFERS
    return _unbooked(reference, at_bank[0], book) if at_bank else Gap.NOT_AT_BANK


def _unbooked(order: str, fen: int, book: Book) -> Gap:
    if fen > 0:
        return Gap.NOT_BOOKED
    if order not in book.payouts:
        return Gap.DEBIT_UNKNOWN
    returned = book.payouts[order].outcome is Outcome.RETURNED
    return Gap.PAID_THOUGH_RETURNED if returned else Gap.PAID_NOT_BOOKED


def _orders_and_book(orders: dict[str, int], lines: list[BankLine], book: Book) -> list[Difference]:
    debited = {line.quotes for line in lines if line.fen < 0}
    found = []
    for order in dict.fromkeys((*orders, *book.payouts)):
        payout = book.payouts.get(order)
        ours, theirs = payout.fen if payout else 0, orders.get(order, 0)
        if ours != theirs:
            gap = Gap.ORDER_NOT_BOOKED if not ours else Gap.BOOKED_WITHOUT_ORDER if not theirs else Gap.ORDER_DIFFERS
            found.append(Difference(gap, order, theirs, ours))
        if payout and payout.outcome is Outcome.SENT and order not in debited:
            found.append(Difference(Gap.NO_OUTCOME, order, 0, ours))
    return found


def _not_arrived(book: Book) -> list[Difference]:
    open_claims = [(a.reference, fen) for a, fen in book.balances().items() if a.kind is Kind.EXPECTED]
    return [Difference(Gap.NOT_ARRIVED, deduction, 0, fen) for deduction, fen in open_claims]

"""The three sides of the nightly match: what the bank said, what the book holds, which orders were handed over."""

from collections.abc import Iterator
from datetime import date

from zhixing.court.funds.facts.ledger import whole_book
from zhixing.court.funds.models import BankLine, FundBook, PayoutOrder, StatementLine
from zhixing.ledger.movements import BankLine as Line
from zhixing.ledger.reconciliation import Difference, reconcile


def match(book: FundBook, until: date) -> list[Difference]:
    """Every difference up to the end of a day; empty when all three agree and nothing is under way."""
    orders = PayoutOrder.objects.filter(case__court_id=book.court_id, sent_on__lte=until)
    sent = dict(orders.values_list("end_to_end_id", "fen"))
    return reconcile(_said(book, until), whole_book(book, until), sent)


def _said(book: FundBook, until: date) -> list[Line]:
    """The bank's word: its statements; for days whose statement did not come, its notices and payment answers.

    Lines are taken once by reference and content, so that a notice and the statement do not count twice.
    """
    code = book.bank.code
    lines = [
        Line(f"{code}:{s.reference}", s.day, s.fen, s.quotes)
        for s in StatementLine.objects.filter(book=book, day__lte=until).order_by("day", "pk")
    ]
    stated = {line.on for line in lines}
    told = [*_notices(book, until), *_answers(book, until)]
    known = {(line.reference, line.fen) for line in lines}
    return lines + [line for line in told if line.on not in stated and (line.reference, line.fen) not in known]


def _notices(book: FundBook, until: date) -> Iterator[Line]:
    for line in BankLine.objects.filter(book=book, on__lte=until, by_hand=False).select_related("book__bank"):
        yield Line(line.key, line.on, line.fen, line.quotes)


def _answers(book: FundBook, until: date) -> Iterator[Line]:
    paid = PayoutOrder.objects.filter(case__court_id=book.court_id, outcome_on__lte=until).exclude(bank_reference="")
    for order in paid:
        if order.outcome_on is not None:
            reference = f"{book.bank.code}:{order.bank_reference}"
            yield Line(reference, order.outcome_on, -order.fen, order.end_to_end_id)

"""The limits of money: three workdays to identify it, thirty days to pay it out. (FUND-01)"""

from datetime import date

from zhixing.court.cases.models import Case
from zhixing.court.funds.models import BankLine
from zhixing.court.kernel import running
from zhixing.court.kernel.doing import Doing
from zhixing.law.limits.node import Node
from zhixing.ledger.accounts import Kind
from zhixing.ledger.book import Book


def to_identify(doing: Doing, line: BankLine, on: date) -> None:
    """Unidentified money: the limit runs in the book's dossier."""
    terms = running.Terms(subject_id=line.pk)
    running.start(doing.act, line.book.dossier, Node.MONEY_IDENTIFIED, on, doing.tables, terms)


def identified(doing: Doing, line: BankLine) -> None:
    """Nothing of the line is unidentified any more."""
    running.finish(doing.act, line.book.dossier, Node.MONEY_IDENTIFIED, doing.on, line.pk)


def to_pay_out(doing: Doing, case: Case, on: date, line: BankLine | None = None) -> None:
    """Money of the case arrived (or came back) on a day: thirty days to pay it out, in the case's dossier."""
    terms = running.Terms(subject_id=line.pk if line else None, assignee_id=case.handler_id)
    running.start(doing.act, doing.touch(case.dossier), Node.PAYOUT, on, doing.tables, terms)


def taken_back(doing: Doing, case: Case, line: BankLine) -> None:
    """The receipt was not the case's: its limit there ends, and runs again to identify it."""
    running.finish(doing.act, doing.touch(case.dossier), Node.PAYOUT, doing.on, line.pk)
    to_identify(doing, line, doing.on)


def paid_out(doing: Doing, case: Case, book: Book) -> None:
    """When nothing of the case is left to send, its limits to pay out are met."""
    name = str(case.pk)
    if not book.total(Kind.CASE, case=name) and not book.total(Kind.PAYABLE, case=name):
        for node in (Node.PAYOUT, Node.PAYOUT_AFTER_HOLD):
            running.finish(doing.act, doing.touch(case.dossier), node, doing.on)

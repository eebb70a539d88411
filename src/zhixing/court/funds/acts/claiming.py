"""Received money finds its case: an expected deduction is met, or a payment into court is credited to the debt."""

from zhixing.court.cases.models import Case
from zhixing.court.claims.queries import outstanding_fen
from zhixing.court.funds.acts import timing
from zhixing.court.funds.acts.booking import act_cause, post
from zhixing.court.funds.events import MoneyIdentified
from zhixing.court.funds.facts.receipts import left_on
from zhixing.court.funds.models import BankLine
from zhixing.court.kernel.doing import Doing
from zhixing.law.core.fen import yuan
from zhixing.ledger import movements
from zhixing.ledger.book import Book


def as_deduction(doing: Doing, line: BankLine, case: Case, book: Book, deduction: str) -> Book:
    """The line is the money of an expected deduction, whose payment was registered on the deduction day."""
    entry = movements.match(book, act_cause(doing), max(doing.on, line.on), line=line.key, deduction=deduction)
    book = post(doing, line.book, book, entry)
    _belongs(doing, line, case, book, line.fen)
    return book


def as_payment(doing: Doing, line: BankLine, case: Case, book: Book, fen: int) -> tuple[Book, str]:
    """The line, or a part of it, was paid into court for the case: identified, and credited up to what was owed.

    Returns the slice and what was credited, in words. What the law cannot reckon stays for the handler to register.
    """
    times = sum(1 for e in book.entries if e.id.endswith(f"|{line.key}|{case.pk}") and e.reverses is None)
    entry = movements.identify(act_cause(doing), max(doing.on, line.on), line=line.key, case=str(case.pk), fen=fen)
    book = post(doing, line.book, book, entry)
    _belongs(doing, line, case, book, fen)
    return book, _credited(doing, line, case, fen, times)


def payment_reference(line: BankLine, times: int) -> str:
    """Under which reference the payment of an identification is registered; a second one of the line is numbered."""
    return line.key if not times else f"{line.key}#{times + 1}"


def _credited(doing: Doing, line: BankLine, case: Case, fen: int, times: int) -> str:
    owed = outstanding_fen(case, line.on, doing.tables)
    if owed is None or line.on > doing.on:
        return "履行日的应付款项无法计算，未计入清偿，请承办人核对后登记"
    if not (credit := min(fen, owed)):
        return "债务已经清偿，未计入清偿"
    doing.call(
        "claims.credit_payment", case, paid_on=line.on, amount=yuan(credit).replace(",", ""), how="into_court",
        reference=payment_reference(line, times), note=line.payer[:100],
    )  # fmt: skip
    return f"计入清偿 {yuan(credit)} 元"


def _belongs(doing: Doing, line: BankLine, case: Case, book: Book, fen: int) -> None:
    line.case = case
    if not left_on(line, book):
        line.state = BankLine.State.IDENTIFIED
        timing.identified(doing, line)
    line.save(update_fields=["case", "state"])
    timing.to_pay_out(doing, case, line.arrived_on, line)
    doing.tell(MoneyIdentified(case.dossier_id, case.pk, fen, line.arrived_on))

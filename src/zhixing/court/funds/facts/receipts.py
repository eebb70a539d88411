"""What may be done with money that came in: rows → the questions of law/payout/receipt."""

from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.funds.facts.ledger import closed_slice
from zhixing.court.funds.facts.position import account_open, book_of, held_on
from zhixing.court.funds.models import BankLine, CaseAccount, EntryRow, FundBook, PostingRow
from zhixing.court.kernel.registry import Asking
from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, step
from zhixing.law.payout.receipt import (
    ByHand,
    Expectation,
    Identification,
    Reversal,
    may_expect,
    may_identify,
    may_post,
    may_reverse,
)
from zhixing.ledger.accounts import Account, Kind
from zhixing.ledger.book import Book
from zhixing.ledger.entries import Entry, Move
from zhixing.reading.case_number import normalise

OWN_ACCOUNT = Article("执行款物规定", "", "FUND-02")
BANK_WORD = Ours("银行的到账通知、回执、对账单如实记录，由系统核对", "FUND-03")


def may_open_account(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """One case, one account, from the day the case has its number. (FUND-02)"""
    book, opened = book_of(case), account_open(case)
    steps = (
        step("案件已经立案", case.filed_on is not None, str(case.filed_on or "尚未立案"), OWN_ACCOUNT),
        step("本院有案款专户", book is not None, str(book or "没有，请财务先登记案款专户"), OWN_ACCOUNT),
        step("本案尚未开立案款账号", not opened, "已经开立" if opened else "尚未开立", OWN_ACCOUNT),
    )
    return Determination("payout.account", "开立案款账号", asking.on, None, steps, tables=asking.tables.digest)


def expected_once(deduction: str) -> bool:
    """The deduction was booked as expected, whether or not its money has arrived."""
    return EntryRow.objects.filter(once=f"deduction:{deduction}").exists()


def may_expect_deduction(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """A bank's answer that it deducted becomes a claim on that bank, once."""
    known = data is not None and expected_once(data.reference)
    day = data.deducted_on if data else None
    facts = Expectation(asking.on, case.filed_on is not None, account_open(case), day, known)
    return may_expect(facts, asking.tables)


def may_take_word(subject: Any, data: Any, asking: Asking) -> Determination[None]:
    """The bank's word is always recorded; what it means is the ledger's question."""
    steps = (step("来自银行的报文", True, "已验证签名", BANK_WORD),)
    return Determination("payout.word", "记录银行报文", asking.on, None, steps, tables=asking.tables.digest)


def may_post_receipt(book: FundBook, data: Any, asking: Asking) -> Determination[None]:
    """Finance posts by hand what the bank's notice has not told yet."""
    known = None if data is None else BankLine.objects.filter(book=book, reference=data.reference).exists()
    return may_post(ByHand(asking.on, data.received_on if data else None, known), asking.tables)


def case_of(book: FundBook, number: str) -> Case | None:
    """The case of the book's court with this number or this case account."""
    found = Case.objects.filter(court_id=book.court_id, number=normalise(number) or number.strip()).first()
    if found is None:
        account = CaseAccount.objects.select_related("case").filter(book=book, number=number.strip()).first()
        found = account.case if account else None
    return found


def line_slice(line: BankLine, *cases: Case) -> Book:
    """The closed slice around a line and the cases it belongs or is to belong to."""
    own = PostingRow.objects.filter(kind=Kind.CASE, entry__postings__reference=line.key).values_list("case", flat=True)
    return closed_slice(line.book, {*own, *(c.pk for c in cases)}, [line.key])


def left_on(line: BankLine, book: Book) -> int:
    """What of the line is still unidentified, in fen."""
    return book.balance(Account(Kind.UNIDENTIFIED, reference=line.key))


def expected(book: Book, case: Case) -> dict[str, int]:
    """Deductions of a case that have not arrived: reference → fen."""
    found = book.balances(case=str(case.pk))
    return {a.reference: fen for a, fen in found.items() if a.kind is Kind.EXPECTED}


def may_identify_line(line: BankLine, data: Any, asking: Asking) -> Determination[None]:
    """Unidentified money is claimed for a case, never by its handling judge. (FUND-03 (a))"""
    returned = line.state == BankLine.State.RETURNED
    if data is None:
        left = left_on(line, line_slice(line))
        return may_identify(Identification(asking.on, left, returned), asking.tables)
    case = case_of(line.book, data.case_number)
    if case is None or case.filed_on is None:
        left = left_on(line, line_slice(line))
        return may_identify(Identification(asking.on, left, returned, case_known=False), asking.tables)
    book = line_slice(line, case)
    open_claims = expected(book, case)
    facts = Identification(
        asking.on, left_on(line, book), returned, case_known=True, account_open=account_open(case),
        handler=case.handler_id == asking.viewer.principal_id, amount=data.amount or left_on(line, book),
        deduction=open_claims.get(data.deduction) if data.deduction else None,
        deduction_fits=not data.deduction or data.deduction in open_claims,
    )  # fmt: skip
    return may_identify(facts, asking.tables)


def identifications(line: BankLine, book: Book) -> list[Entry]:
    """The identifications of a line that stand, oldest first."""
    mine = Account(Kind.UNIDENTIFIED, reference=line.key)
    moves = (Move.IDENTIFY, Move.MATCH)
    return [e for e in book.standing if e.move in moves and any(p.account == mine for p in e.postings)]


def identified_for(line: BankLine, book: Book, case: Case) -> list[Entry]:
    """Those of them that gave the money to this case."""
    own = Account(Kind.CASE, str(case.pk))
    return [e for e in identifications(line, book) if any(p.account == own for p in e.postings)]


def may_reverse_line(line: BankLine, data: Any, asking: Asking) -> Determination[None]:
    """A mistaken identification is undone by a counter-entry while the money is still there. (FUND-03 (g))"""
    if data is None:
        return may_reverse(Reversal(asking.on, bool(identifications(line, line_slice(line)))), asking.tables)
    case = case_of(line.book, data.case_number)
    if case is None:
        return may_reverse(Reversal(asking.on, standing=False), asking.tables)
    book = line_slice(line, case)
    wrong, own = identified_for(line, book, case), Account(Kind.CASE, str(case.pk))
    taken = sum(-p.fen for e in wrong for p in e.postings if p.account == own)
    free = book.balance(own) - held_on(book, own, asking.on)
    return may_reverse(Reversal(asking.on, bool(wrong), free >= taken), asking.tables)

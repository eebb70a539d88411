"""One function a trade event: it builds the entry, `Book.add` refuses what an invariant forbids. Amounts are fen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from zhixing.ledger.accounts import BANK, TREASURY, Account, Kind, Purpose, Refused
from zhixing.ledger.book import Book, Payout
from zhixing.ledger.entries import Cause, Entry, Move, Posting, Source


@dataclass(frozen=True, slots=True)
class BankLine:
    """One line of the bank's statement: credit above zero, debit below; `quotes`: deduction or order it names."""

    reference: str
    on: date
    fen: int
    quotes: str = ""

    @property
    def cause(self) -> Cause:
        return Cause(Source.BANK, self.reference)


@dataclass(frozen=True, slots=True)
class Share:
    """What one payee is to get out of the case's money; the split is worked out elsewhere."""

    payee: str
    purpose: Purpose
    fen: int


def expect_deduction(cause: Cause, on: date, *, case: str, bank: str, deduction: str, fen: int) -> Entry:
    """A bank answers that it deducted: a claim on that bank, not money yet."""
    claim, theirs = Account(Kind.EXPECTED, case, bank, reference=deduction), _deducted(case, deduction)
    return _move(Move.EXPECT, cause, on, fen, (claim,), (theirs,), deduction)


def receive(line: BankLine) -> Entry:
    """A credit on the escrow account; of no case until it is matched or identified."""
    return _move(Move.RECEIVE, line.cause, line.on, line.fen, (BANK,), (_line(line.reference),))


def quoted_deduction(book: Book, line: BankLine) -> str | None:
    """The open deduction that the line names, if the amount is the same; otherwise the money stays unidentified."""
    claims = {a.reference: fen for a, fen in book.balances().items() if a.kind is Kind.EXPECTED}
    return line.quotes if claims.get(line.quotes) == line.fen else None


def match(book: Book, cause: Cause, on: date, *, line: str, deduction: str) -> Entry:
    """The received money is that of an expected deduction: claim met, money identified to the deduction's case."""
    expected = [p for e in book.standing if e.move is Move.EXPECT for p in e.touching(Kind.EXPECTED)]
    claim = next((p for p in expected if p.account.reference == deduction), None)
    if claim is None:
        raise Refused(f"没有编号为“{deduction}”的应收扣划款，请按待认领款处理")
    case = claim.account.case
    debits, credits = (_line(line), _deducted(case, deduction)), (Account(Kind.CASE, case), claim.account)
    return _move(Move.MATCH, cause, on, claim.fen, debits, credits, line, deduction)


def identify(cause: Cause, on: date, *, line: str, case: str, fen: int) -> Entry:
    """Received money, or a part of it, is found to belong to a case (认领)."""
    return _move(Move.IDENTIFY, cause, on, fen, (_line(line),), (Account(Kind.CASE, case),), line, case)


def allocate(cause: Cause, on: date, *, case: str, shares: Iterable[Share]) -> Entry:
    """Set case money aside for payees. Raises Refused for no share, a payee named twice for one purpose, fen ≤ 0."""
    payables = [(Account(Kind.PAYABLE, case, s.payee, s.purpose), _positive(s.fen)) for s in shares]
    if not payables or len(dict(payables)) < len(payables):
        raise Refused("分配须至少列一名收款人，同一收款人同一用途只列一次，请合并后重报")
    debit = Posting(Account(Kind.CASE, case), sum(fen for _, fen in payables))
    return _entry(Move.ALLOCATE, cause, on, (debit, *(Posting(a, -fen) for a, fen in payables)), case)


def transfer_to_court(cause: Cause, on: date, *, case: str, court: str, fen: int) -> Entry:
    """Set case money aside for another court; it is then sent like any payout."""
    return allocate(cause, on, case=case, shares=[Share(court, Purpose.COURT, fen)])


def send(cause: Cause, on: date, *, order: str, payable: Account, fen: int) -> Entry:
    """A payout order leaves for the bank; outcome unknown. `order` is its EndToEndId, used once for ever."""
    sent = replace(payable, kind=Kind.SENT, reference=order)
    return _move(Move.SEND, cause, on, fen, (payable,), (sent,), order)


def fee_to_treasury(cause: Cause, on: date, *, order: str, case: str, fen: int) -> Entry:
    """Send the enforcement fee set aside to the treasury."""
    payable = Account(Kind.PAYABLE, case, TREASURY, Purpose.FEE)
    return send(cause, on, order=order, payable=payable, fen=fen)


def refund_surplus(cause: Cause, on: date, *, order: str, case: str, debtor: str, fen: int) -> Entry:
    """Send the surplus set aside back to the debtor (执行规定 34)."""
    payable = Account(Kind.PAYABLE, case, debtor, Purpose.SURPLUS)
    return send(cause, on, order=order, payable=payable, fen=fen)


def confirm_paid(book: Book, cause: Cause, on: date, *, order: str) -> Entry:
    """The bank paid the order: the money is no longer ours."""
    payout = _payout(book, order)
    return _move(Move.PAY, cause, on, payout.fen, (payout.account,), (BANK,), order)


def returned(book: Book, cause: Cause, on: date, *, order: str) -> Entry:
    """The bank did not pay: the money never left the escrow account."""
    payout = _payout(book, order)
    return _move(Move.RETURN, cause, on, payout.fen, (payout.account,), (_back(payout),), order)


def came_back(book: Book, line: BankLine) -> Entry:
    """The payee's bank sent a paid order back (退汇): a credit quoting it. Raises Refused for another sum."""
    payout = _payout(book, line.quotes)
    if payout.fen != line.fen:
        raise Refused(f"退汇 {line.fen} 分与付款指令 {payout.fen} 分不符，请按待认领款处理并向银行查询")
    return _move(Move.COME_BACK, line.cause, line.on, line.fen, (BANK,), (_back(payout),), line.quotes)


def pay_again(book: Book, cause: Cause, on: date, *, order: str) -> Entry:
    """Returned money is payable again, once the payee's account has been confirmed anew; it needs a new order."""
    payout = _payout(book, order)
    payable = replace(payout.account, kind=Kind.PAYABLE, reference="")
    return _move(Move.PAY_AGAIN, cause, on, payout.fen, (_back(payout),), (payable,), order)


def deposit_in_escrow(cause: Cause, on: date, *, payable: Account, fen: int) -> Entry:
    """Keep for a payee who does not collect (提存, 民法典 570); it stays on the escrow account."""
    kept = Account(Kind.DEPOSITED, payable.case, payable.party)
    return _move(Move.DEPOSIT, cause, on, fen, (payable,), (kept,), payable.case, payable.party)


def collect_deposit(cause: Cause, on: date, *, case: str, kept_for: str, share: Share) -> Entry:
    """Deposited money becomes payable: to the creditor who collects, or to whom 民法典 574 gives it."""
    payable = Account(Kind.PAYABLE, case, share.payee, share.purpose)
    kept = Account(Kind.DEPOSITED, case, kept_for)
    return _move(Move.COLLECT, cause, on, share.fen, (kept,), (payable,), case, kept_for, share.payee)


def reverse(book: Book, cause: Cause, on: date, *, entry: str, text: str) -> Entry:
    """Undo an entry by a dated counter-entry, once; `text` gives the reason. Raises Refused for an unknown entry."""
    if not text.strip():
        raise Refused("冲正须写明原因")
    return Entry(f"reverse|{cause}|{entry}", cause, on, book.entry(entry).mirrored, text, reverses=entry)


def _line(reference: str) -> Account:
    return Account(Kind.UNIDENTIFIED, reference=reference)


def _deducted(case: str, deduction: str) -> Account:
    return Account(Kind.DEDUCTED, case, reference=deduction)


def _back(payout: Payout) -> Account:
    return replace(payout.account, kind=Kind.RETURNED)


def _payout(book: Book, order: str) -> Payout:
    if order not in book.payouts:
        raise Refused(f"账上没有付款指令“{order}”，请核对银行回执中的指令编号")
    return book.payouts[order]


def _positive(fen: int) -> int:
    if type(fen) is not int or fen <= 0:
        raise Refused(f"金额“{fen}”须为大于零的整数分，请更正")
    return fen


def _move(
    move: Move, cause: Cause, on: date, fen: int, debits: tuple[Account, ...], credits: tuple[Account, ...], *of: str
) -> Entry:
    """The same sum on every account named: debits (借) above zero, credits (贷) below."""
    _positive(fen)
    postings = (*(Posting(a, fen) for a in debits), *(Posting(a, -fen) for a in credits))
    return _entry(move, cause, on, postings, *of)


def _entry(move: Move, cause: Cause, on: date, postings: tuple[Posting, ...], *of: str) -> Entry:
    return Entry("|".join((move, str(cause), *of)), cause, on, postings, move.zh)

"""Where a case's money stands today: the ledger's balances beside what the debt says was credited."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ObjectDoesNotExist

from zhixing.court.cases.models import Case
from zhixing.court.claims.queries import owed_on
from zhixing.court.funds.facts.ledger import closed_slice
from zhixing.court.funds.models import CaseAccount, FundBook
from zhixing.court.kernel.scope import remembered
from zhixing.court.kernel.seams import Slot, SlotFailed
from zhixing.court.kernel.tables import current_tables
from zhixing.law.core.tables import Tables
from zhixing.law.owed.answer import Owed
from zhixing.law.owed.facts import How
from zhixing.law.owed.periods import NotADebt
from zhixing.law.payout.fee import fee_on
from zhixing.law.payout.position import Position
from zhixing.ledger.accounts import Account, Kind, Purpose
from zhixing.ledger.book import Book, Outcome

PAYOUT_BARS = Slot("funds.payout.bars")
"""Filled by rooms above: (case) → list of sentences why no money of the case may be paid out now; empty for none."""

THROUGH_COURT = frozenset({How.DEDUCTED, How.INTO_COURT, How.WITHDRAWN, How.SOLD})


@dataclass(frozen=True)
class CaseMoney:
    """The money of a case: its slice of the book, the position, what was really enforced, what is outstanding (fen)."""

    book: Book
    position: Position
    executed: int | None
    outstanding: int | None
    exact: bool


def book_of(case: Case) -> FundBook | None:
    """The escrow book of the case's court, or None where it keeps none."""
    return FundBook.objects.select_related("bank").filter(court_id=case.court_id).first()


def account_open(case: Case) -> bool:
    """The case has its own account."""
    return CaseAccount.objects.filter(case=case).exists()


def slice_for(case: Case) -> Book:
    """The closed slice of the book around the case; empty where the court keeps no escrow."""
    return remembered(("slice", case.pk), lambda: _slice(case))


def _slice(case: Case) -> Book:
    book = book_of(case)
    return closed_slice(book, [case.pk]) if book else Book()


def held_on(book: Book, account: Account, on: date) -> int:
    """How much of an account is postponed on a day, in fen."""
    lifted = {lift.hold: lift.on for lift in book.lifts}
    holds = [h for h in book.holds if h.account == account]
    return sum(h.fen for h in holds if h.since <= on < min(h.until, lifted.get(h.id, h.until)))


def case_money(case: Case, on: date) -> CaseMoney:
    """The money of the case on a day, with the debt as it stands on that day. Fits `Asking.bundle`."""
    tables, book = current_tables(), slice_for(case)
    owing = _owing(case, on, tables)
    executed = None if owing is None else _credited(owing, frozenset(How))
    through = None if owing is None else _credited(owing, THROUGH_COURT)
    own = Account(Kind.CASE, str(case.pk))
    position = Position(
        identified=book.balance(own), held=held_on(book, own, on), credited=through,
        to_creditors=_gone(book, case, Purpose.CREDITOR), fee_taken=_gone(book, case, Purpose.FEE),
        fee_due=_fee(case, executed, on, tables),
    )  # fmt: skip
    outstanding = None if owing is None else owing.total
    return CaseMoney(book, position, executed, outstanding, bool(owing and owing.exact and not owing.later))


def _fee(case: Case, executed: int | None, on: date, tables: Tables) -> int | None:
    """The enforcement fee; none is charged on a suit, where nothing was filed for enforcement (诉讼费用办法 10, 20)."""
    if case.trial:
        return 0
    return None if executed is None else fee_on(executed, on, tables)


def _owing(case: Case, on: date, tables: Tables) -> Owed | None:
    """What is owed; None for a case without money obligations or with a debt that contradicts itself."""
    try:
        return owed_on(case, on, tables).value
    except (ObjectDoesNotExist, NotADebt):
        return None


def bars(case: Case) -> tuple[str, ...] | None:
    """Why nothing may be paid out now, as upper rooms say; None where one of them cannot say."""
    try:
        return tuple(why for found in PAYOUT_BARS.ask(case) for why in found)
    except SlotFailed:
        return None


def _credited(owing: Owed, how: frozenset[How]) -> int:
    """With how much money of these ways the debt was credited, in fen.

    Of what came after the last covered day the certain part counts: the debt only grows, so up to the sum of that day
    it is the creditor's.
    """
    sure = sum(p.fen for c in owing.credits if c.payment.how in how for p in c.parts)
    left = owing.total
    for paid in sorted(owing.facts.payments, key=lambda p: p.on):
        if owing.exact_to is not None and paid.on > owing.exact_to:
            part = min(paid.amount - paid.costs, left)
            left -= part
            sure += part if paid.how in how else 0
    return sure


def _gone(book: Book, case: Case, purpose: Purpose) -> int:
    """Sent, paid or set aside for a purpose."""
    payouts = [p for p in book.payouts.values() if p.account.case == str(case.pk) and p.account.purpose is purpose]
    out = sum(p.fen for p in payouts if p.outcome is not Outcome.RETURNED)
    balances = book.balances(case=str(case.pk))
    aside = sum(fen for a, fen in balances.items() if a.kind is Kind.PAYABLE and a.purpose is purpose)
    return out + aside

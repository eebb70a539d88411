"""The escrow as others may ask for it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhixing.court.cases.models import Case
from zhixing.court.documents.rendering.layouts import BankAccount
from zhixing.court.funds.facts.ledger import closed_slice
from zhixing.court.funds.facts.position import CaseMoney, book_of, case_money
from zhixing.court.funds.models import BankLine, CaseAccount, Difference, FundBook, PayoutOrder
from zhixing.court.kernel.models import Act, Limit
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.limits.node import Node
from zhixing.ledger.accounts import Kind
from zhixing.ledger.book import Book, Outcome


@dataclass(frozen=True)
class Balances:
    """The money of a case in fen. `deducted`: taken at a bank, not here yet; `identified`: on the case's account;
    `payable`: set aside for a payee; `sent`: outcome unknown; `paid`: left the escrow; `received`: all that came."""

    deducted: int
    identified: int
    payable: int
    sent: int
    paid: int

    @property
    def received(self) -> int:
        """All money of the case that came in, in fen."""
        return self.identified + self.payable + self.sent + self.paid

    @property
    def here(self) -> int:
        """What still lies in the escrow for the case, orders under way included."""
        return self.identified + self.payable + self.sent


def account_number(case: Case) -> str:
    """The number of the case's own account, "" while none is open."""
    found = CaseAccount.objects.filter(case=case).values_list("number", flat=True).first()
    return str(found or "")


def case_account(case: Case) -> BankAccount | None:
    """The case's own account as papers print it (一案一账号), or None while it is not open. Fills a slot of cases."""
    found = CaseAccount.objects.select_related("book__bank").filter(case=case).first()
    return BankAccount(holder=found.book.holder, bank=found.book.bank.name, number=found.number) if found else None


def case_slice(case: Case) -> Book:
    """The ledger around the case."""
    book = book_of(case)
    return closed_slice(book, [case.pk]) if book else Book()


def balances_of(book: Book, case: Case) -> Balances:
    """Balances out of a slice already loaded."""
    name = str(case.pk)
    paid = sum(p.fen for p in book.payouts.values() if p.account.case == name and p.outcome is Outcome.PAID)
    payable = sum(book.total(kind, case=name) for kind in (Kind.PAYABLE, Kind.RETURNED, Kind.DEPOSITED))
    return Balances(
        book.total(Kind.EXPECTED, case=name), book.total(Kind.CASE, case=name), payable,
        book.total(Kind.SENT, case=name), paid,
    )  # fmt: skip


def balances(case: Case) -> Balances:
    """The money of the case by its state."""
    return balances_of(case_slice(case), case)


def ledger_zero(case: Case) -> bool:
    """Every account of the case in the ledger stands at zero, claims on banks included (for closing)."""
    return not case_slice(case).balances(case=str(case.pk))


def case_money_out(case: Case) -> bool:
    """Nothing of the case lies in the escrow and nothing is under way."""
    return balances(case).here == 0


def fee_settled(case: Case, on: date) -> bool | None:
    """The enforcement fee on what was really enforced is paid to the treasury; None where it cannot be computed."""
    money = case_money(case, on)
    return None if money.position.fee_open is None else money.position.fee_open == 0


def money_of(case: Case, on: date) -> CaseMoney:
    """The whole position of the case's money on a day."""
    return case_money(case, on)


def lines_of(case: Case) -> Sequence[BankLine]:
    """The receipts that belong to the case, newest first."""
    return list(BankLine.objects.filter(case=case).select_related("book__bank").order_by("-on", "-id"))


def payouts_of(case: Case) -> Sequence[PayoutOrder]:
    """The payout orders of the case, newest first."""
    rows = PayoutOrder.objects.filter(case=case).select_related("payee__participant__party", "act")
    return list(rows.order_by("-sent_on", "-id"))


def fund_book(viewer: Viewer) -> FundBook | None:
    """The escrow book of the viewer's court."""
    return FundBook.objects.select_related("bank", "dossier").filter(court_path=viewer.court_path).first()


def unidentified(book: FundBook, count: int = 100) -> Sequence[BankLine]:
    """Receipts nobody has claimed for a case yet (不明款), oldest first."""
    rows = BankLine.objects.filter(book=book, state=BankLine.State.RECEIVED).select_related("book__bank")
    return list(rows.order_by("arrived_on", "id")[:count])


def differences(book: FundBook) -> Sequence[Difference]:
    """What the last three-way match could not explain; empty when all three sides agree."""
    mine, day = Difference.objects.filter(book=book), last_match(book)
    return list(mine.filter(on=day).order_by("gap", "reference")) if day else []


@dataclass(frozen=True)
class Waiting:
    """A case whose money waits to be paid out: since when (arrival), by when (None while postponed)."""

    case: Case
    since: date
    ends_on: date | None


def to_pay_out(viewer: Viewer, handler: UUID | None = None, count: int = 100) -> Sequence[Waiting]:
    """Cases of the viewer's court with money to pay out, longest waiting first; of one handling judge if named."""
    limits = Limit.objects.filter(court_path=viewer.court_path, node=Node.PAYOUT, done_on=None).order_by("starts_on")
    rows = list((limits.filter(assignee_id=handler) if handler else limits)[:count])
    cases = {c.dossier_id: c for c in Case.objects.filter(dossier__in=[r.dossier_id for r in rows])}
    first: dict[object, Waiting] = {}
    for row in rows:
        if row.dossier_id in cases:
            first.setdefault(row.dossier_id, Waiting(cases[row.dossier_id], row.starts_on, row.ends_on))
    return list(first.values())


def under_way(book: FundBook, count: int = 100) -> Sequence[PayoutOrder]:
    """Orders at the bank without an outcome, oldest first."""
    rows = PayoutOrder.objects.filter(court_path=book.court_path, state=PayoutOrder.State.SENT)
    return list(rows.select_related("case", "payee").order_by("sent_on", "id")[:count])


def last_match(book: FundBook) -> date | None:
    """Up to which day the last three-way match went, None before the first."""
    act = Act.objects.filter(dossier=book.dossier_id, name="funds.reconcile").order_by("-id").first()
    return date.fromisoformat(json.loads(act.input)["day"]) if act else None

"""Three-way match: bank statement, ledger, payout orders; each difference by its name (FUND-03)."""

from datetime import date

import pytest

from zhixing.ledger import movements as m
from zhixing.ledger.accounts import Account, Kind, Purpose
from zhixing.ledger.book import Book
from zhixing.ledger.entries import Cause, Source
from zhixing.ledger.movements import BankLine, Share
from zhixing.ledger.reconciliation import Difference, Gap, reconcile

D3, D5, D6 = date(2026, 3, 3), date(2026, 3, 5), date(2026, 3, 6)
OWED = Account(Kind.PAYABLE, "C1", "申请执行人", Purpose.CREDITOR)
CREDIT, DEBIT = BankLine("L1", D3, 60_000_00), BankLine("L2", D6, -58_000_00, quotes="P1")
ORDERS = {"P1": 58_000_00}


def act(name):
    return Cause(Source.ACT, name)


def grow(book, *entries):
    for entry in entries:
        book = book.add(entry)
    return book


@pytest.fixture
def sent():
    return grow(
        Book(),
        m.receive(CREDIT),
        m.identify(act("认领"), D3, line="L1", case="C1", fen=60_000_00),
        m.allocate(act("分配"), D5, case="C1", shares=[Share("申请执行人", Purpose.CREDITOR, 58_000_00)]),
        m.send(act("发放"), D5, order="P1", payable=OWED, fen=58_000_00),
    )


@pytest.fixture
def paid(sent):
    return sent.add(m.confirm_paid(sent, Cause(Source.BANK, "回执"), D5, order="P1"))


def test_all_three_agree_even_if_the_bank_books_the_payment_a_day_later(paid):
    assert reconcile([CREDIT, DEBIT], paid, ORDERS) == []


def test_a_double_statement_line_is_named_and_booked_once(paid):
    assert paid.add(m.receive(CREDIT)) is paid
    assert reconcile([CREDIT, DEBIT, CREDIT], paid, ORDERS) == [Difference(Gap.LINE_TWICE, "L1", 60_000_00, 60_000_00)]
    other = BankLine("L1", D3, 6_000_00)
    assert reconcile([CREDIT, DEBIT, other], paid, ORDERS) == [Difference(Gap.LINE_CONFLICT, "L1", 6_000_00, 60_000_00)]


@pytest.mark.parametrize(
    ("lines", "difference"),
    [
        ([DEBIT], Difference(Gap.NOT_AT_BANK, "L1", 0, 60_000_00)),
        ([CREDIT], Difference(Gap.NOT_AT_BANK, "P1", 0, -58_000_00)),
        ([CREDIT, DEBIT, BankLine("L3", D6, 7_00)], Difference(Gap.NOT_BOOKED, "L3", 7_00, 0)),
        ([CREDIT, DEBIT, BankLine("L3", D6, -7_00)], Difference(Gap.DEBIT_UNKNOWN, "L3", -7_00, 0)),
        ([CREDIT, DEBIT, BankLine("L3", D6, -7_00, "P9")], Difference(Gap.DEBIT_UNKNOWN, "L3", -7_00, 0)),
        (
            [CREDIT, DEBIT, BankLine("L3", D6, -58_000_00, "P1")],
            Difference(Gap.PAID_TWICE, "P1", -116_000_00, -58_000_00),
        ),
        (
            [CREDIT, BankLine("L2", D6, -57_999_99, "P1")],
            Difference(Gap.AMOUNT_DIFFERS, "P1", -57_999_99, -58_000_00),
        ),
    ],
)
def test_bank_against_ledger(paid, lines, difference):
    assert reconcile(lines, paid, ORDERS) == [difference]


def test_a_sent_order_has_no_outcome_until_the_bank_debits_it(sent):
    assert reconcile([CREDIT], sent, ORDERS) == [Difference(Gap.NO_OUTCOME, "P1", 0, 58_000_00)]
    assert reconcile([CREDIT, DEBIT], sent, ORDERS) == [Difference(Gap.PAID_NOT_BOOKED, "P1", -58_000_00, 0)]


def test_the_bank_paid_what_the_ledger_took_back(sent):
    back = sent.add(m.returned(sent, Cause(Source.BANK, "退回"), D6, order="P1"))
    assert reconcile([CREDIT], back, ORDERS) == []
    assert reconcile([CREDIT, DEBIT], back, ORDERS) == [Difference(Gap.PAID_THOUGH_RETURNED, "P1", -58_000_00, 0)]


@pytest.mark.parametrize(
    ("orders", "difference"),
    [
        ({}, Difference(Gap.BOOKED_WITHOUT_ORDER, "P1", 0, 58_000_00)),
        ({"P1": 58_000_01}, Difference(Gap.ORDER_DIFFERS, "P1", 58_000_01, 58_000_00)),
        ({**ORDERS, "P2": 5}, Difference(Gap.ORDER_NOT_BOOKED, "P2", 5, 0)),
    ],
)
def test_orders_against_ledger(paid, orders, difference):
    assert reconcile([CREDIT, DEBIT], paid, orders) == [difference]


def test_a_deduction_that_has_not_arrived_stays_open():
    claim = m.expect_deduction(act("扣划"), D3, case="C1", bank="甲银行", deduction="K1", fen=100)
    assert reconcile([], Book().add(claim), {}) == [Difference(Gap.NOT_ARRIVED, "K1", 0, 100)]


def test_money_that_came_back_stands_against_its_own_credit_line(paid):
    line = BankLine("L5", D6, 58_000_00, quotes="P1")
    assert reconcile([CREDIT, DEBIT, line], paid.add(m.came_back(paid, line)), ORDERS) == []


def test_a_reversal_by_the_bank_has_its_line_and_one_by_a_clerk_has_none(paid):
    receipt = m.receive(BankLine("L6", D6, 9_00))
    book = paid.add(receipt)
    storno = BankLine("L7", D6, -9_00, quotes="L6")
    by_bank = book.add(m.reverse(book, storno.cause, D6, entry=receipt.id, text="银行冲账"))
    assert reconcile([CREDIT, DEBIT, BankLine("L6", D6, 9_00), storno], by_bank, ORDERS) == []
    by_clerk = book.add(m.reverse(book, act("更正"), D6, entry=receipt.id, text="误记到账"))
    assert reconcile([CREDIT, DEBIT], by_clerk, ORDERS) == []
    payment = next(e for e in paid.entries if e.touching(Kind.SENT) and e.touching(Kind.BANK))
    unpaid = paid.add(m.reverse(paid, act("更正"), D6, entry=payment.id, text="误记付讫"))
    assert reconcile([CREDIT], unpaid, ORDERS) == [Difference(Gap.NO_OUTCOME, "P1", 0, 58_000_00)]

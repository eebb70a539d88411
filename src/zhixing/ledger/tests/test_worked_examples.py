"""Worked examples: a bookkeeper reads what happens to the money of one case, day by day. Amounts in fen."""

from datetime import date

import pytest

from zhixing.ledger import movements as m
from zhixing.ledger.accounts import BANK, TREASURY, Account, Kind, Purpose, Refused
from zhixing.ledger.book import Book, Outcome
from zhixing.ledger.entries import Cause, Source
from zhixing.ledger.invariants import broken
from zhixing.ledger.movements import BankLine, Share

CASE, CREDITOR, DEBTOR = "（2026）闽0205执1号", "申请执行人", "被执行人"
OWED = Account(Kind.PAYABLE, CASE, CREDITOR, Purpose.CREDITOR)
SPLIT = [
    Share(CREDITOR, Purpose.CREDITOR, 58_000_00),
    Share(TREASURY, Purpose.FEE, 850_00),
    Share(DEBTOR, Purpose.SURPLUS, 1_150_00),
]


def act(name):
    return Cause(Source.ACT, name)


def march(day):
    return date(2026, 3, day)


def total(book, kind, on=None):
    return book.total(kind, on)


def post(book, *entries):
    for entry in entries:
        book = book.add(entry)
    return book


@pytest.fixture
def arrived():
    """60,000 yuan deducted on 2 March, on our account on 3 March."""
    expected = m.expect_deduction(act("扣划"), march(2), case=CASE, bank="甲银行", deduction="K1", fen=60_000_00)
    return post(Book(), expected, m.receive(BankLine("L1", march(3), 60_000_00, quotes="K1")))


@pytest.fixture
def split(arrived):
    """The 60,000 matched and set aside: 58,000 for the creditor, 850 fee, 1,150 back to the debtor."""
    matched = m.match(arrived, Cause(Source.BANK, "L1"), march(3), line="L1", deduction="K1")
    return post(arrived, matched, m.allocate(act("分配"), march(5), case=CASE, shares=SPLIT))


@pytest.fixture
def sent(split):
    return split.add(m.send(act("发放"), march(6), order="P1", payable=OWED, fen=58_000_00))


def test_sixty_thousand_deducted_are_matched_paid_out_and_the_case_ends_at_zero(arrived):
    book = arrived
    assert book.balances(march(2)) == {
        Account(Kind.EXPECTED, CASE, "甲银行", reference="K1"): 60_000_00,  # a claim: nothing at the bank yet
        Account(Kind.DEDUCTED, CASE, reference="K1"): 60_000_00,
    }
    line = BankLine("L1", march(3), 60_000_00, quotes="K1")
    assert m.quoted_deduction(book, line) == "K1"
    book = book.add(m.match(book, line.cause, march(3), line="L1", deduction="K1"))
    assert book.balances(march(3)) == {BANK: 60_000_00, Account(Kind.CASE, CASE): 60_000_00}

    book = book.add(m.allocate(act("分配"), march(5), case=CASE, shares=SPLIT))
    assert total(book, Kind.CASE) == 0
    assert total(book, Kind.PAYABLE) == 60_000_00

    book = post(
        book,
        m.send(act("发放"), march(6), order="P1", payable=OWED, fen=58_000_00),
        m.fee_to_treasury(act("缴费"), march(6), order="P2", case=CASE, fen=850_00),
        m.refund_surplus(act("退款"), march(6), order="P3", case=CASE, debtor=DEBTOR, fen=1_150_00),
    )
    assert book.balance(BANK) == total(book, Kind.SENT) == 60_000_00  # until the bank answers the money is still ours

    for order in ("P1", "P2", "P3"):
        book = book.add(m.confirm_paid(book, Cause(Source.BANK, f"回执{order}"), march(7), order=order))
    assert book.balances(case=CASE) == {}
    assert book.balance(BANK) == 0
    assert {p.outcome for p in book.payouts.values()} == {Outcome.PAID}
    assert book.payouts["P1"].fen == 58_000_00
    assert broken(book) == []


def test_a_payment_that_the_bank_could_not_make_returns_and_goes_out_under_a_new_order(sent):
    assert sent.payouts["P1"].outcome is Outcome.SENT
    book = sent.add(m.returned(sent, Cause(Source.BANK, "退回P1"), march(7), order="P1"))
    assert book.payouts["P1"].outcome is Outcome.RETURNED
    assert (book.balance(BANK), total(book, Kind.RETURNED)) == (60_000_00, 58_000_00)

    book = book.add(m.pay_again(book, act("账户重新确认"), march(9), order="P1"))
    book = book.add(m.send(act("再发放"), march(9), order="P1-2", payable=OWED, fen=58_000_00))
    book = book.add(m.confirm_paid(book, Cause(Source.BANK, "回执"), march(10), order="P1-2"))
    assert book.balance(BANK) == 2_000_00
    assert (book.payouts["P1"].outcome, book.payouts["P1-2"].outcome) == (Outcome.RETURNED, Outcome.PAID)
    assert book.payouts["P1"].since == march(7)


def test_a_payment_confirmed_and_then_sent_back_by_the_payees_bank(sent):
    book = sent.add(m.confirm_paid(sent, Cause(Source.BANK, "回执P1"), march(7), order="P1"))
    assert book.payouts["P1"].outcome is Outcome.PAID
    line = BankLine("L8", march(9), 58_000_00, quotes="P1")
    book = book.add(m.came_back(book, line))
    assert book.payouts["P1"].outcome is Outcome.RETURNED
    assert (book.balance(BANK, march(8)), book.balance(BANK, march(9))) == (2_000_00, 60_000_00)
    assert book.add(m.came_back(book, line)) is book  # the bank tells it again
    with pytest.raises(Refused, match="不符"):
        m.came_back(book, BankLine("L9", march(9), 57_999_99, quotes="P1"))


def test_money_nobody_can_explain_waits_until_it_is_identified_in_parts():
    book = Book().add(m.receive(BankLine("L4", march(3), 9_000_00)))
    assert total(book, Kind.UNIDENTIFIED) == 9_000_00
    book = post(
        book,
        m.identify(act("认领"), march(4), line="L4", case=CASE, fen=5_000_00),
        m.identify(act("认领"), march(4), line="L4", case="（2026）闽0205执2号", fen=3_000_00),
    )
    assert total(book, Kind.UNIDENTIFIED, march(3)) == 9_000_00
    assert total(book, Kind.UNIDENTIFIED) == 1_000_00
    assert book.total(Kind.CASE, case=CASE) == 5_000_00


@pytest.mark.parametrize(("fen", "quotes"), [(59_999_99, "K1"), (60_000_00, "K2"), (60_000_00, "")])
def test_a_credit_of_another_sum_or_reference_is_not_matched(arrived, fen, quotes):
    assert m.quoted_deduction(arrived, BankLine("L2", march(3), fen, quotes)) is None


def test_a_wrong_identification_is_reversed_by_a_dated_counter_entry(arrived):
    wrong = m.identify(act("认领"), march(4), line="L1", case="（2026）闽0205执9号", fen=60_000_00)
    book = arrived.add(wrong)
    book = book.add(m.reverse(book, act("更正"), march(6), entry=wrong.id, text="认领错案"))
    assert total(book, Kind.UNIDENTIFIED, march(5)) == 0  # what stood on the books that day still stands
    assert total(book, Kind.UNIDENTIFIED, march(6)) == 60_000_00
    assert book.add(wrong) is book  # redelivered: the reversed booking does not come back
    book = book.add(m.match(book, act("重新认领"), march(6), line="L1", deduction="K1"))
    assert book.total(Kind.CASE, case=CASE) == 60_000_00


def test_a_receipt_taken_back_by_the_bank_first_loses_its_identification():
    receipt = m.receive(BankLine("L5", march(3), 700_00))
    identified = m.identify(act("认领"), march(3), line="L5", case=CASE, fen=700_00)
    book = post(Book(), receipt, identified)
    bank = Cause(Source.BANK, "L6")
    with pytest.raises(Refused, match="待认领款 L5 2026-03-04：余额不足，差 70000 分"):
        book.add(m.reverse(book, bank, march(4), entry=receipt.id, text="银行冲账"))
    book = book.add(m.reverse(book, act("撤销认领"), march(4), entry=identified.id, text="银行冲账"))
    assert book.add(m.reverse(book, bank, march(4), entry=receipt.id, text="银行冲账")).balances() == {}


def test_money_goes_to_another_court(arrived):
    book = arrived.add(m.match(arrived, act("认领"), march(3), line="L1", deduction="K1"))
    book = book.add(m.transfer_to_court(act("移送"), march(5), case=CASE, court="乙法院", fen=60_000_00))
    due = Account(Kind.PAYABLE, CASE, "乙法院", Purpose.COURT)
    book = book.add(m.send(act("移送款"), march(5), order="P7", payable=due, fen=60_000_00))
    book = book.add(m.confirm_paid(book, Cause(Source.BANK, "回执P7"), march(6), order="P7"))
    assert book.balances() == {}


def test_a_creditor_who_does_not_collect_and_later_does(split):
    book = split.add(m.deposit_in_escrow(act("提存"), march(20), payable=OWED, fen=58_000_00))
    assert book.balance(Account(Kind.DEPOSITED, CASE, CREDITOR)) == 58_000_00
    assert book.balance(BANK) == 60_000_00
    share = Share(CREDITOR, Purpose.CREDITOR, 58_000_00)
    book = book.add(m.collect_deposit(act("领取"), date(2028, 1, 4), case=CASE, kept_for=CREDITOR, share=share))
    assert book.balance(OWED) == 58_000_00


def test_a_retry_is_harmless_and_a_different_content_is_refused(sent):
    for entry in sent.entries:
        assert sent.add(entry) is sent
    other = m.send(act("发放"), march(6), order="P1", payable=OWED, fen=57_000_00)
    assert other.id in sent.by_id
    with pytest.raises(Refused, match="内容不同的分录"):
        sent.add(other)


def test_accounts_read_as_a_bookkeeper_names_them():
    assert str(OWED) == "应付款 （2026）闽0205执1号 申请执行人 发放申请执行人"
    assert str(BANK) == "案款专户存款"

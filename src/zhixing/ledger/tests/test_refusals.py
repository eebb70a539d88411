"""Every named invariant catches its own fault in a loaded book, and a book refuses to make it."""

from dataclasses import replace
from datetime import date

import pytest

from zhixing.ledger import invariants as inv
from zhixing.ledger import movements as m
from zhixing.ledger.accounts import BANK, Account, Kind, Purpose, Refused
from zhixing.ledger.book import Book
from zhixing.ledger.entries import Cause, Entry, Posting, Source
from zhixing.ledger.movements import BankLine, Share

D3, D4, D5, D6 = (date(2026, 3, day) for day in (3, 4, 5, 6))
MONEY, OWED = Account(Kind.CASE, "C1"), Account(Kind.PAYABLE, "C1", "申请执行人", Purpose.CREDITOR)
CLAIM, UNDERWAY = Account(Kind.EXPECTED, "C1", "甲银行", reference="K1"), Account(Kind.DEDUCTED, "C1", reference="K1")
SENT = replace(OWED, kind=Kind.SENT, reference="P1")
BACK = replace(SENT, kind=Kind.RETURNED)
LINE = Account(Kind.UNIDENTIFIED, reference="L1")


def act(name):
    return Cause(Source.ACT, name)


def entry(name, on, *postings, reverses=None):
    return Entry(name, act(name), on, tuple(Posting(a, fen) for a, fen in postings), "手工", reverses)


RECEIVED = entry("收", D3, (BANK, 1000), (LINE, -1000))
IDENTIFIED = entry("认", D3, (LINE, 1000), (MONEY, -1000))
ALLOCATED = entry("分", D4, (MONEY, 1000), (OWED, -1000))
SENT_OUT = entry("发", D5, (OWED, 1000), (SENT, -1000))
PAID = entry("付", D6, (SENT, 1000), (BANK, -1000))
RETURNED = entry("退", D6, (SENT, 1000), (BACK, -1000))
CAME_BACK = entry("汇", D6, (BANK, 1000), (BACK, -1000))
EXPECTED = entry("扣", D3, (CLAIM, 1000), (UNDERWAY, -1000))
MATCHED = entry("配", D3, (LINE, 1000), (UNDERWAY, 1000), (MONEY, -1000), (CLAIM, -1000))
SOUND = (RECEIVED, IDENTIFIED, ALLOCATED, SENT_OUT)


def undo(original, on=D6, name="冲"):
    return Entry(name, act(name), on, original.mirrored, "更正", original.id)


FAULTS = [
    (inv.entries_sum_to_zero, (), entry("坏", D3, (BANK, 1000), (LINE, -999))),
    (inv.entries_sum_to_zero, (), entry("坏", D3, (BANK, 10.0), (LINE, -10.0))),
    (inv.entries_sum_to_zero, (), entry("坏", D3, (BANK, 0), (LINE, 0))),
    (inv.entries_sum_to_zero, (), entry("坏", D3)),
    (inv.entry_ids_unique, SOUND, replace(RECEIVED, text="另一内容")),
    (inv.money_moves_by_state, SOUND[:2], entry("越", D4, (MONEY, 500), (BANK, -500))),
    (inv.money_moves_by_state, SOUND[:2], entry("串", D4, (MONEY, 500), (replace(OWED, case="C2"), -500))),
    (inv.reversals_mirror, SOUND[:2], undo(ALLOCATED)),
    (inv.reversals_mirror, (*SOUND[:3], undo(ALLOCATED)), undo(undo(ALLOCATED), name="再")),
    (inv.reversals_mirror, (*SOUND[:3], undo(ALLOCATED)), undo(ALLOCATED, name="再")),
    (inv.reversals_mirror, SOUND, undo(SENT_OUT)),
    (inv.reversals_mirror, SOUND[:3], undo(ALLOCATED, on=D3)),
    (inv.reversals_mirror, SOUND[:3], replace(undo(ALLOCATED), postings=ALLOCATED.postings)),
    (inv.case_money_covers, SOUND[:2], replace(ALLOCATED, on=date(2026, 3, 2))),
    (inv.case_money_covers, SOUND[:2], entry("分", D4, (MONEY, 1001), (OWED, -1001))),
    (inv.payouts_within_payable, SOUND[:3], entry("发", D5, (OWED, 1001), (SENT, -1001))),
    (inv.nothing_else_below_zero, (RECEIVED,), entry("认", D3, (LINE, 1001), (MONEY, -1001))),
    (inv.bank_equals_what_it_holds, SOUND[:2], entry("坏", D4, (CLAIM, 5), (MONEY, -5))),
    (inv.expected_matched_once, (EXPECTED,), replace(EXPECTED, id="重")),
    (inv.expected_matched_once, (RECEIVED,), MATCHED),
    (inv.expected_matched_once, (EXPECTED, RECEIVED, MATCHED), replace(MATCHED, id="重")),
    (inv.expected_matched_once, (), entry("扣", D3, (CLAIM, 1000), (replace(UNDERWAY, reference="K2"), -1000))),
    (inv.expected_matched_once, (EXPECTED, RECEIVED), replace(MATCHED, postings=tuple(
        replace(p, fen=p.fen // 2) for p in MATCHED.postings))),
    (inv.sent_has_one_outcome, (*SOUND[:3],), PAID),
    (inv.sent_has_one_outcome, (*SOUND, PAID), replace(PAID, id="再付")),
    (inv.sent_has_one_outcome, (*SOUND, PAID), RETURNED),
    (inv.sent_has_one_outcome, (*SOUND, RETURNED), PAID),
    (inv.sent_has_one_outcome, SOUND, CAME_BACK),
    (inv.sent_has_one_outcome, (*SOUND, PAID, CAME_BACK), replace(CAME_BACK, id="再汇")),
    (inv.sent_has_one_outcome, (*SOUND, PAID, CAME_BACK), undo(PAID)),
    (inv.sent_has_one_outcome, SOUND, entry("半", D6, (SENT, 500), (BANK, -500))),
    (inv.sent_has_one_outcome, SOUND, entry("误", D6, (SENT, 1000), (replace(BACK, party="他人"), -1000))),
    (inv.sent_has_one_outcome, SOUND, replace(SENT_OUT, id="再发")),
]  # fmt: skip


@pytest.mark.parametrize(("invariant", "before", "fault"), FAULTS)
def test_the_invariant_names_the_fault_and_the_book_refuses_it(invariant, before, fault):
    book = Book(before)
    assert inv.broken(book) == []
    assert invariant(Book((*before, fault))) != []
    with pytest.raises(Refused, match=r"[一-鿿]"):
        book.add(fault)
    assert book == Book(before)


def test_every_invariant_of_entries_is_exercised_here():
    exercised = {invariant for invariant, _, _ in FAULTS}
    assert exercised == set(inv.INVARIANTS) - {inv.holds_are_grounded, inv.holds_within_balance}


@pytest.mark.parametrize("fen", [0, -1, 1.0, True, "100"])
def test_an_amount_is_a_positive_whole_number_of_fen(fen):
    with pytest.raises(Refused, match="大于零的整数分"):
        m.receive(BankLine("L1", D3, fen))
    with pytest.raises(Refused, match="大于零的整数分"):
        m.allocate(act("分"), D3, case="C1", shares=[Share("甲", Purpose.CREDITOR, fen)])


@pytest.mark.parametrize("shares", [[], [Share("甲", Purpose.CREDITOR, 1), Share("甲", Purpose.CREDITOR, 2)]])
def test_a_split_names_each_payee_once(shares):
    with pytest.raises(Refused, match="请合并后重报"):
        m.allocate(act("分"), D3, case="C1", shares=shares)


@pytest.mark.parametrize("text", [" ", "A|B", "A\nB", "A\x00B"])
def test_references_that_would_blur_entry_ids_are_refused(text):
    with pytest.raises(Refused, match="不能用于记账"):
        Cause(Source.ACT, text)
    with pytest.raises(Refused, match="不能用于记账"):
        Account(Kind.CASE, text)


def test_an_account_has_exactly_the_fields_of_its_kind():
    with pytest.raises(Refused, match="要素不符"):
        Account(Kind.CASE)
    with pytest.raises(Refused, match="要素不符"):
        Account(Kind.BANK, "C1")


def test_unknown_orders_deductions_and_entries_are_refused_by_name():
    book = Book(SOUND)
    with pytest.raises(Refused, match="付款指令“P9”"):
        m.confirm_paid(book, act("付"), D6, order="P9")
    with pytest.raises(Refused, match="“K9”的应收扣划款"):
        m.match(book, act("配"), D6, line="L1", deduction="K9")
    with pytest.raises(Refused, match="没有分录“无”"):
        m.reverse(book, act("冲"), D6, entry="无", text="更正")
    with pytest.raises(Refused, match="写明原因"):
        m.reverse(book, act("冲"), D6, entry="收", text=" ")

"""Random movements against a bookkeeper's slate: what must be accepted is, all else is refused without change."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing.ledger import movements as m
from zhixing.ledger.accounts import BANK, Account, Kind, Purpose, Refused
from zhixing.ledger.book import Book, Outcome
from zhixing.ledger.entries import Cause, Source
from zhixing.ledger.invariants import broken
from zhixing.ledger.movements import BankLine, Share
from zhixing.ledger.reconciliation import reconcile

START = date(2026, 3, 1)
CASES, LINES, ORDERS = ["C1", "C2"], ["L1", "L2", "L3"], ["P1", "P2", "P3"]


def owed(case):
    return Account(Kind.PAYABLE, case, "甲", Purpose.CREDITOR)


class Slate:
    """The same events told as plain sums, without entries, signs or accounts: an independent second opinion."""

    def __init__(self):
        self.lines, self.cases, self.payable, self.deposited, self.bank = {}, Counter(), Counter(), Counter(), 0
        self.orders = {}  # order -> [case, fen, state]
        self.bank_lines, self.sent = [], {}

    def receive(self, line, fen):
        if line in self.lines:
            return False
        self.lines[line] = fen
        self.bank += fen
        self.bank_lines.append(BankLine(line, START, fen))
        return True

    def identify(self, line, case, fen):
        return self._take(self.lines, line, self.cases, case, fen)

    def allocate(self, case, fen):
        return self._take(self.cases, case, self.payable, case, fen)

    def deposit(self, case, fen):
        return self._take(self.payable, case, self.deposited, case, fen)

    def collect(self, case, fen):
        return self._take(self.deposited, case, self.payable, case, fen)

    @staticmethod
    def _take(source, name, target, into, fen):
        if source.get(name, 0) < fen:
            return False
        source[name] -= fen
        target[into] += fen
        return True

    def send(self, order, case, fen):
        if order in self.orders or self.payable[case] < fen:
            return False
        self.payable[case] -= fen
        self.orders[order] = [case, fen, "sent"]
        self.sent[order] = fen
        return True

    def _turn(self, order, before, after):
        if self.orders.get(order, [0, 0, ""])[2] != before:
            return False
        self.orders[order][2] = after
        return True

    def pay(self, order):
        if not self._turn(order, "sent", "paid"):
            return False
        self.bank -= self.orders[order][1]
        self.bank_lines.append(BankLine(f"付{order}", START, -self.orders[order][1], order))
        return True

    def give_back(self, order):
        return self._turn(order, "sent", "returned")

    def bounce(self, order):
        if not self._turn(order, "paid", "returned"):
            return False
        self.bank += self.orders[order][1]
        self.bank_lines.append(BankLine(f"退{order}", START, self.orders[order][1], order))
        return True

    def pay_again(self, order):
        if not self._turn(order, "returned", "closed"):
            return False
        self.payable[self.orders[order][0]] += self.orders[order][1]
        return True


line, case, order = st.sampled_from(LINES), st.sampled_from(CASES), st.sampled_from(ORDERS)
fen = st.integers(1, 6)
EVENT = st.one_of(
    st.tuples(st.just("receive"), line, st.integers(4, 12)),
    st.tuples(st.just("identify"), line, case, fen),
    st.tuples(st.just("allocate"), case, fen),
    st.tuples(st.just("deposit"), case, fen),
    st.tuples(st.just("collect"), case, fen),
    st.tuples(st.just("send"), order, case, fen),
    *(st.tuples(st.just(name), order) for name in ("pay", "give_back", "bounce", "pay_again")),
)


def build(book, event, number):
    """The entry of one event, under a new cause on a new day."""
    name, *args = event
    cause, on = Cause(Source.ACT, f"A{number}"), START + timedelta(days=number)
    if name == "receive":
        return replace(m.receive(BankLine(args[0], on, args[1])), on=on)
    if name == "bounce":
        amount = book.payouts[args[0]].fen if args[0] in book.payouts else 1
        return m.came_back(book, BankLine(f"退{args[0]}", on, amount, args[0]))
    return {
        "identify": lambda line, case, fen: m.identify(cause, on, line=line, case=case, fen=fen),
        "allocate": lambda case, fen: m.allocate(cause, on, case=case, shares=[Share("甲", Purpose.CREDITOR, fen)]),
        "deposit": lambda case, fen: m.deposit_in_escrow(cause, on, payable=owed(case), fen=fen),
        "collect": lambda case, fen: m.collect_deposit(
            cause, on, case=case, kept_for="甲", share=Share("甲", Purpose.CREDITOR, fen)
        ),
        "send": lambda order, case, fen: m.send(cause, on, order=order, payable=owed(case), fen=fen),
        "pay": lambda order: m.confirm_paid(book, cause, on, order=order),
        "give_back": lambda order: m.returned(book, cause, on, order=order),
        "pay_again": lambda order: m.pay_again(book, cause, on, order=order),
    }[name](*args)


def play(events):
    """Post all events; the book must accept and refuse exactly as the slate does."""
    book, slate = Book(), Slate()
    for number, event in enumerate(events):
        before = book
        if getattr(slate, event[0])(*event[1:]):
            entry = build(book, event, number)
            book = book.add(entry)
            assert book.entries == (*before.entries, entry)
        else:
            with pytest.raises(Refused):
                book.add(build(book, event, number))
            assert book is before
    return book, slate


@settings(max_examples=150, deadline=None)
@given(st.lists(EVENT, max_size=30))
def test_the_book_accepts_and_refuses_exactly_what_the_slate_does(events):
    book, slate = play(events)
    assert broken(book) == []
    assert book.balance(BANK) == slate.bank
    for name in CASES:
        assert book.balance(Account(Kind.CASE, name)) == slate.cases[name]
        assert book.balance(owed(name)) == slate.payable[name]
        assert book.balance(Account(Kind.DEPOSITED, name, "甲")) == slate.deposited[name]
    assert book.total(Kind.UNIDENTIFIED) == sum(slate.lines.values())
    states = {Outcome.SENT: {"sent"}, Outcome.PAID: {"paid"}, Outcome.RETURNED: {"returned", "closed"}}
    assert all(slate.orders[name][2] in states[payout.outcome] for name, payout in book.payouts.items())
    under_way = {name for name, payout in book.payouts.items() if payout.outcome is Outcome.SENT}
    assert {d.reference for d in reconcile(slate.bank_lines, book, slate.sent)} == under_way


@settings(max_examples=60, deadline=None)
@given(st.lists(EVENT, max_size=30), st.randoms(use_true_random=False))
def test_a_retry_of_every_entry_in_any_order_changes_nothing(events, random):
    book, _ = play(events)
    again = list(book.entries)
    random.shuffle(again)
    for entry in again:
        assert book.add(entry) is book


@settings(max_examples=60, deadline=None)
@given(st.lists(EVENT, min_size=5, max_size=30), st.data())
def test_one_altered_amount_is_always_found(events, data):
    book, _ = play([("receive", "L1", 9), *events])
    index = data.draw(st.integers(0, len(book.entries) - 1))
    entry = book.entries[index]
    spot = data.draw(st.integers(0, len(entry.postings) - 1))
    change = data.draw(st.integers(-20, 20).filter(bool))
    postings = [replace(p, fen=p.fen + change * (n == spot)) for n, p in enumerate(entry.postings)]
    altered = replace(entry, postings=tuple(postings))
    assert broken(replace(book, entries=(*book.entries[:index], altered, *book.entries[index + 1 :])))


@settings(max_examples=60, deadline=None)
@given(st.lists(EVENT, max_size=20), st.data())
def test_a_reversal_is_refused_or_restores_every_balance(events, data):
    book, _ = play([("receive", "L1", 9), *events])
    entry = data.draw(st.sampled_from(book.entries))
    on = START + timedelta(days=40)
    counter = m.reverse(book, Cause(Source.ACT, "更正"), on, entry=entry.id, text="更正")
    try:
        undone = book.add(counter)
    except Refused:
        return
    without = replace(book, entries=tuple(e for e in book.entries if e is not entry))
    assert undone.balances() == without.balances()
    assert undone.balances(START + timedelta(days=39)) == book.balances()
    with pytest.raises(Refused):
        undone.add(m.reverse(undone, Cause(Source.ACT, "再更正"), on, entry=entry.id, text="更正"))

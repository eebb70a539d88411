"""Holds: a part of a case's money may not leave until a day (延缓发放, FUND-01)."""

from dataclasses import replace
from datetime import date

import pytest

from zhixing.ledger import movements as m
from zhixing.ledger.accounts import BANK, Account, Kind, Purpose, Refused
from zhixing.ledger.book import Book
from zhixing.ledger.entries import Cause, Hold, Lift, Source
from zhixing.ledger.movements import BankLine, Share

CASE = "C1"
MONEY, OWED = Account(Kind.CASE, CASE), Account(Kind.PAYABLE, CASE, "申请执行人", Purpose.CREDITOR)
HOLD = Hold("H1", OWED, 40_000_00, "债权在另案被冻结", "A-7", since=date(2026, 3, 5), until=date(2026, 3, 20))


def act(name):
    return Cause(Source.ACT, name)


@pytest.fixture
def book():
    """100,000 yuan payable to the creditor from 4 March, 40,000 of it held in [5 March, 20 March)."""
    entries = [
        m.receive(BankLine("L1", date(2026, 3, 3), 100_000_00)),
        m.identify(act("认领"), date(2026, 3, 3), line="L1", case=CASE, fen=100_000_00),
        m.allocate(
            act("分配"),
            date(2026, 3, 4),
            case=CASE,
            shares=[Share("申请执行人", Purpose.CREDITOR, 100_000_00)],
        ),
    ]
    return Book(tuple(entries)).hold(HOLD)


def pay(book, day, fen):
    return book.add(m.send(act("发放"), date(2026, 3, day), order="P1", payable=OWED, fen=fen))


@pytest.mark.parametrize(("day", "fen"), [(6, 60_000_00), (19, 60_000_00), (20, 100_000_00)])
def test_what_is_not_held_may_leave_and_everything_on_the_last_day(book, day, fen):
    assert pay(book, day, fen).balance(OWED) == 100_000_00 - fen


@pytest.mark.parametrize("day", [4, 5, 19])
def test_not_one_fen_of_what_is_held_may_leave(book, day):
    with pytest.raises(Refused, match="暂缓发放 4000000 分，余额仅 3999999 分"):
        pay(book, day, 60_000_01)
    assert book.balance(OWED) == 100_000_00


def test_a_lifted_hold_frees_the_money_from_its_day(book):
    lifted = book.lift(Lift("H1", date(2026, 3, 10), "A-9"))
    assert lifted.lift(Lift("H1", date(2026, 3, 10), "A-9")) is lifted
    assert pay(lifted, 10, 100_000_00).balance(OWED) == 0
    with pytest.raises(Refused):
        pay(lifted, 9, 100_000_00)


def test_holds_add_up_and_never_exceed_the_balance(book):
    assert book.hold(HOLD) is book
    assert len(book.hold(replace(HOLD, id="H2", fen=60_000_00)).holds) == 2
    with pytest.raises(Refused, match="余额仅"):
        book.hold(replace(HOLD, id="H2", fen=60_000_01))
    with pytest.raises(Refused, match="余额仅 0 分"):
        book.hold(replace(HOLD, id="H2", account=MONEY, fen=1))


@pytest.mark.parametrize(
    "fault",
    [
        {"reason": " "},
        {"approval": ""},
        {"fen": 0},
        {"fen": -1},
        {"fen": 1.5},
        {"until": HOLD.since},
        {"account": BANK},
    ],
)
def test_a_hold_needs_ground_approval_amount_and_period(book, fault):
    with pytest.raises(Refused, match="暂缓发放须有"):
        book.hold(replace(HOLD, id="H2", **fault))


def test_the_same_hold_number_with_other_content_is_refused(book):
    with pytest.raises(Refused, match="同号记录"):
        book.hold(replace(HOLD, fen=1))
    lifted = book.lift(Lift("H1", date(2026, 3, 10), "A-9"))
    with pytest.raises(Refused, match="同号记录"):
        lifted.lift(Lift("H1", date(2026, 3, 11), "A-9"))


@pytest.mark.parametrize(
    "lift",
    [
        Lift("H9", date(2026, 3, 10), "A-9"),
        Lift("H1", date(2026, 3, 4), "A-9"),
        Lift("H1", date(2026, 3, 20), "A-9"),
        Lift("H1", date(2026, 3, 10), " "),
    ],
)
def test_only_a_running_hold_is_lifted_and_with_approval(book, lift):
    with pytest.raises(Refused, match="解除须在暂缓期内并有审批"):
        book.lift(lift)

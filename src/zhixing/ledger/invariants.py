"""The named invariants of a book: what a bookkeeper may rely on, whoever wrote the entries."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from zhixing.ledger.accounts import Account, Kind
from zhixing.ledger.entries import Entry, Hold, Lift, Move

if TYPE_CHECKING:
    from zhixing.ledger.book import Book

CLAIMS = frozenset({Kind.EXPECTED, Kind.DEDUCTED})


@dataclass(frozen=True, slots=True)
class Broken:
    """An invariant that does not stand: where (entry, account, day, order, hold), and what is wrong, in Chinese."""

    where: str
    what: str


def entries_sum_to_zero(book: "Book") -> list[Broken]:
    """Debits equal credits, in whole fen."""
    found = []
    for entry in book.entries:
        if not entry.postings or any(type(p.fen) is not int or p.fen == 0 for p in entry.postings):
            found.append(Broken(entry.id, "每笔金额须为非零整数分，请更正金额"))
        elif rest := sum(p.fen for p in entry.postings):
            found.append(Broken(entry.id, f"借贷不平，相差 {rest} 分"))
    return found


def entry_ids_unique(book: "Book") -> list[Broken]:
    """One cause makes one entry."""
    ids = [entry.id for entry in book.entries]
    return [Broken(i, "同一事由已记有内容不同的分录；如须更正，请先冲正原分录") for i in _twice(ids)]


def money_moves_by_state(book: "Book") -> list[Broken]:
    """Only the moves of `Move`, and never from one case to another."""
    found = []
    for entry in book.entries:
        if entry.reverses is None and entry.move is None:
            found.append(Broken(entry.id, "案款不得越过中间状态：借贷科目不构成任何一种收付"))
        if len({p.account.case for p in entry.postings if p.account.case}) > 1:
            found.append(Broken(entry.id, "一笔分录不得涉及两个案件"))
    return found


def reversals_mirror(book: "Book") -> list[Broken]:
    """A reversal turns every sign of an earlier entry, once; an order at the bank cannot be unsent."""
    reversals = [entry for entry in book.entries if entry.reverses is not None]
    found = [Broken(str(i), "该分录已冲正，不得再次冲正") for i in _twice(e.reverses for e in reversals)]
    for entry in reversals:
        original = book.by_id.get(str(entry.reverses))
        if original is None or original.reverses is not None:
            found.append(Broken(entry.id, "只能冲正账上的原始分录，冲正分录本身不得再冲正"))
        elif original.move is Move.SEND:
            found.append(Broken(entry.id, "已发送的付款指令不得冲正，应按银行回执记付讫或退回"))
        elif entry.on < original.on or entry.postings != original.mirrored:
            found.append(Broken(entry.id, "冲正须与原分录金额相同、借贷相反，日期不早于原分录"))
    return found


def case_money_covers(book: "Book") -> list[Broken]:
    """No case account below zero on any day."""
    return _below_zero(book, frozenset({Kind.CASE}), "案款余额不足")


def payouts_within_payable(book: "Book") -> list[Broken]:
    """No payout above what is payable to that payee for that purpose."""
    return _below_zero(book, frozenset({Kind.PAYABLE}), "付款超过应付金额")


def nothing_else_below_zero(book: "Book") -> list[Broken]:
    """Bank, claims, unidentified, sent, returned and deposited money are never overdrawn, on any day."""
    return _below_zero(book, frozenset(Kind) - {Kind.CASE, Kind.PAYABLE}, "余额不足")


def bank_equals_what_it_holds(book: "Book") -> list[Broken]:
    """Every day: bank = Σ case + unidentified + payable + sent + returned + deposited (claims are not money)."""
    found, bank, held = [], 0, 0
    for day, entries in _by_day(book.entries):
        for posting in (p for e in entries for p in e.postings if p.account.kind not in CLAIMS):
            bank += posting.fen if posting.account.kind is Kind.BANK else 0
            held -= posting.fen if posting.account.kind is not Kind.BANK else 0
        if bank != held:
            found.append(Broken(str(day), f"专户存款 {bank} 分，各项案款合计 {held} 分，不相等"))
    return found


def expected_matched_once(book: "Book") -> list[Broken]:
    """A deduction is expected once and arrives at most once, in full, for its own case."""
    claims: dict[str, tuple[list[object], list[object]]] = defaultdict(lambda: ([], []))
    found = []
    for entry in book.standing:
        mine = {(p.account.case, p.account.reference, p.fen) for p in entry.touching(Kind.EXPECTED)}
        if mine != {(p.account.case, p.account.reference, -p.fen) for p in entry.touching(Kind.DEDUCTED)}:
            found.append(Broken(entry.id, "应收扣划款与在途扣划款不对应"))
        for posting in entry.touching(Kind.EXPECTED):
            claims[posting.account.reference][posting.fen < 0].append((posting.account, abs(posting.fen)))
    for deduction, (opened, met) in claims.items():
        if len(opened) != 1 or met not in ([], opened):
            found.append(Broken(deduction, "一次扣划只能应收一次、到账认领一次，且金额相同"))
    return found


def sent_has_one_outcome(book: "Book") -> list[Broken]:
    """An order is sent once; it is paid or returned in full, once; what was paid may come back once."""
    orders: dict[str, tuple[list[object], list[object], list[object]]] = defaultdict(lambda: ([], [], []))
    for entry in book.standing:
        for posting in entry.touching(Kind.SENT):
            orders[posting.account.reference][posting.fen > 0].append((posting.account, abs(posting.fen)))
        for posting in (p for p in entry.touching(Kind.RETURNED) if p.fen < 0):
            orders[posting.account.reference][2].append((replace(posting.account, kind=Kind.SENT), -posting.fen))
    return [
        Broken(order, "付款指令只能发送一次，且只能有一个结果：全额付讫或全额退回")
        for order, (sends, ends, backs) in orders.items()
        if len(sends) != 1 or ends not in ([], sends) or backs not in ([], ends)
    ]


def holds_are_grounded(book: "Book") -> list[Broken]:
    """A hold and its lifting have ground, approval, a real period, one record each."""
    holds = {hold.id: hold for hold in book.holds}
    twice = [*_twice(h.id for h in book.holds), *_twice(x.hold for x in book.lifts)]
    found = [Broken(i, "已有内容不同的同号记录") for i in twice]
    found += [Broken(h.id, "暂缓发放须有事由、审批、大于零的整数分和起止日") for h in book.holds if not _grounded(h)]
    return found + [Broken(x.hold, "解除须在暂缓期内并有审批") for x in book.lifts if not _lifts(x, holds.get(x.hold))]


def holds_within_balance(book: "Book") -> list[Broken]:
    """On every day, what is held lies in the account: so held money cannot leave."""
    lifted = {lift.hold: lift.on for lift in book.lifts}
    found = []
    for account in dict.fromkeys(hold.account for hold in book.holds):
        holds = [(h, min(h.until, lifted.get(h.id, h.until))) for h in book.holds if h.account == account]
        moved = {e.on for e in book.entries if any(p.account == account for p in e.postings)}
        for day in sorted(moved | {hold.since for hold, _ in holds}):
            held = sum(hold.fen for hold, end in holds if hold.since <= day < end)
            if held > max(0, balance := book.balance(account, day)):
                found.append(Broken(f"{account} {day}", f"暂缓发放 {held} 分，余额仅 {balance} 分"))
    return found


INVARIANTS: tuple[Callable[["Book"], list[Broken]], ...] = (
    entries_sum_to_zero,
    entry_ids_unique,
    money_moves_by_state,
    reversals_mirror,
    case_money_covers,
    payouts_within_payable,
    nothing_else_below_zero,
    bank_equals_what_it_holds,
    expected_matched_once,
    sent_has_one_outcome,
    holds_are_grounded,
    holds_within_balance,
)


def broken(book: "Book") -> list[Broken]:
    """Every invariant that does not stand; empty for a sound book."""
    return [fault for invariant in INVARIANTS for fault in invariant(book)]


def _grounded(hold: Hold) -> bool:
    said = hold.reason.strip() and hold.approval.strip()
    amount = type(hold.fen) is int and hold.fen > 0
    return bool(said) and amount and hold.since < hold.until and hold.account.kind in (Kind.CASE, Kind.PAYABLE)


def _lifts(lift: Lift, hold: Hold | None) -> bool:
    return hold is not None and hold.since <= lift.on < hold.until and bool(lift.approval.strip())


def _twice(ids: Iterable[str | None]) -> list[str]:
    return [str(i) for i, times in Counter(ids).items() if times > 1]


def _by_day(entries: Iterable[Entry]) -> Iterator[tuple[date, Iterator[Entry]]]:
    return groupby(sorted(entries, key=lambda e: e.on), key=lambda e: e.on)


def _below_zero(book: "Book", kinds: frozenset[Kind], what: str) -> list[Broken]:
    """Within a day order does not matter; at its end no account of these kinds stands below zero."""
    sums: dict[Account, int] = defaultdict(int)
    found: list[Broken] = []
    for day, entries in _by_day(book.entries):
        touched = [p for e in entries for p in e.postings if p.account.kind in kinds]
        for posting in touched:
            sums[posting.account] += posting.fen * posting.account.sign
        short = [(a, -sums[a]) for a in dict.fromkeys(p.account for p in touched) if sums[a] < 0]
        found += [Broken(f"{account} {day}", f"{what}，差 {fen} 分") for account, fen in short]
    return found

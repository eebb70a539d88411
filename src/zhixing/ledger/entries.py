"""What is written and never changed: entries of signed postings, holds on a balance, and the lifting of a hold."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhixing.ledger.accounts import Account, Kind, refuse_unwritable


class Source(StrEnum):
    """Who caused an entry: an act of the court, or the word of our bank (statement line, payment status)."""

    ACT = "act"
    BANK = "bank"


def _kinds(names: str) -> frozenset[Kind]:
    return frozenset(kind for kind in Kind if kind in names.split())


class Move(StrEnum):
    """Every way money may change its state: stored value, Chinese name, kinds debited (借), kinds credited (贷)."""

    zh: str
    flow: tuple[frozenset[Kind], frozenset[Kind]]

    def __new__(cls, value: str, zh: str, debit: str, credit: str) -> "Move":
        move = str.__new__(cls, value)
        move._value_, move.zh = value, zh
        move.flow = _kinds(debit), _kinds(credit)
        return move

    EXPECT = "expect", "扣划应收", "expected", "deducted"
    RECEIVE = "receive", "到账", "bank", "unidentified"
    IDENTIFY = "identify", "认领", "unidentified", "case"
    MATCH = "match", "扣划款到账认领", "unidentified deducted", "case expected"
    ALLOCATE = "allocate", "分配", "case", "payable"
    SEND = "send", "发送付款指令", "payable", "sent"
    PAY = "pay", "付讫", "sent", "bank"
    RETURN = "return", "未付退回", "sent", "returned"
    COME_BACK = "come_back", "付后退汇", "bank", "returned"
    PAY_AGAIN = "pay_again", "退汇转应付", "returned", "payable"
    DEPOSIT = "deposit", "提存", "payable", "deposited"
    COLLECT = "collect", "领取提存款", "deposited", "payable"


@dataclass(frozen=True, slots=True)
class Cause:
    """An act id or a bank reference. Entry ids derive from it, so that a retry is harmless."""

    source: Source
    reference: str

    def __post_init__(self) -> None:
        refuse_unwritable("记账事由", self.reference)

    def __str__(self) -> str:
        return f"{self.source}:{self.reference}"


@dataclass(frozen=True, slots=True)
class Posting:
    """Signed fen on one account: debit (借) above zero, credit (贷) below."""

    account: Account
    fen: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One booking: postings that sum to zero on a day. A reversal names the entry it mirrors."""

    id: str
    cause: Cause
    on: date
    postings: tuple[Posting, ...]
    text: str
    reverses: str | None = None

    @property
    def mirrored(self) -> tuple[Posting, ...]:
        """The same postings with every sign turned."""
        return tuple(Posting(p.account, -p.fen) for p in self.postings)

    def touching(self, kind: Kind) -> tuple[Posting, ...]:
        return tuple(p for p in self.postings if p.account.kind is kind)

    @property
    def move(self) -> Move | None:
        """Which change of state the postings make; None for a reversal and for postings that no move allows."""
        debited = frozenset(p.account.kind for p in self.postings if p.fen > 0)
        credited = frozenset(p.account.kind for p in self.postings if p.fen < 0)
        return next((m for m in Move if m.flow == (debited, credited) and self.reverses is None), None)


@dataclass(frozen=True, slots=True)
class Hold:
    """`fen` of a case or payable account may not leave during [since, until) (延缓发放); approval: act id (FUND-01)."""

    id: str
    account: Account
    fen: int
    reason: str
    approval: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Lift:
    """A hold ends before its day: from `on` the money is free. approval: act id."""

    hold: str
    on: date
    approval: str

"""Orders to a bank in our own small XML, ``urn:zhixing:control:1``: freeze, renew, release, deduct.

ISO 20022 has no such messages (see README.md of this folder). Periods are half-open: ``until`` is the first day on
which a freeze has no effect any more; the paper's last day (止日) is the day before. Money is in fen.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.messages.accounts import Customer, DocumentKind
from zhixing.messages.codecs import ACCOUNT, DAY, IDENTIFIER, POSITIVE_FEN, text, word
from zhixing.messages.envelope import Message
from zhixing.messages.layout import Group, Line, Part
from zhixing.messages.refusal import MessageRefused

_HOLDER: tuple[Part, ...] = (
    Line("Name", "name", text(140)),
    Line("DocumentKind", "document_kind", word(DocumentKind)),
    Line("DocumentNumber", "document_number", text(35)),
)


class Control(Message):
    """Every message of this namespace."""

    definition: ClassVar[str] = "zhixing.control.1"
    namespace: ClassVar[str] = "urn:zhixing:control:1"


@dataclass(frozen=True, kw_only=True)
class Order(Control):
    """What every order says: its own number, the case, the papers it rests on, the account and its holder."""

    order_id: str
    case_number: str
    court_code: str
    ruling_number: str
    notice_number: str
    account_number: str
    holder: Customer

    parts: ClassVar[tuple[Part, ...]] = (
        Line("OrderId", "order_id", IDENTIFIER),
        Line("CaseNumber", "case_number", text(100)),
        Line("CourtCode", "court_code", text(35)),
        Line("RulingNumber", "ruling_number", text(100)),
        Line("NoticeNumber", "notice_number", text(100)),
        Line("AccountNumber", "account_number", ACCOUNT),
        Group("Holder", "holder", Customer, _HOLDER),
    )


@dataclass(frozen=True, kw_only=True)
class FreezeOrder(Order):
    """Freeze up to ``limit_fen`` from ``from_date`` until ``until`` (half-open; at most one year, CPL-I 485).

    If the freeze must wait, its term, of the same calendar length, starts on the day on which it moves up.
    """

    root: ClassVar[str] = "Freeze"

    limit_fen: int
    from_date: date
    until: date

    parts: ClassVar[tuple[Part, ...]] = (
        *Order.parts,
        Line("Limit", "limit_fen", POSITIVE_FEN),
        Line("From", "from_date", DAY),
        Line("Until", "until", DAY),
    )

    def __post_init__(self) -> None:
        if self.until <= self.from_date:
            raise MessageRefused("冻结期限的届满日须晚于起始日，请核对。")


@dataclass(frozen=True, kw_only=True)
class RenewOrder(Order):
    """Extend our live freeze ``freeze_order_id`` to a later ``until``; only before it lapses."""

    root: ClassVar[str] = "Renew"

    freeze_order_id: str
    until: date

    parts: ClassVar[tuple[Part, ...]] = (
        *Order.parts,
        Line("FreezeOrderId", "freeze_order_id", IDENTIFIER),
        Line("Until", "until", DAY),
    )


@dataclass(frozen=True, kw_only=True)
class ReleaseOrder(Order):
    """Release our freeze ``freeze_order_id``: the whole, or (``amount_fen``) that much of its limit."""

    root: ClassVar[str] = "Release"

    freeze_order_id: str
    amount_fen: int | None = None

    parts: ClassVar[tuple[Part, ...]] = (
        *Order.parts,
        Line("FreezeOrderId", "freeze_order_id", IDENTIFIER),
        Line("Amount", "amount_fen", POSITIVE_FEN, optional=True),
    )


@dataclass(frozen=True, kw_only=True)
class DeductOrder(Order):
    """Move ``amount_fen`` to the court's case-funds account; ``order_id`` travels as EndToEndId.

    With ``freeze_order_id`` the money comes from that freeze, without it from money that nobody has frozen.
    """

    root: ClassVar[str] = "Deduct"

    freeze_order_id: str | None = None
    amount_fen: int
    escrow_account: str
    case_account: str

    parts: ClassVar[tuple[Part, ...]] = (
        *Order.parts,
        Line("FreezeOrderId", "freeze_order_id", IDENTIFIER, optional=True),
        Line("Amount", "amount_fen", POSITIVE_FEN),
        Line("EscrowAccount", "escrow_account", ACCOUNT),
        Line("CaseAccount", "case_account", ACCOUNT),
    )

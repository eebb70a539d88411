"""What came in and how the day ended: camt.054.001.04 credit notification, camt.053.001.04 statement of one day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self

from zhixing.messages.codecs import ACCOUNT, DAY, FEN, IDENTIFIER, INSTANT, POSITIVE_FEN, text, word
from zhixing.messages.envelope import Message
from zhixing.messages.layout import Fixed, Group, Line, Part
from zhixing.messages.refusal import MessageRefused


class Direction(StrEnum):
    """贷 (money comes in) or 借 (money goes out), seen from the account."""

    CREDIT = "CRDT"
    DEBIT = "DBIT"


_TRANSFER: tuple[Part, ...] = (
    Fixed("BkTxCd/Domn/Cd", "PMNT"),
    Fixed("BkTxCd/Domn/Fmly/Cd", "MCOP"),
    Fixed("BkTxCd/Domn/Fmly/SubFmlyCd", "OTHR"),
)
_DETAILS = "NtryDtls/TxDtls"


def _notified(path: str) -> str:
    return f"Ntfctn/Ntry/{path}"


@dataclass(frozen=True, kw_only=True)
class CreditNotification(Message):
    """Money has arrived on the court's account (到账通知). ``amount_fen`` > 0.

    ``bank_reference`` is unique at the bank; ``end_to_end_id`` is the deduct order's or returned payment's number, None
    for an ordinary transfer; ``case_account`` is the sub-account credited (一案一账号), None if the payer named none;
    ``return_reason`` is present only for money that comes back (退汇).
    """

    definition: ClassVar[str] = "camt.054.001.04"
    namespace: ClassVar[str] = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.04"
    root: ClassVar[str] = "BkToCstmrDbtCdtNtfctn"

    account: str
    amount_fen: int
    booking_date: date
    bank_reference: str
    end_to_end_id: str | None = None
    payer_name: str
    payer_account: str | None = None
    case_account: str | None = None
    remittance: str | None = None
    return_reason: str | None = None

    parts: ClassVar[tuple[Part, ...]] = (
        Line("GrpHdr/MsgId", "message_id", IDENTIFIER),
        Line("GrpHdr/CreDtTm", "created_at", INSTANT),
        Line("Ntfctn/Id", "message_id", IDENTIFIER),
        Line("Ntfctn/CreDtTm", "created_at", INSTANT),
        Line("Ntfctn/Acct/Id/Othr/Id", "account", ACCOUNT),
        Line(_notified("Amt"), "amount_fen", POSITIVE_FEN),
        Fixed(_notified("CdtDbtInd"), "CRDT"),
        Fixed(_notified("Sts"), "BOOK"),
        Line(_notified("BookgDt/Dt"), "booking_date", DAY),
        Line(_notified("AcctSvcrRef"), "bank_reference", IDENTIFIER),
        *(Fixed(_notified(fixed.path), fixed.text) for fixed in _TRANSFER if isinstance(fixed, Fixed)),
        Line(_notified(f"{_DETAILS}/Refs/AcctSvcrRef"), "bank_reference", IDENTIFIER),
        Line(_notified(f"{_DETAILS}/Refs/EndToEndId"), "end_to_end_id", IDENTIFIER, optional=True),
        Line(_notified(f"{_DETAILS}/Amt"), "amount_fen", POSITIVE_FEN),
        Fixed(_notified(f"{_DETAILS}/CdtDbtInd"), "CRDT"),
        Line(_notified(f"{_DETAILS}/RltdPties/Dbtr/Nm"), "payer_name", text(140)),
        Line(_notified(f"{_DETAILS}/RltdPties/DbtrAcct/Id/Othr/Id"), "payer_account", ACCOUNT, optional=True),
        Line(_notified(f"{_DETAILS}/RltdPties/CdtrAcct/Id/Othr/Id"), "case_account", ACCOUNT, optional=True),
        Line(_notified(f"{_DETAILS}/RmtInf/Ustrd"), "remittance", text(140), optional=True),
        Line(_notified(f"{_DETAILS}/RtrInf/AddtlInf"), "return_reason", text(105), optional=True),
    )


class BalanceKind(StrEnum):
    """Opening booked (期初) and closing booked (期末)."""

    OPENING = "OPBD"
    CLOSING = "CLBD"


@dataclass(frozen=True, kw_only=True)
class Balance:
    """A booked balance in fen; an escrow account is never overdrawn."""

    kind: BalanceKind
    amount_fen: int
    day: date


@dataclass(frozen=True, kw_only=True)
class StatementEntry:
    """One line of a statement; ``amount_fen`` > 0, the sign is ``direction``.

    On a credit the payee account, on a debit the payer account is the case sub-account, None if none is known.
    """

    amount_fen: int
    direction: Direction
    booking_date: date
    bank_reference: str
    end_to_end_id: str | None = None
    payer_name: str | None = None
    payer_account: str | None = None
    payee_name: str | None = None
    payee_account: str | None = None
    remittance: str | None = None

    @property
    def signed_fen(self) -> int:
        """The entry's effect on the balance."""
        return self.amount_fen if self.direction is Direction.CREDIT else -self.amount_fen

    @property
    def case_account(self) -> str | None:
        """The sub-account of the case on our side of the entry."""
        return self.payee_account if self.direction is Direction.CREDIT else self.payer_account

    @property
    def counterparty(self) -> tuple[str | None, str | None]:
        """Name and account of the other side."""
        if self.direction is Direction.CREDIT:
            return self.payer_name, self.payer_account
        return self.payee_name, self.payee_account


_ENTRY: tuple[Part, ...] = (
    Line("Amt", "amount_fen", POSITIVE_FEN),
    Line("CdtDbtInd", "direction", word(Direction)),
    Fixed("Sts", "BOOK"),
    Line("BookgDt/Dt", "booking_date", DAY),
    Line("AcctSvcrRef", "bank_reference", IDENTIFIER),
    *_TRANSFER,
    Line(f"{_DETAILS}/Refs/AcctSvcrRef", "bank_reference", IDENTIFIER),
    Line(f"{_DETAILS}/Refs/EndToEndId", "end_to_end_id", IDENTIFIER, optional=True),
    Line(f"{_DETAILS}/Amt", "amount_fen", POSITIVE_FEN),
    Line(f"{_DETAILS}/CdtDbtInd", "direction", word(Direction)),
    Line(f"{_DETAILS}/RltdPties/Dbtr/Nm", "payer_name", text(140), optional=True),
    Line(f"{_DETAILS}/RltdPties/DbtrAcct/Id/Othr/Id", "payer_account", ACCOUNT, optional=True),
    Line(f"{_DETAILS}/RltdPties/Cdtr/Nm", "payee_name", text(140), optional=True),
    Line(f"{_DETAILS}/RltdPties/CdtrAcct/Id/Othr/Id", "payee_account", ACCOUNT, optional=True),
    Line(f"{_DETAILS}/RmtInf/Ustrd", "remittance", text(140), optional=True),
)
_BALANCE: tuple[Part, ...] = (
    Line("Tp/CdOrPrtry/Cd", "kind", word(BalanceKind)),
    Line("Amt", "amount_fen", FEN),
    Fixed("CdtDbtInd", "CRDT"),
    Line("Dt/Dt", "day", DAY),
)


@dataclass(frozen=True, kw_only=True)
class DayStatement(Message):
    """The account on one day (日终对账单): opening + entries = closing, or the message is refused."""

    definition: ClassVar[str] = "camt.053.001.04"
    namespace: ClassVar[str] = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.04"
    root: ClassVar[str] = "BkToCstmrStmt"

    statement_id: str
    account: str
    day: date
    opening_fen: int
    entries: tuple[StatementEntry, ...]
    closing_fen: int

    parts: ClassVar[tuple[Part, ...]] = (
        Line("GrpHdr/MsgId", "message_id", IDENTIFIER),
        Line("GrpHdr/CreDtTm", "created_at", INSTANT),
        Line("Stmt/Id", "statement_id", IDENTIFIER),
        Line("Stmt/CreDtTm", "created_at", INSTANT),
        Line("Stmt/Acct/Id/Othr/Id", "account", ACCOUNT),
        Group("Stmt/Bal", "balances", Balance, _BALANCE, many=True, at_least=2),
        Group("Stmt/Ntry", "entries", StatementEntry, _ENTRY, many=True),
    )

    @property
    def balances(self) -> tuple[Balance, ...]:
        """The two balances as they stand in the message."""
        return (
            Balance(kind=BalanceKind.OPENING, amount_fen=self.opening_fen, day=self.day),
            Balance(kind=BalanceKind.CLOSING, amount_fen=self.closing_fen, day=self.day),
        )

    @classmethod
    def _from_fields(cls, fields: dict[str, Any]) -> Self:
        balances: tuple[Balance, ...] = fields.pop("balances")
        if [balance.kind for balance in balances] != [BalanceKind.OPENING, BalanceKind.CLOSING]:
            raise MessageRefused("对账单须依次有期初（OPBD）、期末（CLBD）各一个余额。")
        if balances[0].day != balances[1].day:
            raise MessageRefused("对账单期初、期末余额须为同一日。")
        opening, closing = balances
        return cls(**fields, day=opening.day, opening_fen=opening.amount_fen, closing_fen=closing.amount_fen)

    def __post_init__(self) -> None:
        if self.opening_fen + sum(entry.signed_fen for entry in self.entries) != self.closing_fen:
            raise MessageRefused("对账单不平：期初余额加当日发生额不等于期末余额。")
        if any(entry.booking_date != self.day for entry in self.entries):
            raise MessageRefused("对账单含有非当日的记账。")

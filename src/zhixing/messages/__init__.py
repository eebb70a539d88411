"""The published interface between court and bank: frozen dataclasses ⇄ XML. Pure; see README.md.

``message.to_xml()`` writes, ``read(xml)`` reads; both raise ``MessageRefused`` with a Chinese reason.
"""

from zhixing.messages.accounts import (
    Account,
    AccountKind,
    AccountStatus,
    Customer,
    DocumentKind,
    EarlierFreeze,
    Right,
)
from zhixing.messages.answers import Acknowledgement, Action, Answer, Happening, Status, Update
from zhixing.messages.control import DeductOrder, FreezeOrder, Order, ReleaseOrder, RenewOrder
from zhixing.messages.envelope import Message, Reply, read_message
from zhixing.messages.inquiry import (
    AnswerKind,
    InquiryOpening,
    InquiryResponse,
    Missing,
    Officer,
    ResponseStatus,
    Return,
)
from zhixing.messages.payment import CreditTransfer, PaymentState, PaymentStatus, RejectionCode
from zhixing.messages.refusal import MessageRefused
from zhixing.messages.safety import MAX_BYTES
from zhixing.messages.signature import BANK_HEADER, SIGNATURE_HEADER, is_signed, sign
from zhixing.messages.statement import CreditNotification, DayStatement, Direction, StatementEntry

KINDS: tuple[type[Message], ...] = (
    InquiryOpening,
    InquiryResponse,
    FreezeOrder,
    RenewOrder,
    ReleaseOrder,
    DeductOrder,
    Answer,
    Update,
    Acknowledgement,
    CreditNotification,
    DayStatement,
    CreditTransfer,
    PaymentStatus,
)
"""Every kind of message there is."""


def read(xml: bytes) -> Message:
    """Read untrusted bytes; raises ``MessageRefused`` for anything that is not exactly one known, complete message."""
    return read_message(xml, KINDS)


__all__ = [
    "BANK_HEADER",
    "KINDS",
    "MAX_BYTES",
    "SIGNATURE_HEADER",
    "Account",
    "AccountKind",
    "AccountStatus",
    "Acknowledgement",
    "Action",
    "Answer",
    "AnswerKind",
    "CreditNotification",
    "CreditTransfer",
    "Customer",
    "DayStatement",
    "DeductOrder",
    "Direction",
    "DocumentKind",
    "EarlierFreeze",
    "FreezeOrder",
    "Happening",
    "InquiryOpening",
    "InquiryResponse",
    "Message",
    "MessageRefused",
    "Missing",
    "Officer",
    "Order",
    "PaymentState",
    "PaymentStatus",
    "RejectionCode",
    "ReleaseOrder",
    "RenewOrder",
    "Reply",
    "ResponseStatus",
    "Return",
    "Right",
    "StatementEntry",
    "Status",
    "Update",
    "is_signed",
    "read",
    "sign",
]

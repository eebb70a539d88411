"""Paying out of the case-funds account: pain.001.001.03 with one transfer, and its status pain.002.001.03."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from zhixing.messages.codecs import ACCOUNT, DAY, IDENTIFIER, INSTANT, POSITIVE_FEN, text, word
from zhixing.messages.envelope import Message, Reply
from zhixing.messages.layout import Fixed, Line, Part
from zhixing.messages.refusal import MessageRefused

_TRANSFER = "PmtInf/CdtTrfTxInf"


@dataclass(frozen=True, kw_only=True)
class CreditTransfer(Message):
    """Pay ``amount_fen`` (> 0) from the case-funds account to one payee (案款发放).

    ``end_to_end_id`` is the payout's number: the bank never pays it twice. ``creditor_bank`` is the payee's bank code.
    """

    definition: ClassVar[str] = "pain.001.001.03"
    namespace: ClassVar[str] = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"
    root: ClassVar[str] = "CstmrCdtTrfInitn"

    end_to_end_id: str
    amount_fen: int
    execution_date: date
    debtor_name: str
    debtor_account: str
    debtor_bank: str
    case_account: str
    creditor_name: str
    creditor_account: str
    creditor_bank: str
    remittance: str

    parts: ClassVar[tuple[Part, ...]] = (
        Line("GrpHdr/MsgId", "message_id", IDENTIFIER),
        Line("GrpHdr/CreDtTm", "created_at", INSTANT),
        Fixed("GrpHdr/NbOfTxs", "1"),
        Line("GrpHdr/InitgPty/Nm", "debtor_name", text(140)),
        Line("PmtInf/PmtInfId", "message_id", IDENTIFIER),
        Fixed("PmtInf/PmtMtd", "TRF"),
        Line("PmtInf/ReqdExctnDt", "execution_date", DAY),
        Line("PmtInf/Dbtr/Nm", "debtor_name", text(140)),
        Line("PmtInf/DbtrAcct/Id/Othr/Id", "debtor_account", ACCOUNT),
        Line("PmtInf/DbtrAgt/FinInstnId/Othr/Id", "debtor_bank", text(35)),
        Line(f"{_TRANSFER}/PmtId/EndToEndId", "end_to_end_id", IDENTIFIER),
        Line(f"{_TRANSFER}/Amt/InstdAmt", "amount_fen", POSITIVE_FEN),
        Line(f"{_TRANSFER}/UltmtDbtr/Id/OrgId/Othr/Id", "case_account", ACCOUNT),
        Line(f"{_TRANSFER}/CdtrAgt/FinInstnId/Othr/Id", "creditor_bank", text(35)),
        Line(f"{_TRANSFER}/Cdtr/Nm", "creditor_name", text(140)),
        Line(f"{_TRANSFER}/CdtrAcct/Id/Othr/Id", "creditor_account", ACCOUNT),
        Line(f"{_TRANSFER}/RmtInf/Ustrd", "remittance", text(140)),
    )


class PaymentState(StrEnum):
    """ACSP taken and on its way, ACSC paid, RJCT refused and no money moved."""

    IN_PROCESS = "ACSP"
    PAID = "ACSC"
    REJECTED = "RJCT"


class RejectionCode(StrEnum):
    """Why a payment is rejected: the standard's code; the Chinese sentence stands beside it."""

    UNKNOWN_ACCOUNT = "AC01"
    CLOSED_ACCOUNT = "AC04"
    INSUFFICIENT_FUNDS = "AM04"
    DUPLICATE = "AM05"
    NAME_MISMATCH = "BE01"
    NARRATIVE = "NARR"


@dataclass(frozen=True, kw_only=True)
class PaymentStatus(Reply):
    """How payment ``end_to_end_id`` stands. ``bank_reference`` is the debit in the bank's books, once there is one."""

    definition: ClassVar[str] = "pain.002.001.03"
    namespace: ClassVar[str] = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"
    root: ClassVar[str] = "CstmrPmtStsRpt"

    end_to_end_id: str
    state: PaymentState
    reason_code: RejectionCode | None = None
    reason: str | None = None
    bank_reference: str | None = None
    settled_on: date | None = None

    parts: ClassVar[tuple[Part, ...]] = (
        Line("GrpHdr/MsgId", "message_id", IDENTIFIER),
        Line("GrpHdr/CreDtTm", "created_at", INSTANT),
        Line("OrgnlGrpInfAndSts/OrgnlMsgId", "in_reply_to", IDENTIFIER),
        Fixed("OrgnlGrpInfAndSts/OrgnlMsgNmId", "pain.001.001.03"),
        Line("OrgnlPmtInfAndSts/OrgnlPmtInfId", "in_reply_to", IDENTIFIER),
        Line("OrgnlPmtInfAndSts/TxInfAndSts/OrgnlEndToEndId", "end_to_end_id", IDENTIFIER),
        Line("OrgnlPmtInfAndSts/TxInfAndSts/TxSts", "state", word(PaymentState)),
        Line("OrgnlPmtInfAndSts/TxInfAndSts/StsRsnInf/Rsn/Cd", "reason_code", word(RejectionCode), optional=True),
        Line("OrgnlPmtInfAndSts/TxInfAndSts/StsRsnInf/AddtlInf", "reason", text(105), optional=True),
        Line("OrgnlPmtInfAndSts/TxInfAndSts/AcctSvcrRef", "bank_reference", IDENTIFIER, optional=True),
        Line("OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/IntrBkSttlmDt", "settled_on", DAY, optional=True),
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        rejected = self.state is PaymentState.REJECTED
        if (self.reason_code is not None and self.reason is not None) != rejected:
            raise MessageRefused("付款被拒时须写明原因代码和原因，未被拒时不得写。")
        if (self.settled_on is not None) != (self.state is PaymentState.PAID):
            raise MessageRefused("付款完成时须写明入账日，未完成时不得写。")

"""Asking a bank what a debtor has there (查询): auth.001.001.01 and its answer auth.002.001.01."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from zhixing.messages.accounts import ACCOUNT_DETAILS, Account, Customer, DocumentKind
from zhixing.messages.codecs import DAY, FLAG, IDENTIFIER, text, word
from zhixing.messages.envelope import Message, Reply
from zhixing.messages.layout import ByKind, Fixed, Group, Line, Listed, Part
from zhixing.messages.refusal import MessageRefused


class AnswerKind(StrEnum):
    """What the court wants to be told."""

    ACCOUNTS = "zhixing.accounts.1"  # 存款账户
    PRODUCTS = "zhixing.products.1"  # 非存款类金融资产


class ResponseStatus(StrEnum):
    """RspnSts: complete, partial (see each ``Return``), or nothing found (查无开户信息)."""

    COMPLETE = "COMP"
    PARTIAL = "PART"
    NOTHING = "NRES"


class Missing(StrEnum):
    """Why one kind of answer carries no accounts: looked for and not found, or not offered by this bank."""

    NOT_FOUND = "NFOU"
    NOT_OFFERED = "NOAP"


@dataclass(frozen=True, kw_only=True)
class Officer:
    """An officer who asks: name, 工作证编号, 执行公务证编号."""

    name: str
    work_permit: str
    duty_permit: str


@dataclass(frozen=True, kw_only=True)
class Return:
    """The answer to one ``AnswerKind``: accounts, or why there are none."""

    answer_kind: AnswerKind
    missing: Missing | None = None
    accounts: tuple[Account, ...] = ()
    remark: str | None = None

    def __post_init__(self) -> None:
        if bool(self.accounts) == (self.missing is not None):
            raise MessageRefused("每类答复须写明账户，或者写明查无（NFOU）、不提供（NOAP），二者只能有一。")


_CUSTOMER: tuple[Part, ...] = (
    Line("Nm", "name", text(140)),
    ByKind(
        "document_kind",
        "document_number",
        (
            (DocumentKind.RESIDENT_ID, "Id/PrvtId/Othr", "NIDN"),
            (DocumentKind.PASSPORT, "Id/PrvtId/Othr", "CCPT"),
            (DocumentKind.CREDIT_CODE, "Id/OrgId/Othr", "COID"),
        ),
        text(35),
    ),
)
_CRITERION: tuple[Part, ...] = (
    Group("SchCrit/CstmrId/Pty", "customer", Customer, _CUSTOMER),
    Listed(
        "SchCrit/CstmrId/AuthrtyReq",
        "answer_kinds",
        "Tp/MsgNmId",
        word(AnswerKind),
        (Fixed("InvstgtdRoles/Cd", "ALLP"),),
    ),
)
_OFFICER: tuple[Part, ...] = (
    Line("z:Name", "name", text(70)),
    Line("z:WorkPermit", "work_permit", text(35)),
    Line("z:DutyPermit", "duty_permit", text(35)),
)
_BASIS = "SplmtryData/Envlp/z:CourtBasis"


@dataclass(frozen=True, kw_only=True)
class InquiryOpening(Message):
    """The court asks (网络查询请求). The investigated period is given by its first and last day, both included."""

    definition: ClassVar[str] = "auth.001.001.01"
    namespace: ClassVar[str] = "urn:iso:std:iso:20022:tech:xsd:auth.001.001.01"
    root: ClassVar[str] = "InfReqOpng"

    investigation_id: str
    legal_basis: str
    confidential: bool
    first_day: date
    last_day: date
    customer: Customer
    answer_kinds: tuple[AnswerKind, ...]
    case_number: str
    court_code: str
    officers: tuple[Officer, ...]

    parts: ClassVar[tuple[Part, ...]] = (
        Line("InvstgtnId", "investigation_id", IDENTIFIER),
        Line("LglMndtBsis/Prgrph", "legal_basis", text(35)),
        Line("CnfdtltySts", "confidential", FLAG),
        Line("InvstgtnPrd/Dt/FrDt", "first_day", DAY),
        Line("InvstgtnPrd/Dt/ToDt", "last_day", DAY),
        *_CRITERION,
        Line(f"{_BASIS}/z:CaseNumber", "case_number", text(100)),
        Line(f"{_BASIS}/z:CourtCode", "court_code", text(35)),
        Group(f"{_BASIS}/z:Officer", "officers", Officer, _OFFICER, many=True, at_least=1),
    )

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise MessageRefused("查询期间的止日早于起日，请核对。")


@dataclass(frozen=True, kw_only=True)
class InquiryResponse(Reply):
    """The bank answers (查询反馈). ``returns`` holds one entry per answer kind that was asked for."""

    definition: ClassVar[str] = "auth.002.001.01"
    namespace: ClassVar[str] = "urn:iso:std:iso:20022:tech:xsd:auth.002.001.01"
    root: ClassVar[str] = "InfReqRspn"

    response_id: str
    investigation_id: str
    status: ResponseStatus
    customer: Customer
    answer_kinds: tuple[AnswerKind, ...]
    returns: tuple[Return, ...]

    parts: ClassVar[tuple[Part, ...]] = (
        Line("RspnId", "response_id", IDENTIFIER),
        Line("InvstgtnId", "investigation_id", IDENTIFIER),
        Line("RspnSts", "status", word(ResponseStatus)),
        *_CRITERION,
        Group(
            "RtrInd",
            "returns",
            Return,
            (
                Line("AuthrtyReqTp/MsgNmId", "answer_kind", word(AnswerKind)),
                Group("InvstgtnRslt/Rslt/z:Accounts/z:Account", "accounts", Account, ACCOUNT_DETAILS, many=True),
                Line("InvstgtnRslt/InvstgtnSts", "missing", word(Missing), optional=True),
                Line("AddtlInf", "remark", text(500), optional=True),
            ),
            many=True,
            at_least=1,
        ),
    )

    @property
    def accounts(self) -> tuple[Account, ...]:
        """All accounts of all returns."""
        return tuple(account for each in self.returns for account in each.accounts)

    def __post_init__(self) -> None:
        super().__post_init__()
        asked, answered = list(self.answer_kinds), [each.answer_kind for each in self.returns]
        if sorted(asked) != sorted(answered):
            raise MessageRefused("查询反馈须对所要求的每一类各答复一次。")
        if bool(self.accounts) == (self.status is ResponseStatus.NOTHING):
            raise MessageRefused("查询反馈状态与账户不符：有账户时不得为 NRES，无账户时须为 NRES。")

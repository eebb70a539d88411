"""Customers and accounts as a bank describes them: the details inside inquiry answers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhixing.messages.codecs import ACCOUNT, DAY, FEN, POSITION, text, word
from zhixing.messages.layout import Group, Line, Part


class DocumentKind(StrEnum):
    """Kind of the document that identifies a customer (证件种类)."""

    RESIDENT_ID = "resident_id"  # 居民身份证
    PASSPORT = "passport"  # 护照
    CREDIT_CODE = "credit_code"  # 统一社会信用代码


class AccountKind(StrEnum):
    """Kind of account; the special ones may not be frozen or deducted for other debts."""

    BASIC = "basic"  # 基本存款账户
    GENERAL = "general"  # 一般存款账户
    PERSONAL = "personal"  # 个人结算账户
    TIME_DEPOSIT = "time_deposit"  # 定期存款账户
    MIGRANT_WAGES = "migrant_wages"  # 农民工工资专用账户
    WAGE_DEPOSIT = "wage_deposit"  # 工资保证金账户
    SOCIAL_INSURANCE = "social_insurance"  # 社会保险基金账户
    UNION_FUNDS = "union_funds"  # 工会经费集中户
    CASE_FUNDS = "case_funds"  # 法院执行款专户

    @property
    def special(self) -> bool:
        """Whether the account is protected by its purpose, so that a freeze or deduction is refused."""
        return self in _SPECIAL

    @property
    def label(self) -> str:
        """The name of the kind in the words of the trade."""
        return _LABELS[self]


_LABELS = {
    AccountKind.BASIC: "基本存款账户",
    AccountKind.GENERAL: "一般存款账户",
    AccountKind.PERSONAL: "个人结算账户",
    AccountKind.TIME_DEPOSIT: "定期存款账户",
    AccountKind.MIGRANT_WAGES: "农民工工资专用账户",
    AccountKind.WAGE_DEPOSIT: "工资保证金账户",
    AccountKind.SOCIAL_INSURANCE: "社会保险基金账户",
    AccountKind.UNION_FUNDS: "工会经费集中户",
    AccountKind.CASE_FUNDS: "法院执行款专户",
}
_SPECIAL = {
    AccountKind.MIGRANT_WAGES,
    AccountKind.WAGE_DEPOSIT,
    AccountKind.SOCIAL_INSURANCE,
    AccountKind.UNION_FUNDS,
    AccountKind.CASE_FUNDS,
}


class AccountStatus(StrEnum):
    """账户状态."""

    NORMAL = "normal"  # 正常
    DORMANT = "dormant"  # 久悬
    CLOSED = "closed"  # 已销户


@dataclass(frozen=True, kw_only=True)
class Customer:
    """A person or organisation, known by name and document number."""

    name: str
    document_kind: DocumentKind
    document_number: str


@dataclass(frozen=True, kw_only=True)
class EarlierFreeze:
    """A freeze that ranks before ours (在先冻结); money in fen, ``limit_fen`` None = the whole account.

    The period is half-open: ``until`` is the first day without effect. Both days are None while the freeze waits.
    """

    position: int
    court: str
    case_number: str
    limit_fen: int | None = None
    controlled_fen: int
    from_date: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Right:
    """Somebody else's right in the account (共有权、优先受偿权); ``amount_fen`` None = not fixed."""

    kind: str
    holder: str
    amount_fen: int | None = None


@dataclass(frozen=True, kw_only=True)
class Account:
    """One account found. Money in fen; ``available_fen`` (可用余额) is what no freeze controls."""

    number: str
    kind: AccountKind
    branch: str
    status: AccountStatus
    opened_on: date | None = None
    balance_fen: int
    available_fen: int
    earlier_freezes: tuple[EarlierFreeze, ...] = ()
    rights: tuple[Right, ...] = ()


_EARLIER_FREEZE: tuple[Part, ...] = (
    Line("z:Position", "position", POSITION),
    Line("z:Court", "court", text(100)),
    Line("z:CaseNumber", "case_number", text(100)),
    Line("z:Limit", "limit_fen", FEN, optional=True),
    Line("z:Controlled", "controlled_fen", FEN),
    Line("z:From", "from_date", DAY, optional=True),
    Line("z:Until", "until", DAY, optional=True),
)
_RIGHT: tuple[Part, ...] = (
    Line("z:Kind", "kind", text(50)),
    Line("z:Holder", "holder", text(140)),
    Line("z:Amount", "amount_fen", FEN, optional=True),
)
ACCOUNT_DETAILS: tuple[Part, ...] = (
    Line("z:Number", "number", ACCOUNT),
    Line("z:Kind", "kind", word(AccountKind)),
    Line("z:Branch", "branch", text(140)),
    Line("z:Status", "status", word(AccountStatus)),
    Line("z:OpenedOn", "opened_on", DAY, optional=True),
    Line("z:Balance", "balance_fen", FEN),
    Line("z:Available", "available_fen", FEN),
    Group("z:EarlierFreeze", "earlier_freezes", EarlierFreeze, _EARLIER_FREEZE, many=True),
    Group("z:Right", "rights", Right, _RIGHT, many=True),
)

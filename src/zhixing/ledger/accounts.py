"""Accounts: where a fen of the escrow stands, as structured values. One kind per state of money, never mixed."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The state of money: stored value, Chinese name, the fields its accounts have.

    What is frozen at a bank (冻结) is not ours yet and has no account here.
    """

    zh: str
    fields: frozenset[str]

    def __new__(cls, value: str, zh: str, fields: str) -> "Kind":
        kind = str.__new__(cls, value)
        kind._value_, kind.zh, kind.fields = value, zh, frozenset(fields.split())
        return kind

    BANK = "bank", "案款专户存款", ""
    EXPECTED = "expected", "应收扣划款", "case party reference"  # a claim on the bank that deducted
    DEDUCTED = "deducted", "在途扣划款", "case reference"  # the case's side of that claim: not money yet
    UNIDENTIFIED = "unidentified", "待认领款", "reference"  # received, case not known
    CASE = "case", "案款", "case"  # identified
    PAYABLE = "payable", "应付款", "case party purpose"  # set aside for one payee
    SENT = "sent", "已发送未回执款", "case party purpose reference"  # ordered at the bank, outcome unknown
    RETURNED = "returned", "退汇款", "case party purpose reference"  # back from the payee's bank
    DEPOSITED = "deposited", "提存款", "case party"  # 民法典 570-574


class Purpose(StrEnum):
    """Why money is paid out: stored value, Chinese name."""

    zh: str

    def __new__(cls, value: str, zh: str) -> "Purpose":
        purpose = str.__new__(cls, value)
        purpose._value_, purpose.zh = value, zh
        return purpose

    CREDITOR = "creditor", "发放申请执行人"
    FEE = "fee", "上缴执行费"
    SURPLUS = "surplus", "退还余款"
    COURT = "court", "移送其他法院"


DEBIT_KINDS = frozenset({Kind.BANK, Kind.EXPECTED})
TREASURY = "国库"


class Refused(ValueError):
    """Nothing was written; the message says in Chinese why and what to do."""


def refuse_unwritable(what: str, text: str) -> None:
    """Names and references become parts of entry ids: not blank, printable, without "|". Raises Refused."""
    if not text.strip() or not text.isprintable() or "|" in text:
        raise Refused(f"{what}“{text}”不能用于记账：不得为空，不得含“|”或控制字符，请核对后重填")


@dataclass(frozen=True, slots=True)
class Account:
    """One account; exactly the fields of its kind are filled, else Refused is raised.

    case: case id; party: payee, depositor or deducting bank; reference: bank line, deduction or payout order.
    """

    kind: Kind
    case: str = ""
    party: str = ""
    purpose: Purpose | None = None
    reference: str = ""

    def __post_init__(self) -> None:
        given = {name for name in ("case", "party", "purpose", "reference") if getattr(self, name)}
        if given != self.kind.fields:
            raise Refused(f"科目“{self.kind.zh}”要素不符：应有 {sorted(self.kind.fields)}，实有 {sorted(given)}")
        for text in filter(None, (self.case, self.party, self.reference)):
            refuse_unwritable("科目要素", text)

    @property
    def sign(self) -> int:
        """+1 where the balance stands on the debit side (借), −1 where it stands on the credit side (贷)."""
        return 1 if self.kind in DEBIT_KINDS else -1

    def __str__(self) -> str:
        purpose = self.purpose.zh if self.purpose else ""
        return " ".join(filter(None, (self.kind.zh, self.case, self.party, purpose, self.reference)))


BANK = Account(Kind.BANK)

"""Rulings on deposits: freeze, renew, release, deduct. All are headed 执行裁定书; `purpose` tells them apart."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import Content, Head, Items, Paragraph
from zhixing.court.documents.rendering.layouts import DEBTOR, Matter, ruling
from zhixing.court.documents.rendering.wording import (
    CPL,
    CPL_I,
    SEIZE,
    cite,
    plain_date,
    span,
    sum_in_full,
    sum_of,
)

_AT_ONCE = Paragraph("本裁定立即执行。")


@dataclass(frozen=True, kw_only=True)
class Account:
    """A deposit account: holder as registered, the bank's branch by its full name, account number; `sum` in fen.

    What the sum is depends on the paper: limit of a freeze, sum released, sum deducted. In a ruling that limits the
    accounts together it is 0 and not printed.
    """

    holder: str
    bank: str
    number: str
    sum: int = 0

    @property
    def words(self) -> str:
        """As named in an operative item."""
        amount = sum_of(self.sum) if self.sum else ""
        return f"{self.holder}在{self.bank}账户（账号：{self.number}）内的存款{amount}"


def _several(accounts: tuple[Account, ...]) -> str:
    return "；".join(account.words for account in accounts)


@dataclass(frozen=True, kw_only=True)
class FreezeRuling:
    """冻结存款的执行裁定书 (CPL 253; CPL-I 485; SEIZE-05: at most one year).

    `limit` is the sum in fen up to which all accounts together are frozen; `last_day` still counts.
    """

    kind: ClassVar[str] = "seizures.freeze_ruling"
    title: ClassVar[str] = "执行裁定书"
    purpose: ClassVar[str] = "冻结存款用"

    head: Head
    matter: Matter
    accounts: tuple[Account, ...]
    limit: int
    first_day: date
    last_day: date

    def content(self) -> Content:
        """The ruling as content."""
        reasons = (
            f"本院在执行{self.matter.words}中，{DEBTOR}{self.matter.names(DEBTOR)}未履行{self.matter.instrument}"
            f"确定的义务。依照{cite(CPL, 253)}、{cite(CPL_I, 485)}的规定，裁定如下："
        )
        items = (
            f"冻结{DEBTOR}{_several(self.accounts)}，以{sum_in_full(self.limit)}为限；",
            f"冻结期限{span(self.first_day, self.last_day)}。",
        )
        return ruling(self, self.matter.parties, Paragraph(reasons), Items(items), _AT_ONCE)


@dataclass(frozen=True, kw_only=True)
class RenewalRuling:
    """续行冻结存款的执行裁定书 (CPL-I 485): before the old last day, by at most one year.

    `former` is the number of the ruling renewed, `former_last_day` its last day. `requested` tells whether the
    creditor asked; otherwise the court acts ex officio.
    """

    kind: ClassVar[str] = "seizures.renewal_ruling"
    title: ClassVar[str] = "执行裁定书"
    purpose: ClassVar[str] = "续行冻结存款用"

    head: Head
    matter: Matter
    accounts: tuple[Account, ...]
    limit: int
    former: str
    former_last_day: date
    first_day: date
    last_day: date
    requested: bool

    def content(self) -> Content:
        """The ruling as content."""
        cause = "申请执行人申请续行冻结" if self.requested else "案件尚未执行完毕，本院依职权续行冻结"
        reasons = (
            f"本院在执行{self.matter.words}中，以{self.former}执行裁定冻结的存款，冻结期限至"
            f"{plain_date(self.former_last_day)}届满。{cause}。依照{cite(CPL, 253)}、{cite(CPL_I, 485)}的规定，"
            "裁定如下："
        )
        items = (
            f"续行冻结{DEBTOR}{_several(self.accounts)}，以{sum_in_full(self.limit)}为限；",
            f"续行冻结期限{span(self.first_day, self.last_day)}。",
        )
        return ruling(self, self.matter.parties, Paragraph(reasons), Items(items), _AT_ONCE)


@dataclass(frozen=True, kw_only=True)
class ReleaseRuling:
    """解除冻结存款的执行裁定书 (SEIZE 28; SEIZE-09). `former` is the freezing ruling, `reason` a full clause."""

    kind: ClassVar[str] = "seizures.release_ruling"
    title: ClassVar[str] = "执行裁定书"
    purpose: ClassVar[str] = "解除冻结存款用"

    head: Head
    matter: Matter
    accounts: tuple[Account, ...]
    former: str
    reason: str

    def content(self) -> Content:
        """The ruling as content."""
        reasons = (
            f"本院在执行{self.matter.words}中，以{self.former}执行裁定冻结了{DEBTOR}的存款。现{self.reason}。"
            f"依照{cite(SEIZE, 28)}的规定，裁定如下："
        )
        items = (f"解除对{DEBTOR}{_several(self.accounts)}的冻结。",)
        return ruling(self, self.matter.parties, Paragraph(reasons), Items(items), _AT_ONCE)


@dataclass(frozen=True, kw_only=True)
class DeductionRuling:
    """扣划存款的执行裁定书 (CPL 251, 253; DEDUCT-01). Each account carries the sum taken from it, in fen.

    The ruling freezes and deducts in one, so a former freeze is not needed. Raises ValueError when `total` is not the
    sum of the accounts.
    """

    kind: ClassVar[str] = "seizures.deduction_ruling"
    title: ClassVar[str] = "执行裁定书"
    purpose: ClassVar[str] = "扣划存款用"

    head: Head
    matter: Matter
    accounts: tuple[Account, ...]
    total: int

    def __post_init__(self) -> None:
        if self.total != sum(account.sum for account in self.accounts):
            raise ValueError("扣划总额与各账户扣划金额之和不符，请核对")

    def content(self) -> Content:
        """The ruling as content."""
        reasons = (
            f"本院在执行{self.matter.words}中，已向{DEBTOR}{self.matter.names(DEBTOR)}发出执行通知书，"
            f"责令其履行{self.matter.instrument}确定的义务，但其至今未履行。"
            f"依照{cite(CPL, 251, 253)}的规定，裁定如下："
        )
        items = (f"扣划{DEBTOR}{_several(self.accounts)}至本院案款专户，共计{sum_in_full(self.total)}。",)
        return ruling(self, self.matter.parties, Paragraph(reasons), Items(items), _AT_ONCE)

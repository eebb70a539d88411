"""Notices to banks that carry out a ruling of the trial judge."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import Content, Facts, Field, Head, Paragraph
from zhixing.court.documents.rendering.layouts import BankAccount, notice
from zhixing.court.documents.rendering.wording import CPL, cite, span, sum_in_full


@dataclass(frozen=True, kw_only=True)
class BankNotice:
    """协助冻结 / 解除冻结 / 扣划存款通知书 on a 民事裁定书 (民诉法 106). `amount` in fen.

    `what` is one of "冻结", "解除冻结", "扣划"; a freeze has its days, a deduction the account that receives.
    """

    kind: ClassVar[str] = "preservation.bank_notice"

    head: Head
    what: str
    bank: str
    holder: str
    number: str
    amount: int
    ruling: str
    days: tuple[date, date] | None = None
    receiving: BankAccount | None = None

    @property
    def title(self) -> str:
        """协助…存款通知书."""
        return f"协助{self.what}存款通知书"

    def content(self) -> Content:
        """The notice as content."""
        term = f"，冻结期限{span(*self.days)}" if self.days else ""
        text = (
            f"本院{self.ruling}民事裁定书已经发生法律效力。依照{cite(CPL, 106)}的规定，请协助{self.what}下列账户内的存款"
            f"{term}，并将办理结果书面答复本院。"
        )
        rows = (
            Field("户名", self.holder, wide=True),
            Field("账号", self.number, wide=True),
            Field(f"{self.what}金额", sum_in_full(self.amount), wide=True),
        )
        receiving = (self.receiving.facts,) if self.receiving else ()
        return notice(
            self, self.bank, Paragraph(text), Facts(rows), *receiving, Paragraph(f"附：{self.ruling}民事裁定书")
        )

"""Notices to banks that carry out a ruling of the trial judge."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import (
    Annex,
    Content,
    Facts,
    Field,
    Form,
    Head,
    Paragraph,
    Signature,
)
from zhixing.court.documents.rendering.layouts import BankAccount, notice
from zhixing.court.documents.rendering.wording import CPL, cite, span, sum_in_full


@dataclass(frozen=True, kw_only=True)
class BankNotice:
    """协助冻结 / 解除冻结 / 扣划存款通知书 on a 民事裁定书 (民诉法 106). `amount` in fen.

    `what` is one of "冻结", "续行冻结", "解除冻结", "扣划"; a freeze has its days, a deduction the account that receives.
    `by` is the kind of the ruling. `officers`: who carries the notice to the counter (临柜办理), with what identifies
    them; the answer slip is then filled in there. `reference`: what the bank writes on the transfer.
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
    by: str = "民事裁定书"
    officers: tuple[str, ...] = ()
    reference: str = ""

    @property
    def title(self) -> str:
        """协助…存款通知书."""
        return f"协助{self.what}存款通知书"

    def content(self) -> Content:
        """The notice as content."""
        term = f"，冻结期限{span(*self.days)}" if self.days else ""
        text = (
            f"本院{self.ruling}{self.by}已经发生法律效力。依照{cite(CPL, 106)}的规定，请协助{self.what}下列账户内的存款"
            f"{term}，并将办理结果书面答复本院。"
        )
        rows: tuple[Field, ...] = (
            Field("户名", self.holder, wide=True),
            Field("账号", self.number, wide=True),
            Field(f"{self.what}金额", sum_in_full(self.amount), wide=True),
        )
        if self.reference:
            rows = (*rows, Field("汇款附言（请照填）", self.reference, wide=True))
        receiving = (self.receiving.facts,) if self.receiving else ()
        annexes = (self._slip(rows),) if self.officers else ()
        blocks = (Paragraph(text), Facts(rows), *receiving, *self._counter())
        return notice(self, self.bank, *blocks, Paragraph(f"附：{self.ruling}{self.by}"), annexes=annexes)

    def _counter(self) -> tuple[Paragraph, ...]:
        if not self.officers:
            return ()
        who = "、".join(self.officers)
        return (Paragraph(f"现派我院工作人员{who}前往你单位临柜办理，请查验其工作证和执行公务证。"),)

    def _slip(self, rows: tuple[Field, ...]) -> Annex:
        asked = tuple(
            Field(label) for label in (f"实际{self.what}金额（元）", "账户剩余冻结金额（元）", "办理时间", "银行流水号")
        )
        blocks = (
            Paragraph(f"{self.head.court}：", "addressee"),
            Paragraph(f"你院{self.head.document_number}{self.title}收悉，现将办理结果回复如下："),
            Form((*rows, *asked, Field("未办理的原因", wide=True, lines=2))),
            Signature((f"{self.bank}（公章）", "经办人：　　　　　　复核人：　　　　　　", "年　　月　　日")),
        )
        return Annex(title=f"{self.title}（回执）", number=self.head.document_number, blocks=blocks, tear_off=True)

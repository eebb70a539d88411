"""Notices: to banks that carry out a ruling of the trial judge, and to parties about the risk of not performing."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import Content, Facts, Field, Head, Items, Paragraph
from zhixing.court.documents.rendering.layouts import BankAccount, notice
from zhixing.court.documents.rendering.wording import CPL, DISHON, LIMIT, cite, plain_date, span, sum_in_full


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


@dataclass(frozen=True, kw_only=True)
class RiskNotice:
    """执行风险提示书 with the instrument, also the reminder to perform before the period ends (COORD-01)."""

    kind: ClassVar[str] = "preservation.risk_notice"
    title: ClassVar[str] = "执行风险提示书"

    head: Head
    addressee: str
    instrument: str
    until: date | None

    def content(self) -> Content:
        """The notice as content."""
        term = f"履行期限至{plain_date(self.until)}" if self.until else "履行期限以法律文书确定的为准"
        text = (
            f"{self.instrument}已经发生法律效力，{term}。请你（单位）在期限内自动履行。逾期不履行的，可能承担下列后果："
        )
        risks = Items(
            (
                f"对方当事人可以申请强制执行；依照{cite(CPL, 264)}的规定，加倍支付迟延履行期间的债务利息，并负担执行申请费；",
                f"有履行能力而拒不履行的，依照{cite(DISHON, 1)}的规定纳入失信被执行人名单；",
                f"依照{cite(LIMIT, 1)}的规定限制消费；",
                "拒不执行情节严重的，依法追究刑事责任。",
            )
        )
        ways = "已经保全的存款，可以书面同意由法院扣划履行。全部自动履行的，可以申请本院出具自动履行证明书。"
        return notice(self, self.addressee, Paragraph(text), risks, Paragraph(ways))

"""自动履行提醒书: to the debtor, some days before the performance period ends."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import Content, Facts, Head, Items, Paragraph
from zhixing.court.documents.rendering.layouts import BankAccount, notice
from zhixing.court.documents.rendering.wording import CPL, cite, plain_date, sum_in_full


@dataclass(frozen=True, kw_only=True)
class PerformanceReminder:
    """自动履行提醒书 (COORD-02). Sums in fen.

    `part`: what falls due by `until` where the instrument orders instalments, None for a single sum; `owed` what is
    unperformed on the day of the paper, None where it cannot be reckoned exactly. `payee` the creditor's confirmed
    account, `court_account` the suit's own account; either may be None. `preserved`: a deposit is frozen in the suit.
    """

    kind: ClassVar[str] = "urging.performance_reminder"
    title: ClassVar[str] = "自动履行提醒书"

    head: Head
    addressee: str
    instrument: str
    creditor: str
    until: date
    part: int | None
    owed: int | None
    payee: BankAccount | None
    court_account: BankAccount | None
    preserved: bool

    def content(self) -> Content:
        """The reminder as content."""
        due = f"其中本期应付{sum_in_full(self.part)}，" if self.part else ""
        text = (
            f"{self.instrument}已经发生法律效力，你（单位）应当向{self.creditor}履行金钱给付义务，{due}"
            f"履行期限至{plain_date(self.until)}届满。{self._owed()}请在期限届满前自动履行；已经履行的，请持付款凭证告知本院。"
        )
        after = (
            f"逾期未履行的，依照{cite(CPL, 264)}的规定加倍支付迟延履行期间的债务利息；对方可以申请强制执行，届时还将负担"
            "执行申请费，并可能被限制消费、纳入失信被执行人名单。"
        )
        return notice(
            self, self.addressee, Paragraph(text), *self._ways(), Paragraph(after),
            Paragraph("全部自动履行的，可以申请本院出具自动履行证明书，供银行、用人单位等核验。"),
        )  # fmt: skip

    def _owed(self) -> str:
        if self.owed is None:
            return "应付数额以法律文书确定的为准。"
        return f"截至{plain_date(self.head.date)}，尚未履行{sum_in_full(self.owed)}。"

    def _ways(self) -> tuple[Paragraph | Items | Facts, ...]:
        ways = [f"直接支付给{self.creditor}，并保存付款凭证"]
        if self.court_account:
            ways.append("支付至本院案款账户，由本院发放")
        if self.preserved:
            ways.append("书面同意由本院从已经保全的存款中扣划")
        items = Items((*(f"{way}；" for way in ways[:-1]), f"{ways[-1]}。"))
        accounts = (("债权人确认的收款账户", self.payee), ("本院案款账户", self.court_account))
        tables = [(Paragraph(f"{words}：", "plain"), account.facts) for words, account in accounts if account]
        return (Paragraph("可以采取下列方式履行："), items, *(block for pair in tables for block in pair))

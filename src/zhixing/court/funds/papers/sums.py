"""What is owed and what it costs: the calculation sheet, the notice of the enforcement fee."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import (
    Column,
    Content,
    Facts,
    Field,
    Head,
    MoneyTable,
    Note,
    Paragraph,
    Signature,
)
from zhixing.court.documents.rendering.layouts import CREDITOR, DEBTOR, BankAccount, Matter, notice, sheet
from zhixing.court.documents.rendering.wording import FEE, cite, plain_date, sum_in_full
from zhixing.law.core.fen import capitals, yuan


@dataclass(frozen=True, kw_only=True)
class SumLine:
    """One line of a calculation. Money in fen; None and "" are printed as —.

    `first` and `last` are the first and the last day counted, `days` their number, `rate` the rate in words ("LPR
    3.00%×4÷365"), `article` what the line rests on. What is taken off (a payment) has a negative amount.
    """

    label: str
    amount: int
    base: int | None = None
    first: date | None = None
    last: date | None = None
    days: int | None = None
    rate: str = ""
    article: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as printed, amount before article."""
        period = f"{self.first}\n至{self.last}" if self.first and self.last else "—"
        base = "—" if self.base is None else yuan(self.base)
        days = "—" if self.days is None else str(self.days)
        return self.label, base, period, days, self.rate or "—", yuan(self.amount), self.article or "—"


@dataclass(frozen=True, kw_only=True)
class CalculationSheet:
    """执行款计算表 (FUND-03, FUND-04): every line with base, days, rate and article, up to `until` (included).

    `total` in fen. `unresolved` names what could not be computed (a day without a published rate) or is "". Raises
    ValueError when the total is not the sum of the lines.
    """

    kind: ClassVar[str] = "funds.calculation_sheet"
    title: ClassVar[str] = "执行款计算表"

    head: Head
    matter: Matter
    until: date
    lines: tuple[SumLine, ...]
    total: int
    unresolved: str = ""
    author: str = ""
    checker: str = ""

    def __post_init__(self) -> None:
        if self.total != sum(line.amount for line in self.lines):
            raise ValueError("计算表合计与各行金额之和不符，请核对")

    def content(self) -> Content:
        """The sheet as content."""
        facts = Facts(
            (
                Field("案号", self.head.case_number),
                Field("计算截止日（含当日）", plain_date(self.until)),
                Field(CREDITOR, self.matter.names(CREDITOR)),
                Field(DEBTOR, self.matter.names(DEBTOR)),
                Field("执行依据", self.matter.instrument, wide=True),
            )
        )
        columns = (
            Column("项目", 16),
            Column("计算基数（元）", 13, amount=True),
            Column("起止日期", 12),
            Column("天数", 6, amount=True),
            Column("利率", 16),
            Column("金额（元）", 13, amount=True),
            Column("依据", 24),
        )
        total = ("合计", "", "", "", "", yuan(self.total), f"大写：{_in_capitals(self.total)}")
        table = MoneyTable(columns, tuple(line.cells for line in self.lines), total)
        unresolved = (Note(f"未能计算的部分：{self.unresolved}"),) if self.unresolved else ()
        return sheet(self, facts, table, *unresolved, _two_hands(self.author, self.checker), wide=True)


def _in_capitals(fen: int) -> str:
    return capitals(fen) if fen >= 0 else f"负{capitals(-fen)}"


def _two_hands(author: str, checker: str) -> Signature:
    return Signature((f"计算人：{author or '　　　　　　'}　　复核人：{checker or '　　　　　　'}",))


@dataclass(frozen=True, kw_only=True)
class FeePaymentNotice:
    """执行费缴纳通知 to the debtor (FEE 14, 20, 38: collected after enforcement, borne by the debtor).

    `fee` and `base` (the sum the tariff is applied to) in fen; `by` is the last day to pay.
    """

    kind: ClassVar[str] = "funds.fee_payment_notice"
    title: ClassVar[str] = "执行费缴纳通知"

    head: Head
    matter: Matter
    addressee: str
    base: int
    fee: int
    by: date
    account: BankAccount

    def content(self) -> Content:
        """The notice as content."""
        text = (
            f"{self.matter.words}，依照{cite(FEE, 14, 20, 38)}的规定，申请执行费由被执行人负担，在执行后交纳。"
            f"本案以人民币{yuan(self.base)}元为计费基数，应当交纳申请执行费{sum_in_full(self.fee)}。"
            f"请你（单位）于{plain_date(self.by)}前（含当日）汇入下列账户，并注明案号：{self.head.case_number}。"
        )
        late = Paragraph("逾期不交纳的，本院将依法强制执行。特此通知。")
        return notice(self, self.addressee, Paragraph(text), self.account.facts, late)

"""What the applicant is told in writing: until when the measures last; that a search found nothing; the renewal."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import Column, Content, Head, Items, MoneyTable, Paragraph, Party
from zhixing.court.documents.rendering.layouts import notice, ruling
from zhixing.court.documents.rendering.wording import CPL, CPL_I, PRES, cite, plain_date, span, sum_in_full
from zhixing.court.preservation.papers.preserving import names
from zhixing.law.core.fen import yuan


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure: account in masked form, what the bank really controls in fen, its days, the last day to ask."""

    account: str
    controlled: int
    first: date
    last: date
    ask_by: date


@dataclass(frozen=True, kw_only=True)
class TermNotice:
    """保全期限告知书 to the applicant (财产保全规定 18). `case`: the number under which it is carried out."""

    kind: ClassVar[str] = "preservation.term_notice"
    title: ClassVar[str] = "保全期限告知书"

    head: Head
    addressee: str
    respondent: str
    ruling: str
    measures: tuple[Measure, ...]

    def content(self) -> Content:
        """The notice as content."""
        text = (
            f"你（单位）申请保全被申请人{self.respondent}财产一案，本院依据{self.ruling}民事裁定，已经采取下列保全措施。"
            f"依照{cite(PRES, 18)}的规定，现将保全期限届满日和申请续行保全的有关事项告知如下："
        )
        columns = (Column("被保全的存款", 4), Column("实际控制（元）", 3, amount=True), Column("保全期限", 5),
                   Column("申请续行截止日", 3))  # fmt: skip
        rows = tuple(
            (m.account, yuan(m.controlled), span(m.first, m.last), plain_date(m.ask_by)) for m in self.measures
        )
        told = Items(
            (
                "需要续行保全的，应当在保全期限届满七日前向本院提出书面申请；",
                "逾期申请或者不申请的，自行承担不能续行保全的法律后果，保全期限届满，保全措施失效，顺位丧失；",
                "进入执行程序后，保全措施自动转为执行中的查封、扣押、冻结措施，期限连续计算。",
            )
        )
        return notice(self, self.addressee, Paragraph(text), MoneyTable(columns, rows), told)


@dataclass(frozen=True, kw_only=True)
class NothingFound:
    """未查询到可供保全财产告知书 to the applicant (财产保全规定 11). `banks` as asked."""

    kind: ClassVar[str] = "preservation.nothing_found"
    title: ClassVar[str] = "未查询到可供保全财产告知书"

    head: Head
    addressee: str
    respondent: str
    ruling: str
    asked_on: date
    banks: tuple[str, ...]

    def content(self) -> Content:
        """The notice as content."""
        text = (
            f"你（单位）于{plain_date(self.asked_on)}书面申请本院通过网络执行查控系统查询被申请人{self.respondent}的财产。"
            f"本院依据{self.ruling}民事裁定，向{'、'.join(self.banks)}发起查询，截至本告知书作出之日，未查询到可供保全的"
            f"财产。依照{cite(PRES, 11)}的规定，特此告知。"
        )
        more = "你（单位）可以继续提供被保全财产信息或者具体的财产线索，本院将依法采取保全措施。"
        return notice(self, self.addressee, Paragraph(text), Paragraph(more))


@dataclass(frozen=True, kw_only=True)
class RenewalRuling:
    """续行保全的执行裁定书, under the 执保 number (财产保全规定 18; 民诉法解释 485). Sum in fen.

    `asked_by`: who applied, "" where the court renews by itself; `account` as in an operative item.
    """

    kind: ClassVar[str] = "preservation.renewal_ruling"
    title: ClassVar[str] = "执行裁定书"
    purpose: ClassVar[str] = "续行财产保全用"

    head: Head
    parties: tuple[Party, ...]
    dispute: str
    former: str
    account: str
    limit: int
    former_last: date
    last: date
    first: date
    asked_by: str

    def content(self) -> Content:
        """The ruling as content."""
        why = f"申请人{self.asked_by}书面申请续行保全" if self.asked_by else "保全的原因尚未消除，本院依职权续行保全"
        who, whom = names(self.parties, "申请人"), names(self.parties, "被申请人")
        reasons = (
            f"{who}与{whom}{self.dispute}财产保全一案，本院依据{self.former}民事裁定，冻结了{self.account}，冻结期限至"
            f"{plain_date(self.former_last)}届满。{why}。依照{cite(CPL, 106)}、{cite(CPL_I, 485)}、{cite(PRES, 18)}的规定，"
            "裁定如下："
        )
        items = (
            f"续行冻结{self.account}，以{sum_in_full(self.limit)}为限；",
            f"续行冻结期限{span(self.first, self.last)}。",
        )
        return ruling(self, self.parties, Paragraph(reasons), Items(items), Paragraph("本裁定立即开始执行。"))

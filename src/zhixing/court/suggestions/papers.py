"""The papers of a suggestion (doc 121): 执行建议书, 回函, 效果评估表."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import (
    Column,
    Content,
    Facts,
    Field,
    Head,
    Items,
    MoneyTable,
    Note,
    Paragraph,
)
from zhixing.court.documents.rendering.layouts import notice, sheet
from zhixing.court.documents.rendering.wording import plain_date


def _points(text: str) -> tuple[str, ...]:
    """The lines somebody wrote, as points."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@dataclass(frozen=True, kw_only=True)
class SuggestionLetter:
    """执行建议书 to a filing or trial division (SUGG-01). `cases` pairs of case number and what shows in it.

    `again`: what is still open after the reply; "" the first time.
    """

    kind: ClassVar[str] = "suggestions.letter"
    title: ClassVar[str] = "执行建议书"

    head: Head
    addressee: str
    defect: str
    cases: tuple[tuple[str, str], ...]
    cause: str
    proposal: str
    reply_by: date
    again: str = ""

    def content(self) -> Content:
        """The letter as content."""
        opening = (
            f"本院执行局在执行{len(self.cases)}件案件中发现“{self.defect}”的问题，影响生效法律文书的执行。"
            "现向你庭提出执行建议。"
        )
        once_more = (
            (Paragraph("再次建议的理由", "heading"), *(Paragraph(p) for p in _points(self.again))) if self.again else ()
        )
        table = MoneyTable(
            (Column("案号", 2), Column("本案中的表现", 3)), tuple((n, w or "同上述问题") for n, w in self.cases)
        )
        end = (
            f"请你庭在{plain_date(self.reply_by)}前（含当日）书面回函，写明是否采纳和理由；采纳的，附整改材料。"
            "执行局将在回函后对效果进行评估。"
        )
        return notice(
            self, self.addressee, Paragraph(opening), *once_more, Paragraph("涉及的案件", "heading"), table,
            Paragraph("问题的成因", "heading"), *(Paragraph(p) for p in _points(self.cause)),
            Paragraph("建议", "heading"), Items(_points(self.proposal)), Paragraph(end),
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ReplyLetter:
    """回函 of the division (SUGG-01). `evidence` names the papers that show what was changed."""

    kind: ClassVar[str] = "suggestions.reply_letter"
    title: ClassVar[str] = "执行建议回函"

    head: Head
    addressee: str
    division: str
    sent_on: date
    answer: str
    reasons: str
    evidence: tuple[str, ...]
    officer: str

    def content(self) -> Content:
        """The reply as content."""
        opening = (
            f"你局{plain_date(self.sent_on)}发出的{self.head.case_number}执行建议书收悉。经研究，"
            f"{self.division}对所提建议予以{self.answer}。"
        )
        if self.answer == "不采纳":
            opening = opening.replace(f"予以{self.answer}", self.answer)
        shown = (Paragraph("整改材料", "heading"), Items(self.evidence)) if self.evidence else ()
        return notice(
            self, self.addressee, Paragraph(opening), Paragraph("理由和整改情况", "heading"),
            *(Paragraph(p) for p in _points(self.reasons)), *shown, Paragraph(f"承办人：{self.officer}"),
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class EffectSheet:
    """执行建议效果评估表 (SUGG-01). Pairs are before and after the reply; both periods have one length."""

    kind: ClassVar[str] = "suggestions.effect_sheet"
    title: ClassVar[str] = "执行建议效果评估表"

    head: Head
    which: str
    addressee: str
    defect: str
    answer: str
    replied_on: date
    periods: tuple[str, str]
    objections: tuple[int, int]
    petitions: tuple[int, int]
    source: str
    by_hand: bool
    conclusion: str
    reviewer: str

    def content(self) -> Content:
        """The sheet as content."""
        facts = Facts(
            (
                Field("执行建议", self.head.case_number, wide=True),
                Field("建议对象", self.addressee),
                Field("问题类别", self.defect),
                Field("回函", f"{plain_date(self.replied_on)}，{self.answer}"),
                Field("评估", self.which),
            )
        )
        heads = (Column("", 2), *(Column(p, 2, amount=True) for p in self.periods), Column("增减", 1, amount=True))
        rows = (("执行异议（件）", self.objections), ("涉执信访（件）", self.petitions))
        table = MoneyTable(
            heads, tuple((name, str(b), str(a), f"{a - b:+d}" if a != b else "0") for name, (b, a) in rows)
        )
        how = "由评估人手工填写，不是系统统计" if self.by_hand else "由系统统计"
        opinion = Facts(
            (Field("评估意见", self.conclusion, wide=True, lines=4), Field("评估人", self.reviewer, wide=True))
        )
        return sheet(self, facts, table, Note(f"件数出处：{self.source}；{how}。"), opinion)

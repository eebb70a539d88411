"""The papers of suspension, resumption, extension and closing."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import Approval, Content, Facts, Field, Head, Items, Paragraph, Step
from zhixing.court.documents.rendering.layouts import CREDITOR, DEBTOR, Matter, notice, ruling, sheet
from zhixing.court.documents.rendering.wording import CPL, EXEC_98, cite, plain_date, sum_of


@dataclass(frozen=True, kw_only=True)
class SuspensionRuling:
    """中止执行的执行裁定书 (CPL 267, 269; STAY-02). `ground` is the fact in a full clause without full stop."""

    kind: ClassVar[str] = "closing.suspension_ruling"
    title: ClassVar[str] = "执行裁定书"
    purpose: ClassVar[str] = "中止执行用"

    head: Head
    matter: Matter
    ground: str

    def content(self) -> Content:
        """The ruling as content."""
        reasons = f"本院在执行{self.matter.words}中，{self.ground}。依照{cite(CPL, 267)}的规定，裁定如下："
        items = Items((f"中止{self.head.case_number}案件的执行。",))
        effect = Paragraph("中止执行的情形消失后，本院恢复执行。本裁定送达当事人后立即生效。")
        return ruling(self, self.matter.parties, Paragraph(reasons), items, effect)


@dataclass(frozen=True, kw_only=True)
class ResumptionNotice:
    """恢复执行通知书 (CPL 267; EXEC-98 60). `suspended_by` is the number of the suspending ruling.

    `reason` is a full clause; `requested` tells whether a party asked.
    """

    kind: ClassVar[str] = "closing.resumption_notice"
    title: ClassVar[str] = "恢复执行通知书"

    head: Head
    matter: Matter
    addressee: str
    suspended_by: str
    reason: str
    resumed_on: date
    requested: bool

    def content(self) -> Content:
        """The notice as content."""
        how = "经当事人申请" if self.requested else "本院依职权审查"
        text = (
            f"{self.matter.words}，本院以{self.suspended_by}执行裁定中止执行。现{self.reason}，中止执行的情形已经消失。"
            f"{how}，依照{cite(CPL, 267)}、{cite(EXEC_98, 60)}的规定，决定自{plain_date(self.resumed_on)}起恢复"
            f"{self.head.case_number}案件的执行。"
        )
        return notice(self, self.addressee, Paragraph(text), Paragraph("特此通知。"))


@dataclass(frozen=True, kw_only=True)
class ExtensionSheet:
    """延长执行期限审批表 (EXEC-98 63; TIME-01: six months, extended by the president).

    `excluded_days` are the days already taken out of the term; `ends_on` and `extended_to` its last day before and
    after. `steps` are the steps of approval.
    """

    kind: ClassVar[str] = "closing.extension_sheet"
    title: ClassVar[str] = "延长执行期限审批表"

    head: Head
    matter: Matter
    filed_on: date
    excluded_days: int
    ends_on: date
    extended_to: date
    reason: str
    steps: tuple[Step, ...]

    def content(self) -> Content:
        """The sheet as content."""
        facts = Facts(
            (
                Field("案号", self.head.case_number, wide=True),
                Field(CREDITOR, self.matter.names(CREDITOR)),
                Field(DEBTOR, self.matter.names(DEBTOR)),
                Field("案由", self.matter.dispute),
                Field("立案日期", plain_date(self.filed_on)),
                Field("已扣除天数", f"{self.excluded_days}日"),
                Field("原期限届满日", plain_date(self.ends_on)),
                Field("申请延长至", plain_date(self.extended_to), wide=True),
                Field("延长理由", self.reason, wide=True, lines=4),
                Field("依据", cite(EXEC_98, 63), wide=True),
            )
        )
        return sheet(self, facts, Approval(self.steps))


@dataclass(frozen=True, kw_only=True)
class ClosingNotice:
    """结案通知书 for a case fully performed (EXEC-98 64; 执行完毕). Sums in fen.

    `paid` is what the creditor received, `fee` the enforcement fee collected, `returned` the surplus returned to the
    debtor (0 for none); `released` says that every measure was lifted, in a full clause.
    """

    kind: ClassVar[str] = "closing.closing_notice"
    title: ClassVar[str] = "结案通知书"

    head: Head
    matter: Matter
    addressee: str
    filed_on: date
    paid: int
    fee: int
    returned: int
    released: str
    closed_on: date

    def content(self) -> Content:
        """The notice as content."""
        opening = (
            f"{self.matter.words}，本院于{plain_date(self.filed_on)}立案执行。现{self.matter.instrument}确定的义务"
            "已全部执行完毕，具体情况如下："
        )
        surplus = (f"退还被执行人余款{sum_of(self.returned)}；",) if self.returned else ()
        items = (
            f"向申请执行人发放执行款{sum_of(self.paid)}；",
            f"收取申请执行费{sum_of(self.fee)}；",
            *surplus,
            f"{self.released}。",
        )
        end = (
            f"依照{cite(EXEC_98, 64)}的规定，{self.head.case_number}案件于{plain_date(self.closed_on)}"
            "以执行完毕方式结案。特此通知。"
        )
        return notice(self, self.addressee, Paragraph(opening), Items(items), Paragraph(end))

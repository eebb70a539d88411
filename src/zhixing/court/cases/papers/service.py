"""Papers of service (送达): the receipt, and service by public notice."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import Content, Field, Form, Head, Note, Paragraph
from zhixing.court.documents.rendering.layouts import Matter, notice, sheet
from zhixing.court.documents.rendering.wording import CPL, cite, plain_date


@dataclass(frozen=True, kw_only=True)
class ServiceReceipt:
    """送达回证 (CPL 87). Empty values are left blank to be filled by hand.

    `papers` are the papers served, with numbers and copies ("执行通知书（2026）闽0205执12号　1份"); `mode` is the way
    of service (直接送达, 留置送达, 电子送达, 邮寄送达 …); `received_on` the day of receipt in words or "".
    """

    kind: ClassVar[str] = "cases.service_receipt"
    title: ClassVar[str] = "送达回证"

    head: Head
    matter: Matter
    recipient: str
    papers: tuple[str, ...]
    place: str = ""
    mode: str = ""
    server: str = ""
    received_on: str = ""
    remarks: str = ""

    def content(self) -> Content:
        """The form as content."""
        form = Form(
            (
                Field("案由", self.matter.dispute),
                Field("案号", self.head.case_number),
                Field("受送达人", self.recipient, wide=True),
                Field("送达文书名称及件数", "\n".join(self.papers), wide=True, lines=3),
                Field("送达地点", self.place, wide=True),
                Field("送达方式", self.mode),
                Field("送达人", self.server),
                Field("受送达人签名或者盖章", "", wide=True, lines=2),
                Field("收到日期", self.received_on, wide=True),
                Field("代收人及代收理由", "", wide=True, lines=2),
                Field("未送达的原因、见证人", "", wide=True, lines=2),
                Field("备注", self.remarks, wide=True, lines=2),
            )
        )
        note = (
            f"说明：依照{cite(CPL, 87)}的规定，受送达人在送达回证上的签收日期为送达日期。他人代收的，由代收人签名并"
            f"注明与受送达人的关系；拒绝接收的，依照{cite(CPL, 89)}的规定留置送达，并记明拒收事由和日期。"
        )
        return sheet(self, form, Note(note))


@dataclass(frozen=True, kw_only=True)
class PublicService:
    """公告 serving papers on someone who cannot be reached otherwise (CPL 95: served 30 days after publication).

    `papers` are the titles served, `summary` what they order in one or two sentences, `tried` the ways that failed.
    `published_on` is the day of publication.
    """

    kind: ClassVar[str] = "cases.public_service"
    title: ClassVar[str] = "公告"

    head: Head
    matter: Matter
    recipient: str
    papers: tuple[str, ...]
    summary: str
    tried: str
    published_on: date

    def content(self) -> Content:
        """The public notice as content."""
        text = (
            f"本院在执行{self.matter.words}中，因{self.tried}均无法送达，依照{cite(CPL, 95)}的规定，"
            f"现向你（单位）公告送达{'、'.join(self.papers)}。{self.summary}"
        )
        term = (
            f"本公告于{plain_date(self.published_on)}发布。自发出本公告之日起，经过三十日，即视为送达。请你（单位）及时到本院"
            "领取上述文书；逾期不履行义务的，本院将依法强制执行。"
        )
        return notice(self, self.recipient, Paragraph(text), Paragraph(term), Paragraph("特此公告。"))

"""The paper of an inquiry: 协助查询存款通知书, with the bank's answer slip (回执) on a page of its own."""

from dataclasses import dataclass
from typing import ClassVar

from zhixing.court.documents.rendering.content import Annex, Content, Facts, Field, Form, Head, Paragraph, Signature
from zhixing.court.documents.rendering.layouts import Matter, notice
from zhixing.court.documents.rendering.wording import CPL, cite


@dataclass(frozen=True, kw_only=True)
class InquiryAssistance:
    """协助查询存款通知书 (CPL 253; NETQ-03: only of a person bound by the instrument).

    `person` is the name of the person looked up, `document` kind and number of their identity ("居民身份证 …").
    """

    kind: ClassVar[str] = "property.inquiry_assistance"
    title: ClassVar[str] = "协助查询存款通知书"

    head: Head
    matter: Matter
    bank: str
    person: str
    document: str

    def content(self) -> Content:
        """The notice and its slip as content."""
        text = (
            f"本院在执行{self.matter.words}中，需要查询下列被执行人在你单位的存款情况。依照{cite(CPL, 253)}的规定，"
            "请协助查询其全部账户的账号、余额、权利限制及最近一年的交易明细，并将结果书面答复本院。"
        )
        duty = f"请在办理后立即将回执退回本院。无故推拖、拒绝或者妨碍协助执行的，本院将依照{cite(CPL, 117)}的规定处理。"
        return notice(self, self.bank, Paragraph(text), self._who(), Paragraph(duty), annexes=(self._slip(),))

    def _who(self) -> Facts:
        return Facts((Field("被查询人", self.person, wide=True), Field("证件", self.document, wide=True)))

    def _slip(self) -> Annex:
        asked = tuple(Field(label) for _ in range(3) for label in ("账号", "账户余额（元）", "账户状态", "在先冻结"))
        known = (Field("被查询人", self.person, wide=True), Field("证件", self.document, wide=True))
        blocks = (
            Paragraph(f"{self.head.court}：", "addressee"),
            Paragraph(f"你院{self.head.document_number}{self.title}收悉。查询结果回复如下："),
            Form((*known, *asked, Field("未办理的原因", wide=True, lines=2))),
            Signature((f"{self.bank}（公章）", "经办人：　　　　　　联系电话：　　　　　　　", "年　　月　　日")),
        )
        return Annex(title=f"{self.title}（回执）", number=self.head.document_number, blocks=blocks, tear_off=True)

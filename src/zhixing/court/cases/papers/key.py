"""案件查询告知书: the code with which a party looks into the matter themselves."""

from dataclasses import dataclass
from typing import ClassVar

from zhixing.court.documents.rendering.content import Content, Facts, Field, Head, Items, Paragraph
from zhixing.court.documents.rendering.layouts import notice


@dataclass(frozen=True, kw_only=True)
class KeyNotice:
    """案件查询告知书. `address` is the page of the portal, `code` the code as it is typed, grouped by hyphens."""

    kind: ClassVar[str] = "cases.key_notice"
    title: ClassVar[str] = "案件查询告知书"

    head: Head
    addressee: str
    document: str
    address: str
    code: str

    def content(self) -> Content:
        """The notice as content."""
        text = (
            f"你（单位）是本院{self.head.case_number}案件的当事人，可以在下列网址查询本案中与你（单位）有关的办理情况："
        )
        rows = (
            Field("查询网址", self.address, wide=True),
            Field("证件", self.document, wide=True),
            Field("查询码", self.code, wide=True),
        )
        care = Items(
            (
                "登录时填写本人（单位）的证件号码和查询码；",
                "查询码只用于本案，请妥善保管，不要告诉他人；遗失或者泄露的，请及时到本院换发，原查询码随即作废；",
                "查询结果供了解案件进展，权利义务以送达的法律文书为准；",
                "本院不会通过该网址或者电话索要查询码、验证码，也不会要求向个人账户付款。",
            )
        )
        return notice(self, self.addressee, Paragraph(text), Facts(rows), care)

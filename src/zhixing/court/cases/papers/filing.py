"""Papers of filing: acceptance, refusal, return for completion, and the two confirmations taken at the counter."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import (
    Content,
    Facts,
    Field,
    Form,
    Head,
    Items,
    Note,
    Paragraph,
    Party,
    Signature,
)
from zhixing.court.documents.rendering.layouts import DEBTOR, Matter, notice, ruling, sheet
from zhixing.court.documents.rendering.wording import CPL, EXEC_98, cite, plain_date

_SO_NOTIFIED = Paragraph("特此通知。")
_SIGNED = Signature(("签名（盖章）：　　　　　　　　", "年　　月　　日"))


@dataclass(frozen=True, kw_only=True)
class AcceptanceNotice:
    """受理案件通知书 to the creditor (EXEC-98 16, 18; FILE-01, FILE-03).

    `handler` is the name of the 承办人, "" while none is assigned (7 days from filing).
    """

    kind: ClassVar[str] = "cases.acceptance_notice"
    title: ClassVar[str] = "受理案件通知书"

    head: Head
    matter: Matter
    addressee: str
    filed_on: date
    handler: str = ""

    def content(self) -> Content:
        """The notice as content."""
        text = (
            f"你（单位）申请执行{self.matter.names(DEBTOR)}{self.matter.dispute}一案，{self.matter.instrument}已经"
            "发生法律效力。经审查，申请符合"
            f"{cite(EXEC_98, 16)}规定的受理条件，本院已于{plain_date(self.filed_on)}立案执行，"
            f"案号为{self.head.case_number}。现将有关事项通知如下："
        )
        handler = (
            f"本案由{self.handler}承办。" if self.handler else "本院将在立案之日起七日内确定承办人，并告知你（单位）。"
        )
        items = (
            handler,
            "你（单位）应当及时向本院提供被执行人的财产状况或者财产线索，并对其真实性负责。",
            "送达地址、联系方式或者收款账户变更的，应当及时书面告知本院；执行款只发放至《收款账户确认书》确认的账户。",
            "你（单位）可以委托代理人，可以依法申请执行人员回避，可以依法查阅被执行人报告的财产情况。",
            "被执行人确无财产可供执行的，本院可以依法裁定终结本次执行程序；发现被执行人有可供执行财产的，可以再次申请执行。",
        )
        return notice(self, self.addressee, Paragraph(text), Items(items), _SO_NOTIFIED)


@dataclass(frozen=True, kw_only=True)
class RefusalRuling:
    """不予受理的执行裁定书 (EXEC-98 16: within 7 days; reconsideration within 10 days).

    `applicants` are the parties of the application, `grounds` one clause for each condition that is not met.
    `higher_court` decides on reconsideration.
    """

    kind: ClassVar[str] = "cases.refusal_ruling"
    title: ClassVar[str] = "执行裁定书"
    purpose: ClassVar[str] = "不予受理用"

    head: Head
    applicants: tuple[Party, ...]
    instrument: str
    applied_on: date
    grounds: tuple[str, ...]
    higher_court: str

    def content(self) -> Content:
        """The ruling as content."""
        names = "、".join(party.name for party in self.applicants)
        facts = (
            f"{names}于{plain_date(self.applied_on)}以{self.instrument}为执行依据，向本院申请强制执行。"
            f"本院经审查认为，{'；'.join(self.grounds)}。该申请不符合执行案件的受理条件。"
            f"依照{cite(EXEC_98, 16)}的规定，裁定如下："
        )
        remedy = (
            f"如不服本裁定，可以自本裁定书送达之日起十日内，通过本院或者直接向{self.higher_court}提出书面复议申请。"
        )
        items = Items((f"对{names}的执行申请，本院不予受理。",))
        return ruling(self, self.applicants, Paragraph(facts), items, Paragraph(remedy))


@dataclass(frozen=True, kw_only=True)
class CompletionNotice:
    """补正通知书 (EXEC-98 18): `missing` names each paper or statement still to be handed in, `by` the last day."""

    kind: ClassVar[str] = "cases.completion_notice"
    title: ClassVar[str] = "补正通知书"

    head: Head
    addressee: str
    instrument: str
    applied_on: date
    missing: tuple[str, ...]
    by: date

    def content(self) -> Content:
        """The notice as content."""
        text = (
            f"你（单位）于{plain_date(self.applied_on)}以{self.instrument}为执行依据向本院提交的执行申请，材料尚不齐备。"
            f"依照{cite(EXEC_98, 18)}的规定，请于{plain_date(self.by)}前（含当日）补正下列材料："
        )
        late = Paragraph("逾期未补正的，本院将根据已有材料依法审查处理。")
        return notice(self, self.addressee, Paragraph(text), Items(self.missing), late, _SO_NOTIFIED)


@dataclass(frozen=True, kw_only=True)
class AddressConfirmation:
    """送达地址确认书 (CPL 90). Empty values are left blank to be filled by hand.

    `electronic` is the chosen electronic address (telephone, mail, platform): "" means no consent to 电子送达 —
    or, on a blank form, still to be filled; `consents` is None while nobody has chosen.
    """

    kind: ClassVar[str] = "cases.address_confirmation"
    title: ClassVar[str] = "送达地址确认书"

    head: Head
    party: Party
    document: str = ""
    address: str = ""
    recipient: str = ""
    telephone: str = ""
    postcode: str = ""
    consents: bool | None = None
    electronic: str = ""

    def content(self) -> Content:
        """The form as content."""
        choice = {None: "□同意　　□不同意", True: "同意", False: "不同意"}[self.consents]
        form = Form(
            (
                Field("案号", self.head.case_number, wide=True),
                Field("当事人", self.party.name),
                Field("诉讼地位", self.party.role),
                Field("证件号码", self.document, wide=True),
                Field("送达地址", self.address, wide=True, lines=2),
                Field("收件人", self.recipient),
                Field("联系电话", self.telephone),
                Field("邮政编码", self.postcode, wide=True),
                Field("是否同意电子送达", choice, wide=True),
                Field("电子送达地址", self.electronic, wide=True),
            )
        )
        warning = Note(
            f"告知事项：一、经受送达人同意，本院可以依照{cite(CPL, 90)}的规定采用能够确认其收悉的电子方式送达诉讼文书，"
            "送达信息到达受送达人特定系统的日期为送达日期。二、送达地址在执行程序各阶段均适用；变更的，应当及时书面告知本院。"
            "三、因提供的地址不准确、变更后未告知或者拒绝签收，致使文书未能实际接收的，依法承担由此产生的后果。"
        )
        promise = Paragraph("本人（单位）已阅读并理解上述告知事项，确认所填内容真实有效。")
        return sheet(self, form, warning, promise, _SIGNED)


@dataclass(frozen=True, kw_only=True)
class AccountConfirmation:
    """收款账户确认书 (FUND-03: payout only to an account confirmed in the file). Empty values are left blank."""

    kind: ClassVar[str] = "cases.account_confirmation"
    title: ClassVar[str] = "收款账户确认书"

    head: Head
    party: Party
    document: str = ""
    holder: str = ""
    bank: str = ""
    number: str = ""
    telephone: str = ""

    def content(self) -> Content:
        """The form as content."""
        who = Facts(
            (
                Field("案号", self.head.case_number, wide=True),
                Field("收款人", self.party.name),
                Field("诉讼地位", self.party.role),
                Field("证件号码", self.document, wide=True),
            )
        )
        account = Form(
            (
                Field("开户名称", self.holder, wide=True),
                Field("开户银行", self.bank, wide=True),
                Field("银行账号", self.number, wide=True),
                Field("联系电话", self.telephone, wide=True),
            )
        )
        warning = Note(
            "告知事项：一、收款账户应当为收款人本人（单位）的账户；由他人代收的，应当提交载明代收执行款特别授权的委托书，"
            "并经本院审查。二、账户变更的，应当由收款人本人（单位）重新确认。三、因账户信息有误致使款项退回的，"
            "发放时间自重新确认之日起顺延。"
        )
        promise = Paragraph("本人（单位）确认上述账户真实有效，同意本院将执行款发放至该账户。")
        return sheet(self, who, account, warning, promise, _SIGNED)

"""Notices that open enforcement: to the debtor to perform and report, to the creditor to tell of property."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import (
    Annex,
    Block,
    Column,
    Content,
    Head,
    Items,
    MoneyTable,
    Note,
    Paragraph,
    Signature,
)
from zhixing.court.documents.rendering.layouts import BankAccount, Matter, notice
from zhixing.court.documents.rendering.wording import (
    CPL,
    CPL_I,
    DISHON,
    INQ,
    LIMIT,
    cite,
    plain_date,
    sum_of,
)


@dataclass(frozen=True, kw_only=True)
class EnforcementNotice:
    """执行通知书 to a debtor (CPL 251, 264; CPL-I 480; DISHON 5; NOTICE-01).

    `duties` are the obligations of the instrument in words, one clause each; `interest` the duty of 迟延履行 in words
    ("加倍支付迟延履行期间的债务利息"); `fee` the enforcement fee in fen, 0 when it is not yet fixed; `days` the
    period to perform, counted from receipt. `account` is the case's own account (一案一账号).
    """

    kind: ClassVar[str] = "cases.enforcement_notice"
    title: ClassVar[str] = "执行通知书"

    head: Head
    matter: Matter
    addressee: str
    filed_on: date
    duties: tuple[str, ...]
    interest: str
    fee: int
    days: int
    account: BankAccount

    def content(self) -> Content:
        """The notice as content."""
        text = (
            f"{self.matter.words}，{self.matter.instrument}已经发生法律效力。因你（单位）未履行该法律文书确定的义务，"
            f"申请执行人向本院申请强制执行，本院于{plain_date(self.filed_on)}立案执行。依照{cite(CPL, 251, 264)}、"
            f"{cite(CPL_I, 480)}的规定，责令你（单位）自收到本通知书之日起{self.days}日内履行下列义务："
        )
        fee = f"负担申请执行费{sum_of(self.fee)}" if self.fee else "负担申请执行费，具体数额以执行终结时计算为准"
        duties = Items((*(f"{duty}；" for duty in self.duties), f"{self.interest}；", f"{fee}。"))
        return notice(self, self.addressee, Paragraph(text), duties, *self._warnings())

    def _warnings(self) -> tuple[Block, ...]:
        late = (
            f"逾期不履行的，本院将依法强制执行。依照{cite(DISHON, 5)}的规定，现提示风险：你（单位）有履行能力而拒不履行"
            "生效法律文书确定的义务，或者有其他法定情形的，本院将依法纳入失信被执行人名单；并可以依照"
            f"{cite(LIMIT, 1)}的规定限制消费。执行款只汇入下列本案专用账户，工作人员不得要求你（单位）向其他账户付款："
        )
        return Paragraph(late), self.account.facts, Paragraph("汇款时请注明案号。特此通知。")


_GROUPS = (
    ("一", "收入、银行存款、现金、理财产品、有价证券"),
    ("二", "土地使用权、房屋等不动产"),
    ("三", "交通运输工具、机器设备、产品、原材料等动产"),
    ("四", "债权、股权、投资权益、基金份额、信托受益权、知识产权等财产性权利"),
    ("五", "其他应当报告的财产"),
)


@dataclass(frozen=True, kw_only=True)
class PropertyReportOrder:
    """报告财产令 with the form to fill in (CPL 252; INQ 3-11; NOTICE-02). `by` is the last day to report."""

    kind: ClassVar[str] = "cases.property_report_order"
    title: ClassVar[str] = "报告财产令"

    head: Head
    matter: Matter
    addressee: str
    by: date

    def content(self) -> Content:
        """The order and the form as content."""
        text = (
            f"本院在执行{self.matter.words}中，已向你（单位）发出执行通知书。依照{cite(CPL, 252)}、{cite(INQ, 3)}的规定"
            f"，责令你（单位）于{plain_date(self.by)}前（含当日），如实向本院书面报告当前以及收到执行通知书之日前一年的"
            "财产情况："
        )
        items = (*(f"{group}；" for _, group in _GROUPS[:-1]), f"{_GROUPS[-1][1]}。")
        rules = (
            "财产已出租、已设立担保物权等权利负担，或者存在共有、权属争议等情形的，应当一并报告；由第三人占有或者登记在第三人"
            "名下的动产、不动产等，也应当报告。自收到执行通知书之日前一年至报告之日，财产转让、出租、设立担保、放弃债权、"
            "支出大额资金等变动情况，应当对其变动情况进行报告。报告后财产情况发生变动的，应当自变动之日起十日内补充报告。"
            "确有困难需要延期的，应当在上述期限内书面申请。"
        )
        sanctions = (
            f"拒绝报告、虚假报告或者无正当理由逾期报告的，本院将依照{cite(CPL, 252)}、{cite(INQ, 9, 10)}的规定予以罚款"
            "、拘留，构成犯罪的依法追究刑事责任，并依法纳入失信被执行人名单。"
        )
        blocks = (Paragraph(text), Items(items), Paragraph(rules), Paragraph(sanctions), Paragraph("此令。"))
        return notice(self, self.addressee, *blocks, annexes=(self._form(),))

    def _form(self) -> Annex:
        columns = (Column("序号", 2), Column("财产种类", 10), Column("名称、数量、坐落或账号", 12))
        more = (Column("价值（元）", 6, amount=True), Column("占有、权利负担及变动情况", 10))
        rows = tuple((number, group, "\n\n\n", "", "") for number, group in _GROUPS)
        return Annex(
            title="被执行人财产申报表",
            number=self.head.case_number,
            blocks=(
                Paragraph(f"申报人：{self.addressee}", "plain"),
                MoneyTable((*columns, *more), rows),
                Note(
                    "填写说明：没有该类财产的，填写“无”；表格不够的，可以另附页并签名。申报截至填表之日，"
                    "并包括收到执行通知书之日前一年内的变动。"
                ),
                Paragraph("本人（单位）承诺以上申报真实、完整，如有虚假，愿承担法律责任。"),
                Signature(("申报人签名（盖章）：　　　　　　　　", "年　　月　　日")),
            ),
        )


@dataclass(frozen=True, kw_only=True)
class CreditorPropertyNotice:
    """提供财产状况通知书 to the creditor (INQ 1; NOTICE-03). `by` is the last day to answer."""

    kind: ClassVar[str] = "cases.creditor_property_notice"
    title: ClassVar[str] = "提供财产状况通知书"

    head: Head
    matter: Matter
    addressee: str
    by: date

    def content(self) -> Content:
        """The notice as content."""
        text = (
            f"{self.matter.words}，本院已立案执行。依照{cite(INQ, 1)}的规定，请你（单位）于{plain_date(self.by)}前"
            "（含当日）向本院提供被执行人的财产状况或者财产线索："
        )
        items = (*(f"{group}；" for _, group in _GROUPS[:-1]), "被执行人的住址、经营场所、下落等其他有助于执行的情况。")
        after = (
            "线索应当写明财产的名称、数量、坐落或者账号以及来源。不能提供的，本院将依职权通过网络执行查控系统等方式调查；"
            "此后发现财产线索的，可以随时提供。特此通知。"
        )
        return notice(self, self.addressee, Paragraph(text), Items(items), Paragraph(after))

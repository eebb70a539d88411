"""执行风险提示书, served with the instrument: what follows for a debtor who does not perform, what a creditor risks."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import Content, Head, Items, Paragraph
from zhixing.court.documents.rendering.layouts import notice
from zhixing.court.documents.rendering.wording import CPL, CPL_I, DISHON, INQ, LIMIT, cite, plain_date


@dataclass(frozen=True, kw_only=True)
class RiskNotice:
    """执行风险提示书 to the debtor (COORD-01). `until`: last day to perform; None: as the instrument says.

    `effective`: the instrument has taken legal effect; else the notice says that the period runs from then.
    """

    kind: ClassVar[str] = "preservation.risk_notice"
    title: ClassVar[str] = "执行风险提示书"

    head: Head
    addressee: str
    instrument: str
    until: date | None
    effective: bool = True

    def content(self) -> Content:
        """The notice as content."""
        term = f"履行期限至{plain_date(self.until)}" if self.until else "履行期限以法律文书确定的为准"
        state = "已经发生法律效力" if self.effective else "自发生法律效力之日起应当履行"
        text = f"{self.instrument}{state}，{term}。请你（单位）在期限内自动履行。逾期不履行的，可能承担下列后果："
        risks = Items(
            (
                f"对方当事人可以申请强制执行；依照{cite(CPL, 264)}的规定，加倍支付迟延履行期间的债务利息，并负担执行申请费；",
                f"进入执行程序后，依照{cite(CPL, 252)}的规定应当报告当前以及收到执行通知之日前一年的财产情况，拒绝报告或者虚假报告的，"
                "予以罚款、拘留；",
                f"有履行能力而拒不履行的，依照{cite(DISHON, 1)}的规定纳入失信被执行人名单；",
                f"依照{cite(LIMIT, 1)}的规定限制消费；",
                "拒不执行情节严重的，依法追究刑事责任。",
            )
        )
        ways = (
            "履行后请保存付款凭证并告知本院。已经保全的存款，可以书面同意由法院扣划履行。全部自动履行的，"
            "可以申请本院出具自动履行证明书。"
        )
        return notice(self, self.addressee, Paragraph(text), risks, Paragraph(ways))


@dataclass(frozen=True, kw_only=True)
class CreditorRiskNotice:
    """执行风险提示书 to the creditor (COORD-01): performance may fail, and what keeps the chances alive.

    `until`: last day of the debtor's period; None: as the instrument says. `preserved`: property is preserved in the
    suit, so that its terms must be watched.
    """

    kind: ClassVar[str] = "preservation.creditor_risk_notice"
    title: ClassVar[str] = "执行风险提示书"

    head: Head
    addressee: str
    instrument: str
    until: date | None
    preserved: bool

    def content(self) -> Content:
        """The notice as content."""
        term = f"义务人的履行期限至{plain_date(self.until)}" if self.until else "义务人的履行期限以法律文书确定的为准"
        text = f"{self.instrument}确定的义务，{term}。义务人逾期不履行的，你（单位）可以申请强制执行。请注意下列风险："
        kept = (
            "保全措施有期限。需要续行的，应当在期限届满七日前书面申请；逾期不申请的，自行承担不能续行的后果；"
            "履行期间届满后五日内不申请执行的，执行前保全的措施应当解除；"
        )
        risks = Items(
            (
                f"申请执行的期间为二年，依照{cite(CPL, 250)}的规定，从法律文书规定的履行期间的最后一日起计算；逾期申请的，"
                "对方可以提出时效抗辩；",
                f"应当依照{cite(INQ, 1)}的规定向法院提供对方的财产线索；对方没有可供执行的财产的，执行可能不能实现，"
                "该风险由当事人自行承担；",
                *((kept,) if self.preserved else ()),
                f"对方是企业法人、财产不足以清偿全部债务的，依照{cite(CPL_I, 511)}的规定，可能移送破产审查；",
                "送达地址、联系电话、收款账户变更的，应当及时书面告知本院。",
            )
        )
        ways = (
            "对方自动履行的，请核对后及时向本院确认。保全的存款足以清偿的，履行期限届满后可以申请本院在执行立案前扣划发放；"
            "收款账户以你（单位）签名确认的收款账户确认书为准。"
        )
        return notice(self, self.addressee, Paragraph(text), risks, Paragraph(ways))

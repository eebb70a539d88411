"""Papers of a deduction before enforcement: the ruling under the suit's own number, the sheet, the certificate."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import Content, Facts, Field, Head, Items, Paragraph, Party
from zhixing.court.documents.rendering.layouts import notice, ruling
from zhixing.court.documents.rendering.wording import CPL, cite, plain_date, sum_in_full
from zhixing.court.preservation.papers.preserving import names


@dataclass(frozen=True, kw_only=True)
class CalculationSheet:
    """执前扣划计算表, made by who registers the request and checked by a second person (PREDED-01, 8). Sums in fen.

    `owed` None: what is owed cannot be computed today.
    """

    kind: ClassVar[str] = "preservation.calculation_sheet"
    title: ClassVar[str] = "执前扣划计算表"

    head: Head
    parties: tuple[Party, ...]
    instrument: str
    account: str
    limit: int
    controlled: int
    owed: int | None
    amount: int
    made_by: str

    def content(self) -> Content:
        """The sheet as content."""
        owed = "尚不能计算" if self.owed is None else sum_in_full(self.owed)
        rows = (
            Field("申请人", names(self.parties, "申请人"), wide=True),
            Field("被申请人", names(self.parties, "被申请人"), wide=True),
            Field("法律文书", self.instrument, wide=True),
            Field("保全的账户", self.account, wide=True),
            Field("冻结限额", sum_in_full(self.limit), wide=True),
            Field("实际控制", sum_in_full(self.controlled), wide=True),
            Field("应付数额", owed, wide=True),
            Field("申请扣划", sum_in_full(self.amount), wide=True),
            Field("计算人", self.made_by),
            Field("复核人", ""),
        )
        text = "申请扣划的金额不超过实际控制金额和应付数额中较小的一项；本表经另一人复核签名后有效。"
        return notice(self, "", Paragraph(text), Facts(rows))


@dataclass(frozen=True, kw_only=True)
class DeductionRuling:
    """执前扣划的民事裁定书, by the trial judge under the suit's number (PREDED-01, 10). Sums in fen.

    `account` names the deposit as in an operative item; `basis` says what makes it due: end of period, or consent.
    """

    kind: ClassVar[str] = "preservation.deduction_ruling"
    title: ClassVar[str] = "民事裁定书"
    purpose: ClassVar[str] = "执前保全扣划用"

    head: Head
    parties: tuple[Party, ...]
    dispute: str
    instrument: str
    former: str
    basis: str
    account: str
    amount: int

    def content(self) -> Content:
        """The ruling as content."""
        who, whom = names(self.parties, "申请人"), names(self.parties, "被申请人")
        reasons = (
            f"{who}与{whom}{self.dispute}一案，{self.instrument}已经发生法律效力。本院以{self.former}民事裁定冻结了被申请人"
            f"{whom}的存款。{self.basis}，申请人{who}申请以保全的存款履行义务。经查，被申请人没有其他诉讼、执行案件，该存款上"
            f"没有其他权利主张。依照{cite(CPL, 106, 247)}的规定，裁定如下："
        )
        items = (
            f"扣划{self.account}{sum_in_full(self.amount)}至本院案款账户，用于履行{self.instrument}确定的义务；",
            "前项扣划办理完毕的当日，解除对该账户其余存款的冻结。",
        )
        return ruling(self, self.parties, Paragraph(reasons), Items(items), Paragraph("本裁定立即执行。"))


@dataclass(frozen=True, kw_only=True)
class TransferSheet:
    """移送执行单: the ruling goes to the enforcement bureau, no enforcement case is filed and no fee is charged."""

    kind: ClassVar[str] = "preservation.transfer_sheet"
    title: ClassVar[str] = "移送执行单"

    head: Head
    parties: tuple[Party, ...]
    ruling: str
    handler: str
    amount: int

    def content(self) -> Content:
        """The sheet as content."""
        rows = (
            Field("申请人", names(self.parties, "申请人"), wide=True),
            Field("被申请人", names(self.parties, "被申请人"), wide=True),
            Field("移送的裁定", self.ruling, wide=True),
            Field("扣划金额", sum_in_full(self.amount), wide=True),
            Field("接收人", self.handler),
        )
        text = "本案扣划裁定移送你局实施，使用原案号，不立执行案件，不收取执行申请费。"
        return notice(self, f"{self.head.court}执行局", Paragraph(text), Facts(rows))


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """自动履行证明书: only where the whole debt is satisfied (PREDED-01, 12). `amount` in fen."""

    kind: ClassVar[str] = "preservation.certificate"
    title: ClassVar[str] = "自动履行证明书"

    head: Head
    parties: tuple[Party, ...]
    dispute: str
    instrument: str
    amount: int
    paid_on: date

    def content(self) -> Content:
        """The certificate as content."""
        who, whom = names(self.parties, "申请人"), names(self.parties, "被申请人")
        text = (
            f"{who}与{whom}{self.dispute}一案，{whom}已于{plain_date(self.paid_on)}在进入执行程序前全部履行"
            f"{self.instrument}确定的义务，共计{sum_in_full(self.amount)}。该案没有立案执行，{whom}没有因该案被纳入失信"
            "被执行人名单或者被限制消费。"
        )
        use = "银行、用人单位等可以凭本证明书的验证码在本院验证页面核对真伪。特此证明。"
        return notice(self, "", Paragraph(text), Paragraph(use))


@dataclass(frozen=True, kw_only=True)
class ReturnRuling:
    """执前扣划后返还的民事裁定书, by analogy with 民诉法 244 (REVERSE-01). Sums in fen.

    `later` is the instrument that set the former one aside; `certificate` the number of a certificate to withdraw, or "".
    """

    kind: ClassVar[str] = "preservation.return_ruling"
    title: ClassVar[str] = "民事裁定书"
    purpose: ClassVar[str] = "执前扣划返还用"

    head: Head
    parties: tuple[Party, ...]
    dispute: str
    instrument: str
    former: str
    later: str
    amount: int
    certificate: str

    def content(self) -> Content:
        """The ruling as content."""
        who, whom = names(self.parties, "申请人"), names(self.parties, "被申请人")
        reasons = (
            f"{who}与{whom}{self.dispute}一案，本院以{self.former}民事裁定扣划了被申请人{whom}的存款，用于履行"
            f"{self.instrument}。该法律文书已被{self.later}撤销或者变更，取得款项的依据不复存在。参照{cite(CPL, 244)}"
            "的规定，裁定如下："
        )
        items = [f"申请人{who}应当自本裁定送达之日起十日内向被申请人{whom}返还{sum_in_full(self.amount)}及其孳息"]
        if self.certificate:
            items.append(f"本院{self.certificate}自动履行证明书予以收回，不再作为履行的证明")
        closed = tuple(f"{words}{'；' if words is not items[-1] else '。'}" for words in items)
        return ruling(self, self.parties, Paragraph(reasons), Items(closed), Paragraph("本裁定立即执行。"))

"""What the acts of claims take in: an application with its operative part, an instrument, a payment."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from zhixing.court.claims.models import Instrument
from zhixing.court.kernel.inputs import Day, Flag, Input, Line, Money, Number, Reason, ShortLine, Upload, Widget, Words
from zhixing.court.parties.models import Party


class PartyKind(StrEnum):
    """Kinds of parties."""

    NATURAL = "natural"
    ENTERPRISE = "enterprise"
    OTHER = "other"

    @property
    def zh(self) -> str:
        """In words."""
        return str(Party.Kind(self.value).label)


class InstrumentKind(StrEnum):
    """Kinds of instruments."""

    JUDGMENT = "judgment"
    MEDIATION = "mediation"
    RULING = "ruling"
    AWARD = "award"
    NOTARISED = "notarised"
    PAYMENT_ORDER = "payment_order"

    @property
    def zh(self) -> str:
        """In words."""
        return str(Instrument.Kind(self.value).label)


class ItemKind(StrEnum):
    """What an item of the operative part is."""

    PRINCIPAL = "principal"
    FIXED = "fixed"
    COSTS = "costs"
    COURT_FEE = "court_fee"
    INTEREST = "interest"

    @property
    def zh(self) -> str:
        """In words."""
        return _ITEMS[self.value]


_ITEMS = {
    "principal": "本金、货款、工程款等",
    "fixed": "定额违约金、赔偿金等",
    "costs": "实现债权的费用",
    "court_fee": "案件受理费（判令直接给付债权人的）",
    "interest": "截至某日的定额利息",
}


class RateKind(StrEnum):
    """How continuing interest is reckoned."""

    NONE = "none"
    ANNUAL = "annual"
    MONTHLY = "monthly"
    DAILY = "daily"
    LPR_1Y = "lpr_1y"
    LPR_5Y = "lpr_5y"
    SEGMENTED = "segmented"

    @property
    def zh(self) -> str:
        """In words."""
        return _RATES[self.value]


_RATES = {
    "none": "没有继续计算的利息",
    "annual": "年利率",
    "monthly": "月利率",
    "daily": "日利率",
    "lpr_1y": "一年期 LPR 的倍数",
    "lpr_5y": "五年期以上 LPR 的倍数",
    "segmented": "2019-08-19 前基准贷款利率、其后 LPR（分段）的倍数",
}


class PartyIn(Input):
    """A party as the application names it."""

    kind: PartyKind = Field(title="类别")
    name: Line = Field(title="姓名或者名称")
    number: Number = Field(title="身份证号码或者统一社会信用代码")
    address: ShortLine = Field("", title="送达地址")
    phone: ShortLine = Field("", title="电话")
    electronic: Flag = Field(False, title="同意电子送达")
    electronic_address: ShortLine = Field("", title="电子送达地址")


class ItemIn(Input):
    """An item of the operative part. An instalment is an item of its own with its last day."""

    name: Line = Field(title="项目", description="例如：借款本金、第二期货款")
    kind: ItemKind = Field(title="性质")
    amount: Money = Field(title="金额")
    due: Day | None = Field(None, title="最后履行日", description="分期履行的填写本期最后一日")
    rate_kind: RateKind = Field(RateKind.NONE, title="继续计算的利息")
    rate: ShortLine = Field("", title="利率或者倍数", description="例如 24%、万分之五；LPR 四倍填 4")
    interest_from: Day | None = Field(None, title="利息起算日")
    interest_until: Day | None = Field(None, title="利息截止日", description="至实际清偿之日的不填")


OperativePart = Annotated[Words, Field(min_length=2)]
Days = Annotated[int, Field(ge=0, le=3650), Widget("text")]


class ApplicationIn(Input):
    """An application for enforcement with the operative part it rests on."""

    cause: Line = Field(title="案由", description="从原案照录，例如 民间借贷纠纷")
    instrument_kind: InstrumentKind = Field(title="执行依据")
    number: Line = Field(title="文书案号")
    made_by: Line = Field(title="作出机关")
    made_on: Day = Field(title="作出日期")
    effective_on: Day | None = Field(None, title="生效日期", description="以生效证明或者送达回证为准，不从落款推断")
    effective_proof: ShortLine = Field("", title="生效证明", description="例如 生效证明书、送达回证")
    operative_part: OperativePart = Field(title="主文")
    instrument_file: Upload | None = Field(None, title="文书文件", description="PDF、Word 或者扫描件，登记时归入卷宗")
    period_days: Days = Field(10, title="判决确定的履行期间（生效之日起，日）", description="没有确定履行期间的填 0")
    joint: Flag = Field(False, title="被执行人承担连带责任")
    creditors: tuple[PartyIn, ...] = Field(title="申请执行人", min_length=1, max_length=20)
    debtors: tuple[PartyIn, ...] = Field(title="被执行人", min_length=1, max_length=20)
    items: tuple[ItemIn, ...] = Field(title="给付项目", min_length=1, max_length=50)


class InstrumentIn(Input):
    """The instrument of a suit of this court, recorded on the suit itself."""

    instrument_kind: InstrumentKind = Field(title="法律文书")
    made_on: Day = Field(title="作出日期")
    effective_on: Day | None = Field(None, title="生效日期", description="以生效证明或者送达回证为准，不从落款推断")
    effective_proof: ShortLine = Field("", title="生效证明", description="例如 生效证明书、双方签收的送达回证")
    operative_part: OperativePart = Field(title="主文")
    instrument_file: Upload | None = Field(None, title="文书文件", description="PDF、Word 或者扫描件，登记时归入卷宗")
    period_days: Days = Field(10, title="判决确定的履行期间（生效之日起，日）", description="没有确定履行期间的填 0")
    joint: Flag = Field(False, title="债务人承担连带责任")
    items: tuple[ItemIn, ...] = Field(title="给付项目", min_length=1, max_length=50)


class PaymentHow(StrEnum):
    """How money came."""

    VOLUNTARY = "voluntary"
    INTO_COURT = "into_court"
    DEDUCTED = "deducted"
    SET_OFF = "set_off"

    @property
    def zh(self) -> str:
        """In words."""
        return {"voluntary": "被执行人直接付给申请执行人", "into_court": "付至法院案款账户", "deducted": "扣划",
                "set_off": "抵销"}[self.value]  # fmt: skip


class PaymentIn(Input):
    """A payment on the debt."""

    paid_on: Day = Field(title="履行日")
    amount: Money = Field(title="金额")
    how: PaymentHow = Field(PaymentHow.VOLUNTARY, title="方式")
    reference: Line = Field(title="凭证号", description="银行流水号、收条编号；同一凭证只登记一次")
    note: ShortLine = Field("", title="说明")


class TakeBack(Input):
    """Why a registered payment is wrong."""

    reason: Reason = Field(title="更正理由")

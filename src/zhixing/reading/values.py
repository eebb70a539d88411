"""The atoms of a reading: a value with the characters it was read from, and the words for what values mean."""

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from zhixing.reading.source import Span

T_co = TypeVar("T_co", covariant=True)


class Inference(Enum):
    """Why a value stands here although the words do not say it so; its span is what it was inferred from."""

    ROLE = "role"  # 只写“原告”，全文只有一名原告
    BASE = "base"  # 未写基数，取本项本金
    FROM = "from"  # 未写起算日，取前段截止日次日
    TO = "to"  # 未写截止日，取同句他段的截止
    UNIT = "unit"  # 未写单位
    RATE = "rate"  # 未写利率，取同句他段的利率
    DATE = "date"  # 日期不完整
    OTHER_ITEM = "other_item"  # 取自他项或总括句
    HALF = "half"  # 只写“一半”，按总额折半
    PART = "part"  # 只写比例，按总额计算


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """A value, where it stands in the given text, how it was inferred (None: written), and why to look twice."""

    value: T_co
    span: Span
    inference: Inference | None = None
    doubts: tuple[str, ...] = ()


class Relation(Enum):
    """How several debtors of one item owe. (民法典 177, 178, 518)"""

    SINGLE = "single"
    COMMON = "common"  # 共同
    JOINT = "joint"  # 连带
    SEVERAL = "several"  # 按份
    UNSPECIFIED = "unspecified"  # 并列而未写关系


class Kind(Enum):
    """What is to be done (glossary: obligation)."""

    MONEY = "money"
    DELIVERY = "delivery"
    EVICTION = "eviction"
    ACT = "act"
    FORBEARANCE = "forbearance"


class Role(Enum):
    """What a fixed amount is within its item."""

    PRINCIPAL = "principal"
    PART = "part"
    TOTAL = "total"  # 合计: never add again
    GROSS = "gross"  # before deductions
    SET_OFF = "set_off"  # 抵扣额
    ALTERNATIVE = "alternative"  # 择一
    CONDITIONAL = "conditional"
    SHARE = "share"  # 按份额


class RateKind(Enum):
    """Which series a rate is read from. Values of the first three are written in the text."""

    ANNUAL = "annual"
    MONTHLY = "monthly"
    DAILY = "daily"
    LPR_1Y = "LPR_1Y"
    LPR_5Y = "LPR_5Y"
    LPR_UNSPECIFIED = "LPR_unspecified"
    BENCHMARK = "PBOC_loan"
    BENCHMARK_5Y = "PBOC_loan_5Y+"
    DEPOSIT_DEMAND = "PBOC_deposit_demand"
    DEPOSIT_1Y = "PBOC_deposit_1Y"
    CONTRACT = "contract"
    UNSPECIFIED = "unspecified"


class Until(Enum):
    """Ends of interest that are not a calendar day."""

    ACTUAL_PAYMENT = "actual_payment"  # 实际清偿之日
    JUDGMENT_DUE_DATE = "judgment_due_date"  # 判决确定的履行期届满日
    JUDGMENT_DATE = "judgment_date"  # 判决确定之日
    EVENT = "event"  # the words are in `event`

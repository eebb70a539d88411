"""A limit as somebody types it, and the facts of the law library that it becomes."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from zhixing.court.kernel.clock import SHANGHAI
from zhixing.court.kernel.inputs import Day, Input, ShortLine, Widget
from zhixing.court.kernel.refused import BadInput
from zhixing.law.limits.card import Length, Pause, Sense, card, cards
from zhixing.law.limits.node import Node
from zhixing.law.limits.question import LimitFrom

Count = Annotated[int, Field(ge=0, le=1000), Widget("text")]
"""How many days, months or hours; nobody orders more."""


class Unit(StrEnum):
    """Units of a limit that a court orders."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    WORKDAYS = "workdays"
    HOURS = "hours"

    @property
    def zh(self) -> str:
        """In words."""
        return {"days": "日", "months": "个月", "years": "年", "workdays": "个工作日", "hours": "小时"}[self.value]


class PauseIn(Input):
    """Days that do not count."""

    first: Day = Field(title="停止计算之日")
    until: Day | None = Field(None, title="恢复计算之日", description="尚未恢复的不填")


class LengthIn(Input):
    """A length."""

    count: Count = Field(title="数量")
    unit: Unit = Field(Unit.DAYS, title="单位")


class LimitIn(Input):
    """Which limit, from when."""

    node: Node = Field(title="期限")
    start: Day = Field(title="起算的日期", description="起算的当日不计算在内；倒算的期限填拍卖日等事件之日")
    time: ShortLine = Field("", title="起算的时刻", description="按小时计算的填写，例如 10:20")
    count: Count | None = Field(None, title="法院写明的期限", description="期限由法院写明的填写数量")
    unit: Unit | None = Field(None, title="单位", description="不选的按日")
    extensions: tuple[LengthIn, ...] = Field((), title="批准延长", max_length=6)
    pauses: tuple[PauseIn, ...] = Field((), title="不计入期限的期间", max_length=10)


def limit_from(data: LimitIn) -> LimitFrom:
    """The facts for `law.limits`. Raises BadInput naming the field for what this limit does not take."""
    found = card(data.node)
    if data.pauses and not found.pausable:
        raise BadInput({"pauses.0.first": f"“{found.title}”没有可以扣除的期间，请删去"})
    if data.extensions and found.sense is not Sense.WITHIN:
        raise BadInput({"extensions.0.count": f"“{found.title}”不能延长，请删去"})
    for number, pause in enumerate(data.pauses):
        if pause.until is not None and pause.until <= pause.first:
            raise BadInput({f"pauses.{number}.until": "恢复之日应晚于停止之日"})
    pauses = tuple(Pause(p.first, p.until, "扣除期间") for p in data.pauses)
    more = tuple(Length(e.count, e.unit.value) for e in data.extensions)
    if found.length is None and data.count is None:
        raise BadInput({"count": f"“{found.title}”的期限由法院写明，请填写"})
    return LimitFrom(data.node, data.start, ordered(data), pauses, more)


def ordered(data: LimitIn) -> Length | None:
    """The length the court ordered, where it did."""
    return None if data.count is None else Length(data.count, (data.unit or Unit.DAYS).value)


def instant(data: LimitIn) -> datetime:
    """The moment from which hours run, in China. Raises BadInput without one, or with days that cannot be added."""
    if data.pauses or data.extensions:
        raise BadInput({"": "按小时计算的期限没有扣除和延长"})
    try:
        return datetime.strptime(f"{data.start} {data.time}", "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)
    except ValueError as trouble:
        raise BadInput({"time": "按小时计算的期限，请填写时刻，例如 10:20"}) from trouble


def limit_words() -> list[tuple[str, str]]:
    """Every limit with its length and what it is counted from; key nodes first."""
    said = {Sense.WITHIN: "", Sense.BEFORE: "，倒算", Sense.NOT_BEFORE: "，期满之后"}
    found = sorted(cards().values(), key=lambda c: (c.number is None, c.number or 0, c.title))
    return [(c.node.value, f"{c.title}（{c.starts}起，{c.length or '由法院写明'}{said[c.sense]}）") for c in found]


LIMIT_CHOICES = {"node": limit_words()}

"""Whether a suggestion had an effect (SUGG-01): objections and petitions in two equal periods, before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.suggestions.loop import FIRST, FORM, SECOND


class Which(StrEnum):
    """The review at 90 days after the reply, or the one at 180."""

    FIRST = "first"
    SECOND = "second"

    @property
    def zh(self) -> str:
        """In words."""
        return {"first": "首次评估", "second": "再次评估"}[self.value]

    @property
    def parameter(self) -> str:
        """The parameter that holds its days."""
        return {"first": FIRST, "second": SECOND}[self.value]


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open: [first, until)."""

    first: date
    until: date

    def __post_init__(self) -> None:
        if self.until <= self.first:
            raise ValueError("统计期间应当先后有序")

    def __str__(self) -> str:
        return f"{self.first} 至 {self.until - timedelta(days=1)}"


@dataclass(frozen=True, slots=True)
class Count:
    """Objections and petitions in a period; None: not known."""

    period: Period
    objections: int | None
    petitions: int | None

    def __post_init__(self) -> None:
        if any(n is not None and n < 0 for n in (self.objections, self.petitions)):
            raise ValueError("件数不能是负数")

    @property
    def known(self) -> bool:
        """Both are known."""
        return self.objections is not None and self.petitions is not None


@dataclass(frozen=True, slots=True)
class Review:
    """A review about to be made. `source`: where the counts come from; `by_hand`: typed by the reviewer."""

    on: date
    replied_on: date
    before: Count
    after: Count
    source: str
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """How many fewer (negative: more) after than before."""

    objections: int
    petitions: int

    @property
    def improved(self) -> bool:
        """Fewer in all, and neither kind grew."""
        return self.objections >= 0 and self.petitions >= 0 and self.objections + self.petitions > 0


def days(which: Which, replied_on: date, tables: Tables) -> int:
    """Days from the reply to this review."""
    return tables.parameter(which.parameter).whole(replied_on)


def periods(which: Which, replied_on: date, tables: Tables) -> tuple[Period, Period]:
    """The two periods compared: as many days before the day of the reply as from that day on."""
    length = timedelta(days=days(which, replied_on, tables))
    return Period(replied_on - length, replied_on), Period(replied_on, replied_on + length)


def may_review(on: date, replied_on: date | None, which: Which | None, tables: Tables) -> Determination[None]:
    """Whether a review is due, before its counts are known; `which` None: no review is left or none is to be made."""
    steps = tuple(_time(on, replied_on, which, tables))
    if replied_on is not None and which is not None:
        before, after = periods(which, replied_on, tables)
        steps += (step("按前后两个相等的期间统计", True, f"前 {before}，后 {after}", FORM),)
    return Determination("suggestions.review", "评估执行建议效果", on, None, steps, (), None, tables.digest)


def _time(on: date, replied_on: date | None, which: Which | None, tables: Tables) -> Iterator[Step]:
    if replied_on is None or which is None:
        found = "尚未回函" if replied_on is None else "没有待作的评估"
        yield step("已经回函，有待作的评估", False, found, FORM)
        return
    length = days(which, replied_on, tables)
    first = replied_on + timedelta(days=length)
    yield step(f"回函满 {length} 日", on >= first, f"{replied_on} 回函，{first} 起评估", FORM)


def review(facts: Review, which: Which, tables: Tables) -> Determination[Effect]:
    """Whether the effect may be reviewed now with these counts; the value is the change."""
    steps = (*_time(facts.on, facts.replied_on, which, tables), *_counts(facts, which, tables))
    reads = tuple(tables.read(name, facts.replied_on) for name in (FIRST, SECOND))
    return Determination(
        "suggestions.review", "评估执行建议效果", facts.on, _effect(facts), steps, reads, None, tables.digest
    )  # fmt: skip


def _effect(facts: Review) -> Effect | None:
    numbers = (facts.before.objections, facts.after.objections, facts.before.petitions, facts.after.petitions)
    known = [n for n in numbers if n is not None]
    return Effect(known[0] - known[1], known[2] - known[3]) if len(known) == len(numbers) else None


def _counts(facts: Review, which: Which, tables: Tables) -> Iterator[Step]:
    compared = facts.before.period, facts.after.period
    found = f"前 {compared[0]}，后 {compared[1]}"
    equal = compared == periods(which, facts.replied_on, tables)
    yield step("前后两个期间以回函之日为界、长度相同", equal, found, FORM)
    for name, count in (("前", facts.before), ("后", facts.after)):
        told = f"异议 {_number(count.objections)}，信访 {_number(count.petitions)}"
        yield step(f"{name}一期间的异议、信访件数清楚", True if count.known else None, told, FORM)
    yield step("写明件数的出处", bool(facts.source.strip()), facts.source.strip() or "没有写明", FORM)
    how = "评估人手工填写" if facts.by_hand else "系统统计"
    yield step("件数由系统统计", not facts.by_hand, how, FORM, force=Force.NOTE)


def _number(count: int | None) -> str:
    return "未知" if count is None else f"{count} 件"

"""How near a limit is: yellow, orange, red, black, each for a higher desk (procedure.md §13.1)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from zhixing.law.core.calendar import DAY
from zhixing.law.core.citation import Ours
from zhixing.law.core.determination import Determination, Force, step
from zhixing.law.core.tables import Tables
from zhixing.law.limits.card import Pause, paused_days

OURS = Ours("督办分级没有全国统一比例：过七成提示承办人，过九成提示组长，届满提示局长，逾期过半提示分管院长", "§13.1")
SEIZURE = Ours("续行提示的提前天数没有规定，分四次提示", "CAL-08")
DESKS = {"none": "", "yellow": "承办法官", "orange": "组长", "red": "执行局长", "black": "分管副院长"}


class Level(StrEnum):
    """The colour of a limit on a day."""

    NONE = "none"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"
    BLACK = "black"

    @property
    def chinese(self) -> str:
        return {"none": "正常", "yellow": "黄色", "orange": "橙色", "red": "红色", "black": "黑色"}[self]


@dataclass(frozen=True, slots=True)
class Elapsing:
    """The facts: a limit from `start` (not counted) to `ends_on` (its last day), pauses, and the day looked at."""

    start: date
    ends_on: date
    on: date
    pauses: tuple[Pause, ...] = ()

    def __post_init__(self) -> None:
        if self.ends_on < self.start:
            raise ValueError("期限届满日不能早于起算日")


def warning_level(facts: Elapsing, tables: Tables) -> Determination[Level]:
    """The colour on a day. Red begins the day after the last day; days that do not count move nothing."""
    total = _counted(facts, facts.ends_on)
    gone = _counted(facts, facts.on)
    share = 100 if not total else gone * 100 // total
    level = Level.NONE
    for name in ("yellow", "orange"):
        if gone * 100 >= tables.parameter(f"limits.{name}").whole(facts.on) * total:
            level = Level(name)
    if facts.on > facts.ends_on:
        beyond = tables.parameter("limits.black").whole(facts.on) * total
        level = Level.BLACK if gone * 100 >= beyond else Level.RED
    found = f"已过 {share}%，{level.chinese}" + (f"，提示{DESKS[level]}" if DESKS[level] else "")
    reads = tuple(tables.read(f"limits.{name}", facts.on) for name in ("yellow", "orange", "black"))
    asked = step("未到提示线", level is Level.NONE, found, OURS, force=Force.NOTE)
    return Determination("limits.warning", "期限提示", facts.on, level, (asked,), reads, None, tables.digest)


def renewal_warnings(ends_on: date, tables: Tables) -> tuple[date, ...]:
    """The days on which a seizure that ends on `ends_on` is announced at the desk, earliest first."""
    names = sorted(n for n in tables.parameters if n.startswith("limits.renewal_warning_"))
    return tuple(ends_on - timedelta(days=tables.parameter(n).whole(ends_on)) for n in names)


def _counted(facts: Elapsing, day: date) -> int:
    """Days of the limit that have gone by on `day`; days up to the start belong to no limit."""
    cut = (Pause(max(p.first, facts.start + DAY), min(p.until or day, day)) for p in facts.pauses)
    inside = tuple(p for p in cut if p.until is not None and p.first < p.until)
    return max(0, (day - facts.start).days - (paused_days(inside) or 0))

"""How an instrument was performed before enforcement, for figures: in time, later, by deduction, in part, not at all."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhixing.law.core.citation import Ours

COUNTED = Ours(
    "自动履行率没有全国统一口径：分母是统计期内履行期限届满的文书，分子是期限届满前全部履行的；扣划不计入自动履行",
    "COORD-02",
)


class Performed(StrEnum):
    """Each instrument falls under exactly one."""

    IN_TIME = "in_time"
    PART_IN_TIME = "part_in_time"
    LATE = "late"
    LATE_PART = "late_part"
    DEDUCTED = "deducted"
    NOT = "not"
    UNKNOWN = "unknown"
    RUNNING = "running"

    @property
    def zh(self) -> str:
        """In words."""
        return {
            "in_time": "按期全部履行", "part_in_time": "按期部分履行", "late": "逾期全部履行",
            "late_part": "逾期部分履行", "deducted": "扣划履行", "not": "未履行", "unknown": "不能计算",
            "running": "期限未满",
        }[self.value]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Course:
    """The facts of one instrument. Sums in fen; None where a sum cannot be reckoned exactly.

    `ends_on`: last day of the last performance period. `paid`: what the debtor paid by themselves and its day;
    `deducted`: what was deducted. `left_then`, `left_now`: outstanding at the end of that day, and of `on`.
    """

    on: date
    ends_on: date
    left_then: int | None
    left_now: int | None
    paid: tuple[tuple[date, int], ...]
    deducted: int

    @property
    def in_time(self) -> int:
        """Fen that the debtor paid by themselves within the period."""
        return sum(fen for day, fen in self.paid if day <= self.ends_on)


def performed(course: Course) -> Performed:
    """Under which heading the instrument falls. The last day of the period still counts as in time."""
    if course.on <= course.ends_on:
        return Performed.RUNNING
    if course.left_then is None or course.left_now is None:
        return Performed.UNKNOWN
    return _whole(course) or _part(course)


def _whole(course: Course) -> Performed | None:
    """Everything is paid: in what way; None where something is left."""
    if course.deducted and course.left_now == 0:
        return Performed.DEDUCTED
    if course.left_then == 0:
        return Performed.IN_TIME
    return Performed.LATE if course.left_now == 0 else None


def _part(course: Course) -> Performed:
    if course.in_time:
        return Performed.PART_IN_TIME
    return Performed.LATE_PART if course.paid else Performed.NOT

"""Is the debtor to be reminded now to perform before the period ends (COORD-02)? No national text says when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhixing.law.core.citation import Ours
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.limits.card import card, running
from zhixing.law.limits.node import Node

URGE = Ours("审判庭在履行期限届满前提醒自动履行；提前的天数没有全国规定，按预设办理，未经核实", "COORD-02")
ONCE = Ours("同一期限只提醒一次；已经履行的不再提醒，期限已过的不补发提醒", "COORD-02")
TITLE = "提醒自动履行"


class Outcome(StrEnum):
    """What to do about a period: remind, or note why there is nothing to remind of."""

    SEND = "send"
    PERFORMED = "performed"
    TOO_LATE = "too_late"

    @property
    def zh(self) -> str:
        """In words."""
        return {"send": "发出提醒", "performed": "已经全部履行，不再提醒", "too_late": "期限已经届满，没有发出提醒"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class Urging:
    """The facts. `ends_on`: last day of the performance period, None while the instrument has no effect.

    `outstanding`: fen still owed today, None where it cannot be reckoned exactly (then the reminder goes out).
    """

    on: date
    effective_on: date | None
    ends_on: date | None
    outstanding: int | None
    reminded: bool


def first_day(ends_on: date, tables: Tables) -> date:
    """The day by which the reminder should be out: as many full days before the end as the card says."""
    found = running(card(Node.PERFORMANCE_REMINDER), ends_on, tables).ends_on
    if found is None:
        raise ValueError("提醒自动履行的期限不能中止计算")
    return found


def may_urge(facts: Urging, tables: Tables) -> Determination[Outcome]:
    """Whether the period is dealt with now; the value says how."""
    steps = tuple(_steps(facts, tables))
    return Determination("preservation.urge", TITLE, facts.on, _outcome(facts), steps, (), None, tables.digest)


def _outcome(facts: Urging) -> Outcome | None:
    if facts.ends_on is None:
        return None
    if facts.outstanding == 0:
        return Outcome.PERFORMED
    return Outcome.TOO_LATE if facts.on > facts.ends_on else Outcome.SEND


def _steps(facts: Urging, tables: Tables) -> Iterator[Step]:
    yield step("法律文书已经生效", facts.effective_on is not None, f"{facts.effective_on or '尚未登记生效日期'}", URGE)
    if facts.ends_on is None:
        yield step("履行期限的最后一日已经确定", None, "尚不能确定", URGE)
        return
    first = first_day(facts.ends_on, tables)
    length = card(Node.PERFORMANCE_REMINDER).length
    found = f"履行期限至 {facts.ends_on}，预设留足 {length}，自 {first} 起提醒（预设天数未经核实）"
    yield step("已到提醒的日期", facts.on >= first, found, URGE)
    yield step("这一期限尚未提醒", not facts.reminded, "已经提醒" if facts.reminded else "尚未提醒", ONCE)
    owed = "不能准确计算" if facts.outstanding is None else f"{yuan(facts.outstanding)} 元"
    yield step("尚未全部履行", facts.outstanding != 0, f"截至 {facts.on} 未履行 {owed}", ONCE, force=Force.NOTE)
    late = facts.on > facts.ends_on
    words = f"今天是 {facts.on}，{'期限已经届满' if late else '期限尚未届满'}"
    yield step("期限尚未届满", not late, words, ONCE, force=Force.NOTE)

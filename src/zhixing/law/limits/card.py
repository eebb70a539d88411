"""A limit card and its arithmetic: start, length, pauses, extensions → nominal end and rolled end."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from zhixing.law.core.calendar import DAY, Rolled, add_months
from zhixing.law.core.citation import Citation, Ours, cite
from zhixing.law.core.tables import Tables
from zhixing.law.limits.node import Node

UNITS = {"hours": "小时", "days": "日", "months": "个月", "years": "年", "workdays": "个工作日"}


class Sense(StrEnum):
    """How the limit binds: done WITHIN it, done at least so long BEFORE an event, or NOT_BEFORE it has passed."""

    WITHIN = "within"
    BEFORE = "before"
    NOT_BEFORE = "not_before"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a limit is: hours, calendar days, months, years, or workdays (工作日) where the text says so."""

    count: int
    unit: str

    def __post_init__(self) -> None:
        if self.unit not in UNITS or self.count < 0:
            raise ValueError(f"不认识的期限：{self.count} {self.unit}")

    def __str__(self) -> str:
        return f"{self.count} {UNITS[self.unit]}"


@dataclass(frozen=True, slots=True)
class Card:
    """One limit. `length` None: fixed case by case (the date written in an order). `harm`: what is lost when missed.

    `severity` orders desks: 3 a right or rank is lost, 2 a statutory limit of the court, 1 an internal target.
    `number`: place among the 37 key nodes (流程节点) of procedure.md §13.1; None for the others.
    """

    node: Node
    title: str
    starts: str
    done: str
    length: Length | None
    rolls: bool
    pausable: bool
    harm: str
    severity: int
    cite: Citation
    grade: str
    version: int
    sense: Sense = Sense.WITHIN
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count: [first, until); `until` None while it lasts."""

    first: date
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """A limit as it stands: None ends while paused."""

    nominal: date | None
    ends_on: date | None
    provisional: bool = False


def nominal_end(start: date, length: Length, tables: Tables) -> date:
    """The last day, the start day not counted (民诉法 85; 民诉法解释 125). Workdays need an announced year.

    Raises ValueError for hours: they run from an instant (`hours.ends_at`).
    """
    if length.unit == "hours":
        raise ValueError("按小时计算的期限要从时刻起算，不能从日期起算")
    if length.unit == "days":
        return start + timedelta(days=length.count)
    if length.unit == "workdays":
        return tables.calendar.add_workdays(start, length.count)
    return add_months(start, length.count * (12 if length.unit == "years" else 1))


def paused_days(pauses: Iterable[Pause]) -> int | None:
    """Calendar days covered by the pauses, each day once; None while one is open."""
    closed = tuple(pauses)
    return None if any(pause.until is None for pause in closed) else len(_covered(closed))


def _covered(pauses: Iterable[Pause]) -> set[date]:
    """The days of the pauses that have ended."""
    days: set[date] = set()
    for pause in pauses:
        day = pause.first
        while pause.until is not None and day < pause.until:
            days.add(day)
            day += DAY
    return days


def _stretched(start: date, end: date, pauses: tuple[Pause, ...]) -> date | None:
    """The end moved by the paused days that lie inside the limit, also inside what it was moved by; None while paused.

    Days up to `start` and after the end do not belong to the limit and move nothing.
    """
    gone = {day for day in _covered(pauses) if day > start}
    moved, last = end, None
    while moved != last:
        last = moved
        moved = end + DAY * sum(1 for day in gone if day <= last)
    return None if any(pause.until is None and pause.first <= moved for pause in pauses) else moved


def running(
    card: Card,
    start: date,
    tables: Tables,
    *,
    length: Length | None = None,
    pauses: tuple[Pause, ...] = (),
    extensions: tuple[Length, ...] = (),
) -> Running:
    """Where the limit ends. `length` overrides the card's where the court sets it; extensions add to the end.

    For a card BEFORE an event `start` is the event and the answer the last day to act; for NOT_BEFORE the answer is
    the first day on which one may act. Raises ValueError when neither card nor caller gives a length, or the card
    knows no pauses.
    """
    span = length or card.length
    if span is None:
        raise ValueError(f"“{card.title}”需要写明期限")
    if pauses and not card.pausable:
        raise ValueError(f"“{card.title}”没有可以扣除的期间")
    if card.sense is Sense.BEFORE:
        return _before(card, start, span)
    plain = nominal_end(start, span, tables)
    for extension in extensions:
        plain = nominal_end(plain, extension, tables)
    end = _stretched(start, plain, pauses)
    if end is None:
        return Running(None, None)
    if card.sense is Sense.NOT_BEFORE:
        return Running(end, end + DAY)
    rolled = tables.calendar.roll(end) if card.rolls else Rolled(end, end)
    return Running(end, rolled.ends_on, rolled.provisional)


def _before(card: Card, event: date, span: Length) -> Running:
    if span.unit != "days":
        raise ValueError(f"“{card.title}”按日倒算")
    last = last_publication_day(event, span.count)
    return Running(last, last)


def last_publication_day(event: date, days: int) -> date:
    """Backward-counted notice (“at least N days before”): N full days lie between publication and event (CAL-07)."""
    return event - timedelta(days=days + 1)


def _cite(entry: dict[str, str]) -> Citation:
    if "ours" in entry:
        return Ours(entry["ours"], entry.get("rule", ""))
    return cite(entry["cite"], entry.get("rule", ""))


def _length(text: str) -> Length | None:
    if text == "as ordered":
        return None
    count, unit = text.split()
    return Length(int(count), unit)


@lru_cache(maxsize=1)
def cards() -> dict[Node, Card]:
    """Every card of the folder `cards/`, one TOML a group of nodes."""
    found: dict[Node, Card] = {}
    folder = files("zhixing.law.limits") / "cards"
    for path in sorted((p for p in folder.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name):
        for key, e in tomllib.loads(path.read_text("utf-8")).items():
            node = Node(key)
            found[node] = Card(
                node, e["title"], e["starts"], e["done"], _length(e["length"]), e["rolls"], e["pausable"],
                e["harm"], e["severity"], _cite(e), e["grade"], e["version"],
                Sense(e.get("sense", "within")), e.get("number"),
            )  # fmt: skip
    return found


def card(node: Node) -> Card:
    """The card of a node. Raises KeyError for a node without a limit."""
    return cards()[node]

"""Pieces only the portal's pages have: charts drawn as plain SVG, each with its table one click away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.kernel.components import Money, Table
from zhixing.law.core.fen import yuan

WIDTH, HEIGHT = 640, 230
LEFT, RIGHT, TOP, BOTTOM = 92, 14, 14, 26
"""The drawing surface and its margins, in units of the view box."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a chart: position in the view box and its words."""

    x: str
    y: str
    text: str = ""


@dataclass(frozen=True)
class GrowthChart:
    """How a debt grows: the fen outstanding at the end of each day, and the days on which money came in.

    Days ascend; `points` has at least two. `unit`: of money, in words. The line is drawn straight between points; the table has every one.
    """

    template: ClassVar[str] = "growth_chart"
    points: Sequence[tuple[date, int]]
    payments: Sequence[tuple[date, int]] = ()
    unit: str = "元"

    @property
    def first(self) -> date:
        """The first day drawn."""
        return self.points[0][0]

    @property
    def last(self) -> date:
        """The last day drawn."""
        return self.points[-1][0]

    @property
    def top(self) -> int:
        """Fen at the upper edge: the next round figure above the largest sum."""
        largest = max(1, *(fen for _, fen in self.points))
        size = int("1" + "0" * (len(str(largest)) - 1))
        return next(size * n // 10 for n in (10, 15, 20, 25, 30, 40, 50, 60, 80, 100) if size * n >= largest * 10)

    @property
    def line(self) -> str:
        """The points of the line."""
        return " ".join(f"{self._x(day)},{self._y(fen)}" for day, fen in self.points)

    @property
    def area(self) -> str:
        """The outline of what lies under the line."""
        floor = self._y(0)
        return f"{self._x(self.first)},{floor} {self.line} {self._x(self.last)},{floor}"

    @property
    def levels(self) -> list[Mark]:
        """Horizontal rules with their amounts."""
        return [Mark("", self._y(self.top * n // 4), _scale(self.top * n // 4)) for n in range(5)]

    @property
    def days(self) -> list[Mark]:
        """The first, the middle and the last day."""
        span = self.last - self.first
        return [Mark(self._x(d), "", d.isoformat()) for d in (self.first, self.first + span / 2, self.last)]

    @property
    def marks(self) -> list[Mark]:
        """The payments, on the line after they were credited."""
        sums = dict(self.points)
        return [
            Mark(self._x(day), self._y(sums[day]), f"{day} 付款 {yuan(fen)} {self.unit}")
            for day, fen in self.payments
            if day in sums
        ]

    @property
    def said(self) -> str:
        """The picture in a sentence."""
        (began, before), (ended, after) = self.points[0], self.points[-1]
        paid = f"，其间付款 {len(self.payments)} 次" if self.payments else ""
        return f"{began} 未付 {yuan(before)} {self.unit}，{ended} 未付 {yuan(after)} {self.unit}{paid}"

    @property
    def table(self) -> Table:
        """The same numbers as a table."""
        return Table("每日未付合计", ("日期", f"当日终了未付合计（{self.unit}）"), [(d, Money(f)) for d, f in self.points],
                     numeric=frozenset({1}))  # fmt: skip

    def _x(self, day: date) -> str:
        return _at(LEFT, WIDTH - LEFT - RIGHT, (day - self.first).days, max(1, (self.last - self.first).days))

    def _y(self, fen: int) -> str:
        return _at(TOP, HEIGHT - TOP - BOTTOM, self.top - fen, self.top)


def _scale(fen: int) -> str:
    """An amount short enough for the edge of a chart: yuan, 万 or 亿 with one decimal where it has one."""
    for unit, word in ((10**10, " 亿"), (10**6, " 万")):
        if fen >= unit * 100 or (word == " 亿" and fen >= unit):
            tenths = fen * 10 // unit
            return f"{tenths // 10:,}" + (f".{tenths % 10}" if tenths % 10 else "") + word
    return yuan(fen)[:-3]


def _at(start: int, length: int, part: int, whole: int) -> str:
    """A place in tenths of a unit, reckoned in whole numbers."""
    tenths = start * 10 + length * 10 * part // whole
    return f"{tenths // 10}.{tenths % 10}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: where it begins, how wide it is, its class of colour, its words."""

    x: str
    width: str
    kind: str
    text: str


@dataclass(frozen=True)
class Bar:
    """One payment: its label and the fen of each use, by key of `USES`."""

    label: str
    parts: Sequence[tuple[str, int]]

    @property
    def total(self) -> int:
        """All of it, in fen."""
        return sum(fen for _, fen in self.parts)


USES = {
    "fee": "执行费用",
    "costs": "实现债权的费用",
    "interest": "一般债务利息",
    "principal": "本金及其他金钱债务",
    "doubled": "加倍部分债务利息",
    "delay": "迟延履行金",
    "surplus": "退还",
}


@dataclass(frozen=True)
class UsesChart:
    """Where payments went: a bar a payment, cut by use."""

    template: ClassVar[str] = "uses_chart"
    bars: Sequence[Bar]
    unit: str = "元"

    @property
    def height(self) -> int:
        """Height of the view box."""
        return 30 * len(self.bars) + 6

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The uses that occur, for the legend."""
        seen = {use for bar in self.bars for use, fen in bar.parts if fen}
        return [(use, words) for use, words in USES.items() if use in seen]

    @property
    def rows(self) -> list[tuple[int, str, list[Piece]]]:
        """Every bar: its top, its label, its pieces."""
        return [(30 * n + 4, bar.label, self._pieces(bar)) for n, bar in enumerate(self.bars)]

    def _pieces(self, bar: Bar) -> list[Piece]:
        largest, out, done = max(b.total for b in self.bars), [], 0
        for use, fen in bar.parts:
            if fen:
                words = f"{bar.label}：{USES[use]} {yuan(fen)} {self.unit}"
                out.append(Piece(_at(LEFT, WIDTH - LEFT - RIGHT, done, largest),
                                 _at(0, WIDTH - LEFT - RIGHT, fen, largest), use, words))  # fmt: skip
            done += fen
        return out

    @property
    def said(self) -> str:
        """The picture in a sentence."""
        sums = {use: sum(fen for b in self.bars for u, fen in b.parts if u == use) for use, _ in self.kinds}
        return "付款抵充：" + "，".join(f"{USES[use]} {yuan(fen)} {self.unit}" for use, fen in sums.items())

    @property
    def table(self) -> Table:
        """The same numbers as a table."""
        heads = ("付款", *(words for _, words in self.kinds), "合计")
        rows = [
            (b.label, *(Money(sum(f for u, f in b.parts if u == use)) for use, _ in self.kinds), Money(b.total))
            for b in self.bars
        ]
        return Table("付款抵充", heads, rows, numeric=frozenset(range(1, len(heads))))


@dataclass(frozen=True)
class Progress:
    """Steps in their order; the first `reached` of them are done and the next one is where it stands."""

    template: ClassVar[str] = "progress"
    steps: Sequence[str]
    reached: int

    @property
    def stages(self) -> list[tuple[str, bool, bool]]:
        """Words, done, under way."""
        return [(words, n < self.reached, n == self.reached) for n, words in enumerate(self.steps)]

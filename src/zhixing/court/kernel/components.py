"""The pieces pages are made of: each a dataclass and a template of the same name. All stand on the pattern page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from zhixing.court.kernel.models import Act, Limit, Proposal
from zhixing.law.core.determination import Determination


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in fen, printed as yuan; `red` for what is owed or seized."""

    fen: int | None
    red: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere within the site."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A short state: tone "", "red", "past" or "ok"."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a limit as of a day: overdue in red, provisional ends marked 暂定, paused ones without a day.

    `theirs`: a party's period; its end is not the court's delay.
    """

    ends_on: date | None
    on: date
    provisional: bool = False
    done_on: date | None = None
    theirs: bool = False

    @property
    def overdue(self) -> bool:
        """The last day is past and nothing was done."""
        return self.done_on is None and self.ends_on is not None and self.ends_on < self.on

    @property
    def days_left(self) -> int | None:
        """Days from `on` to the last day; negative when overdue."""
        return None if self.ends_on is None else (self.ends_on - self.on).days


Cell = Any
"""str, int, date, Money, Link, Tag, Due, or a tuple of these shown one after another."""


@dataclass(frozen=True)
class Facts:
    """A list of labelled facts."""

    template: ClassVar[str] = "facts"
    rows: Sequence[tuple[str, Cell]]


@dataclass(frozen=True)
class Table:
    """Rows under heads; `numeric` names the columns aligned right. Empty tables say what would stand there."""

    template: ClassVar[str] = "table"
    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    empty: str = "暂无"
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Section:
    """A titled group of components; `links` beside the title."""

    template: ClassVar[str] = "section"
    title: str
    body: Sequence[Any]
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class Note:
    """A sentence that explains; tone "", "warn" or "red"."""

    template: ClassVar[str] = "note"
    text: str
    tone: str = ""


@dataclass(frozen=True)
class Figure:
    """A headline figure of a subject's page, with where to see how it came about."""

    label: str
    value: Cell
    link: Link | None = None


@dataclass(frozen=True)
class TimelineEntry:
    """One act as the timeline tells it."""

    act: Act
    papers: Sequence[Link] = ()
    force: bool = False


@dataclass(frozen=True)
class Timeline:
    """The acts of a dossier, newest first."""

    template: ClassVar[str] = "timeline"
    entries: Sequence[TimelineEntry]
    ahead: Sequence[Limit] = ()


@dataclass(frozen=True)
class LawPanel:
    """A determination: each condition with verdict, fact and article; then value, parameters and proof.

    `document` is the stored JSON form, so that today's answers and old ones print through the same renderer.
    """

    template: ClassVar[str] = "law_panel"
    document: dict[str, Any]
    compact: bool = False

    @classmethod
    def of(cls, ruling: Determination[Any]) -> "LawPanel":
        """The panel of an answer just given."""
        return cls(ruling.to_json())


@dataclass(frozen=True)
class ProofTree:
    """The tree of a sum: amounts, days, rates, articles (stored JSON form)."""

    template: ClassVar[str] = "proof_tree"
    proof: dict[str, Any]


@dataclass(frozen=True)
class Limits:
    """The limits of a dossier as of a day."""

    template: ClassVar[str] = "limits"
    rows: Sequence[Limit]
    on: date


@dataclass(frozen=True)
class Approvals:
    """What waits for signatures."""

    template: ClassVar[str] = "approvals"
    rows: Sequence[Proposal]
    empty: str = "没有待审批事项"


BAR_LEFT, BAR_WIDTH, BAR_HEIGHT = 150, 440, 18
"""Where bars begin and how long the longest is, in units of the view box 640 wide; height of one bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar as drawn: its top, its width, which series it belongs to, its number and its words."""

    y: int
    width: int
    series: int
    number: int
    words: str

    @property
    def end(self) -> int:
        """Where its number stands."""
        return BAR_LEFT + self.width + 6


@dataclass(frozen=True)
class Bars:
    """Whole numbers side by side: a group of bars a label, one bar a series; drawn as SVG, with their table.

    `name` tells the charts of a page apart; each group has a number for every series.
    """

    template: ClassVar[str] = "bars"
    name: str
    title: str
    series: Sequence[str]
    groups: Sequence[tuple[str, Sequence[int]]]
    unit: str

    @property
    def height(self) -> int:
        """Height of the view box."""
        return len(self.groups) * self._step + 4

    @property
    def _step(self) -> int:
        return len(self.series) * (BAR_HEIGHT + 2) + 14

    @property
    def rows(self) -> list[tuple[int, str, list[Bar]]]:
        """Every group: the middle of its label, the label, its bars."""
        middle = len(self.series) * (BAR_HEIGHT + 2) // 2
        return [
            (n * self._step + 4 + middle, label, self._bars(n * self._step + 4, label, numbers))
            for n, (label, numbers) in enumerate(self.groups)
        ]

    def _bars(self, top: int, label: str, numbers: Sequence[int]) -> list[Bar]:
        largest = max(1, *(n for _, numbers in self.groups for n in numbers))
        return [
            Bar(
                top + i * (BAR_HEIGHT + 2), BAR_WIDTH * n // largest, i, n, f"{label}，{self.series[i]} {n} {self.unit}"
            )
            for i, n in enumerate(numbers)
        ]

    @property
    def legend(self) -> list[tuple[int, str]]:
        """The series with their numbers, for the legend."""
        return list(enumerate(self.series))

    @property
    def said(self) -> str:
        """The picture in a sentence."""
        return "；".join(
            f"{label}：" + "，".join(f"{s} {n} {self.unit}" for s, n in zip(self.series, numbers, strict=True))
            for label, numbers in self.groups
        )

    @property
    def table(self) -> Table:
        """The same numbers as a table."""
        heads = ("", *(f"{s}（{self.unit}）" for s in self.series))
        return Table(self.title, heads, [(label, *numbers) for label, numbers in self.groups],
                     numeric=frozenset(range(1, len(heads))))  # fmt: skip

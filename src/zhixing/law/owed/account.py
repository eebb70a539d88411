"""The running account of a debt: what stands in it. All state is whole fen."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from zhixing.law.core.tables import Tables
from zhixing.law.crediting.credit import Part
from zhixing.law.crediting.order import Item
from zhixing.law.interest.segment import Segment
from zhixing.law.owed.facts import Debt, Kind, Payment
from zhixing.law.owed.plan import Plan
from zhixing.law.owed.running import NOTHING, Standing

Key = tuple[Item, int, int]
"""Item, index of the obligation (or of the delay payment), index of the stream (-1: the sum itself)."""

SUM = -1


@dataclass(frozen=True, slots=True)
class Line:
    """One component of one obligation between two payments: segments, exact and rounded fen.

    `room`: what a cap on the whole component left for this line. `standing`: what stood before it.
    """

    stream: int
    first: date
    last: date
    segments: tuple[Segment, ...]
    exact: Fraction
    fen: int
    room: int | None = None
    standing: Standing = NOTHING


@dataclass(frozen=True, slots=True)
class Credited:
    """One payment with its shares; `costs` of realisation and the enforcement `fee` taken out of it, `surplus` goes back
    to the debtor."""

    payment: Payment
    costs: int
    parts: tuple[Part, ...]
    surplus: int
    fee: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """The days from one payment to the next, and what stood at its beginning, in fen.

    `credited` by obligation; by stream: `accrued`, `paid` of it, and `capital`, what of it joined its own base.
    """

    first: date
    payments_before: int
    opening: int
    credited: dict[int, int]
    accrued: dict[int, int]
    paid: dict[int, int]
    capital: dict[int, int]


@dataclass
class Account:
    """State while running. `exact_to`: last day to which every rate is known."""

    plan: Plan
    tables: Tables
    pots: dict[Key, int] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    credits: list[Credited] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    credited: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    accrued: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    paid: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    capital: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    exact_to: date | None = None

    @property
    def debt(self) -> Debt:
        return self.plan.debt

    def span(self, first: date, payments_before: int) -> Span:
        """A span that begins with what stands now."""
        held = (dict(self.credited), dict(self.accrued), dict(self.paid), dict(self.capital))
        return Span(first, payments_before, self.outstanding(), *held)

    def outstanding(self) -> int:
        """Everything in the pots but delay payments, in fen."""
        return sum(fen for key, fen in self.pots.items() if key[0] is not Item.DELAY)


_SUMS = {Kind.COSTS: Item.COSTS, Kind.COURT_FEE: Item.COSTS, Kind.INTEREST: Item.INTEREST_BEFORE}


def sum_item(kind: Kind) -> Item:
    """To which step of the order the sum of an obligation belongs."""
    return _SUMS.get(kind, Item.PRINCIPAL)

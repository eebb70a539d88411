"""What is held, what it is worth at the least and at the most, and how much is to be covered."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated

from zhixing.law.core.reading_input import Money, Ratio


@dataclass(frozen=True, slots=True)
class Held:
    """One seized asset. `low` ≤ `base` ≤ `high` in fen; `harm`: what losing its use costs the debtor, 0 is least.

    `share`: the debtor's share. `prior`: secured claims and earlier seizures on it. `cash`: counts in full, can be
    released in part. `waiting`: a waiting seizure (轮候) counts nothing until its turn.
    """

    id: str
    low: Annotated[int, Money]
    base: Annotated[int, Money]
    high: Annotated[int, Money]
    valued_on: date
    source: str
    share: Annotated[Fraction, Ratio] = Fraction(1)
    prior: Annotated[int, Money] = 0
    cash: bool = False
    waiting: bool = False
    harm: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.base <= self.high:
            raise ValueError(f"{self.id}：价值应依次为最低、一般、最高，且不能是负数")
        if not 0 < self.share <= 1 or self.prior < 0 or self.harm < 0:
            raise ValueError(f"{self.id}：份额应大于 0 且不超过 1，在先权利和影响程度不能是负数")
        if not self.source:
            raise ValueError(f"{self.id}：价值要写明来源")
        if self.cash and self.low != self.high:
            raise ValueError(f"{self.id}：存款的数额是确定的，最低和最高应当相同")

    def net(self, value: int) -> int:
        """What of a value is left for this case: the debtor's share less prior claims, never below 0, in whole fen."""
        return 0 if self.waiting else max(0, int(value * self.share) - self.prior)


@dataclass(frozen=True, slots=True)
class Holding:
    """The facts in fen: unpaid debt at the expected day of realisation, enforcement costs, everything held."""

    on: date
    claim: Annotated[int, Money]
    costs: Annotated[int, Money]
    held: tuple[Held, ...]

    def __post_init__(self) -> None:
        if self.claim < 0 or self.costs < 0:
            raise ValueError("债权和执行费用不能是负数")
        if len({h.id for h in self.held}) < len(self.held):
            raise ValueError("财产编号重复")
        if any(h.valued_on > self.on for h in self.held):
            raise ValueError("财产的估价日不能晚于核算日")

    @property
    def limit(self) -> int:
        """What may be held: the debt with its costs, in fen."""
        return self.claim + self.costs

"""A distribution plan as a value."""

from dataclasses import dataclass

from zhixing.law.distribution.assets import AssetShared, Share
from zhixing.law.distribution.dispute import Held
from zhixing.law.distribution.package import OthersPart
from zhixing.law.distribution.pool import Regime


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan in fen. Everything handed out, what belongs to `others` and the surplus add up to the proceeds.

    `held`: under an open objection, what each claim may be paid at once and what waits.
    """

    regime: Regime
    assets: tuple[AssetShared, ...]
    pool: int
    shares: tuple[Share, ...]
    surplus: int
    others: tuple[OthersPart, ...] = ()
    held: tuple[Held, ...] = ()

    @property
    def all_shares(self) -> tuple[Share, ...]:
        """Every share: out of the assets' own liens, then out of the pool."""
        return tuple(s for a in self.assets for s in a.liens) + self.shares

    def got(self, claim: str) -> int:
        """What a claim receives in all, in fen."""
        return sum(s.got for s in self.all_shares if s.claim == claim)

"""Things sold together (整体变价): price and costs split by appraised value; what belongs to others goes to them."""

from dataclasses import dataclass, replace

from zhixing.law.core.citation import Ours
from zhixing.law.core.determination import Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.distribution.facts import Asset, Package, ToShare
from zhixing.law.distribution.sharing import LARGEST_REMAINDER, portions

SPLIT = Ours("整体变价的价款在各项财产之间怎样划分没有规定；价款和变价费用都按评估价的比例划分", "§10.3")
OTHERS = Ours(
    "整体变价的财产中归他人所有的部分，扣除按比例分担的变价费用后归该人，不分担执行申请费，也不参加分配", "§10.3"
)


@dataclass(frozen=True, slots=True)
class OthersPart:
    """What goes to the owner of a part that is not the debtor's, in fen: `proceeds` less `costs` is `fen`."""

    owner: str
    name: str
    proceeds: int
    costs: int

    @property
    def fen(self) -> int:
        """What the owner gets; costs beyond the part's price stay with nobody's account but the part's."""
        return max(0, self.proceeds - self.costs)


def unpacked(facts: ToShare) -> tuple[ToShare, tuple[OthersPart, ...], list[Step]]:
    """The facts with every package cut into assets, what belongs to others, and a step for each package."""
    assets, others, steps = list(facts.assets), [], []
    for package in facts.packages:
        prices, costs = _split(package)
        for part, price, cost in zip(package.parts, prices, costs, strict=True):
            if part.owner:
                others.append(OthersPart(part.owner, part.name, price, cost))
            else:
                assets.append(Asset(part.name, price, cost, part.liens))
        said = "，".join(
            f"{p.name} {yuan(x)} 元（评估 {yuan(p.value)} 元）" for p, x in zip(package.parts, prices, strict=True)
        )
        steps.append(
            step(f"“{package.name}”整体变价 {yuan(package.proceeds)} 元", True, said, SPLIT, LARGEST_REMAINDER)
        )
    if others:
        said = "，".join(f"{o.owner} {yuan(o.fen)} 元" for o in others)
        steps.append(step("归他人所有的部分", True, said, OTHERS))
    return replace(facts, assets=tuple(assets), packages=()), tuple(others), steps


def _split(package: Package) -> tuple[tuple[int, ...], tuple[int, ...]]:
    values = [part.value for part in package.parts]
    return portions(package.proceeds, values), portions(package.costs, values)

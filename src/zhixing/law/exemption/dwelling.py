"""The only dwelling: when it may be sold after all, and how much rent is kept from the price (异议复议规定 20)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.proof import Amount
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables
from zhixing.law.limits.card import card, running
from zhixing.law.limits.node import Node

RULE = Article("异议复议规定", "20", "EVICT-03")
TITLE = "唯一住房的执行"


@dataclass(frozen=True, slots=True)
class Dwelling:
    """The facts; None is not known. One ground is enough.

    `rent`: local average monthly rent for the dwelling due, `rent_years` kept from the price by the creditor's
    consent. `delivery_served`: the instrument itself orders this home handed over; day the notice was served.
    """

    on: date
    supporter_has_home: bool | None = False
    moved_homes_away: bool | None = False
    creditor_offers_home: bool | None = False
    rent: Annotated[int, Money] | None = None
    rent_years: int | None = None
    delivery_served: date | None = None

    def __post_init__(self) -> None:
        if (self.rent is None) != (self.rent_years is None):
            raise ValueError("预留租金要同时填写月租金和年数")
        if (self.rent or 0) < 0:
            raise ValueError("租金不能是负数")


def may_sell_dwelling(facts: Dwelling, tables: Tables) -> Determination[int]:
    """The sum kept for rent, in fen (0 under the other grounds); lawful if one ground holds."""
    low = tables.parameter("exemption.rent_years_low").whole(facts.on)
    high = tables.parameter("exemption.rent_years_high").whole(facts.on)
    inside = facts.rent_years is not None and low <= facts.rent_years <= high
    grounds = [
        ("对被执行人有扶养义务的人有其他居住房屋", facts.supporter_has_home),
        ("依据生效后为逃避债务转让其他房屋", facts.moved_homes_away),
        ("申请执行人提供廉租房标准的居住房屋", facts.creditor_offers_home),
        (f"同意从变价款中扣除 {low} 至 {high} 年租金", inside),
        ("依据确定交付该房屋，三个月宽限期已满", _grace_over(facts, tables)),
    ]
    other = any(met for _, met in grounds[:3]) or bool(grounds[4][1])
    kept = (facts.rent or 0) * 12 * (facts.rent_years or 0) if inside and not other else 0
    steps = (_any(grounds), step("预留的租金", True, f"{yuan(kept)} 元", RULE))
    details = {"月租金": f"{yuan(facts.rent or 0)}元", "年数": f"{facts.rent_years}"} if kept else {}
    proof = Amount("预留租金", kept, "given", details=details, cites=(RULE,))
    reads = tuple(tables.read(f"exemption.rent_years_{end}", facts.on) for end in ("low", "high"))
    return Determination("exemption.dwelling", TITLE, facts.on, kept, steps, reads, proof, tables.digest)


def _any(grounds: list[tuple[str, bool | None]]) -> Step:
    """One step for five grounds: met if one is; not known if none is but one may be."""
    met = [said for said, fact in grounds if fact]
    unknown = [said for said, fact in grounds if fact is None]
    if met:
        return step("具备一种可以执行的情形", True, "；".join(met), RULE)
    return step(
        "具备一种可以执行的情形",
        None if unknown else False,
        "没有查明：" + "；".join(unknown) if unknown else "都不具备",
        RULE,
    )


def _grace_over(facts: Dwelling, tables: Tables) -> bool:
    if facts.delivery_served is None:
        return False
    first = running(card(Node.ONLY_HOME_GRACE), facts.delivery_served, tables).ends_on
    return first is not None and facts.on >= first

"""The lowest price of a direct sale (变卖): agreed, or by the market and the appraisal (拍卖规定 31, 32)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from zhixing.law.core.citation import Article, Citation, Ours
from zhixing.law.core.determination import Determination, ParameterRead, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.proof import Amount
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables

RULE = Article("拍卖规定", "32", "SALE-01")
AT_SECOND_START = Ours("网络司法变卖以二拍起拍价为变卖价，出自最高人民法院明传通知，原文未见", "SALE-04")
TITLE = "变卖价"


class Sale(StrEnum):
    """AGREED by all; MARKET: has a market price; FIRST: appraised, offered at the appraisal; LOWERED: did not sell.

    ONLINE: after two failed online rounds; SHIP: after two failed auctions of a ship.
    """

    AGREED = "agreed"
    MARKET = "market"
    FIRST = "first"
    LOWERED = "lowered"
    ONLINE = "online"
    SHIP = "ship"


@dataclass(frozen=True, slots=True)
class SalePrice:
    """The facts in fen. `base`: agreed price, market price, appraisal, or the second starting price (ONLINE)."""

    on: date
    sale: Sale
    base: Annotated[int, Money]
    proposed: Annotated[int, Money] | None = None

    def __post_init__(self) -> None:
        if self.base <= 0:
            raise ValueError("约定价、市价、评估价或者二拍起拍价必须大于零")


def sale_floor(facts: SalePrice, tables: Tables) -> Determination[int]:
    """The floor in fen, rounded up; lawful only if the price proposed reaches it.

    Raises NotCovered before the rules begin (2005-01-01; online 2017-01-01; ships 2015-03-01).
    """
    ratio, cite, reads = _ratio(facts, tables)
    exact = facts.base * ratio
    floor = -(-exact.numerator // exact.denominator)
    details = {"基数": f"{yuan(facts.base)}元", "费率": str(ratio), "取整": "不足一分的进为一分"}
    proof = Amount(TITLE, floor, "fee", exact, details, (cite,))
    met = facts.proposed is None or facts.proposed >= floor
    found = "没有拟定价格" if facts.proposed is None else f"拟定 {yuan(facts.proposed)} 元"
    steps = (step(f"变卖价不低于 {yuan(floor)} 元", met, found, cite),)
    return Determination("disposal.direct_sale", TITLE, facts.on, floor, steps, reads, proof, tables.digest)


def _ratio(facts: SalePrice, tables: Tables) -> tuple[Fraction, Citation, tuple[ParameterRead, ...]]:
    names = {Sale.LOWERED: "disposal.sale_floor_ratio", Sale.SHIP: "disposal.ships_sale_ratio"}
    if facts.sale in names:
        value = tables.parameter(names[facts.sale]).on(facts.on)
        return Fraction(value.value), value.cite, (tables.read(names[facts.sale], facts.on),)
    begins = "disposal.online_rounds" if facts.sale is Sale.ONLINE else "disposal.sale_floor_ratio"
    tables.read(begins, facts.on)  # refuses days before the rules begin
    return Fraction(1), AT_SECOND_START if facts.sale is Sale.ONLINE else RULE, ()

"""The auctioneer's commission of an offline auction: at most so much, from the buyer (拍卖规定 29)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables
from zhixing.law.fees.bands import proportional, total
from zhixing.law.fees.rounding import Round

RULE = Article("拍卖规定", "29", "§14.5")
DOWN = Ours("佣金上限四舍五入到分，作为最高额", "§14.5")


@dataclass(frozen=True, slots=True)
class Commission:
    """The facts in fen: the hammer price, and the commission asked (None: only the ceiling is wanted)."""

    on: date
    price: Annotated[int, Money]
    asked: Annotated[int, Money] | None = None

    def __post_init__(self) -> None:
        if self.price < 0 or (self.asked or 0) < 0:
            raise ValueError("金额不能是负数")


def commission_ceiling(facts: Commission, tables: Tables) -> Determination[int]:
    """The ceiling in fen. Online auctions take none."""
    charge = proportional("disposal.commission", facts.price, facts.on, tables)
    proof = total("佣金上限", charge, Round.FEN_HALF_UP, RULE)
    steps = [step("由买受人支付，不超过分段比例", True, f"成交价 {yuan(facts.price)} 元", RULE, DOWN)]
    if facts.asked is not None:
        steps.append(step("收取的佣金不超过上限", facts.asked <= proof.fen, f"{yuan(facts.asked)} 元", RULE))
    return Determination(
        "disposal.commission", "拍卖佣金", facts.on, proof.fen, tuple(steps), charge.reads, proof, tables.digest
    )

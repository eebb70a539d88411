"""Which amounts lead to a given fee: the inverse of the tariff, for checking a fee that somebody charged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.fen import MAX_FEN, yuan
from zhixing.law.core.tables import Tables
from zhixing.law.fees.acceptance import Halving
from zhixing.law.fees.asked import Fee, FeeAsked, fee
from zhixing.law.fees.rounding import Round

TITLE = "由费用倒推金额"


class Of(StrEnum):
    """The tariffs that depend on an amount alone."""

    ENFORCEMENT = "enforcement"
    ACCEPTANCE = "acceptance"
    PRESERVATION = "preservation"
    PAYMENT_ORDER = "payment_order"
    BANKRUPTCY = "bankruptcy"


@dataclass(frozen=True, slots=True)
class AmountRange:
    """All amounts in fen from `low` to `high`, both included; `high` None: without end."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class FeeCharged:
    """The facts: a fee in fen, of which tariff, halved or not (case acceptance only), rounded how."""

    of: Of
    fee_fen: int
    on: date
    halved: bool = False
    round: Round = Round.FEN_HALF_UP

    def __post_init__(self) -> None:
        if self.fee_fen < 0:
            raise ValueError("费用不能是负数")
        if self.halved and self.of is not Of.ACCEPTANCE:
            raise ValueError("只有案件受理费可以减半")


def amounts_for(facts: FeeCharged, tables: Tables) -> Determination[AmountRange]:
    """The amounts that give exactly this fee; None where no amount does. Exact: the tariff never falls."""
    low = _first(lambda a: _fee(facts, a, tables) >= facts.fee_fen)
    fits = low is not None and _fee(facts, low, tables) == facts.fee_fen
    value = None
    if low is not None and fits:
        beyond = _first(lambda a: _fee(facts, a, tables) > facts.fee_fen)
        value = AmountRange(low, None if beyond is None else beyond - 1)
    cite = Article("诉讼费用办法", "13" if facts.of is Of.ACCEPTANCE else "14", "§6")
    asked = step("有金额对应这笔费用", fits, _found(value), cite)
    return Determination(f"fees.inverse.{facts.of}", TITLE, facts.on, value, (asked,), (), None, tables.digest)


def _found(value: AmountRange | None) -> str:
    if value is None:
        return "没有任何金额按标准算出这笔费用"
    if value.high is None:
        return f"{yuan(value.low)} 元以上"
    return f"{yuan(value.low)} 元" + ("" if value.high == value.low else f" 至 {yuan(value.high)} 元")


def _fee(facts: FeeCharged, amount: int, tables: Tables) -> int:
    halved = (Halving.SIMPLIFIED,) if facts.halved else ()
    return fee(FeeAsked(Fee(facts.of.value), facts.on, amount, halved=halved, round=facts.round), tables).value or 0


def _first(reached: Callable[[int], bool]) -> int | None:
    """The smallest amount from 1 fen to MAX_FEN that reaches a fee; None where none does."""
    low, high = 1, MAX_FEN
    if not reached(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle + 1, high)
    return low

"""To what a fee is rounded. The tariff does not say; courts are seen to do all three (money.md §0.3)."""

from enum import StrEnum
from fractions import Fraction

from zhixing.law.core.citation import Ours
from zhixing.law.core.determination import Step, step
from zhixing.law.core.fen import half_up

SILENT = Ours("诉讼费用办法没有规定尾数如何取舍；默认四舍五入到分，可以改为到元", "fee.round")


class Round(StrEnum):
    """Half-up to the fen, half-up to the yuan, or the yuan with the fen dropped."""

    FEN_HALF_UP = "FEN_HALF_UP"
    YUAN_HALF_UP = "YUAN_HALF_UP"
    YUAN_TRUNC = "YUAN_TRUNC"

    @property
    def chinese(self) -> str:
        return {"FEN_HALF_UP": "四舍五入到分", "YUAN_HALF_UP": "四舍五入到元", "YUAN_TRUNC": "舍去不足一元的部分"}[self]

    def fen(self, exact: Fraction) -> int:
        """An exact non-negative number of fen as this policy states it, in fen."""
        if self is Round.FEN_HALF_UP:
            return half_up(exact)
        if self is Round.YUAN_HALF_UP:
            return half_up(exact / 100) * 100
        return int(exact // 100) * 100


def rounding_step(rounding: Round) -> Step:
    """The choice as it stands among the steps of a determination."""
    return step("尾数取舍", True, rounding.chinese, SILENT)

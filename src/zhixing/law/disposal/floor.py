"""The lowest lawful price of a round: online, offline, state shares, ships (网拍规定 10, 26; 拍卖规定 5; …)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from zhixing.law.core.citation import Article, Citation
from zhixing.law.core.determination import Determination, ParameterRead, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.proof import Amount
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables

PANEL = Article("网拍规定", "27", "AU-02")
TITLE = "起拍价（保留价）"


class Way(StrEnum):
    """How the thing is sold; the rules differ."""

    ONLINE = "online"
    OFFLINE_MOVABLES = "offline_movables"
    OFFLINE_IMMOVABLES = "offline_immovables"
    SHARES = "shares"
    SHIPS = "ships"

    @property
    def chinese(self) -> str:
        return {
            "online": "网络司法拍卖",
            "offline_movables": "现场拍卖（动产）",
            "offline_immovables": "现场拍卖（不动产及其他财产权）",
            "shares": "国有股、社会法人股",
            "ships": "船舶",
        }[self]

    @property
    def table(self) -> str:
        """The prefix of its ratios among the parameters."""
        return self.value.split("_")[0]

    @property
    def rounds(self) -> str:
        """The parameter that limits its rounds."""
        return f"disposal.{self.value.replace('offline_', 'offline_rounds_')}" + (
            "" if self.value.startswith("offline") else "_rounds"
        )


@dataclass(frozen=True, slots=True)
class RoundPrice:
    """The facts: reference price, which round, the price proposed (None: only the floor is asked).

    `previous`: the starting price of the failed round before, needed from the second round on.
    """

    way: Way
    on: date
    reference: Annotated[int, Money]
    round: int = 1
    previous: Annotated[int, Money] | None = None
    proposed: Annotated[int, Money] | None = None

    def __post_init__(self) -> None:
        if self.reference <= 0 or self.round < 1:
            raise ValueError("参考价必须大于零，拍卖次数从 1 开始")
        if (self.previous is None) != (self.round == 1):
            raise ValueError("再次拍卖要填写上一次的起拍价，第一次拍卖不填写")


def round_floor(facts: RoundPrice, tables: Tables) -> Determination[int]:
    """The floor in fen, rounded up so that it is never undercut; lawful only if the proposed price reaches it."""
    last = tables.parameter(facts.way.rounds).whole(facts.on)
    allowed = step(f"拍卖不超过 {last} 次", facts.round <= last, f"第 {facts.round} 次", _rounds_cite(facts, tables))
    name, base = ("first_ratio", facts.reference) if facts.round == 1 else ("cut", facts.previous or 0)
    value = tables.parameter(f"disposal.{facts.way.table}_{name}").on(facts.on)
    ratio = Fraction(value.value) if facts.round == 1 else 1 - Fraction(value.value)
    exact = base * ratio
    floor = -(-exact.numerator // exact.denominator)
    details = {"基数": f"{yuan(base)}元", "费率": str(ratio), "取整": "不足一分的进为一分"}
    proof = Amount("最低起拍价", floor, "fee", exact, details, (value.cite,))
    steps = (allowed, *_proposed(facts, floor, value.cite))
    reads = (tables.read(facts.way.rounds, facts.on), tables.read(f"disposal.{facts.way.table}_{name}", facts.on))
    return _answer(facts, proof, steps, reads, tables)


def _answer(
    facts: RoundPrice, proof: Amount, steps: tuple[Step, ...], reads: tuple[ParameterRead, ...], tables: Tables
) -> Determination[int]:
    title = f"{facts.way.chinese}第 {facts.round} 次{TITLE}"
    return Determination("disposal.floor", title, facts.on, proof.fen, steps, reads, proof, tables.digest)


def _proposed(facts: RoundPrice, floor: int, cite: Citation) -> list[Step]:
    if facts.proposed is None:
        return []
    met = facts.proposed >= floor
    asked = f"不低于 {yuan(floor)} 元"
    return [
        step(asked, met, f"拟定 {yuan(facts.proposed)} 元", cite),
        step("由合议庭评议确定", True, "起拍价、降价幅度、保证金由合议庭评议", PANEL),
    ]


def _rounds_cite(facts: RoundPrice, tables: Tables) -> Citation:
    return tables.parameter(facts.way.rounds).on(facts.on).cite

"""Case acceptance fee of a property case (财产案件受理费), halved at most once (诉讼费用办法 13(1), 15, 16, 18)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.fees.bands import Charge, flat_line, proportional, share_of, together, total
from zhixing.law.fees.rounding import Round, rounding_step

TARIFF = Article("诉讼费用办法", "13", "§6.1")
ONCE = Article("民诉法解释", "206", "§6.4")
PREPAID = Article("诉讼费用办法", "22", "§6.5")
BORNE = Article("诉讼费用办法", "29", "§6.5")
COLLECTED = Article("民诉法解释", "207", "§6.5")
TITLE = "案件受理费"


class Halving(StrEnum):
    """Why the fee is halved."""

    MEDIATED = "mediated"
    WITHDRAWN = "withdrawn"
    SIMPLIFIED = "simplified"
    JOINED = "joined"

    @property
    def chinese(self) -> str:
        return {
            "mediated": "调解结案",
            "withdrawn": "撤诉",
            "simplified": "适用简易程序",
            "joined": "反诉或者第三人请求合并审理",
        }[self]

    @property
    def article(self) -> Article:
        return Article("诉讼费用办法", {"simplified": "16", "joined": "18"}.get(self, "15"), "§6.4")


@dataclass(frozen=True, slots=True)
class AcceptanceFee:
    """The facts: the amount in dispute in fen (property claims added up, 民诉法解释 201) and reasons to halve."""

    amount_fen: int
    on: date
    halved: tuple[Halving, ...] = ()
    round: Round = Round.FEN_HALF_UP

    def __post_init__(self) -> None:
        if self.amount_fen < 0:
            raise ValueError("诉讼请求的金额不能是负数")


def acceptance_charge(amount: int, on: date, tables: Tables) -> Charge:
    """The tariff of article 13(1) before rounding; other fees are shares of it."""
    flat = flat_line("定额", "acceptance_flat", on, tables)
    return together(flat, proportional("fees.acceptance", amount, on, tables))


def acceptance_fee(facts: AcceptanceFee, tables: Tables) -> Determination[int]:
    """The fee in fen. Raises NotCovered before 2007-04-01."""
    charge = acceptance_charge(facts.amount_fen, facts.on, tables)
    reads = charge.reads
    if facts.halved:
        half = tables.parameter("fees.half").on(facts.on)
        reads += (tables.read("fees.half", facts.on),)
        whole = total("全额", charge, Round.FEN_HALF_UP, TARIFF)
        proof = share_of(TITLE, whole, Fraction(half.value), facts.round, facts.halved[0].article)
    else:
        proof = total(TITLE, charge, facts.round, TARIFF)
    reads += (tables.read("fees.prepay_days", facts.on),)
    steps = _steps(facts, tables)
    return Determination("fees.acceptance", TITLE, facts.on, proof.fen, steps, reads, proof, tables.digest)


def _steps(facts: AcceptanceFee, tables: Tables) -> tuple[Step, ...]:
    steps = [step("诉讼请求的金额", True, f"{yuan(facts.amount_fen)} 元", TARIFF)]
    steps += [step("减半交纳", True, reason.chinese, reason.article) for reason in facts.halved]
    if len(facts.halved) > 1:
        steps.append(step("只减半一次", True, "有几个减半的理由也只减半一次", ONCE))
    days = tables.parameter("fees.prepay_days").whole(facts.on)
    steps.append(step("由原告预交", True, f"收到交费通知后 {days} 日内；反诉的自提起之日起 {days} 日内", PREPAID))
    steps.append(step("由败诉方负担", True, "胜诉方预交的由法院退还，由法院向败诉方收取", BORNE, COLLECTED))
    return (*steps, rounding_step(facts.round))

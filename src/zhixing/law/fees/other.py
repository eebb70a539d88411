"""Every other fee of the tariff: non-property cases, labour, payment orders, bankruptcy, maritime (办法 13, 14).

Each kind is a row: a fixed sum or a band in which the court fixes it, then what bands or shares of the property
tariff add, then a ceiling.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, ParameterRead, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.proof import Amount
from zhixing.law.core.tables import Tables
from zhixing.law.fees.acceptance import acceptance_charge
from zhixing.law.fees.bands import Charge, capped, proportional, settle, share_of, together, total
from zhixing.law.fees.rounding import Round, rounding_step

CASES = Article("诉讼费用办法", "13", "§6.4")
APPLICATIONS = Article("诉讼费用办法", "14", "§6.4")


class Kind(StrEnum):
    """What is charged."""

    DIVORCE = "divorce"
    PERSONALITY = "personality"
    NON_PROPERTY = "non_property"
    INTELLECTUAL = "intellectual"
    LABOUR = "labour"
    ADMINISTRATIVE_SPECIAL = "administrative_special"
    ADMINISTRATIVE_OTHER = "administrative_other"
    JURISDICTION = "jurisdiction"
    PAYMENT_ORDER = "payment_order"
    PUBLIC_SUMMONS = "public_summons"
    SET_ASIDE_AWARD = "set_aside_award"
    BANKRUPTCY = "bankruptcy"
    MARITIME_FUND = "maritime_fund"
    MARITIME_INJUNCTION = "maritime_injunction"
    MARITIME_LIEN_NOTICE = "maritime_lien_notice"
    MARITIME_REGISTRATION = "maritime_registration"
    GENERAL_AVERAGE = "general_average"


TITLES = {
    Kind.DIVORCE: "离婚案件受理费",
    Kind.PERSONALITY: "人格权案件受理费",
    Kind.NON_PROPERTY: "其他非财产案件受理费",
    Kind.INTELLECTUAL: "没有争议金额的知识产权民事案件受理费",
    Kind.LABOUR: "劳动争议案件受理费",
    Kind.ADMINISTRATIVE_SPECIAL: "商标、专利、海事行政案件受理费",
    Kind.ADMINISTRATIVE_OTHER: "其他行政案件受理费",
    Kind.JURISDICTION: "管辖权异议不成立的案件受理费",
    Kind.PAYMENT_ORDER: "支付令申请费",
    Kind.PUBLIC_SUMMONS: "公示催告申请费",
    Kind.SET_ASIDE_AWARD: "撤销仲裁裁决申请费",
    Kind.BANKRUPTCY: "破产申请费",
    Kind.MARITIME_FUND: "海事赔偿责任限制基金申请费",
    Kind.MARITIME_INJUNCTION: "海事强制令申请费",
    Kind.MARITIME_LIEN_NOTICE: "船舶优先权催告申请费",
    Kind.MARITIME_REGISTRATION: "海事债权登记申请费",
    Kind.GENERAL_AVERAGE: "共同海损理算申请费",
}
TAKES_AMOUNT = {Kind.DIVORCE, Kind.PERSONALITY, Kind.PAYMENT_ORDER, Kind.BANKRUPTCY}


@dataclass(frozen=True, slots=True)
class OtherFee:
    """The facts. `amount_fen`: divorce: all property; personality: damages; payment order: claim; bankruptcy: estate.

    `set_fen`: what the court fixed where the tariff gives a band.
    """

    kind: Kind
    on: date
    amount_fen: int = 0
    set_fen: int | None = None
    round: Round = Round.FEN_HALF_UP

    def __post_init__(self) -> None:
        if self.amount_fen < 0 or (self.set_fen or 0) < 0:
            raise ValueError("金额不能是负数")
        if self.amount_fen and self.kind not in TAKES_AMOUNT:
            raise ValueError(f"{TITLES[self.kind]}不按金额计算，不要填写金额")


def other_fee(facts: OtherFee, tables: Tables) -> Determination[int]:
    """The fee in fen; None where the court has not fixed it or fixed it outside the band."""
    if facts.kind in {Kind.PAYMENT_ORDER, Kind.BANKRUPTCY}:
        return _share(facts, tables)
    base, steps, reads = _base(facts, tables)
    if base is None:
        return Determination(_name(facts), TITLES[facts.kind], facts.on, None, steps, reads, None, tables.digest)
    more = proportional(_name(facts), facts.amount_fen, facts.on, tables)
    charge = together(Charge(Fraction(base), (Amount("定额", base, "given", cites=(_article(facts),)),), reads), more)
    proof = total(TITLES[facts.kind], charge, facts.round, _article(facts))
    return _answer(facts, proof, steps, charge.reads, tables)


def _name(facts: OtherFee) -> str:
    return f"fees.{facts.kind.value}"


def _article(facts: OtherFee) -> Article:
    return CASES if f"{facts.kind}" in _CASES else APPLICATIONS


_CASES = {
    "divorce", "personality", "non_property", "intellectual", "labour",
    "administrative_special", "administrative_other", "jurisdiction",
}  # fmt: skip


def _answer(
    facts: OtherFee, proof: Amount, steps: tuple[Step, ...], reads: tuple[ParameterRead, ...], tables: Tables
) -> Determination[int]:
    steps = (*steps, rounding_step(facts.round))
    return Determination(_name(facts), TITLES[facts.kind], facts.on, proof.fen, steps, reads, proof, tables.digest)


def _base(facts: OtherFee, tables: Tables) -> tuple[int | None, tuple[Step, ...], tuple[ParameterRead, ...]]:
    """The fixed part: one sum, or what the court fixed inside the band (None: not fixed, or outside)."""
    if f"fees.{facts.kind}" in tables.parameters:
        fixed = tables.parameter(f"fees.{facts.kind}")
        if facts.set_fen is not None:
            raise ValueError(f"{TITLES[facts.kind]}是定额，不能由法院酌定")
        asked = step("定额", True, f"{yuan(fixed.whole(facts.on))} 元", _article(facts))
        return fixed.whole(facts.on), (asked,), (fixed.read(facts.on),)
    low, high = (tables.parameter(f"fees.{facts.kind}_{end}") for end in ("low", "high"))
    bottom, top = low.whole(facts.on), high.whole(facts.on)
    met = None if facts.set_fen is None else bottom <= facts.set_fen <= top
    found = "法院尚未确定" if facts.set_fen is None else f"法院确定 {yuan(facts.set_fen)} 元"
    asked = step(f"每件 {yuan(bottom)} 至 {yuan(top)} 元", met, found, _article(facts))
    return (facts.set_fen if met else None), (asked,), (low.read(facts.on), high.read(facts.on))


def _share(facts: OtherFee, tables: Tables) -> Determination[int]:
    """A share of the property tariff, with a ceiling where there is one."""
    charge = acceptance_charge(facts.amount_fen, facts.on, tables)
    share = tables.parameter(f"fees.{facts.kind}_share")
    whole = total("按财产案件受理费标准", charge, Round.FEN_HALF_UP, CASES)
    part = Fraction(share.on(facts.on).value)
    proof = share_of(TITLES[facts.kind], whole, part, Round.FEN_HALF_UP, APPLICATIONS)
    reads = (*charge.reads, share.read(facts.on))
    cap = tables.parameters.get(f"fees.{facts.kind}_cap")
    if cap is not None:
        proof = capped(TITLES[facts.kind], proof, cap.whole(facts.on), APPLICATIONS)
        reads = (*reads, cap.read(facts.on))
    proof = settle(TITLES[facts.kind], proof, facts.round, APPLICATIONS)
    asked = step("计费的数额", True, f"{yuan(facts.amount_fen)} 元", APPLICATIONS)
    return _answer(facts, proof, (asked,), reads, tables)

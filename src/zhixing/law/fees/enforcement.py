"""Enforcement fee (执行申请费): how much for this sum, or for a later sum after earlier ones (诉讼费用办法 14(1))."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.proof import Amount
from zhixing.law.core.tables import Tables
from zhixing.law.fees.bands import Charge, flat_line, proportional, together, total
from zhixing.law.fees.rounding import Round, rounding_step

TARIFF = Article("诉讼费用办法", "14", "FILE-04")
BASE = Ours("办法没有写明结案时以哪个金额为准；默认按实际到位金额，后到金额按所达档次计算", "exec_fee_base")
TITLE = "执行申请费"


class Base(StrEnum):
    """Which sum the fee is counted on: the sum applied for, or the sum really executed (default, for closing)."""

    APPLIED = "APPLIED"
    EXECUTED = "EXECUTED"

    @property
    def chinese(self) -> str:
        return {"APPLIED": "申请执行的金额", "EXECUTED": "实际执行到位的金额"}[self]


@dataclass(frozen=True, slots=True)
class EnforcementFee:
    """The facts. Amounts in fen.

    `amount_fen` None: no amount is enforced (an act, a thing); then `set_fen` is what the court fixed in the band.
    `already_fen`: the sum on which the fee was charged before; this one is charged at the margin reached.
    """

    amount_fen: int | None
    on: date
    base: Base = Base.EXECUTED
    already_fen: int = 0
    set_fen: int | None = None
    round: Round = Round.FEN_HALF_UP

    def __post_init__(self) -> None:
        if (self.amount_fen or 0) < 0 or self.already_fen < 0 or (self.set_fen or 0) < 0:
            raise ValueError("执行金额不能是负数")
        if self.amount_fen is None and self.already_fen:
            raise ValueError("没有执行金额的案件不能填写已经计收费用的金额")
        if self.amount_fen is not None and self.set_fen is not None:
            raise ValueError("有执行金额的案件按比例计算，不能由法院酌定")


def enforcement_fee(facts: EnforcementFee, tables: Tables) -> Determination[int]:
    """The fee in fen. It is collected after enforcement, from the debtor. Raises NotCovered before 2007-04-01."""
    if facts.amount_fen is None:
        return _without_amount(facts, tables)
    charge = _charge(facts.amount_fen + facts.already_fen, facts, tables)
    proof = total(TITLE, charge, facts.round, TARIFF)
    if facts.already_fen:
        proof = _later(proof, facts, tables)
    base = step("计费基数", True, f"{facts.base.chinese} {yuan(facts.amount_fen)} 元", BASE)
    steps = (base, *_who_pays(), rounding_step(facts.round))
    return Determination("fees.enforcement", TITLE, facts.on, proof.fen, steps, charge.reads, proof, tables.digest)


def _charge(amount: int, facts: EnforcementFee, tables: Tables) -> Charge:
    flat = flat_line("定额", "enforcement_flat", facts.on, tables)
    if not amount:
        return Charge(Fraction(0), (), flat.reads)
    return together(flat, proportional("fees.enforcement", amount, facts.on, tables))


def _later(proof: Amount, facts: EnforcementFee, tables: Tables) -> Amount:
    """The fee on all sums minus the fee on the earlier ones, so that parts always add up to the whole."""
    earlier = total("此前金额的执行申请费", _charge(facts.already_fen, facts, tables), facts.round, TARIFF)
    return Amount(f"{TITLE}（后到金额）", proof.fen - earlier.fen, "less", cites=(TARIFF,), children=(proof, earlier))


def _who_pays() -> tuple[Step, ...]:
    return (
        step("不预交，执行后交纳", True, "执行申请费在执行后交纳", Article("诉讼费用办法", "20", "FILE-04")),
        step("由被执行人负担", True, "和解的由双方协商，协商不成由法院决定", Article("诉讼费用办法", "38", "FILE-04")),
    )


def _without_amount(facts: EnforcementFee, tables: Tables) -> Determination[int]:
    low = tables.parameter("fees.enforcement_none_low").whole(facts.on)
    high = tables.parameter("fees.enforcement_none_high").whole(facts.on)
    reads = tuple(tables.read(f"fees.enforcement_none_{end}", facts.on) for end in ("low", "high"))
    met = None if facts.set_fen is None else low <= facts.set_fen <= high
    found = "法院尚未确定" if facts.set_fen is None else f"法院确定 {yuan(facts.set_fen)} 元"
    asked = f"没有执行金额，每件 {yuan(low)} 至 {yuan(high)} 元"
    steps = (step(asked, met, found, TARIFF), *_who_pays())
    value = facts.set_fen if met else None
    proof = None if value is None else Amount(TITLE, value, "given", cites=(TARIFF,))
    return Determination("fees.enforcement", TITLE, facts.on, value, steps, reads, proof, tables.digest)

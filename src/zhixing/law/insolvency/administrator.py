"""The administrator's pay (管理人报酬): marginal ceilings on what is finally distributed (管理人报酬规定 2)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import Money, Ratio
from zhixing.law.core.tables import Tables
from zhixing.law.fees.bands import proportional, share_of, total
from zhixing.law.fees.rounding import Round

RULE = Article("管理人报酬规定", "2", "§11.8")
TITLE = "管理人报酬上限"


@dataclass(frozen=True, slots=True)
class AdministratorPay:
    """The facts in fen: value finally distributed without what went to secured creditors; the province's factor."""

    on: date
    distributed: Annotated[int, Money]
    province: Annotated[Fraction, Ratio] = Fraction(1)

    def __post_init__(self) -> None:
        if self.distributed < 0 or self.province <= 0:
            raise ValueError("金额不能是负数，省级标准的倍数必须大于零")


def administrator_pay(facts: AdministratorPay, tables: Tables) -> Determination[int]:
    """The ceiling in fen; a province may set its ceilings up to 30 % higher or lower."""
    charge = proportional("insolvency.pay", facts.distributed, facts.on, tables)
    proof = total(TITLE, charge, Round.FEN_HALF_UP, RULE)
    if facts.province != 1:
        proof = share_of(f"{TITLE}（省级标准）", proof, facts.province, Round.FEN_HALF_UP, RULE)
    spread = Fraction(tables.parameter("insolvency.pay_province").on(facts.on).value)
    steps = (
        step("最终清偿的财产价值", True, f"{yuan(facts.distributed)} 元，不含担保权人优先受偿的部分", RULE),
        step("省级浮动不超过三成", abs(facts.province - 1) <= spread, f"{facts.province} 倍", RULE),
    )
    reads = (*charge.reads, tables.read("insolvency.pay_province", facts.on))
    return Determination("insolvency.pay", TITLE, facts.on, proof.fen, steps, reads, proof, tables.digest)

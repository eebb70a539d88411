"""Preservation fee (保全申请费): on the value preserved, never over the ceiling (诉讼费用办法 14(2))."""

from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.fees.bands import capped, flat_line, proportional, settle, together, total
from zhixing.law.fees.rounding import Round, rounding_step

TARIFF = Article("诉讼费用办法", "14", "§6.3")
BORNE = Article("诉讼费用办法", "38", "§6.3")
TITLE = "保全申请费"


@dataclass(frozen=True, slots=True)
class PreservationFee:
    """The facts: the value really preserved in fen; None where no amount of property is involved."""

    amount_fen: int | None
    on: date
    round: Round = Round.FEN_HALF_UP

    def __post_init__(self) -> None:
        if (self.amount_fen or 0) < 0:
            raise ValueError("保全的财产数额不能是负数")


def preservation_fee(facts: PreservationFee, tables: Tables) -> Determination[int]:
    """The fee in fen. Raises NotCovered before 2007-04-01."""
    flat = flat_line("定额", "preservation_flat", facts.on, tables)
    charge = together(flat, proportional("fees.preservation", facts.amount_fen or 0, facts.on, tables))
    cap = tables.parameter("fees.preservation_cap")
    line = total(TITLE, charge, Round.FEN_HALF_UP, TARIFF)
    proof = settle(TITLE, capped(TITLE, line, cap.whole(facts.on), TARIFF), facts.round, TARIFF)
    found = "不涉及财产数额" if facts.amount_fen is None else f"{yuan(facts.amount_fen)} 元"
    steps = (
        step("实际保全的财产数额", True, found, TARIFF),
        step("由申请人交纳，可以列入诉讼请求", True, "申请人负担后可以在诉讼中主张", BORNE),
        rounding_step(facts.round),
    )
    reads = (*charge.reads, cap.read(facts.on))
    return Determination("fees.preservation", TITLE, facts.on, proof.fen, steps, reads, proof, tables.digest)

"""Any fee of the tariff by its name: what a command, a page or a file asks for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from zhixing.law.core.determination import Determination
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables
from zhixing.law.fees.acceptance import AcceptanceFee, Halving, acceptance_fee
from zhixing.law.fees.enforcement import EnforcementFee, enforcement_fee
from zhixing.law.fees.other import TITLES, Kind, OtherFee, other_fee
from zhixing.law.fees.preservation import PreservationFee, preservation_fee
from zhixing.law.fees.rounding import Round


class Fee(StrEnum):
    """Every fee of the tariff."""

    ENFORCEMENT = "enforcement"
    ACCEPTANCE = "acceptance"
    PRESERVATION = "preservation"
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

    @property
    def chinese(self) -> str:
        first = {"enforcement": "执行申请费", "acceptance": "案件受理费", "preservation": "保全申请费"}
        return first.get(self.value) or TITLES[Kind(self.value)]


@dataclass(frozen=True, slots=True)
class FeeAsked:
    """The facts, in yuan when written. `amount`: the sum on which the fee is counted, where it is counted on one.

    `already`: enforcement only, the sum on which the fee was charged before. `set`: what the court fixed where the
    tariff gives a band. `halved`: case acceptance only.
    """

    kind: Fee
    on: date
    amount: Annotated[int, Money] | None = None
    already: Annotated[int, Money] = 0
    set: Annotated[int, Money] | None = None
    halved: tuple[Halving, ...] = ()
    round: Round = Round.FEN_HALF_UP

    def __post_init__(self) -> None:
        if self.already and self.kind is not Fee.ENFORCEMENT:
            raise ValueError("只有执行申请费可以填写此前已经计收费用的金额")
        if self.halved and self.kind is not Fee.ACCEPTANCE:
            raise ValueError("只有财产案件受理费按本标准减半")
        if self.kind is Fee.ACCEPTANCE and self.amount is None:
            raise ValueError("案件受理费要填写诉讼请求的金额")
        if self.set is not None and self.kind in {Fee.ACCEPTANCE, Fee.PRESERVATION}:
            raise ValueError(f"{self.kind.chinese}按比例计算，不能由法院酌定")


def fee(facts: FeeAsked, tables: Tables) -> Determination[int]:
    """The fee in fen. Raises NotCovered before 2007-04-01."""
    if facts.kind is Fee.ENFORCEMENT:
        asked = EnforcementFee(facts.amount, facts.on, already_fen=facts.already, set_fen=facts.set, round=facts.round)
        return enforcement_fee(asked, tables)
    if facts.kind is Fee.ACCEPTANCE:
        return acceptance_fee(AcceptanceFee(facts.amount or 0, facts.on, facts.halved, facts.round), tables)
    if facts.kind is Fee.PRESERVATION:
        return preservation_fee(PreservationFee(facts.amount, facts.on, facts.round), tables)
    other = OtherFee(Kind(facts.kind.value), facts.on, facts.amount or 0, facts.set, facts.round)
    return other_fee(other, tables)

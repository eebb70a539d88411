"""Policy switches of a sum (money.md §16): where the texts are silent or practice differs, the choice is on record."""

from dataclasses import dataclass
from enum import StrEnum

from zhixing.law.crediting.order import FeeOrder, Item, Policy
from zhixing.law.interest.daycount import Ends, Year
from zhixing.law.interest.rate import Tier


class StartRule(StrEnum):
    """First counted day of doubled interest: the day after the period ends, or the day on which it ends."""

    NEXT_DAY = "next_day"
    SAME_DAY = "same_day"


class PaymentDay(StrEnum):
    """On which base the day of a payment is counted: the old one (credited at its end) or the new one."""

    OLD_BASE = "old"
    NEW_BASE = "new"


class Round(StrEnum):
    """How a line is rounded."""

    FEN_HALF_UP = "fen_half_up"
    YUAN_HALF_UP = "yuan_half_up"
    YUAN_TRUNC = "yuan_trunc"


class RoundPer(StrEnum):
    """What is rounded: one component of one obligation between two payments, or every segment of it."""

    LINE = "line"
    SEGMENT = "segment"


class OldGeneral(StrEnum):
    """Before 2014-08-01: does ordered interest run on beside the doubled benchmark (ADDITIONAL) or not (REPLACED)?"""

    REPLACED = "replaced"
    ADDITIONAL = "additional"


class LprFrom(StrEnum):
    """From which day a published LPR is applied by a floating rate: the day it is published, or the day after it."""

    PUBLICATION = "publication"
    NEXT_DAY = "next_day"


@dataclass(frozen=True, slots=True)
class Choice:
    """Who set a switch, and why; `switch` is the field's name in Switches."""

    switch: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Switches:
    """The switches with their defaults. `old_general` has none: where it matters, the question asks back.

    `order` is the explicit list of the policy AGREED. `old_tier` None: by the length of the delay.
    `court_fee_in_base`, `costs_in_base`: is a court fee payable to the creditor, are lawyer's fees and other costs
    awarded, in the base of doubled interest? `penalty_in_base`: does a running penalty, unpaid as it stands each day,
    join the base? `exec_fee_order` matters only where `Debt.enforced` is given.
    """

    start_rule: StartRule = StartRule.NEXT_DAY
    end_inclusive: bool = True
    payment_day: PaymentDay = PaymentDay.OLD_BASE
    court_fee_in_base: bool = False
    costs_in_base: bool = True
    penalty_in_base: bool = False
    round: Round = Round.FEN_HALF_UP
    round_per: RoundPer = RoundPer.LINE
    old_general: OldGeneral | None = None
    old_year: Year = Year.DAYS_360
    old_tier: Tier | None = None
    crediting: Policy = Policy.ART561_14
    order: tuple[Item, ...] = ()
    year: Year = Year.DAYS_365
    ends: Ends = Ends.BOTH
    lpr_from: LprFrom = LprFrom.PUBLICATION
    exec_fee_order: FeeOrder = FeeOrder.FIRST
    chosen: tuple[Choice, ...] = ()


STANDARD = Switches()
"""Every switch at its default."""

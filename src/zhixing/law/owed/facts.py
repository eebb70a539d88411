"""What has to be known to say what is owed: the instrument, its effective day, what was paid, the choices made.

All amounts are fen, all days civil days of Shanghai, rates exact fractions. A plain loan judgment is five lines:

    Debt(
        effective=date(2024, 3, 1),
        obligations=(Obligation("借款本金", 100_000_00, period=Period(days=10),
                                interest=(Term(date(2023, 5, 1), Lpr(times=Fraction(4))),)),),
    )
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from zhixing.law.core.reading_input import Money, Ratio
from zhixing.law.crediting.order import FeeOrder, Item, Policy
from zhixing.law.interest.daycount import Ends, Style, Year
from zhixing.law.interest.rate import Benchmark, Fixed, Lpr, Per, Rate, Segmented, Tenor, Tier
from zhixing.law.owed.switches import (
    STANDARD,
    Choice,
    LprFrom,
    OldGeneral,
    PaymentDay,
    Round,
    RoundPer,
    StartRule,
    Switches,
)
from zhixing.law.owed.terms import AT_ONCE, Capitalised, Instalment, Period, Term, TermKind, Until

__all__ = [
    "Benchmark", "Capitalised", "Choice", "Conversion", "Debt", "DelayPayment", "Ends", "Enforced", "Excluded",
    "FeeOrder", "Fixed", "Ground", "How", "Instalment", "Item", "Kind", "Liability", "LiabilityKind", "Lpr", "LprFrom",
    "MidRate", "Obligation", "OldGeneral", "Payment", "PaymentDay", "Per", "Period", "Policy", "Rate", "Round",
    "RoundPer", "Segmented", "StartRule", "Style", "Switches", "Tenor", "Term", "TermKind", "Tier", "Until", "Year",
]  # fmt: skip


class Kind(StrEnum):
    """What an obligation is. INTEREST is ordinary interest fixed as a sum: never in the base of doubled interest.

    COURT_FEE only where the operative part lets the debtor pay it to the creditor; a fee the court refunds to the
    winner is the loser's debt to the court and no part of this claim (民诉法解释 207).
    """

    PRINCIPAL = "principal"
    FIXED = "fixed"
    COSTS = "costs"
    COURT_FEE = "court_fee"
    INTEREST = "interest"


@dataclass(frozen=True, slots=True)
class Obligation:
    """One sum the operative part orders, what runs on it, and by when it is to be paid.

    `name` is unique in the debt. `doubled` False: the instrument or the creditor leaves doubled interest out.
    `ceiling`: all terms together never above this rate. `secured`: a mortgage, pledge or guarantee stands behind it
    (crediting between several debts, 民法典 560).
    """

    name: str
    amount: Annotated[int, Money]
    kind: Kind = Kind.PRINCIPAL
    interest: tuple[Term, ...] = ()
    period: Period = AT_ONCE
    doubled: bool = True
    ceiling: Rate | None = None
    secured: bool = False


class How(StrEnum):
    """How money came; the day is the legal end day (money.md 1.4): deduction, not payout; ruling, not hammer."""

    VOLUNTARY = "voluntary"
    INTO_COURT = "into_court"
    DEDUCTED = "deducted"
    WITHDRAWN = "withdrawn"
    SOLD = "sold"
    IN_KIND = "in_kind"
    OTHER = "other"
    SET_OFF = "set_off"
    DEPOSITED = "deposited"

    @property
    def through_court(self) -> bool:
        """The money passes through the account of the court, so that a fee can be taken out of it."""
        return self in {How.INTO_COURT, How.DEDUCTED, How.WITHDRAWN, How.SOLD}

    @property
    def forced(self) -> bool:
        """Taken by the court: the debtor designates nothing (民法典 560)."""
        return self in {How.DEDUCTED, How.WITHDRAWN, How.SOLD, How.IN_KIND, How.OTHER}


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that came in on the legal end day `on`.

    `costs`: costs of the realisation taken out of this money first (and the enforcement fee, unless `Debt.enforced`). `designates`: names of
    obligations the debtor chose when paying. `policy` / `order`: agreed for this payment, before the debt's.
    """

    on: date
    amount: Annotated[int, Money]
    how: How = How.VOLUNTARY
    costs: Annotated[int, Money] = 0
    designates: tuple[str, ...] = ()
    policy: Policy | None = None
    order: tuple[Item, ...] = ()
    ref: str = ""


class Ground(StrEnum):
    """Why days might not count. Only the first two are grounds (迟延利息解释 3 第三款); the others are refused."""

    REVIEW = "review"
    RETRIAL = "retrial"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Excluded:
    """Suspension or stay: [first, resumed), None while it lasts. Doubled interest only; ordinary interest runs on."""

    first: date
    ground: Ground
    resumed: date | None = None
    on_debtors_application: bool = False
    ruling: str = ""


@dataclass(frozen=True, slots=True)
class DelayPayment:
    """迟延履行金 of a non-money duty: twice the proved `loss`, or the sum `fixed` by the court (民诉法解释 505)."""

    name: str
    decided: date
    decision: str
    loss: Annotated[int, Money] | None = None
    fixed: Annotated[int, Money] | None = None


class LiabilityKind(StrEnum):
    """How a person is liable: jointly 连带, for a share 按份, only after the main debtor fails 补充责任、一般保证."""

    JOINT = "joint"
    SHARE = "share"
    SUPPLEMENTARY = "supplementary"
    GENERAL_GUARANTEE = "general_guarantee"


@dataclass(frozen=True, slots=True)
class Liability:
    """One person's part. `share` of the whole for SHARE or a limited supplement; `cap`: never above this sum.

    `main_failed`: the day it was found that the main debtor's property does not suffice; without it a general
    guarantor or supplementary debtor pays nothing yet.
    """

    debtor: str
    kind: LiabilityKind = LiabilityKind.JOINT
    share: Annotated[Fraction, Ratio] = Fraction(1)
    cap: Annotated[int, Money] | None = None
    main_failed: date | None = None


@dataclass(frozen=True, slots=True)
class MidRate:
    """The mid rate of another day: an instalment, or an obligation, whose own delay starts then."""

    day: date
    rate: Annotated[Fraction, Ratio]


@dataclass(frozen=True, slots=True)
class Conversion:
    """The creditor asks for RMB: yuan for one unit of the debt's currency, the mid rate of the day counting starts.

    Every sum is converted at the rate of the day on which its own delay starts to count: `day` is the first of these,
    `others` the later ones; what bears no doubled interest is converted at `rate`. `agreed`: the parties agreed on one
    rate, or on another day.
    """

    rate: Annotated[Fraction, Ratio]
    day: date
    source: str
    agreed: bool = False
    others: tuple[MidRate, ...] = ()


@dataclass(frozen=True, slots=True)
class Enforced:
    """The case of enforcement (执行申请费 is counted and taken from its money). `filed`: the day it was filed.

    Counted on what payments from that day on really bring the creditor; taken only from money that comes through the
    court. The debt to the court is no part of the debt to the creditor.
    """

    filed: date


@dataclass(frozen=True, slots=True)
class Debt:
    """Everything owed under one instrument by one debtor (or several liable for the same).

    `effective`: the day the instrument took effect, shown by `effective_proof` (生效证明, 送达回证), never inferred;
    without it no interest runs. `insolvency`: day the insolvency petition was accepted; interest stops the day before
    (企业破产法 46). `currency`: amounts are in hundredths of it. `enforced`: the enforcement fee is counted beside it.
    """

    obligations: tuple[Obligation, ...]
    effective: date | None = None
    effective_proof: str = ""
    payments: tuple[Payment, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    delay: tuple[DelayPayment, ...] = ()
    liabilities: tuple[Liability, ...] = ()
    insolvency: date | None = None
    currency: str = "CNY"
    conversion: Conversion | None = None
    enforced: Enforced | None = None
    switches: Switches = STANDARD

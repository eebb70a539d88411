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
from zhixing.law.crediting.order import Item, Policy
from zhixing.law.interest.daycount import Ends, Style, Year
from zhixing.law.interest.rate import Benchmark, Fixed, Lpr, Per, Rate, Segmented, Tenor, Tier
from zhixing.law.owed.switches import (
    STANDARD,
    Choice,
    OldGeneral,
    PaymentDay,
    Round,
    RoundPer,
    StartRule,
    Switches,
)

__all__ = [
    "Benchmark", "Choice", "Conversion", "Debt", "DelayPayment", "Ends", "Excluded", "Fixed", "Ground", "How",
    "Instalment", "Item", "Kind", "Liability", "LiabilityKind", "Lpr", "Obligation", "OldGeneral", "Payment",
    "PaymentDay", "Per", "Period", "Policy", "Rate", "Round", "RoundPer", "Segmented", "StartRule", "Style", "Switches",
    "Tenor", "Term", "TermKind", "Tier", "Until", "Year",
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


class TermKind(StrEnum):
    """What runs: interest 利息, interest after default 逾期利息, penalty 违约金, compound interest 复利."""

    INTEREST = "interest"
    LATE = "late"
    PENALTY = "penalty"
    COMPOUND = "compound"


class Until(StrEnum):
    """Where running interest stops, if not on a day named: actual payment, or the end of the performance period."""

    PAYMENT = "payment"
    PERFORMANCE = "performance"


@dataclass(frozen=True, slots=True)
class Term:
    """Ordinary interest as the operative part orders it.

    `first` 起算日 … `until`: a day, or Until. `base` None: the obligation's sum; payments credited to principal lower
    either. `ceiling`: the rate is never above this one (e.g. Lpr(times=4)). `cap`: the whole of it is never above this
    sum. `year`, `ends` None: as the switches say. Compound interest is a term on an obligation of Kind.INTEREST.
    """

    first: date
    rate: Rate
    until: date | Until = Until.PAYMENT
    kind: TermKind = TermKind.INTEREST
    base: Annotated[int, Money] | None = None
    ceiling: Rate | None = None
    cap: Annotated[int, Money] | None = None
    style: Style = Style.DAYS
    year: Year | None = None
    ends: Ends | None = None


@dataclass(frozen=True, slots=True)
class Instalment:
    """One instalment and the last day on which it may be paid."""

    amount: Annotated[int, Money]
    due: date


@dataclass(frozen=True, slots=True)
class Period:
    """The performance period. Its last day t0 is, in this order:

    `ends` (written by hand) · `due` of each of `instalments`, all of them `accelerated` at latest once the condition is
    met · `days` or `months` after the effective day, rolled over rest days (民诉法 85) · else the effective day itself.
    """

    days: int | None = None
    months: int | None = None
    ends: date | None = None
    instalments: tuple[Instalment, ...] = ()
    accelerated: date | None = None


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
    period: Period = Period()
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
    def forced(self) -> bool:
        """Taken by the court: the debtor designates nothing (民法典 560)."""
        return self in {How.DEDUCTED, How.WITHDRAWN, How.SOLD, How.IN_KIND, How.OTHER}


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that came in on the legal end day `on`.

    `costs`: costs of the realisation and enforcement fee taken out of this money first. `designates`: names of
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
class Conversion:
    """The creditor asks for RMB: yuan for one unit of the debt's currency, the mid rate of the day counting starts.

    `agreed`: the parties agreed on another day.
    """

    rate: Annotated[Fraction, Ratio]
    day: date
    source: str
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Debt:
    """Everything owed under one instrument by one debtor (or several liable for the same).

    `effective`: the day the instrument took effect, shown by `effective_proof` (生效证明, 送达回证), never inferred;
    without it no interest runs. `insolvency`: day the insolvency petition was accepted; interest stops the day before
    (企业破产法 46). `currency`: amounts are in hundredths of it.
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
    switches: Switches = STANDARD

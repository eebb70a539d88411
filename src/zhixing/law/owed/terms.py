"""What runs on an obligation as the operative part words it, and by when it is to be paid."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from zhixing.law.core.reading_input import Money
from zhixing.law.interest.daycount import Ends, Style, Year
from zhixing.law.interest.rate import Rate


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
class Capitalised:
    """Compound interest by period (按期计收复利), as the operative part orders it.

    On `first` and every `months` months after it, what is unpaid of this interest joins the base of this interest;
    never principal in crediting, never the base of doubled interest.
    """

    first: date
    months: int = 1


@dataclass(frozen=True, slots=True)
class Term:
    """Ordinary interest as the operative part orders it.

    `first` 起算日 … `until`: a day, or Until. `base` None: the obligation's sum; payments credited to principal lower
    either. `ceiling`: the rate is never above this one (e.g. Lpr(times=4)). `cap`: the whole of it is never above this
    sum. `year`, `ends` None: as the switches say. Compound interest on a fixed sum of interest is a term on an obligation
    of Kind.INTEREST; `capitalised`: on this interest itself, period by period. `unusual`: somebody checked that a rate of
    more than 100 % a year is really ordered.
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
    capitalised: Capitalised | None = None
    unusual: bool = False


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


AT_ONCE = Period()
"""No period: the sum falls due on the effective day."""

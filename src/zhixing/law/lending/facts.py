"""What has to be known about a loan to check its interest."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated

from zhixing.law.core.reading_input import Money, Ratio
from zhixing.law.interest.rate import Tier


@dataclass(frozen=True, slots=True)
class Loan:
    """A loan as far as its ceiling goes.

    `formed` F: the day of the contract. `accepted` A: the first-instance court took the case. `decided`: day of the
    judgment if known (None: not before 2021-01-01). `asks_old_rule`: a party asks for the rule of the time for interest
    before 2020-08-20; None: not known. `licensed`: a bank or one of the seven kinds of local financial organisation
    in its own business. `tier`: the benchmark of the same kind for days before 2015-09-01.
    """

    formed: date
    accepted: date
    decided: date | None = None
    asks_old_rule: bool | None = None
    licensed: bool = False
    tier: Tier = Tier.UP_TO_1_YEAR


@dataclass(frozen=True, slots=True)
class LoanTerms:
    """What was agreed and claimed on a loan, to be held against articles 24 to 31.

    `noted` is the sum of the note, `handed_over` what was really paid out. Rates are yearly; None: not agreed. `claimed`
    is all interest, penalty and other fees claimed for first…last. `first_principal` is the principal of the first note
    where notes were renewed. `paid_rate`: the yearly rate at which interest was really paid, for `paid_months` months.
    """

    loan: Loan
    noted: Annotated[int, Money]
    handed_over: Annotated[int, Money]
    first: date
    last: date
    rate: Annotated[Fraction, Ratio] | None = None
    late_rate: Annotated[Fraction, Ratio] | None = None
    claimed: Annotated[int, Money] | None = None
    first_principal: Annotated[int, Money] | None = None
    paid_rate: Annotated[Fraction, Ratio] | None = None
    paid_months: int = 0

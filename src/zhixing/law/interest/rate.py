"""Interest rates as an instrument words them: fixed, benchmark loan rate, LPR, or the one followed by the other."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from zhixing.law.core.reading_input import Ratio

ONE, NONE = Fraction(1), Fraction(0)


class Per(StrEnum):
    """What a fixed rate is paid for. A daily rate (日万分之五) never meets a year; a monthly one is divided by 30."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Tenor(StrEnum):
    """Tenors of the LPR: one year, over five years."""

    ONE_YEAR = "1y"
    FIVE_YEARS = "5y"


class Tier(StrEnum):
    """Tiers of the PBOC benchmark loan rate by length of the loan, or of the delay."""

    UP_TO_6_MONTHS = "le_6m"
    UP_TO_1_YEAR = "gt_6m_le_1y"
    UP_TO_3_YEARS = "gt_1y_le_3y"
    UP_TO_5_YEARS = "gt_3y_le_5y"
    OVER_5_YEARS = "gt_5y"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A rate named in the instrument, e.g. Fixed("24%") as 年利率, or per month, or per day."""

    rate: Annotated[Fraction, Ratio]
    per: Per = Per.YEAR


@dataclass(frozen=True, slots=True)
class Benchmark:
    """PBOC benchmark loan rate of a tier × `times` + `plus`; known to 2019-08-19.

    `anchor`: the rate of that day for all days (a fixed rate); without it the rate floats.
    """

    tier: Tier = Tier.UP_TO_1_YEAR
    times: Annotated[Fraction, Ratio] = ONE
    plus: Annotated[Fraction, Ratio] = NONE
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class Lpr:
    """LPR of a tenor × `times` + `plus` (50 basis points: "0.5%"); known from 2019-08-20.

    `anchor`: the rate of that day (formation, breach, filing …) for all days; without it the rate floats.
    """

    tenor: Tenor = Tenor.ONE_YEAR
    times: Annotated[Fraction, Ratio] = ONE
    plus: Annotated[Fraction, Ratio] = NONE
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class Segmented:
    """Benchmark loan rate to 2019-08-19, LPR from 2019-08-20 (the usual wording 分段计算)."""

    before: Benchmark = Benchmark()
    after: Lpr = Lpr()


Rate = Fixed | Benchmark | Lpr | Segmented

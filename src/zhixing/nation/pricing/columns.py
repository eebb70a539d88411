"""Claims as columns: obligations with one ordinary rate and doubled interest each, at most two payments a claim."""

from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Self

import numpy as np
import numpy.typing as npt

Fens = npt.NDArray[np.int64]
Days = npt.NDArray[np.int32]
"""Days as proleptic ordinals (`date.toordinal`); 0: none."""

LARGEST = 1 << 46
"""Principal up to which the fast path is proved exact, in fen; above it the scalar engine answers."""


class Kind(IntEnum):
    """How the ordinary rate is worded. `SEGMENTED`: benchmark of `tier` to 2019-08-19, then the LPR of the tenor."""

    NONE = 0
    YEARLY = 1
    MONTHLY = 2
    DAILY = 3
    LPR_1Y = 4
    LPR_5Y = 5
    SEGMENTED_1Y = 6
    SEGMENTED_5Y = 7
    ANCHORED_1Y = 8
    ANCHORED_5Y = 9


class Part(IntEnum):
    """What the sum of an obligation is, for crediting: a principal or other money debt, costs, or fixed interest."""

    PRINCIPAL = 0
    COSTS = 1
    INTEREST = 2


@dataclass(frozen=True)
class Columns:
    """Columns of equal length."""

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))

    def __post_init__(self) -> None:
        """Refuse columns of different lengths (Chinese messages)."""
        if len({len(getattr(self, f.name)) for f in fields(self)}) > 1:
            raise ValueError("各列的行数不一致")

    def take(self, rows: npt.NDArray[np.intp] | slice) -> Self:
        """The rows chosen."""
        chosen = object.__new__(type(self))
        for field in fields(self):
            object.__setattr__(chosen, field.name, getattr(self, field.name)[rows])
        return chosen


@dataclass(frozen=True)
class Obligations(Columns):
    """Money in fen, rates in millionths (3.45 % = 34 500), multiples in hundredths.

    `first`: first counted day of ordinary interest. `doubled`: first counted day of doubled interest (0: none).
    `rate`: of YEARLY, MONTHLY, DAILY. `times`, `plus`: on the published rate. `anchor`: day of an ANCHORED rate.
    `tier`: 0…4, benchmark tiers from short to long. `year`: 360 or 365.
    """

    principal: Fens
    kind: npt.NDArray[np.int8]
    rate: npt.NDArray[np.int32]
    times: npt.NDArray[np.int32]
    plus: npt.NDArray[np.int32]
    anchor: Days
    tier: npt.NDArray[np.int8]
    year: npt.NDArray[np.int16]
    first: Days
    doubled: Days

    def __post_init__(self) -> None:
        """Refuse columns that are no obligations (Chinese messages)."""
        super().__post_init__()
        if not len(self):
            return
        if self.principal.min() <= 0:
            raise ValueError("本金应大于零")
        if not set(np.unique(self.year).tolist()) <= {360, 365}:
            raise ValueError("一年的天数应为 360 或者 365")
        if min(self.rate.min(), self.times.min(), self.plus.min()) < 0:
            raise ValueError("利率、倍数和加点不能是负数")


@dataclass(frozen=True)
class Payments(Columns):
    """Two payments a claim, in order of days; 0: none."""

    day_1: Days
    paid_1: Fens
    day_2: Days
    paid_2: Fens

    def __post_init__(self) -> None:
        """Refuse payments that contradict themselves (Chinese messages)."""
        super().__post_init__()
        if not len(self):
            return
        if min(self.paid_1.min(), self.paid_2.min()) < 0:
            raise ValueError("付款不能是负数")
        if np.any((self.day_2 > 0) & ((self.day_1 == 0) | (self.day_2 < self.day_1))):
            raise ValueError("两笔付款应按日期先后填写")
        if np.any((self.day_1 == 0) & (self.paid_1 > 0)) or np.any((self.day_2 == 0) & (self.paid_2 > 0)):
            raise ValueError("付款缺少日期")


@dataclass(frozen=True)
class Claims(Payments, Obligations):
    """Claims of one obligation each, with their payments in the same row."""


@dataclass(frozen=True)
class Bundles:
    """Claims of several obligations each.

    `starts[i]` … `starts[i + 1]`: the obligations of claim i; one more entry than claims. `part`, `secured`: by
    obligation, as crediting needs them. Fixed interest bears no doubled interest.
    """

    obligations: Obligations
    part: npt.NDArray[np.int8]
    secured: npt.NDArray[np.bool_]
    starts: npt.NDArray[np.int64]
    payments: Payments

    def __len__(self) -> int:
        return len(self.payments)

    def __post_init__(self) -> None:
        """Refuse columns that are no claims (Chinese messages)."""
        rows = len(self.obligations)
        if not len(self.part) == len(self.secured) == rows or len(self.starts) != len(self) + 1:
            raise ValueError("各列的行数不一致")
        if self.starts[0] != 0 or self.starts[-1] != rows or np.any(np.diff(self.starts) < 1):
            raise ValueError("每件债权至少有一项给付义务，各项应按债权依次排列")
        if np.any((self.part == Part.INTEREST) & (self.obligations.doubled > 0)):
            raise ValueError("已经确定数额的利息不计算加倍部分")


@dataclass(frozen=True)
class PricedBundles:
    """What is outstanding per obligation, `surplus` per claim, in fen; `by_scalar`: claims the scalar engine answered."""

    principal: Fens
    interest: Fens
    doubled: Fens
    surplus: Fens
    by_scalar: int


@dataclass(frozen=True)
class Priced:
    """What is outstanding per claim, in fen; `by_scalar`: how many rows the scalar engine answered."""

    principal: Fens
    interest: Fens
    doubled: Fens
    surplus: Fens
    by_scalar: int

    @property
    def total(self) -> Fens:
        """All that is outstanding."""
        return self.principal + self.interest + self.doubled

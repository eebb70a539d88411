"""What can be done to deposits: freeze, renew, release, deduct; take what banks say; note a lapse."""

from zhixing.court.seizures.acts.answers import take_freeze_answer, take_release, take_renewal, take_update
from zhixing.court.seizures.acts.deduct import deduct, deduct_unfrozen
from zhixing.court.seizures.acts.freeze import FreezeIn, account_rows, found_accounts, freeze
from zhixing.court.seizures.acts.lapse import lapse
from zhixing.court.seizures.acts.preserved import (
    carry_over,
    open_freeze,
    order_deduction,
    order_freeze,
    order_release,
    order_renewal,
)
from zhixing.court.seizures.acts.release import release
from zhixing.court.seizures.acts.renew import renew
from zhixing.court.seizures.acts.taken import take_deduction

__all__ = [
    "FreezeIn",
    "account_rows",
    "carry_over",
    "deduct",
    "deduct_unfrozen",
    "found_accounts",
    "freeze",
    "lapse",
    "open_freeze",
    "order_deduction",
    "order_freeze",
    "order_release",
    "order_renewal",
    "release",
    "renew",
    "take_deduction",
    "take_freeze_answer",
    "take_release",
    "take_renewal",
    "take_update",
]

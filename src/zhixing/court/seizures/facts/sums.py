"""What may be secured for a case, what is held, and whether that is too much."""

from datetime import date

from django.core.exceptions import ObjectDoesNotExist

from zhixing.court.cases.models import Case
from zhixing.court.claims.queries import owed_on
from zhixing.court.funds.queries import money_of
from zhixing.court.kernel.tables import current_tables
from zhixing.court.seizures.models import Seizure
from zhixing.court.seizures.queries import open_seizures
from zhixing.law.core.determination import Determination
from zhixing.law.core.tables import Tables
from zhixing.law.fees.enforcement import EnforcementFee, enforcement_fee
from zhixing.law.over_seizure.check import Checked, over_seizure
from zhixing.law.over_seizure.facts import Held, Holding
from zhixing.law.owed.periods import NotADebt
from zhixing.law.seizure.freeze import Bound


def bound_on(case: Case, on: date) -> Bound:
    """`bound` by the tables of now; fits `Asking.bundle`, so that a page asks it once."""
    return bound(case, on, current_tables())


def bound(case: Case, on: date, tables: Tables) -> Bound:
    """What may be secured: the certain unpaid debt (less payments not yet credited), and the fee still to be taken."""
    try:
        answer = owed_on(case, on, tables).value
    except (ObjectDoesNotExist, NotADebt):
        answer = None
    if answer is None:
        return Bound(None)
    debt = max(0, answer.total - answer.later)
    money = money_of(case, on)
    fee = enforcement_fee(EnforcementFee(debt + (money.executed or 0), on), tables).value or 0
    fee = max(0, fee - money.position.fee_taken)
    return Bound(debt, fee, "" if answer.exact else "；".join(answer.missing) or "生效日期未确定")


def meter(case: Case, on: date, tables: Tables) -> Determination[Checked] | None:
    """The freezes in effect against debt and fee; None while the debt is not known."""
    most = bound(case, on, tables)
    if most.debt is None:
        return None
    held = tuple(_held(s, on) for s in open_seizures(case) if s.controlled_fen is not None)
    return over_seizure(Holding(on, most.debt, most.fee, held), tables)


def _held(seizure: Seizure, on: date) -> Held:
    fen = seizure.controlled_fen or 0
    waits = seizure.state != Seizure.State.ACTIVE
    return Held(str(seizure.pk), fen, fen, fen, on, "银行反馈的实际控制金额", cash=True, waiting=waits)


def surplus(seizure: Seizure, ruling: Determination[Checked] | None) -> int | None:
    """By how much the limit of this freeze can go down, in fen: its whole limit, a part, or nothing (None).

    A part takes the unused limit first, so that the bank really frees the surplus.
    """
    checked = ruling.value if ruling else None
    if checked is None or seizure.controlled_fen is None:
        return None
    if str(seizure.pk) in checked.release:
        return seizure.limit_fen
    if not checked.reduce_cash or str(seizure.pk) != _first_kept(checked):
        return None
    kept = max(0, seizure.controlled_fen - checked.reduce_cash)
    return seizure.limit_fen - kept


def _first_kept(checked: Checked) -> str:
    return min(checked.keep, default="")

"""The facts of deducting, out of a freeze or out of free money."""

from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import case_account
from zhixing.court.kernel.registry import Asking
from zhixing.court.kernel.seams import SlotFailed
from zhixing.court.property.queries import finding
from zhixing.court.seizures.facts.accounts import described, natural, only_found
from zhixing.court.seizures.facts.freezing import EFFECTIVE
from zhixing.court.seizures.facts.sums import bound_on
from zhixing.court.seizures.models import Seizure
from zhixing.court.seizures.queries import BANKRUPTCY, OBJECTIONS, open_on
from zhixing.law.core.determination import Determination
from zhixing.law.deduction.deduct import Deduction, Notice, Objection, Source
from zhixing.law.deduction.deduct import may_deduct as law_deduct


def may_deduct(seizure: Seizure, data: Any, asking: Asking) -> Determination[int]:
    """Whether this sum may be taken out of this freeze."""
    case, account = seizure.case, seizure.account
    source = Source(
        described(case, account, finding(case, account.pk)), frozen=True, available=seizure.controlled_fen,
        effective=EFFECTIVE.get(Seizure.State(seizure.state), False), last_day=seizure.last_day,
    )  # fmt: skip
    living = data.living if data and natural(account) else None
    facts = _facts(case, asking, source=source, pending=seizure.pending, data=data, living=living)
    return law_deduct(facts, asking.tables)


def may_deduct_unfrozen(case: Case, data: Any, asking: Asking) -> Determination[int]:
    """Whether this sum may be taken out of the free balance of an account that the case has not frozen."""
    found = finding(case, data.account) if data else None
    source, living = None, None
    if found:
        account = found.account
        ours = open_on(case, account.pk) is not None
        source = Source(described(case, account, found), frozen=False, available=found.available_fen, ours=ours)
        living = data.living if natural(account) else None
    facts = _facts(case, asking, source=source, pending="", data=data, living=living)
    return only_found(law_deduct(facts, asking.tables), data, found)


def _facts(
    case: Case, asking: Asking, *, source: Source | None, pending: str, data: Any, living: str | None
) -> Deduction:
    return Deduction(
        on=asking.on, live=case.live, suspended=case.stage == Case.Stage.SUSPENDED, bankruptcy=_bankruptcy(case),
        notice=Notice(case.noticed_on, case.notice_ends_on), bound=asking.bundle(bound_on, case),
        case_account=_own_account(case), objections=_objections(case), pending=pending, source=source,
        amount=data.amount if data else None, living=living,
    )  # fmt: skip


def _own_account(case: Case) -> bool | None:
    try:
        return case_account(case) is not None
    except SlotFailed:
        return None


def _objections(case: Case) -> tuple[Objection, ...] | None:
    try:
        return tuple(o for found in OBJECTIONS.ask(case) for o in found)
    except SlotFailed:
        return None


def _bankruptcy(case: Case) -> bool | None:
    try:
        return any(BANKRUPTCY.ask(case))
    except SlotFailed:
        return None

"""The facts of freezing, renewing and releasing."""

import json
from datetime import date
from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.kernel.registry import Asking
from zhixing.court.kernel.seams import SlotFailed
from zhixing.court.property.models import Finding
from zhixing.court.property.queries import finding
from zhixing.court.seizures.facts.accounts import described, only_found
from zhixing.court.seizures.facts.sums import bound_on
from zhixing.court.seizures.models import HOLDS, Seizure
from zhixing.court.seizures.queries import PRESERVED, controlled_fen, open_on, rivals
from zhixing.law.core.determination import Determination
from zhixing.law.seizure import freeze as law_freeze
from zhixing.law.seizure import release as law_release
from zhixing.law.seizure import renew as law_renew

EFFECTIVE = {Seizure.State.ACTIVE: True, Seizure.State.WAITING: False, Seizure.State.ORDERED: None}
"""Whether a freeze is in effect, by its state; None while the bank has not answered."""


def may_freeze(case: Case, data: Any, asking: Asking) -> Determination[int]:
    """Whether this account may be frozen up to this limit until this day."""
    found = finding(case, data.account) if data else None
    facts = law_freeze.Freeze(
        on=asking.on, live=case.live, suspended=case.stage == Case.Stage.SUSPENDED,
        bound=asking.bundle(bound_on, case), controlled=controlled_fen(case),
        target=_target(case, found, asking) if found else None,
        limit=data.limit if data else None, last_day=data.last_day if data else None,
    )  # fmt: skip
    return only_found(law_freeze.may_freeze(facts, asking.tables), data, found)


def _target(case: Case, found: Finding, asking: Asking) -> law_freeze.Target:
    told = len(json.loads(found.earlier))
    others = len(rivals(found.account, case, asking.viewer))
    ours = open_on(case, found.account_id) is not None
    return law_freeze.Target(described(case, found.account, found), ours=ours, rivals=max(told, others))


def may_renew(seizure: Seizure, data: Any, asking: Asking) -> Determination[date]:
    """Whether this freeze may be renewed to this day."""
    state = Seizure.State(seizure.state)
    facts = law_renew.Renewal(
        on=asking.on, live=seizure.case.live, effective=EFFECTIVE.get(state), ended=state not in HOLDS,
        current=seizure.last_day, pending=seizure.pending, last_day=data.last_day if data else None,
        preserved=preserved(seizure),
    )  # fmt: skip
    return law_renew.may_renew(facts, asking.tables)


def may_release(seizure: Seizure, data: Any, asking: Asking) -> Determination[int]:
    """Whether this freeze may be released, wholly or in part."""
    facts = law_release.Release(
        on=asking.on, holds=seizure.holds, answered=seizure.state != Seizure.State.ORDERED, limit=seizure.limit_fen,
        pending=seizure.pending, amount=data.amount if data else None, reason=data.reason if data else None,
        preserved=preserved(seizure),
    )  # fmt: skip
    return law_release.may_release(facts, asking.tables)


def preserved(seizure: Seizure) -> str | None:
    """The standing ruling of preservation behind a freeze, "" for none; None where it cannot be told."""
    try:
        return next((number for number in PRESERVED.ask(seizure) if number), "")
    except SlotFailed:
        return None

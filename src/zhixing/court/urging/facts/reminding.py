"""The facts of reminding a debtor."""

from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.claims.models import Instrument
from zhixing.court.claims.queries import falling_due, owed_on
from zhixing.court.kernel.registry import Asking
from zhixing.court.urging.queries import reminded
from zhixing.law.core.determination import Determination
from zhixing.law.core.tables import Tables
from zhixing.law.owed.answer import Owed
from zhixing.law.preservation.urge import Outcome, Urging, may_urge


def owing(case: Case, on: Any, tables: Tables) -> Owed | None:
    """What is owed at the end of a day."""
    return owed_on(case, on, tables).value


def exactly(found: Owed | None) -> int | None:
    """The sum where it is exact to the day asked, else None: what is not exact may still grow."""
    return found.total if found is not None and found.exact else None


def may_remind(case: Case, data: Any, asking: Asking) -> Determination[Outcome]:
    """Whether this period is dealt with now; without input of the first period that has not ended."""
    instrument = Instrument.objects.filter(case=case).first()
    ends = falling_due(case, asking.tables)
    ends_on = data.ends_on if data else next((end for end in ends if end >= asking.on), None)
    facts = Urging(
        on=asking.on, effective_on=instrument.effective_on if instrument else None,
        ends_on=ends_on if ends_on in ends else None, outstanding=exactly(owing(case, asking.on, asking.tables)),
        reminded=ends_on is not None and reminded(case, ends_on),
    )  # fmt: skip
    return may_urge(facts, asking.tables)

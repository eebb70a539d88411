"""What is owed, as others may ask: the same function of the law library as everywhere."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from zhixing.court.cases.models import Case
from zhixing.court.claims.models import Claim, Instrument, Payment
from zhixing.court.kernel.models import Act
from zhixing.court.kernel.scope import remembered
from zhixing.court.kernel.seams import Slot
from zhixing.law.core.citation import Ours
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.reading_input import read
from zhixing.law.core.tables import Tables
from zhixing.law.owed.answer import Owed
from zhixing.law.owed.facts import Debt, How
from zhixing.law.owed.facts import Payment as Paid
from zhixing.law.owed.periods import dues
from zhixing.law.owed.question import owed

EXCLUDED = Slot("claims.excluded")
"""Filled by `closing`: (case) → suspensions that stop doubled interest, as `law.owed.facts.Excluded`."""

NO_CLAIM = Ours("没有登记给付内容的案件不计算应付数额", "M-INT")


def debt_of(case: Case) -> Debt:
    """The debt with the payments credited so far. Raises Claim.DoesNotExist for a case without money obligations."""
    return remembered(("debt", case.pk), lambda: _debt(case))


def _debt(case: Case) -> Debt:
    debt = read(Debt, json.loads(Claim.objects.get(case=case).debt))
    paid = tuple(
        Paid(on=p.on, amount=p.fen, how=How(p.how), costs=p.costs_fen, ref=p.reference) for p in payments(case)
    )
    excluded = tuple(days for answer in EXCLUDED.ask(case) for days in answer)
    return replace(debt, payments=paid, excluded=(*debt.excluded, *excluded))


def payments(case: Case) -> Sequence[Payment]:
    """Payments that stand, in order of their legal day."""
    return list(Payment.objects.filter(case=case, reversed_by=None).order_by("on", "id"))


def realised_fen(case: Case) -> int:
    """All payments that stand, in fen."""
    return sum(p.fen for p in payments(case))


def owed_on(case: Case, on: date, tables: Tables) -> Determination[Owed]:
    """What is outstanding at the end of a day, with its proof; no value for a matter without an instrument recorded."""
    return remembered(("owed", case.pk, on, tables.digest), lambda: _owed(case, on, tables))


def _owed(case: Case, on: date, tables: Tables) -> Determination[Owed]:
    try:
        return owed(debt_of(case), on, tables)
    except Claim.DoesNotExist:
        steps = (step("案件登记了给付内容", None, "没有登记确定给付内容的法律文书", NO_CLAIM),)
        return Determination("owed.owed", "执行款计算", on, None, steps, tables=tables.digest)


def falling_due(case: Case, tables: Tables) -> dict[date, int]:
    """Fen the instrument orders by the last day of each performance period, in order of days; interest apart.

    Empty before the instrument takes effect.
    """
    claim = Claim.objects.filter(case=case).first()
    debt = read(Debt, json.loads(claim.debt)) if claim else None
    if debt is None or debt.effective is None:
        return {}
    return debt_falls_due(debt, debt.effective, tables)


def debt_falls_due(debt: Debt, effective: date, tables: Tables) -> dict[date, int]:
    """As `falling_due`, of a debt that took effect on a day."""
    found: dict[date, int] = {}
    for due in sorted((d for o in debt.obligations for d in dues(o, effective, tables)), key=lambda d: d.t0):
        found[due.t0] = found.get(due.t0, 0) + due.fen
    return found


def outstanding_fen(case: Case, on: date, tables: Tables) -> int | None:
    """The certain outstanding sum in fen (to the last covered day); None where the law gives no sum."""
    answer = owed_on(case, on, tables).value
    return None if answer is None else answer.total


def instrument_of(case: Case) -> Instrument:
    """The instrument. Raises Instrument.DoesNotExist."""
    return Instrument.objects.get(case=case)


def registered_as(dossier_id: UUID) -> dict[str, Any]:
    """The application of a dossier as its act keeps it (numbers of persons masked). Raises Act.DoesNotExist."""
    act = Act.objects.get(dossier_id=dossier_id, name="claims.register_application")
    return dict(json.loads(act.input))

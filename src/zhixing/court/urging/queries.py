"""Reminders, performances and certificates, as others may ask."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from zhixing.court.cases.models import Case
from zhixing.court.claims.queries import instrument_of
from zhixing.court.gateways.search import national
from zhixing.court.kernel.models import Limit
from zhixing.court.urging.models import Certificate, Performance, Reminder
from zhixing.law.limits.node import Node


def reminders(case: Case) -> Sequence[Reminder]:
    """The reminders sent in a suit, newest first."""
    return list(Reminder.objects.filter(case=case).select_related("participant__party", "paper").order_by("-id"))


def reminded(case: Case, ends_on: date) -> bool:
    """Somebody was reminded of this period."""
    return Reminder.objects.filter(case=case, ends_on=ends_on).exists()


def to_urge(on: date) -> Sequence[Limit]:
    """Open limits to remind whose day came, of the courts in scope; `starts_on` is the last day of the period."""
    rows = Limit.objects.filter(node=Node.PERFORMANCE_REMINDER, done_on=None, ends_on__lte=on)
    return list(rows.order_by("ends_on", "id")[:2000])


def proofs(case: Case) -> dict[UUID, Performance]:
    """Performances outside the court by the id of their payment."""
    rows = Performance.objects.filter(payment__case=case).select_related("payment", "creditor__party", "debtor__party")
    return {row.payment_id: row for row in rows}


def certificate_of(case: Case) -> Certificate | None:
    """The certificate of voluntary performance of the suit, where one was issued here."""
    return Certificate.objects.select_related("paper").filter(case=case).first()


def enforced(case: Case, asker: Any) -> Sequence[str]:
    """Enforcement cases and applications anywhere in the nation on the suit's own instrument. Logged."""
    args = (instrument_of(case).number, case.court.name)
    found: list[str] = national("zx_enforcements_of", args, case.dossier, asker)
    return found

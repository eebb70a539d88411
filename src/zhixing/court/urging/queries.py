"""Reminders, as others may ask."""

from collections.abc import Sequence
from datetime import date

from zhixing.court.cases.models import Case
from zhixing.court.kernel.models import Limit
from zhixing.court.urging.models import Reminder
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

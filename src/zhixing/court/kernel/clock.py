"""The one clock. In the demo city and in tests it can be moved, and everything follows.

A `Moment` is an aware instant; its legal day is the day in Asia/Shanghai. Rules never read this: they take `on`.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from zhixing.court.kernel.models.machinery import ClockOffset

SHANGHAI = ZoneInfo("Asia/Shanghai")

Moment = datetime
"""An aware instant."""


class ClockRefused(Exception):
    """The clock can only be moved in a demo city, and only forward."""


def now() -> Moment:
    """The present instant, moved by the demo's offset where there is one."""
    instant = timezone.now()
    if settings.ZHIXING_DEMO:
        row = ClockOffset.objects.filter(pk=1).values_list("seconds", flat=True).first()
        instant += timedelta(seconds=row or 0)
    return instant.astimezone(SHANGHAI)


def legal_day(at: Moment) -> date:
    """The civil day in China on which an instant falls."""
    return at.astimezone(SHANGHAI).date()


def today() -> date:
    """The legal day of the present instant."""
    return legal_day(now())


def begin(at: Moment) -> None:
    """Set the clock of a demo city that has no history yet; a clock that was ever set is left alone."""
    if settings.ZHIXING_DEMO:
        seconds = round((at - timezone.now()).total_seconds())
        ClockOffset.objects.get_or_create(pk=1, defaults={"seconds": seconds})


def move(by: timedelta) -> Moment:
    """Move the demo clock forward. Raises ClockRefused outside a demo city or for a step back."""
    if not settings.ZHIXING_DEMO:
        raise ClockRefused("只有演示环境可以调整时钟")
    if by < timedelta(0):
        raise ClockRefused("时钟只能向前拨")
    row, _ = ClockOffset.objects.select_for_update().get_or_create(pk=1, defaults={"seconds": 0})
    row.seconds += int(by.total_seconds())
    row.save()
    return now()

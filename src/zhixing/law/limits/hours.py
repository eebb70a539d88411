"""Limits in hours run from an instant: the hour that has begun is not counted (民诉法 85; 民诉法解释 125)."""

from datetime import datetime, timedelta

from zhixing.law.limits.card import Length

HOUR = timedelta(hours=1)


def ends_at(start: datetime, length: Length) -> datetime:
    """When a limit of hours ends: the full hours after the one in which `start` lies. Never rolls over rest days.

    `start` must carry its time zone (whole hours from UTC). Raises ValueError otherwise, or for another unit.
    """
    if length.unit != "hours":
        raise ValueError("这里只计算按小时计算的期限")
    if start.tzinfo is None:
        raise ValueError("起算时刻必须带有时区")
    begun = start.replace(minute=0, second=0, microsecond=0)
    first = begun if begun == start else begun + HOUR
    return first + HOUR * length.count

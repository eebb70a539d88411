"""What day it is at the bank: the court's movable demo clock, or the machine's."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has had one time zone without summer time since 1992; the bank keeps no older books."""

Clock = Callable[[], datetime]
"""Returns the present instant, aware, in Beijing time; raises ``ClockUnknown`` while nobody has told it."""


class ClockUnknown(Exception):
    """The court's clock has not answered yet: work that depends on the day has to wait."""


def system_clock() -> datetime:
    """The machine's own time."""
    return datetime.now(BEIJING)


class CourtClock:
    """Asks ``url`` (JSON ``{"now": "2026-09-01T09:00:00+08:00"}``) each time, waiting ``patience`` seconds at most.

    It keeps no answer while the court can be asked, so that a clock moved a moment ago is never missed. While the
    court does not answer, the last time it told stands still; before the first answer ``ClockUnknown``.
    """

    def __init__(self, url: str, patience: float = 1.0) -> None:
        self._url, self._patience = url, patience
        self._opener = build_opener(ProxyHandler({}))
        self._known: datetime | None = None

    def __call__(self) -> datetime:
        """The court's present instant."""
        self._ask()
        if self._known is None:
            raise ClockUnknown(self._url)
        return self._known

    def _ask(self) -> None:
        try:
            with self._opener.open(self._url, timeout=self._patience) as response:
                told = datetime.fromisoformat(json.load(response)["now"])
        except (URLError, OSError, ValueError, KeyError, TypeError):
            return  # the last known time stands; before the first answer the caller raises ClockUnknown
        if told.tzinfo is not None:
            self._known = told.astimezone(BEIJING)

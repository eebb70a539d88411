"""How often one address may ask, kept in this process: enough against a script that tries codes."""

import threading
import time
from collections import deque

WINDOW = 60.0
"""Seconds."""


class Limiter:
    """At most `most` questions an address and minute. Quiet addresses are forgotten."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._asked: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def allows(self, address: str) -> bool:
        """Count one question; False when there were too many within the last minute."""
        since = time.monotonic() - WINDOW
        with self._lock:
            self._forget(since)
            times = self._asked.setdefault(address, deque())
            if len(times) >= self._most:
                return False
            times.append(time.monotonic())
            return True

    def _forget(self, since: float) -> None:
        for address, times in list(self._asked.items()):
            while times and times[0] < since:
                times.popleft()
            if not times:
                del self._asked[address]

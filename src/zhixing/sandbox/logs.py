"""One JSON object a line on standard error: what happened to which message, never who or which account."""

import json
import sys
from datetime import UTC, datetime


class Log:
    """``log("received", message_id=…)``; callers pass ids of messages and figures of the machinery only."""

    def __init__(self, bank: str) -> None:
        self._bank = bank

    def __call__(self, event: str, **fields: str | int | float | bool | None) -> None:
        """Write one line; the time is the machine's, since logs are compared with other machines' logs."""
        line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "bank": self._bank, "event": event}
        print(json.dumps({**line, **fields}, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201

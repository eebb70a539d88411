"""One JSON object a line on standard error: what happened to which message, never who or which account."""

import json
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path


class Log:
    """``log("received", message_id=…)``; callers pass ids of messages and figures of the machinery only."""

    def __init__(self, bank: str) -> None:
        self._bank = bank

    def __call__(self, event: str, **fields: str | int | float | bool | None) -> None:
        """Write one line; the time is the machine's, since logs are compared with other machines' logs."""
        line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "bank": self._bank, "event": event}
        print(json.dumps({**line, **fields}, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201

    def failure(self, event: str, error: BaseException) -> None:
        """What failed and where in the code; not the error's own text, which may name people."""
        frames = traceback.extract_tb(error.__traceback__)
        where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
        self(event, error=type(error).__name__, where=where)

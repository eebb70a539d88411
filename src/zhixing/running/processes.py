"""Starting programs that never outlive us, and recognising those that once did."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG = 1
# Loaded before any fork: between fork and exec nothing may be imported.
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def dies_with_us(by: signal.Signals) -> Callable[[], None]:
    """A ``preexec_fn``: the kernel sends the child this signal when we end, however we end."""

    def before_exec() -> None:
        if _LIBC is not None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, int(by), 0, 0, 0)

    return before_exec


def started_at(pid: int) -> str | None:
    """When the process with this id began, in clock ticks since boot; None when there is none, or only its remains.

    Together with the id it names a process for good: ids are used again, moments are not.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] in "ZX" else fields[19]


def works_in(pid: int, folder: Path) -> bool:
    """Whether a living process has this folder as its working directory."""
    try:
        return Path(f"/proc/{pid}/cwd").resolve(strict=True) == folder.resolve()
    except OSError:
        return False


def end(pid: int, began: str, by: signal.Signals, patience: float) -> None:
    """End a process that is not our child: first kindly with `by`, after `patience` seconds by SIGKILL."""
    with suppress(ProcessLookupError):
        if started_at(pid) == began:
            os.kill(pid, by)
        until = time.monotonic() + patience
        while started_at(pid) == began and time.monotonic() < until:
            time.sleep(0.05)
        if started_at(pid) == began:
            os.kill(pid, signal.SIGKILL)

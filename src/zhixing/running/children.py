"""The programs under the supervisor: started, looked after, ended with all that they started themselves."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from zhixing.running.processes import dies_with_us, end, started_at
from zhixing.running.say import say
from zhixing.running.services import Service

# Every child carries the data folder in its environment, and so do its own children: what a killed supervisor left
# behind is known by it.
MARK = "ZHIXING_RUNS_FOR"
STEADY_AFTER = 60.0  # seconds alive after which earlier failures are forgotten
LONGEST_PAUSE = 30.0  # seconds
PATIENCE_AT_STOP = 15.0  # seconds
LARGEST_LOG = 10 * 1024 * 1024  # bytes


class Child:
    """One service as a process."""

    def __init__(self, service: Service, folder: Path) -> None:
        """`folder` is the data folder, whose ``log`` takes the child's output."""
        self.service = service
        self.folder = folder
        self.failures = 0
        self.log = folder / "log" / f"{service.name}.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._began = 0.0
        self._start_at = 0.0

    def start(self) -> None:
        """Start it in a session of its own; a log that has grown large is put aside first."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        self._began = time.monotonic()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.service.command,
                env={**self.service.env, MARK: str(self.folder)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=dies_with_us(signal.SIGTERM),  # noqa: PLW1509 - one system call, nothing that could lock
            )

    def look_after(self) -> None:
        """Start it again when it has ended: at once the first time, then after ever longer pauses."""
        now = time.monotonic()
        if self._process is None:
            if now >= self._start_at:
                self.start()
                say(f"{self.service.title}已重新启动。")
            return
        code = self._process.poll()
        if code is None:
            return
        kill_group_of(self._process)
        self.failures = 1 if now - self._began > STEADY_AFTER else self.failures + 1
        pause = 0.0 if self.failures == 1 else min(LONGEST_PAUSE, 2.0 ** (self.failures - 2))
        self._process, self._start_at = None, now + pause
        say(f"{self.service.title}意外停止（代码 {code}），{pause:.0f} 秒后重新启动；记录见 {self.log}")

    def stop(self) -> None:
        """Ask it to end, insist after a while, and end whatever it leaves behind."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(PATIENCE_AT_STOP)
        except subprocess.TimeoutExpired:
            say(f"{self.service.title}没有按时停止，已强制结束。")
            process.kill()
        kill_group_of(process)
        process.wait()

    def last_words(self) -> str:
        """The end of its log."""
        return self.log.read_text("utf-8", "replace")[-3000:] if self.log.exists() else ""


def kill_group_of(process: subprocess.Popen[bytes]) -> None:
    """End at once whatever the process started in its session."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def end_leftovers(folder: Path) -> None:
    """End the children of an earlier supervisor of this folder that was killed. The caller holds the folder."""
    for pid in marked(folder):
        if (began := started_at(pid)) is not None:
            say(f"结束上次运行遗留的进程 {pid}。")
            end(pid, began, signal.SIGTERM, PATIENCE_AT_STOP)


def marked(folder: Path) -> list[int]:
    """Ids of processes that carry this folder's mark, other than our own."""
    mark = b"\0" + f"{MARK}={folder}".encode() + b"\0"
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in b"\0" + (place / "environ").read_bytes() and int(place.name) != os.getpid():
                found.append(int(place.name))
    return found

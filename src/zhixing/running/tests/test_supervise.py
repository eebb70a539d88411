"""The platform comes up, survives what is killed, goes down, and leaves no process."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from zhixing.running import supervise
from zhixing.running.children import marked
from zhixing.running.processes import started_at, works_in

SCRIPT = """
import importlib.util, pathlib, sys
from zhixing.running import supervise, database
spec = importlib.util.spec_from_file_location("standin", sys.argv[1])
standin = importlib.util.module_from_spec(spec)
spec.loader.exec_module(standin)
sys.exit(supervise.run(database.data_folder(sys.argv[2]), None, standin.PLAN))
"""


class Running:
    """A supervisor as a person starts it, and what it prints."""

    def __init__(self, folder: Path) -> None:
        env = {k: v for k, v in os.environ.items() if not k.startswith("ZHIXING_")}
        standin = Path(__file__).with_name("standin.py")
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(standin), str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=env,
        )
        self.printed = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed += line

    def says(self, words: str, within: float = 60) -> None:
        """Wait until these words are printed."""
        until = time.monotonic() + within
        while words not in self.printed:
            assert time.monotonic() < until, self.printed
            assert self.process.poll() is None or words in self.printed, self.printed
            time.sleep(0.05)

    def page(self) -> str:
        """The front page, asked for again for a while, as a person does whose page did not come."""
        address = re.findall(r"http://\S+", self.printed)[-1]
        until = time.monotonic() + 30
        while True:
            try:
                with urllib.request.urlopen(address, timeout=5) as answer:
                    return answer.read().decode()
            except OSError:
                assert time.monotonic() < until, self.printed
                time.sleep(0.1)

    def ends(self, by: signal.Signals) -> int:
        """Send the signal and wait for the end; the exit code."""
        self.process.send_signal(by)
        code = self.process.wait(60)
        self._reader.join(10)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


def postmaster(folder: Path) -> int:
    """The process id of the database server of the folder."""
    homes = [folder / "pg", *Path("/var/lib/zhixing").glob("*")]
    ids = [int(p.read_text().split()[0]) for home in homes if (p := home / "data" / "postmaster.pid").exists()]
    return next(i for i in ids if any(works_in(i, home / "data") for home in homes))


@pytest.fixture
def folder():
    """A data folder that the server's account can reach, so that nothing is put elsewhere."""
    with tempfile.TemporaryDirectory(prefix="zx-", ignore_cleanup_errors=True) as place:
        Path(place).chmod(0o711)
        yield Path(place) / "var"


def test_it_starts_keeps_its_data_and_stops_without_a_trace(folder):
    first = Running(folder)
    first.says("按 Ctrl-C 停止")
    assert "承办法官  林知行  judge" in first.printed
    assert first.page() == "1"
    server = postmaster(folder)
    assert first.ends(signal.SIGINT) == 0
    assert started_at(server) is None
    assert marked(folder) == []

    second = Running(folder)
    second.says("按 Ctrl-C 停止")
    assert second.page() == "2", "the row of the first start is still there"
    assert second.ends(signal.SIGTERM) == 0
    assert marked(folder) == []


def test_a_second_start_on_the_same_folder_is_refused_plainly(folder):
    first = Running(folder)
    first.says("按 Ctrl-C 停止")
    second = Running(folder)
    assert second.process.wait(30) == 1
    second._reader.join(10)
    assert "正在使用中" in second.printed
    assert second.process.stdout.close() is None
    assert first.page() == "1"
    assert first.ends(signal.SIGTERM) == 0


def test_whatever_is_killed_comes_back(folder):
    running = Running(folder)
    running.says("按 Ctrl-C 停止")
    for pid in marked(folder):
        os.kill(pid, signal.SIGKILL)
    running.says("网页服务已重新启动")
    assert running.page() == "1"
    os.kill(postmaster(folder), signal.SIGKILL)
    running.says("数据库已恢复")
    assert running.page() == "1"
    assert running.ends(signal.SIGTERM) == 0
    assert marked(folder) == []


def test_after_the_supervisor_itself_is_killed_the_next_start_recovers(folder):
    killed = Running(folder)
    killed.says("按 Ctrl-C 停止")
    os.kill(postmaster(folder), signal.SIGKILL)
    assert killed.ends(signal.SIGKILL) == -signal.SIGKILL

    again = Running(folder)
    again.says("按 Ctrl-C 停止")
    assert again.page() == "2"
    assert again.ends(signal.SIGTERM) == 0
    assert marked(folder) == []


def test_a_kept_port_is_taken_for_everybody_else_and_free_for_the_web_server():
    first = supervise.free_port(18700, ())
    keeper = supervise.kept(first)
    try:
        assert supervise.free_port(first, ()) != first
        with socket.socket() as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            server.bind(("127.0.0.1", first))
            server.listen()
    finally:
        keeper.close()
    assert supervise.bindable(first)

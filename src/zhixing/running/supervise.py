"""``zhixing run``: bring everything up, keep it up, take it down, leave nothing behind."""

import json
import os
import signal
import socket
import subprocess
import time
import unicodedata
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from zhixing.running import database, roles, services
from zhixing.running.children import Child, end_leftovers
from zhixing.running.database import Hold, Urls
from zhixing.running.postgres import Server
from zhixing.running.say import CannotRun, say
from zhixing.running.services import COURT, Plan, Service, Site

FIRST_PORT, FIRST_BANK_PORT, PORTS_TRIED, BANKS_AT_MOST = 8000, 8101, 200, 16
PATIENCE_FOR_FIRST_PAGE = 90.0  # seconds
LOOK_EVERY = 0.2  # seconds
SCHEMA_UNKNOWN = 3
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Someone asked us to stop."""


def run(folder: Path, wanted_port: int | None, plan: Plan = COURT) -> int:
    """Run the platform on this data folder until stopped. Returns 0 after an orderly stop.

    Raises CannotRun when the folder is already in use, or when a part does not come up.
    """
    with Hold(folder) as hold:
        if not hold.ours:
            raise CannotRun(
                f"数据目录 {folder} 正在使用中（{hold.holder()}）。"
                "请直接打开上述地址；要另开一个，请用 --data 指定别的目录。"
            )
        end_leftovers(folder)
        platform = Platform(folder, hold, plan)
        with stop_signals():
            try:
                platform.up(wanted_port)
                platform.keep_up()
            except Stopped:
                say("\n正在停止…")
            finally:
                ignore_stop_signals()
                platform.down()
    say("已全部停止，数据保留。")
    return 0


class Platform:
    """The parts of one running platform."""

    def __init__(self, folder: Path, hold: Hold, plan: Plan) -> None:
        """`folder` is the data folder, `hold` the right to it, `plan` what to run."""
        self.folder = folder
        self.hold = hold
        self.plan = plan
        self.server: Server | None = None
        self.children: list[Child] = []
        self.keeper: socket.socket | None = None
        self.inherited: Mapping[str, str] = dict(os.environ)

    def up(self, wanted_port: int | None) -> None:
        """Database, schema, demo city, services; then say where to go."""
        began = time.monotonic()
        site = Site(self.folder, self._database(), free_port(wanted_port or FIRST_PORT, ()))
        if wanted_port and site.port != wanted_port:
            raise CannotRun(f"端口 {wanted_port} 已被占用。请换一个端口，或不指定端口由程序选择。")
        self.keeper = kept(site.port)
        self._schema(site)
        sign_ins = json_of(self._step("准备演示城市", self.plan.demo, site.env(self.inherited)))
        site = with_banks(site)
        self.children = [Child(s, self.folder) for s in self.plan.services(site, self.inherited)]
        for child in self.children:
            child.start()
        self._await_first_page()
        self.hold.note(f"pid {os.getpid()}，{site.base_url}")
        self._greet(site, sign_ins, time.monotonic() - began)

    def keep_up(self) -> None:
        """Look after the parts for ever: what ended is started again, later each time, and said."""
        while True:
            if self.server is not None and self.server.process is not None and self.server.process.poll() is not None:
                say("数据库意外停止，正在重新启动。")
                self.server.start()
                say("数据库已恢复。")
            for child in self.children:
                child.look_after()
            time.sleep(LOOK_EVERY)

    def down(self) -> None:
        """Stop in order: no new requests, no new jobs, no banks, then the database."""
        for child in self.children:
            child.stop()
        if self.keeper is not None:
            self.keeper.close()
        if self.server is not None:
            self.server.stop()

    def _database(self) -> Urls:
        if (outside := database.external()) is not None:
            say("使用环境变量指定的数据库。")
            return outside
        # Known before it is started, so that a stop in between finds it.
        self.server, urls = database.embedded(self.folder)
        database.start(self.server, self.folder)
        return urls

    def _schema(self, site: Site) -> None:
        """Bring the schema to where this program knows it; the sentence of the check is passed on when that fails."""
        if self._ask_schema(site).returncode == 0:
            return
        say("正在建立或升级数据表…")
        roles.prepare_schema(site.urls.owner, site.urls.app)
        self._step("迁移", self.plan.migrate, site.owner_env(self.inherited))
        answer = self._ask_schema(site)
        if answer.returncode != 0:
            raise CannotRun((answer.stderr or answer.stdout).strip())

    def _ask_schema(self, site: Site) -> subprocess.CompletedProcess[str]:
        answer = quietly(self.plan.check, site.env(self.inherited))
        if answer.returncode not in {0, SCHEMA_UNKNOWN}:
            raise CannotRun(f"检查数据表时出错：\n{(answer.stdout + answer.stderr)[-3000:]}")
        return answer

    def _step(self, title: str, command: Sequence[str], env: Mapping[str, str]) -> str:
        """Run a step to its end; its output. Raises CannotRun with what it said when it failed."""
        done = quietly(command, env)
        if done.returncode != 0:
            raise CannotRun(f"{title}没有成功：\n{(done.stdout + done.stderr)[-3000:]}")
        return done.stdout

    def _await_first_page(self) -> None:
        until = time.monotonic() + PATIENCE_FOR_FIRST_PAGE
        waiting = [child for child in self.children if child.service.health]
        while waiting:
            for child in self.children:
                child.look_after()
                if child.failures > 3:
                    raise CannotRun(f"{child.service.title}没有启动：\n{child.last_words()}")
            waiting = [child for child in waiting if not healthy(child.service)]
            if waiting and time.monotonic() > until:
                raise CannotRun(f"{waiting[0].service.title}没有应答：\n{waiting[0].last_words()}")
            time.sleep(0.1)

    def _greet(self, site: Site, sign_ins: Any, seconds: float) -> None:
        say(f"\n执行平台已启动（{seconds:.1f} 秒）：{site.base_url}\n\n演示账号：")
        for line in table(sign_ins):
            say(f"  {line}")
        say(f"\n数据目录：{self.folder}    运行记录：{self.folder / 'log'}\n按 Ctrl-C 停止。")


@contextmanager
def stop_signals() -> Any:
    """Within, a signal to stop becomes the exception Stopped; afterwards the signals are as before."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        ignore_stop_signals()
        raise Stopped

    before = {s: signal.signal(s, stop) for s in STOP_SIGNALS}
    try:
        yield
    finally:
        for s, handler in before.items():
            signal.signal(s, handler)


def ignore_stop_signals() -> None:
    """Stopping is under way already; impatience would only leave something behind."""
    for s in STOP_SIGNALS:
        signal.signal(s, signal.SIG_IGN)


def quietly(command: Sequence[str], env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a program in a session of its own, out of reach of the terminal's Ctrl-C, and keep what it prints."""
    return subprocess.run(
        list(command),
        env=dict(env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )


def free_port(first: int, taken: Sequence[int]) -> int:
    """The first port from `first` upward that nobody listens on. Raises CannotRun when there is none."""
    for port in range(first, first + PORTS_TRIED):
        if port not in taken and bindable(port):
            return port
    raise CannotRun(f"从 {first} 到 {first + PORTS_TRIED} 没有空闲端口。请用 --port 指定一个。")


def bindable(port: int) -> bool:
    """Whether a server could listen on this port of this machine now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def kept(port: int) -> socket.socket:
    """A port kept until the web server listens on it, half a minute later at the first start: bound and never listening.

    The web server shares ports, so that two platforms started together would otherwise both answer on the same one.
    """
    keeper = socket.socket()
    keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    keeper.bind(("127.0.0.1", port))
    return keeper


def with_banks(site: Site) -> Site:
    """The same site with a port for each sandbox bank of its demo city."""
    ports: dict[str, int] = {}
    # Platforms started together have different web ports; so they look for their banks' ports in different places.
    first = FIRST_BANK_PORT + BANKS_AT_MOST * ((site.port - FIRST_PORT) % PORTS_TRIED)
    for code in services.bank_codes(site.folder):
        ports[code] = free_port(first, [site.port, *ports.values()])
    return Site(site.folder, site.urls, site.port, ports)


def healthy(service: Service) -> bool:
    """Whether the service's health page answers 200."""
    if service.health is None:
        return True
    # No proxy of the machine may stand between us and ourselves.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(service.health, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def json_of(printed: str) -> Any:
    """The JSON on the last line of a step's output."""
    lines = printed.strip().splitlines()
    try:
        return json.loads(lines[-1]) if lines else []
    except ValueError as problem:
        raise CannotRun(f"演示城市没有给出账号，而是：\n{printed[-1000:]}") from problem


def table(sign_ins: Sequence[Mapping[str, Any]]) -> list[str]:
    """Rows of equal keys as aligned text; Chinese characters are two columns wide."""
    rows = [[str(value) for value in row.values()] for row in sign_ins]
    widths = [max(map(wide, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(v + " " * (w - wide(v)) for v, w in zip(row, widths, strict=True)).rstrip() for row in rows]


def wide(text: str) -> int:
    """The columns a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

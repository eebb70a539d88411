"""An embedded PostgreSQL server: made, started, recovered and stopped without a person.

It listens on a socket in its own folder only, wants a password from everyone, and ends when we end.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from zhixing.running import binaries
from zhixing.running.account import Account, open_to_others, server_account, switch
from zhixing.running.processes import dies_with_us, end, started_at, works_in
from zhixing.running.say import CannotRun, say

PORT = 5432  # names the socket file; no port is opened
SOCKET = f".s.PGSQL.{PORT}"
LONGEST_SOCKET_PATH = 107  # bytes a socket address can hold
SYSTEM_FOLDER = Path("/var/lib/zhixing")
STILL_CLOSING = "shared memory block"

# Statements and details of errors may carry what people typed; the log keeps neither.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_size": "0",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
INITDB = (
    "--username=postgres",
    "--encoding=UTF8",
    # Without this provider Chinese text has no trigrams.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C.UTF-8",
    "--auth-local=scram-sha-256",
    "--auth-host=scram-sha-256",
    "--data-checksums",
)


class Server:
    """One PostgreSQL server over one folder. The caller sees to it that nobody else uses the folder."""

    def __init__(self, home: Path, password: str, settings: Mapping[str, str] | None = None) -> None:
        """`home` is the server's own folder; `password` that of its superuser ``postgres``."""
        self.home = home
        self.data = home / "data"
        self.socket_folder = short_socket_folder(home)
        self.password = password
        self.settings = {**SETTINGS, **(settings or {})}
        self.process: subprocess.Popen[bytes] | None = None
        self._account: Account | None = None
        self._bin = Path()

    def prepare(self) -> None:
        """Make folders, programs and the database files where they are missing.

        Raises CannotRun for files of another major version, or of another owner.
        """
        self._account = server_account()
        self.home.mkdir(parents=True, exist_ok=True)
        self.home.chmod(0o711 if self._account else 0o700)
        self._own_folder(self.socket_folder)
        self._bin = binaries.reachable_bin(self.home, self._account is not None)
        if self.data.exists():
            self._check_version()
            self._check_owner()
        else:
            self._initdb()

    def start(self) -> None:
        """Start the server and wait until it answers, through crash recovery if need be.

        Raises CannotRun with the end of the server's own words when it does not come up.
        """
        self._settle_leftovers()
        patience = time.monotonic() + 30
        while True:
            self._launch()
            if self._wait_ready():
                return
            words = self._last_words()
            # Processes of a killed server may need a moment to let go of its memory.
            if STILL_CLOSING not in words or time.monotonic() > patience:
                raise CannotRun(f"数据库没有启动。数据库的最后输出：\n{words}")
            time.sleep(0.2)

    def stop(self) -> None:
        """Stop in order: connections are closed, everything is written."""
        if self.process is None:
            return
        for by, patience in ((signal.SIGINT, 60), (signal.SIGQUIT, 20), (signal.SIGKILL, None)):
            if self.process.poll() is not None:
                break
            self.process.send_signal(by)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                say("数据库没有按时停止，正在加紧。")
        self.process = None

    def url(self, user: str, password: str, database: str) -> str:
        """The address of a database on this server, for psycopg and for ``ZHIXING_DATABASE_URL``."""
        host = quote(str(self.socket_folder), safe="")
        return f"postgresql://{user}:{quote(password, safe='')}@/{database}?host={host}&port={PORT}"

    def admin_url(self, database: str = "postgres") -> str:
        """The address for the superuser, who makes roles and databases and does nothing else."""
        return self.url("postgres", self.password, database)

    def _own_folder(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        if self._account:
            self._account.own(path)
        elif path.stat().st_uid != os.geteuid():
            raise CannotRun(f"目录 {path} 属于另一用户，不能用于数据库。请删除该目录或更换数据目录（--data）。")
        path.chmod(0o700)

    def _check_version(self) -> None:
        found = int((self.data / "PG_VERSION").read_text("ascii").split(".")[0])
        ours = binaries.major(self._bin / "postgres")
        if found != ours:
            raise CannotRun(
                f"数据目录 {self.data} 由 PostgreSQL {found} 建立，本程序自带 {ours}，不能直接打开，数据没有改动。\n"
                f"出路：用原来的程序版本执行 zhixing backup 备份目录，"
                f"再用本程序和一个新的数据目录执行 zhixing restore 备份目录 --data 新目录。"
            )

    def _check_owner(self) -> None:
        wanted = self._account.uid if self._account else os.geteuid()
        if self.data.stat().st_uid != wanted:
            raise CannotRun(
                f"数据目录 {self.data} 属于另一用户（uid {self.data.stat().st_uid}）。"
                "请用当初建立它的用户运行，或更换数据目录（--data）。"
            )

    def _initdb(self) -> None:
        """Make the database files under a second name, so that a half-made set is never started."""
        new = self.home / "data.new"
        shutil.rmtree(new, ignore_errors=True)
        self._own_folder(new)
        with tempfile.NamedTemporaryFile("w", dir=self.home, prefix="initdb-") as secret:
            secret.write(self.password)
            secret.flush()
            if self._account:
                self._account.own(Path(secret.name))
            command = [str(self._bin / "initdb"), "-D", str(new), *INITDB, f"--pwfile={secret.name}"]
            done = subprocess.run(
                command, capture_output=True, text=True, check=False, cwd=self.home, **switch(self._account)
            )
        if done.returncode != 0:
            raise CannotRun(f"不能建立数据库文件：\n{done.stdout[-500:]}{done.stderr[-1500:]}")
        new.rename(self.data)

    def _launch(self) -> None:
        settings = {**self.settings, "unix_socket_directories": str(self.socket_folder), "port": str(PORT)}
        command = [str(self._bin / "postgres"), "-D", str(self.data)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with (self.home / "start.log").open("wb") as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.home,
                start_new_session=True,
                preexec_fn=dies_with_us(signal.SIGINT),  # noqa: PLW1509 - one system call, nothing that could lock
                **switch(self._account),
            )

    def _wait_ready(self) -> bool:
        """True when the server says it is ready, False when it ended instead. Recovery may take as long as it takes."""
        began, told = time.monotonic(), False
        while self.process is not None and self.process.poll() is None:
            if self._status() == (self.process.pid, "ready"):
                return True
            if not told and time.monotonic() - began > 5:
                say("数据库正在恢复上次未正常关闭的数据，请稍候。")
                told = True
            time.sleep(0.02)
        return False

    def _status(self) -> tuple[int, str] | None:
        """Process id and state as the running server writes them into its pid file."""
        try:
            lines = (self.data / "postmaster.pid").read_text("utf-8").splitlines()
            return int(lines[0]), lines[7].strip() if len(lines) > 7 else ""
        except (FileNotFoundError, IndexError, ValueError):
            return None

    def _settle_leftovers(self) -> None:
        """End a server that outlived its supervisor; remove a pid file whose id another program now has.

        PostgreSQL itself clears the file of a dead server, but takes any living process with that id for the server.
        """
        status = self._status()
        if status is None:
            return
        pid = status[0]
        began = started_at(pid)
        if began is not None and works_in(pid, self.data):
            end(pid, began, signal.SIGINT, patience=60)
        elif Path(f"/proc/{pid}").exists():
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            (self.socket_folder / f"{SOCKET}.lock").unlink(missing_ok=True)

    def _last_words(self) -> str:
        """The end of what the server printed, and of its newest log."""
        logs = sorted((self.data / "log").glob("*.log"), key=lambda p: p.stat().st_mtime)[-1:]
        return "\n".join(p.read_text("utf-8", "replace")[-1500:] for p in [self.home / "start.log", *logs])


def home_for(folder: Path) -> Path:
    """Where the server of this data folder lives: inside it, unless root keeps it where no other account can pass.

    Then it is a folder under ``/var/lib/zhixing`` named after the data folder; permissions of other folders are never
    widened.
    """
    if os.geteuid() != 0 or open_to_others(folder):
        return folder / "pg"
    return SYSTEM_FOLDER / _name_of(folder)


def short_socket_folder(home: Path) -> Path:
    """The folder of the socket: in `home`, or a private one under /tmp where that path is too long for a socket."""
    inside = home / "run"
    if len(os.fsencode(inside / SOCKET)) <= LONGEST_SOCKET_PATH:
        return inside
    return Path("/tmp") / f"zhixing-{os.geteuid()}-{_name_of(home)}"


def _name_of(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:12]

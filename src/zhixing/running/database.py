"""Which database a command works on: the one named in the environment, or the embedded one of the data folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from zhixing.running import keys, roles
from zhixing.running.postgres import Server, home_for
from zhixing.running.say import CannotRun

DEFAULT_FOLDER = "var"
PARTS = ("files", "anchors", "log", "demo", "static")


@dataclass(frozen=True)
class Urls:
    """Addresses of one database by role: `app` for web and worker, `owner` for migrations and backup."""

    app: str
    owner: str


def data_folder(given: str | None) -> Path:
    """The data folder: what was given, else ``ZHIXING_VAR``, else ``var`` here. Made when it is missing."""
    folder = Path(given or os.environ.get("ZHIXING_VAR") or DEFAULT_FOLDER).resolve()
    if not folder.exists():
        folder.mkdir(parents=True)
        # Others may pass through to the database's own folder, but not look around; every secret file is 0600.
        folder.chmod(0o711)
    for part in PARTS:
        (folder / part).mkdir(exist_ok=True, mode=0o700)
    return folder


def external() -> Urls | None:
    """The database of the environment, or None.

    Raises CannotRun when only the owner's address is set: then the intention is unclear.
    """
    app, owner = os.environ.get("ZHIXING_DATABASE_URL"), os.environ.get("ZHIXING_DATABASE_OWNER_URL")
    if app is None and owner is None:
        return None
    if not app or not owner:
        raise CannotRun(
            "使用外部数据库时，ZHIXING_DATABASE_URL（应用）和 ZHIXING_DATABASE_OWNER_URL（所有者）须同时设置。"
        )
    return Urls(app, owner)


def embedded(folder: Path) -> tuple[Server, Urls]:
    """The embedded server of a data folder, not started, and the addresses it will have."""
    passwords = keys.database_passwords(folder)
    server = Server(home_for(folder), passwords["postgres"])
    return server, Urls(
        server.url(roles.APP, passwords["app"], roles.DATABASE),
        server.url(roles.OWNER, passwords["owner"], roles.DATABASE),
    )


def start(server: Server, folder: Path) -> None:
    """Start the embedded server with its roles and database. The caller holds the folder and stops the server."""
    server.prepare()
    server.start()
    roles.make_embedded(server.admin_url(), keys.database_passwords(folder))


@contextmanager
def opened(folder: Path) -> Iterator[Urls]:
    """A reachable database for a single command: external, or that of a running platform, or started for the while."""
    if (outside := external()) is not None:
        yield outside
        return
    with Hold(folder) as hold:
        if not hold.ours:
            yield embedded(folder)[1]
            return
        server, urls = embedded(folder)
        try:
            start(server, folder)
            yield urls
        finally:
            server.stop()


class Hold:
    """The right to run a data folder: one holder at a time; the kernel takes it back however the holder ends."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the data folder."""
        self._path = folder / "lock"
        self.ours = False

    def __enter__(self) -> "Hold":
        """Try to take it; `ours` tells whether that worked."""
        self._file = self._path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.ours = True
            self.note(f"pid {os.getpid()}")
        except BlockingIOError:
            self.ours = False
        return self

    def __exit__(self, *_: object) -> None:
        """Give it back."""
        self._file.close()

    def note(self, text: str) -> None:
        """Write who holds the folder, for the one who is refused."""
        self._file.seek(0)
        self._file.truncate()
        self._file.write(text)
        self._file.flush()

    def holder(self) -> str:
        """What the present holder wrote."""
        return self._path.read_text("utf-8").strip()

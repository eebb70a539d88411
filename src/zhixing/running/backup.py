"""Backup and restore: the database, the paper files, and the names of the keys, never the keys.

A backup is a folder of ``database.dump``, ``files/``, ``anchors/`` and ``manifest.json``. The manifest lists every
file with length, SM3 and SHA-256, and is sealed with the chain key, so that nobody without that key can make or change
a backup unseen. It is written last: a folder without it is no backup.
"""

import hashlib
import hmac
import importlib.metadata
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from zhixing.running import binaries, database, keys, roles
from zhixing.running.say import CannotRun, say

FORMAT = 1
DUMP, MANIFEST = "database.dump", "manifest.json"
# The papers, and the daily anchors of the chain, which are worth something only while they lie outside the database.
FILES, ANCHORS = "files", "anchors"
BLOCK = 1 << 20  # bytes read at a time


def backup(folder: Path, to: Path) -> int:
    """Back up the data folder, and the database it works with, into `to`, a new or empty folder.

    The database is dumped first: papers are only ever added, so every paper a row speaks of is among the files copied
    after it. Raises CannotRun when `to` is not empty or the dump fails.
    """
    if to.exists() and any(to.iterdir()):
        raise CannotRun(f"备份目录 {to} 不是空的。请指定一个新目录，已有的备份不会被覆盖。")
    held = keys.ensure(keys.court_keys(folder), keys.COURT_KEYS)
    to.mkdir(parents=True, exist_ok=True)
    to.chmod(0o700)
    with database.opened(folder) as urls:
        server = server_version(urls.owner)
        program = binaries.client("pg_dump", server)
        talk([program, "--format=custom", f"--file={to / DUMP}"], urls.owner, "导出数据库")
    for part in (FILES, ANCHORS):
        copy_files(folder / part, to / part)
    listed = {name: digests(to / name) for name in contents(to)}
    body = {
        "format": FORMAT,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "zhixing": importlib.metadata.version("zhixing"),
        "postgresql": server,
        "keys": keys.identifiers(held),
        "contents": listed,
    }
    keys.write_private(
        to / MANIFEST, json.dumps({"body": body, "seal": seal(body, held)}, ensure_ascii=False, indent=1)
    )
    say(f"备份完成：{to}，{len(listed)} 个文件。密钥不在备份中，请另行保管 {folder / 'secrets.json'}。")
    return 0


def restore(folder: Path, source: Path) -> int:
    """Restore a backup into an empty database and a data folder without papers, after checking every file of it.

    Raises CannotRun, before anything is written, when a file is missing, added or changed, when the keys are others, or
    when the database or the folder of papers is not empty.
    """
    held = keys.ensure(keys.court_keys(folder), keys.COURT_KEYS)
    body = verified(source, held)
    if any((folder / FILES).iterdir()):
        raise CannotRun(f"{folder / FILES} 中已有文书文件。只能恢复到空的数据目录，请用 --data 指定一个新目录。")
    with database.opened(folder) as urls:
        refuse_unless_empty(urls.owner)
        roles.prepare_schema(urls.owner, urls.app, defaults=False)
        program = binaries.client("pg_restore", server_version(urls.owner))
        talk([program, "--exit-on-error", "--single-transaction", str(source / DUMP)], urls.owner, "导入数据库")
    for part in (FILES, ANCHORS):
        copy_files(source / part, folder / part)
    say(f"已恢复 {body['made_at']} 的备份：{len(body['contents'])} 个文件逐一核对无误。")
    return 0


def verified(source: Path, held: dict[str, Any]) -> dict[str, Any]:
    """The manifest of a backup whose seal, keys and files are all as they were when it was made."""
    try:
        manifest = json.loads((source / MANIFEST).read_text("utf-8"))
        body, given = dict(manifest["body"]), str(manifest["seal"])
    except (FileNotFoundError, ValueError, KeyError, TypeError) as problem:
        raise CannotRun(f"{source} 不是完整的备份：没有可读的 {MANIFEST}。") from problem
    if body.get("format") != FORMAT:
        raise CannotRun(f"备份格式为 {body.get('format')}，本程序只认识格式 {FORMAT}。请用做备份的程序版本恢复。")
    ours = keys.identifiers(held)
    # Keys added since by rotation do no harm; each key of the time is needed.
    if wrong := [name for name, key in body["keys"].items() if ours.get(name) != key]:
        raise CannotRun(
            f"当前密钥与备份时的不同（{'、'.join(wrong)}）。"
            "请先把当时的 secrets.json 放到数据目录，否则恢复后无法解密和验真。"
        )
    if not hmac.compare_digest(given, seal(body, held)):
        raise CannotRun(f"{source / MANIFEST} 被改动过：封印不符。不要使用这份备份。")
    wanted, found = body["contents"], set(contents(source))
    for name in sorted(found | set(wanted)):
        if name not in found or name not in wanted:
            raise CannotRun(f"备份与清单不符：{name} {'缺失' if name in wanted else '不在清单中'}。不要使用这份备份。")
        if digests(source / name) != wanted[name]:
            raise CannotRun(f"备份与清单不符：{name} 的内容被改动过。不要使用这份备份。")
    return body


def contents(place: Path) -> Iterator[str]:
    """Every file of a backup but the manifest, by its path inside."""
    for path in sorted(place.rglob("*")):
        name = path.relative_to(place).as_posix()
        if path.is_file() and name != MANIFEST:
            yield name


def digests(path: Path) -> dict[str, str | int]:
    """Length in bytes, SM3 and SHA-256 of a file, read in blocks."""
    sm3, sha256 = hashes.Hash(hashes.SM3()), hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            sm3.update(block)
            sha256.update(block)
    return {"bytes": path.stat().st_size, "sm3": sm3.finalize().hex(), "sha256": sha256.hexdigest()}


def seal(body: dict[str, Any], held: dict[str, Any]) -> str:
    """HMAC-SHA256 of the manifest under the chain key."""
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(str(held["chain"]).encode(), b"zhixing backup\n" + text.encode(), hashlib.sha256).hexdigest()


def copy_files(source: Path, to: Path) -> None:
    """Copy the papers, unreadable for others."""
    if source.exists():
        shutil.copytree(source, to, dirs_exist_ok=True)
    to.mkdir(exist_ok=True)
    to.chmod(0o700)


def server_version(url: str) -> int:
    """The server's major version."""
    with roles.connected(url) as connection:
        return connection.info.server_version // 10000


def refuse_unless_empty(url: str) -> None:
    """Raise CannotRun when the database holds any table: a restore never writes over data."""
    with roles.connected(url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname !~ '^pg_'"
            " AND n.nspname <> 'information_schema'"
        ).fetchone()
        if row and row[0]:
            raise CannotRun(f"数据库 {connection.info.dbname} 不是空的（{row[0]} 个对象）。只能恢复到空数据库。")


def talk(command: list[str], url: str, what: str) -> None:
    """Run one of PostgreSQL's programs on a database.

    The password goes by the environment: arguments can be read in the list of processes. Raises CannotRun on failure.
    """
    address = {k: str(v) for k, v in conninfo_to_dict(url).items()}
    env = {**os.environ, "PGPASSWORD": address.pop("password", "")}
    whole = [*command, f"--dbname={make_conninfo(**address)}"]
    done = subprocess.run(whole, env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CannotRun(f"{what}没有成功：\n{done.stderr[-3000:]}")

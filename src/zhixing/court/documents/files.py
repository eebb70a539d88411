"""Files by content: the SM3 of the bytes is the address; a file is whole or absent, and only its owner may read it."""

import os
import secrets
from pathlib import Path

from django.conf import settings

from zhixing.court.kernel.refused import Refused
from zhixing.court.kernel.secrets import sm3


class FileLost(Refused):
    """A file that was kept is missing or altered."""

    status = 500


def _place(address: str) -> Path:
    return Path(settings.ZHIXING_FILES) / address[:2] / address[2:4] / address


def keep(content: bytes) -> str:
    """Keep bytes and return their address. The same bytes are kept once; a half-written file is never seen."""
    address = sm3(content)
    place = _place(address)
    if place.exists():
        return address
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = place.with_name(f".{address}.{secrets.token_hex(4)}")
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    half.replace(place)
    return address


def forget(address: str) -> None:
    """Remove the bytes at an address; nothing happens where there are none."""
    _place(address).unlink(missing_ok=True)


def fetch(address: str) -> bytes:
    """The bytes at an address. Raises FileLost when they are gone or are not what was kept."""
    try:
        content = _place(address).read_bytes()
    except FileNotFoundError as trouble:
        raise FileLost("文书文件不在存储目录中，请联系管理员从备份恢复文件目录") from trouble
    if sm3(content) != address:
        raise FileLost("文书文件与保存时不一致，请联系管理员从备份恢复文件目录")
    return content

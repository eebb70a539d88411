"""How single values stand in XML: text, identifiers, fen, days, instants, yes/no and coded words.

Each ``Codec`` writes and reads with the same strictness, so what cannot be read cannot be written either.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from zhixing.messages.refusal import MessageRefused

MAX_FEN = 10**15 - 1
"""Largest amount carried, in fen: below 10 万亿元, so that a slip of the keyboard is refused."""

_FEN = re.compile(r"(0|[1-9][0-9]{0,12})\.([0-9]{2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})")
_IDENTIFIER = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:-]{0,34}")
_ACCOUNT = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,33}")
_POSITION = re.compile(r"[1-9][0-9]{0,5}")


@dataclass(frozen=True)
class Codec:
    """One kind of value: how to write it, how to read it, and the attributes its element always carries."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    attributes: tuple[tuple[str, str], ...] = ()


def check_text(text: str, longest: int) -> str:
    """Return ``text`` if it is one printable line of 1 to ``longest`` characters without outer spaces."""
    if not text or text != text.strip():
        raise MessageRefused("不得为空，首尾不得有空格。")
    if len(text) > longest:
        raise MessageRefused(f"有 {len(text)} 个字，超过上限 {longest} 个字。")
    if any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or c in "\ufffe\uffff" for c in text):
        raise MessageRefused("含有控制字符或换行，请删去后重发。")
    return text


def text(longest: int) -> Codec:
    """One line of printable text, ``longest`` characters at most; four-byte (rare) characters are kept."""
    return Codec(lambda value: check_text(value, longest), lambda raw: check_text(raw, longest))


def _matching(pattern: re.Pattern[str], what: str) -> Codec:
    def check(raw: str) -> str:
        if not pattern.fullmatch(raw):
            raise MessageRefused(f"“{raw[:50]}”不是有效的{what}。")
        return raw

    return Codec(check, check)


IDENTIFIER = _matching(_IDENTIFIER, "编号（1 至 35 位字母、数字或 . _ : -）")
ACCOUNT = _matching(_ACCOUNT, "账号（1 至 34 位字母、数字或 -）")


def fen_to_text(fen: int) -> str:
    """6000000 fen → ``60000.00``; only integers from 0 to ``MAX_FEN``."""
    if isinstance(fen, bool) or not isinstance(fen, int):
        raise MessageRefused("金额必须是以分为单位的整数。")
    if not 0 <= fen <= MAX_FEN:
        raise MessageRefused("金额必须不小于 0 且小于 10 万亿元。")
    return f"{fen // 100}.{fen % 100:02d}"


def fen_from_text(raw: str) -> int:
    """``60000.00`` → 6000000 fen; a sign, an exponent or other than two decimals is refused."""
    match = _FEN.fullmatch(raw)
    if match is None:
        raise MessageRefused(f"“{raw[:50]}”不是有效金额：须为非负数，恰有两位小数，且小于 10 万亿元，如 60000.00。")
    return int(match.group(1)) * 100 + int(match.group(2))


def _above_zero(fen: int) -> int:
    if fen <= 0:
        raise MessageRefused("金额必须大于 0。")
    return fen


CNY = (("Ccy", "CNY"),)
FEN = Codec(fen_to_text, fen_from_text, CNY)
POSITIVE_FEN = Codec(lambda v: fen_to_text(_above_zero(v)), lambda raw: _above_zero(fen_from_text(raw)), CNY)


def _day_to_text(value: date) -> str:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise MessageRefused("日期必须只有年月日。")
    return value.isoformat()


def _day_from_text(raw: str) -> date:
    if not _DAY.fullmatch(raw):
        raise MessageRefused(f"“{raw[:50]}”不是有效日期，须如 2026-09-01。")
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise MessageRefused(f"“{raw}”不是历法上存在的日期。") from error


def _instant_to_text(value: datetime) -> str:
    if value.tzinfo is None:
        raise MessageRefused("时间必须带时区。")
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _instant_from_text(raw: str) -> datetime:
    if not _INSTANT.fullmatch(raw):
        raise MessageRefused(f"“{raw[:50]}”不是带时区的时间，须如 2026-09-01T08:00:00Z。")
    try:
        return datetime.fromisoformat(raw).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise MessageRefused(f"“{raw}”不是存在的时间。") from error


def _flag_from_text(raw: str) -> bool:
    if raw not in {"true", "false"}:
        raise MessageRefused(f"“{raw[:50]}”须为 true 或 false。")
    return raw == "true"


def _position_to_text(value: int) -> str:
    return str(_position_from_text(str(value)))


def _position_from_text(raw: str) -> int:
    if not _POSITION.fullmatch(raw):
        raise MessageRefused(f"“{raw[:50]}”不是有效的顺位，须为从 1 起的整数。")
    return int(raw)


DAY = Codec(_day_to_text, _day_from_text)
INSTANT = Codec(_instant_to_text, _instant_from_text)
FLAG = Codec(lambda value: "true" if value else "false", _flag_from_text)
POSITION = Codec(_position_to_text, _position_from_text)


def word(words: type[Enum]) -> Codec:
    """A closed list of coded words; the value of each member is what stands in the XML."""

    def read(raw: str) -> Enum:
        try:
            return words(raw)
        except ValueError as error:
            known = "、".join(str(member.value) for member in words)
            raise MessageRefused(f"“{raw[:50]}”不在代码表内（{known}）。") from error

    return Codec(lambda value: str(words(value).value), read)

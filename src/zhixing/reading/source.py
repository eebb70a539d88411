"""The text as given, and the same text made uniform for reading, with the way back to every character."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_FULL = {c: chr(c - 0xFEE0) for c in range(0xFF10, 0xFF5B) if chr(c).isascii() or chr(c - 0xFEE0).isalnum()}
_MARKS: dict[int, int] = str.maketrans(
    "(),;:[]【】［］〔〕．％﹪〇○—–﹣－㊎㊐㊭㊅㊁㊄",
    "（），；：（）（）（）（）.%%零零----□□□□□□",
)
_UNIFORM: dict[int, int | str] = {**_FULL, **_MARKS}
# A line may start a new thought: these words open one even where the line above has no full stop.
_LINE_OPENERS = (
    "案件",
    "本案",
    "如",
    "若",
    "驳回",
    "被告",
    "原告",
    "上述",
    "以上",
    "双方",
    "公告费",
    "诉讼费",
    "此款",
    "义务人",
)
_SPACE = frozenset(" \t\r\n\u3000\u00a0\u200b\ufeff\u2002\u2003")


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of characters `[start, end)` of the text as it was given."""

    start: int
    end: int


def uniform(text: str) -> str:
    """Same length, one character for one: full-width digits, letters and marks in the shape the grammar uses."""
    return text.translate(_UNIFORM)


class Source:
    """A text without the white space that copying leaves behind; `at[i]` is where character i stands in the original.

    A line break stays (as `\\n`) only where it separates two thoughts.
    """

    __slots__ = ("at", "raw", "text")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        same = _full_stops(uniform(raw))
        kept = _kept(same)
        if len(kept) == len(same):
            self.at: Sequence[int] = range(len(same))
            self.text = same
            return
        letters = {a: b for a, b in pairwise(kept) if b - a > 1 and _both_latin(same[a], same[b])}
        self.at = [i for k in kept for i in ((k, k + 1) if k in letters else (k,))]
        self.text = "".join(same[i] for i in self.at)


# 利息.二.被告…: a full stop typed as a point, not the point behind an ordinal.
_POINT = re.compile(r"(?<=[\u4e00-\u9fa5）])(?<![一二三四五六七八九十])\.(?=[\u4e00-\u9fa5（])")


def _full_stops(text: str) -> str:
    return _POINT.sub("。", text) if "." in text else text


def _kept(text: str) -> list[int]:
    """Places that are no white space, and line breaks that separate two thoughts."""
    kept, before = list[int](), ""
    for at, c in enumerate(text):
        if c not in _SPACE:
            before = c
        elif c != "\n" or not _is_break(text, at, before):
            continue
        kept.append(at)
    return kept


def _is_break(text: str, at: int, before: str) -> bool:
    after = text[at + 1 : at + 40].lstrip()
    if not after or not before:
        return False
    return before in "。；：！】" or after.startswith(_LINE_OPENERS) or _opens_item(after)


def _opens_item(after: str) -> bool:
    return after[:1] in "一二三四五六七八九十123456789（" and any(c in after[1:4] for c in "、.）")


def _both_latin(a: str, b: str) -> bool:
    return a.isascii() and b.isascii() and a.isalpha() and b.isalpha()

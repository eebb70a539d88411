"""Which fonts papers are set in, and which characters these can show.

The coverage is read from the font files themselves (table `cmap` of OpenType), because a character that no font has
must be reported and shown as its code point, never left out.
"""

import functools
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

_LIKED = {
    "body": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FandolFang R", "FandolFang"),
    "title": ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "STZhongsong", "FandolSong"),
    "heading": ("SimHei", "黑体", "FandolHei", "Noto Sans SC"),
}
"""Families tried first for each use, if the extra folder has them; after these comes every family there is."""


class UnusableFont(ValueError):
    """A font file cannot be read, or the folder of extra fonts has none; the message is Chinese."""


@dataclass(frozen=True, eq=False)
class FontSet:
    """Loaded fonts, the families to try for each use in order, and the code points at least one font can show."""

    fonts: typst.Fonts
    families: dict[str, list[str]]
    covered: frozenset[int]


@functools.cache
def font_set(extra: Path | None = None) -> FontSet:
    """Load the packaged fonts and those in `extra`, a folder of the court's own fonts. Raises UnusableFont."""
    folders = [pylopdf_fonts_zh_cn.serif_path().parent] + ([extra] if extra else [])
    if extra and not extra.is_dir():
        raise UnusableFont(f"字体目录不存在：{extra}，请核对设置")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))
    known = fonts.families()
    families = {use: _order(liked, known) for use, liked in _LIKED.items()}
    paths = sorted({font.path for font in fonts.fonts() if font.path})
    return FontSet(fonts, families, frozenset(point for path in paths for point in _covered(Path(path))))


def _order(liked: tuple[str, ...], known: list[str]) -> list[str]:
    first = [family for family in liked if family in known]
    packaged = [family for family in ("Noto Serif SC", "Noto Sans SC") if family not in first]
    return first + packaged + sorted(set(known) - set(first) - set(packaged))


def _covered(path: Path) -> set[int]:
    data = path.read_bytes()
    try:
        starts = _u32s(data, 12, _u32(data, 8)) if data[:4] == b"ttcf" else (0,)
        return {point for start in starts for point in _points(data, _cmap(data, start))}
    except (struct.error, StopIteration) as broken:
        raise UnusableFont(f"无法读取字体文件：{path.name}，请更换该字体") from broken


def _cmap(data: bytes, start: int) -> int:
    tables = (start + 12 + 16 * place for place in range(_u16(data, start + 4)))
    return next(_u32(data, at + 8) for at in tables if data[at : at + 4] == b"cmap")


def _points(data: bytes, cmap: int) -> Iterator[int]:
    """Code points of the subtables in format 12 (all planes) and 4 (first plane)."""
    for place in range(_u16(data, cmap + 2)):
        table = cmap + _u32(data, cmap + 8 + 8 * place)
        form = _u16(data, table)
        if form == 12:
            for group in range(_u32(data, table + 12)):
                first, last = _u32s(data, table + 16 + 12 * group, 2)
                yield from range(first, last + 1)
        elif form == 4:
            yield from _first_plane(data, table)


def _first_plane(data: bytes, table: int) -> Iterator[int]:
    count = _u16(data, table + 6) // 2
    ends, starts = table + 14, table + 16 + 2 * count
    deltas, offsets = starts + 2 * count, starts + 4 * count
    for segment in range(count):
        at = 2 * segment
        first, last, offset = _u16(data, starts + at), _u16(data, ends + at), _u16(data, offsets + at)
        for point in range(first, min(last, 0xFFFE) + 1):
            place = offsets + at + offset + 2 * (point - first)
            glyph = _u16(data, place) if offset else point + _u16(data, deltas + at)
            if glyph & 0xFFFF:
                yield point


def _u16(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", data, at)[0])


def _u32(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">L", data, at)[0])


def _u32s(data: bytes, at: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{count}L", data, at)

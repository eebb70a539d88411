"""Content → PDF with Typst: GB/T 9704 page, styles of 法〔2016〕221号, PDF/A-2b and PDF/UA-1.

Texts reach Typst as JSON data, never as source, so nothing a person typed can be markup. The same content gives the
same bytes: the creation time is the paper's own day, and only the fonts handed in are used.
"""

import functools
import json
import re
import threading
import unicodedata
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from zhixing.court.documents.rendering.content import Content, Facts, Form, Items, Parties, to_json
from zhixing.court.documents.rendering.fonts import FontSet, font_set
from zhixing.court.documents.rendering.wording import sealed_date

_TEMPLATE = Path(__file__).with_name("paper.typ")
_LOCK = threading.Lock()


@dataclass(frozen=True)
class Rendered:
    """The PDF, and the characters no font has, as code points ("U+20BB7"): these are printed as boxes."""

    pdf: bytes
    missing: tuple[str, ...] = ()


def render_pdf(content: Content, fonts: Path | None = None) -> Rendered:
    """Print a paper. `fonts` is a folder of the court's own fonts, tried before the packaged ones.

    Raises UnusableFont for that folder, UnreadableContent for broken text.
    """
    loaded = font_set(fonts)
    missing: set[str] = set()
    data = _visible(_data(content), loaded.covered, missing)
    data["families"] = loaded.families
    created = datetime.combine(content.date, time(), tzinfo=UTC)
    with _LOCK:
        pdf = _compiler(loaded).compile(
            input=_TEMPLATE,
            sys_inputs={"data": json.dumps(data)},
            pdf_standards=["a-2b", "ua-1"],
            timestamp=int(created.timestamp()),
        )
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave no single PDF")
    return Rendered(pdf, tuple(sorted(missing)))


@functools.cache
def _compiler(loaded: FontSet) -> typst.Compiler:
    return typst.Compiler(input=_TEMPLATE, root=_TEMPLATE.parent, font_paths=loaded.fonts, ignore_system_fonts=True)


def _data(content: Content) -> dict[str, Any]:
    """The frozen form, with what only Python words: numbered items, rows of fields, the day in Chinese."""
    data: dict[str, Any] = json.loads(to_json(content))["content"]
    data["day"] = sealed_date(content.date)
    parts = [(data, content.blocks), *zip(data["annexes"], (annex.blocks for annex in content.annexes), strict=True)]
    for plain, blocks in parts:
        for block, typed in zip(plain["blocks"], blocks, strict=True):
            match typed:
                case Parties():
                    block["paragraphs"] = list(typed.texts)
                case Items():
                    block["paragraphs"] = list(typed.numbered)
                case Facts() | Form():
                    block["grid"] = [[asdict(field) for field in row] for row in typed.grid]
    return data


def _visible(value: Any, covered: frozenset[int], missing: set[str]) -> Any:
    """Cut each text that holds characters no font has into pieces; such a character becomes {"code": "U+…"}."""
    if isinstance(value, dict):
        return {name: _visible(one, covered, missing) for name, one in value.items()}
    if isinstance(value, list):
        return [_visible(one, covered, missing) for one in value]
    if not isinstance(value, str):
        return value
    text = value.replace("\t", " ")
    codes = {one: f"U+{ord(one):04X}" for one in set(text) if not _can_show(one, covered)}
    if not codes:
        return text
    missing.update(codes.values())
    pieces = re.split(f"([{re.escape(''.join(codes))}])", text)
    return [{"code": codes[piece]} if piece in codes else piece for piece in pieces if piece]


def _can_show(character: str, covered: frozenset[int]) -> bool:
    """A line break is layout; other control and format characters are invisible, so they are shown by code."""
    if character == "\n":
        return True
    return ord(character) in covered and unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs")

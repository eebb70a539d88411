"""A text cut into pieces, so that each field's source, each doubt and each unread clause can be seen in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from zhixing.reading.source import Span

_FIRST = ("unread", "hand", "doubt", "disagreement", "choice", "read", "note", "nothing")
"""Which tone a piece has when several marks cover it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage with its tone, what it is in words, and where its link leads ("#f-…")."""

    span: Span
    tone: str
    title: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; `anchor` is its id where a mark begins, tone "" where nothing was read from it."""

    text: str
    anchor: str
    tone: str = ""
    title: str = ""
    href: str = ""


def anchor(span: Span) -> str:
    """The id of the piece that begins where the span begins."""
    return f"s{span.start}"


def pieces(text: str, marks: Iterable[Mark], anchors: Iterable[Span]) -> list[Piece]:
    """The whole text in order, cut where marks begin and end; `anchors` are further places to cut at."""
    ordered = sorted((m for m in marks if m.span.end > m.span.start), key=lambda m: m.span.start)
    starts = {m.span.start for m in ordered} | {s.start for s in anchors}
    cuts = sorted({0, len(text), *starts, *(m.span.end for m in ordered)})
    result: list[Piece] = []
    active: list[Mark] = []
    waiting = 0
    for start, end in pairwise(cuts):
        active = [m for m in active if m.span.end > start]
        while waiting < len(ordered) and ordered[waiting].span.start <= start:
            active.append(ordered[waiting])
            waiting += 1
        result.append(_piece(text[start:end], f"s{start}" if start in starts else "", active))
    return result


def _piece(text: str, name: str, active: list[Mark]) -> Piece:
    if not active:
        return Piece(text, name)
    tone = min((m.tone for m in active), key=_FIRST.index)
    titles = dict.fromkeys(m.title for m in sorted(active, key=lambda m: _FIRST.index(m.tone)))
    href = next((m.href for m in sorted(active, key=lambda m: m.span.end - m.span.start) if m.href), "")
    return Piece(text, name, tone, "；".join(list(titles)[:6]), href)

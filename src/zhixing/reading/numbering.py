"""Where numbered items begin."""

import re
from collections.abc import Iterator

from zhixing.reading.numerals import chinese

_ORDINAL = re.compile(
    r"(?:(?P<c>[一二三四五六七八九十]{1,3})(?:、|，|\.)|(?P<a>\d{1,2})(?:、|\.(?!\d)|，)|（(?P<p>[一二三四五六七八九十]{1,3}|\d{1,2})）、?)"
)
_BOUNDARY = "。；：\n"
_STARTS_ITEM = re.compile(r"(?:限|由|驳回|解除|确认|㊅|若|如|本案|案件|维持|撤销|变更|位于|上述)")


_OPENS = re.compile(r"[一二三四五六七八九十\d（]")


def _ordinals(text: str, begin: int) -> Iterator[re.Match[str]]:
    """Every ordinal; looking for its first sign alone is much faster than trying the phrase at each place."""
    past = begin
    for sign in _OPENS.finditer(text, begin):
        match = _ORDINAL.match(text, sign.start()) if sign.start() >= past else None
        if match:
            past = match.end()
            yield match


def item_marks(text: str, begin: int) -> list[tuple[int, int, str]]:
    """Where numbered items begin: figures that count 1, 2, 3 … at the beginning of a thought."""
    marks: list[tuple[int, int, str]] = []
    style = ""
    for match in _ordinals(text, begin):
        kind = match.lastgroup or ""
        label = match[kind]
        value = int(label) if label.isdigit() else chinese(label)
        fresh = match.start() == begin or text[match.start() - 1] in _BOUNDARY
        if value != (len(marks) + 1 if marks else value) or not (fresh or _STARTS_ITEM.match(text, match.end())):
            continue
        if not marks and (value > 2 or (match.start() > begin + 40 and not fresh)):
            continue
        if not _same_style(kind, style, fresh):
            continue
        style = style or kind
        marks.append((match.start(), match.end(), label))
        if value == 2 and len(marks) == 1:
            return [(match.start(), match.end(), label)]
    return marks if len(marks) > 1 or (marks and marks[0][0] <= begin + 12) else []


def _same_style(kind: str, style: str, fresh: bool) -> bool:
    """（一） followed by 二、 is common carelessness; 一、 followed by 2. inside an item is a list of its own."""
    return not style or kind == style or (fresh and {kind, style} <= {"c", "p"})

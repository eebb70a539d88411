"""By when: 于本判决生效之日起十日内 · 生效后立即 · 于㊐前. The effective day itself is never inferred."""

import re

from zhixing.reading.lexer import Shape
from zhixing.reading.model import Deadline
from zhixing.reading.numerals import CHINESE, whole
from zhixing.reading.values import Found

_EFFECT = r"(?:发生法律效力|发生效力|生效|送达|作出|签收|收到)"
_AFTER = re.compile(
    rf"{_EFFECT}(?:之|后|日|起|始|的|以|，|计|算){{0,8}}(?P<n>\d{{1,3}}|[{CHINESE}]{{1,3}})(?:个)?(?P<u>工作日|日|天|月)?(?:之)?内"
    rf"|{_EFFECT}(?:之|后|日|起|始){{0,6}}(?P<n2>\d{{1,3}}|[{CHINESE}]{{1,3}})(?P<u2>日|天)(?=支付|给付|偿还|返还|向|一次)"
    rf"|收到[^，。；㊎]{{1,14}}?(?:后|起)(?P<n3>\d{{1,3}}|[{CHINESE}]{{1,3}})(?P<u3>日|天)内"
)
_AT_ONCE = re.compile(rf"{_EFFECT}(?:之|后|日|起|即|，){{0,6}}?(?:立即|即时|当即|即(?=支付|给付|停止|返还))")
_EFFECTIVE = re.compile(rf"(?<=判决|裁决|决书|解书){_EFFECT}(?:之|后|日|起)+")
_BEFORE_DAY = re.compile(
    r"(?:于|在|应|限)(?P<d>㊐)(?:之|以)?前|(?P<d2>㊐)(?:之|以)?前(?:一次性)?(?:付清|支付|给付|偿还|还清|履行)|(?:于|在)(?P<d3>㊐)(?=(?:将|支付|付清|给付|返还|交付|偿还))"
)
_FROM_DAY = re.compile(rf"自?(?:于)?(?P<w>㊐起(?:\d{{1,3}}|[{CHINESE}]{{1,3}})个?(?:日|天|月)内)")
_LEGAL_EFFECT = re.compile(r"发生|生效")
NO_DEADLINE = Deadline()


def deadline_in(shape: Shape, start: int, end: int) -> Deadline:
    """The first time limit said in shape positions `[start, end)`; an empty `Deadline` where none is said."""
    text = shape.text
    match = _AFTER.search(text, start, end)
    if match:
        return _counted(shape, match, _another(text, match, start, end))
    match = _AT_ONCE.search(text, start, end)
    if match:
        span = shape.span(match.start(), match.end())
        return Deadline(days=Found(0, span), from_event=Found("生效", span))
    match = _FROM_DAY.search(text, start, end)
    if match:
        return Deadline(from_event=shape.said(match.start("w"), match.end("w")))
    match = _BEFORE_DAY.search(text, start, end)
    if match:
        return Deadline(on=shape.date(next(match.start(g) for g in ("d", "d2", "d3") if match[g])))
    match = _EFFECTIVE.search(text, start, end)
    return Deadline(from_event=Found("生效", shape.span(match.start(), match.end()))) if match else NO_DEADLINE


def _another(text: str, first: re.Match[str], start: int, end: int) -> tuple[str, ...]:
    """立即停止…，并于生效之日起十日内赔偿…: one item with two time limits."""
    several = any(_count(m) != _count(first) for m in _AFTER.finditer(text, first.end(), end))
    return ("同一项写了两个期限，请核对",) if several or _AT_ONCE.search(text, start, first.start()) else ()


def _count(match: re.Match[str]) -> tuple[str, str]:
    return match["n"] or match["n2"] or match["n3"], match["u"] or match["u2"] or match["u3"] or ""


def _counted(shape: Shape, match: re.Match[str], more: tuple[str, ...]) -> Deadline:
    words, unit = _count(match)
    span = shape.span(match.start(), match.end())
    value = whole(words)
    doubts = ("期限漏写“日”",) if not unit else ("工作日",) if unit == "工作日" else ()
    found = Found(value, span, None, doubts + more)
    event = Found("生效" if _LEGAL_EFFECT.match(match.group()) else match.group()[:2], span)
    return Deadline(months=found, from_event=event) if unit == "月" else Deadline(days=found, from_event=event)

"""每月㊎, ㊎/日: what is paid again and again, from when and until when."""

import re
from datetime import date

from zhixing.reading.lexer import Shape
from zhixing.reading.model import Periodic
from zhixing.reading.phrases import LABEL, Slot
from zhixing.reading.terms import until_of
from zhixing.reading.values import Found, Until

_UNIT = re.compile(r"每(年每月|日|天|月|年|季度|季|周|半年)[^，。；（）㊎]{0,30}$")
_UNIT_BEHIND = re.compile(r"(?:/|／|每)(日|天|月|年|季|周)?")
_TIMES = ("from", "span_from", "from_event", "to", "span_to", "to_event", "cap")


def periodic_of(shape: Shape, bounds: tuple[int, int], at: int, slots: list[Slot]) -> Periodic:
    """The sum at shape position `at`, paid again and again; `slots` are the phrases of the whole item."""
    start, end = bounds
    before = _UNIT.search(shape.text, max(start, at - 36), at)
    behind = _UNIT_BEHIND.match(shape.text, at + 1)
    unit = shape.said(*before.span(1)) if before else shape.said(*behind.span(1)) if behind and behind[1] else None
    times = {s.name: s for s in slots if s.name in _TIMES and _beside(shape.text, s, at)}
    since = next((shape.date(times[n].at) for n in ("from", "span_from") if n in times), None)
    label = re.search(LABEL + r"|[\u4e00-\u9fa5]{0,6}(?:费|租金|工资)", shape.text[at + 1 : end]) or re.search(
        LABEL + r"|[\u4e00-\u9fa5]{0,6}(?:费|租金|工资)", shape.text[start:at]
    )
    until, event = _ends(shape, times)
    return Periodic(
        label=label.group() if label else "",
        money=shape.money(at),
        unit=unit,
        since=since,
        since_event=shape.said(times["from_event"].at, times["from_event"].stop) if "from_event" in times else None,
        until=until,
        until_event=event,
        cap=shape.money(times["cap"].at) if "cap" in times else None,
    )


def _beside(text: str, slot: Slot, at: int) -> bool:
    """Days of a sum paid every month stand near it, not in a bracket that closed before it."""
    return abs(slot.start - at) < 80 and not (slot.start < at and "）" in text[slot.end : at])


def _ends(shape: Shape, times: dict[str, Slot]) -> tuple[Found[date] | Found[Until] | None, Found[str] | None]:
    for name in ("to", "span_to"):
        if name in times:
            return shape.date(times[name].at), None
    return until_of(shape, times["to_event"]) if "to_event" in times else (None, None)

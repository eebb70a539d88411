"""Running interest: phrases put together to terms, however they are ordered.

A term is a run of phrases in which no slot is filled twice; the second filling begins the next term. What a term of
such a run leaves out (以A为基数自甲日起；以B为基数自乙日起，均按…计算至…) it shares with its neighbour, marked as inferred.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from zhixing.reading.lexer import Shape
from zhixing.reading.phrases import Slot

TWO_RATES = "括号内外写了两种利率，须由人择一"


@dataclass(slots=True)
class Draft:
    """A term being built: slot → phrase; `opened` is the shape position where it began, `depth` its bracket."""

    opened: int
    slots: dict[str, Slot] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    labels: list[Slot] = field(default_factory=list)
    outer: "Draft | None" = None
    doubts: tuple[str, ...] = ()

    @property
    def rated(self) -> bool:
        """Whether it says at what rate."""
        return bool({"rate", "contract", "weak"} & self.slots.keys())


_FAMILY = {
    "base": "base",
    "words": "base",
    "span_from": "from",
    "span_to": "to",
    "from": "from",
    "from_event": "from",
    "after": "from",
    "past": "from",
    "to": "to",
    "to_event": "to",
    "rate": "rate",
    "contract": "rate",
    "weak": "rate",
    "cap": "cap",
}
LISTED = ("、", "和", "及", "与", "以及")
_UNPAID = re.compile(r"[若如][^，。；]{0,4}未")


def drafts(shape: Shape, slots: list[Slot]) -> list[Draft]:
    """The phrases as terms."""
    text, terms = shape.text, list[Draft]()
    current: Draft | None = None
    last = 0
    for slot in slots:
        if slot.name == "done":
            last = slot.end
            continue
        if slot.name == "label":
            current = _labelled(text, slot, current, terms, last)
            last = slot.end
            continue
        family = _FAMILY[slot.name]
        if (
            current
            and family == "to"
            and family in _families(current)
            and _UNPAID.search(text, current.opened, slot.start)
        ):
            current.slots["to_if_unpaid"] = replace(slot, name="to_event")
            continue
        if current and family == "rate" and _yields(current, slot, text[last : slot.start]):
            last = slot.end
            continue
        inner = bool(
            current
            and current.slots
            and (_deeper(text, last, slot.start) or _of_which(text, last, slot.start, current))
        )
        if current is None or inner or family in _families(current) or _parted(text, last, slot.start, current):
            kept = current.labels[-1:] if current and not _parted(text, last, slot.start, current) else []
            still_inside = current is not None and "）" not in text[last : slot.start]
            outer = current if inner else current.outer if current and still_inside else None
            current = Draft(slot.start, labels=kept, outer=outer)
            terms.append(current)
        current.slots[slot.name] = slot
        last = slot.end
    _complete_from_outside(terms)
    _share(text, terms)
    return terms


def _yields(term: Draft, slot: Slot, between: str) -> bool:
    """按合同约定 beside a figure in one breath says where the figure comes from: the figure counts."""
    if any(c in "；。）（" for c in between):
        return False
    if slot.name == "weak":
        return term.rated
    if "weak" in term.slots and slot.name == "rate":
        del term.slots["weak"]
    return False


def _two_readings(outer: Draft, term: Draft) -> None:
    """按日万分之三计算的滞纳金（以贷款利率计算）: the bracket contradicts the words before it; both are kept."""
    for name, slot in outer.slots.items():
        if _FAMILY.get(name, name) != "rate":
            term.slots[name] = slot
    outer.doubts = term.doubts = (TWO_RATES,)


def _of_which(text: str, last: int, start: int, term: Draft) -> bool:
    """…清偿之日，其中自甲日至乙日的利率为…: what follows 其中 says in detail what the words before it say at large."""
    figures = {"rate", "contract"} & term.slots.keys()
    return not figures and "to" in _families(term) and "其中" in text[last:start]


def _deeper(text: str, last: int, start: int) -> bool:
    return text.count("（", last, start) > text.count("）", last, start)


def _complete_from_outside(terms: list[Draft]) -> None:
    """自甲日起至清偿之日止的利息（以…为基数，按…计算）: the bracket says how, the words before it the rest."""
    for term in terms:
        if term.outer is not None:
            _complete_one(term, term.outer)
    for term in terms:
        if term.outer and "outer" in term.shared:
            term.outer.slots.clear()
            term.shared.discard("outer")


def _complete_one(term: Draft, outer: Draft) -> None:
    if outer.rated and not term.rated and not _families(outer) & _families(term):
        outer.slots.update(term.slots)
        term.slots.clear()
    elif "rate" in outer.slots and _families(term) == {"rate"}:
        _two_readings(outer, term)
    elif "rate" not in outer.slots and term.rated:
        for name, slot in outer.slots.items():
            if _FAMILY.get(name, name) not in _families(term):
                term.slots[name] = slot
        term.shared.add("outer")


def _families(term: Draft) -> set[str]:
    return {_FAMILY.get(name, name) for name in term.slots}


def _parted(text: str, last: int, start: int, term: Draft) -> bool:
    """A semicolon, or the end of a bracket, parts terms once the first has its rate."""
    return term.rated and any(c in "；。）" for c in text[last:start])


def _labelled(text: str, slot: Slot, current: Draft | None, terms: list[Draft], last: int) -> Draft:
    """A label behind a full term belongs to it (…计算的利息); before other phrases it opens the next."""
    if current and _UNPAID.search(text, last, slot.start):
        return current
    if current and current.labels and current.labels[-1].end == last and text[last : slot.start] in LISTED:
        current.labels.append(slot)
        return current
    full = current is not None and current.rated and {"from", "to"} <= _families(current)
    behind = full and "的" in text[slot.start - 1 : slot.start + 1]
    deeper = current is not None and bool(current.slots) and _deeper(text, last, slot.start)
    if current and not deeper and (not full or behind or not current.slots):
        current.labels.append(slot)
        return current
    same = current is not None and "）" not in text[last : slot.start]
    fresh = Draft(slot.start, labels=[slot], outer=current if deeper else current.outer if current and same else None)
    terms.append(fresh)
    return fresh


_AND_BRACKET = re.compile(r"）(?:和|、|及|以及|与)[^，。；（）㊎]{0,8}（")


def _next_bracket(text: str, before: Draft, here: Draft) -> bool:
    """自甲日起至清偿之日止的罚息（以…）和复利（以…）: the time said once is that of both brackets."""
    if _families(here) & {"from", "to"}:
        return False
    opened = min(s.start for s in here.slots.values())
    last = max((s.end for s in before.slots.values() if s.end <= opened), default=opened)
    return bool(_AND_BRACKET.search(text, last, opened))


def _share(text: str, terms: list[Draft]) -> None:
    """What one of several terms of a run leaves out is taken from the next (均按…) or the one before."""
    usable = [t for t in terms if t.slots]
    for before, here in pairwise(usable):
        if _next_bracket(text, before, here):
            _take(here, before, ("from", "from_event", "span_from", "to", "to_event", "span_to"))
        if "base" not in _families(here) and "base" in _families(before) and _same_label(before, here):
            _take(here, before, ("base", "words"))
    for here, following in reversed(list(pairwise(usable))):
        if not here.rated and following.rated and ("from" in _families(here) or "base" in _families(here)):
            _take(here, following, ("rate", "contract", "weak"))
            if "from" not in _families(following):
                _take(following, here, ("from", "from_event", "span_from"))
            if "to" not in _families(here):
                _take(here, following, ("to", "to_event"))
    terms[:] = [t for t in terms if t.slots]


def _same_label(one: Draft, other: Draft) -> bool:
    return not other.labels or not one.labels or one.labels[-1] == other.labels[-1]


def _take(here: Draft, other: Draft, names: tuple[str, ...]) -> None:
    for name in names:
        if name in other.slots:
            here.slots[name] = other.slots[name]
            here.shared.add(name)

"""Running interest: phrases put together to terms, however they are ordered.

A term is a run of phrases in which no slot is filled twice; the second filling begins the next term. What a term of
such a run leaves out it shares with its neighbour (`sharing.py`).
"""

import re
from dataclasses import dataclass, field, replace

from zhixing.reading.phrases import Slot


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
    def families(self) -> set[str]:
        """Which of base, from, to, rate, cap are filled."""
        return {family(name) for name in self.slots}

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
    "till": "to",
    "until_next": "to",
    "rate": "rate",
    "contract": "rate",
    "weak": "rate",
    "cap": "cap",
}
ANOTHER_END = "另写有条件的截止日，请核对"
LISTED = ("、", "和", "及", "与", "以及")


def family(name: str) -> str:
    """Which part of a term a slot fills."""
    return _FAMILY.get(name, name)


def drafts(text: str, slots: list[Slot]) -> list[Draft]:
    """The phrases as terms, before what they leave out is shared among them."""
    building = _Building(text)
    for slot in slots:
        building.take(slot)
    return building.terms


_UNPAID = re.compile(r"(?:[若如][^，。；]{0,4}|逾期)未|未按")
_ON_CONDITION = re.compile(r"，[若如][^，。；]{0,20}，?则?[^，。；]{0,12}$")


class _Building:
    """Terms as they grow, phrase by phrase."""

    def __init__(self, text: str) -> None:
        self.text, self.terms, self.last = text, list[Draft](), 0
        self.current: Draft | None = None

    def take(self, slot: Slot) -> None:
        """Put one phrase where it belongs."""
        if slot.name == "label":
            self.current = self._labelled(slot)
        elif slot.name != "done" and not self._absorbed(slot):
            self._fill(slot)
        self.last = slot.end

    def _absorbed(self, slot: Slot) -> bool:
        """Whether the phrase only tells more of a slot already filled: a second end on a condition, a contract named."""
        term, kind = self.current, family(slot.name)
        if term is None or kind not in term.families:
            return False
        if kind == "to":
            return self._second_end(term, slot)
        return kind == "rate" and _yields(term, slot, self.text[self.last : slot.start])

    def _second_end(self, term: Draft, slot: Slot) -> bool:
        """…至判决确定之日，若未按期给付，则计至付清之日 · 若提前清偿，则计至实际清偿之日."""
        if self.text[slot.start : slot.end].endswith("随本清"):
            return True
        if _UNPAID.search(self.text, term.opened, slot.start):
            term.slots["to_if_unpaid"] = replace(slot, name="to_event")
            return True
        if _ON_CONDITION.search(self.text, max(term.opened, slot.start - 40), slot.start):
            term.doubts = (*term.doubts, ANOTHER_END)
            return True
        return False

    def _fill(self, slot: Slot) -> None:
        between = self.text[self.last : slot.start]
        if self._resumes(slot, between):
            return
        term = self.current
        deeper = _deeper(between) or (term is not None and _of_which(between, term))
        inner = term is not None and bool(term.slots) and deeper
        parted = term is not None and (_parted(between, term) or _next_stretch(term, slot))
        if term is None or inner or parted or family(slot.name) in term.families:
            kept = term.labels[-1:] if term and not parted else []
            outer = term if inner else term.outer if term and "）" not in between else None
            term = self.current = Draft(slot.start, labels=kept, outer=outer)
            self.terms.append(term)
        term.slots[slot.name] = slot

    def _resumes(self, slot: Slot, between: str) -> bool:
        """自甲日起的罚息按合同约定（月利率2%）计至清偿之日: behind the bracket the words before it go on."""
        term = self.current
        if term is None or term.outer is None or not term.outer.slots or "）" not in between:
            return False
        if family(slot.name) in term.families | term.outer.families or any(c in "；。" for c in between):
            return False
        self.current = term.outer
        term.outer.slots[slot.name] = slot
        return True

    def _labelled(self, slot: Slot) -> Draft:
        """A label behind a full term belongs to it (…计算的利息); before other phrases it opens the next."""
        term, between = self.current, self.text[self.last : slot.start]
        if term and (_UNPAID.search(between) or (term.slots and _ON_CONDITION.search(between))):
            return term
        if term and term.labels and term.labels[-1].end == self.last and between in LISTED:
            term.labels.append(slot)
            return term
        if term and not self._opens(term, slot, between):
            term.labels.append(slot)
            return term
        same = term is not None and "）" not in between
        deeper = term is not None and bool(term.slots) and _deeper(between)
        fresh = Draft(slot.start, labels=[slot], outer=term if deeper else term.outer if term and same else None)
        self.terms.append(fresh)
        return fresh

    def _opens(self, term: Draft, slot: Slot, between: str) -> bool:
        """Whether the label begins another term rather than naming this one."""
        if not term.slots:
            return False
        if _deeper(between) or (term.outer is not None and _AND.match(between)):
            return True
        if between[-1:] in ("，", "；", "、") and self._another(term, slot):
            return True
        full = term.rated and {"from", "to"} <= term.families
        return full and "的" not in self.text[slot.start - 1 : slot.start + 1]

    def _another(self, term: Draft, slot: Slot) -> bool:
        """…按甲利率计算，罚息以…: another name that states something itself; 利息 behind 逾期利息 is the same name."""
        one, other = self._names(slot), self._names(term.labels[-1]) if term.labels else ""
        if not other or one in other or other in one:
            return False
        states = _STATES if term.rated else _STATES_BASE
        return (term.rated or "base" in term.families) and states.match(self.text, slot.end) is not None

    def _names(self, label: Slot) -> str:
        return self.text[label.at : label.stop].removeprefix("的")


_AND = re.compile(r"）[^，。；（）]{0,3}?(?:和|、|及|与)")
_STATES_BASE = re.compile(r"以")
_STATES = re.compile(r"以|按|从|自|：|为|的?计算")


def _yields(term: Draft, slot: Slot, between: str) -> bool:
    """按合同约定 beside a figure in one breath says where the figure comes from: the figure counts."""
    if any(c in "；。）（" for c in between):
        return False
    if slot.name == "weak":
        return term.rated
    if "weak" in term.slots and slot.name == "rate":
        del term.slots["weak"]
    return False


def _of_which(between: str, term: Draft) -> bool:
    """…清偿之日，其中自甲日至乙日的利率为…: what follows 其中 says in detail what the words before it say at large."""
    figures = {"rate", "contract"} & term.slots.keys()
    return not figures and "to" in term.families and "其中" in between


def _deeper(between: str) -> bool:
    return between.count("（") > between.count("）")


def _next_stretch(term: Draft, slot: Slot) -> bool:
    """乙日前按…，乙日起按…: the day behind the first rate begins the next stretch."""
    return "till" in term.slots and term.rated and family(slot.name) == "from"


def _parted(between: str, term: Draft) -> bool:
    """A semicolon, or the end of a bracket, parts terms once the first has its rate."""
    return term.rated and any(c in "；。）" for c in between)

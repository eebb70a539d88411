"""What one of several terms leaves out and its neighbour says: the words around a bracket, 均按…, the next bracket.

以A为基数自甲日起；以B为基数自乙日起，均按…计算至…: the rate and the end of the second are those of the first, marked as inferred.
"""

import re
from itertools import pairwise

from zhixing.reading.interest import Draft, family

TWO_RATES = "括号内外写了两种利率，须由人择一"
CAPS_ALL = "上限可能是各段的总额，请核对"
IN_AND_AFTER_TERM = "期内与逾期写了两种利率，起止请核对"


def completed(text: str, terms: list[Draft]) -> list[Draft]:
    """The terms with what they leave out; those left with nothing of their own are dropped."""
    _stretches(terms)
    _caps(terms)
    _complete_from_outside(terms)
    return _shared(text, terms)


def _stretches(terms: list[Draft]) -> None:
    """自甲日起，乙日前按…，乙日起按…，至清偿之日止: the days said once around two stretches are their first and last."""
    for before, here in pairwise(list(terms)):
        if "till" in before.slots and here.rated and "from" in here.families:
            if "from" in here.slots:
                before.slots["until_next"] = here.slots["from"]
            frame = next((t for t in _around(terms, before, here) if not t.rated and t.families & {"from", "to"}), None)
            if frame is not None:
                _lend(before, frame, "from")
                _lend(here, frame, "to")
                _lend(before, frame, "base")
                frame.slots.clear()


def _lend(term: Draft, frame: Draft, kind: str) -> None:
    if kind not in term.families:
        term.slots.update({name: slot for name, slot in frame.slots.items() if family(name) == kind})


def _around(terms: list[Draft], before: Draft, here: Draft) -> list[Draft]:
    first, last = terms.index(before), terms.index(here)
    return terms[last + 1 : last + 2] + terms[max(0, first - 1) : first]


def _caps(terms: list[Draft]) -> None:
    """…，违约金总额以㊎为限: the cap of the term before; of several stretches it caps the sum."""
    for before, here in pairwise(list(terms)):
        if here.slots.keys() == {"cap"} and "cap" not in before.slots:
            before.slots["cap"] = here.slots["cap"]
            here.slots.clear()
            if len([t for t in terms if t.slots]) > 1:
                before.doubts = (*before.doubts, CAPS_ALL)


def _two_readings(outer: Draft, term: Draft) -> None:
    """按日万分之三计算的滞纳金（以贷款利率计算）: the bracket contradicts the words before it; both are kept."""
    for name, slot in outer.slots.items():
        if family(name) != "rate":
            term.slots[name] = slot
    outer.doubts = term.doubts = (TWO_RATES,)


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
    if outer.rated and not term.rated and not outer.families & term.families:
        outer.slots.update(term.slots)
        term.slots.clear()
    elif "rate" in outer.slots and term.families == {"rate"}:
        _two_readings(outer, term)
    elif "rate" not in outer.slots and term.rated:
        for name, slot in outer.slots.items():
            if family(name) not in term.families:
                term.slots[name] = slot
        term.shared.add("outer")


_AND_BRACKET = re.compile(r"）(?:和|、|及|以及|与)[^，。；（）㊎]{0,8}（")


def _next_bracket(text: str, before: Draft, here: Draft) -> bool:
    """自甲日起至清偿之日止的罚息（以…）和复利（以…）: the time said once is that of both brackets."""
    if here.families & {"from", "to"}:
        return False
    opened = min(s.start for s in here.slots.values())
    last = max((s.end for s in before.slots.values() if s.end <= opened), default=opened)
    return bool(_AND_BRACKET.search(text, last, opened))


def _after_term(text: str, before: Draft, here: Draft) -> bool:
    """期内按年利率…，逾期按…上浮…: the second rate has no days of its own, the days said are those of both."""
    if not (before.rated and here.families == {"rate"} and before.families & {"from", "to"}):
        return False
    last, opened = max(s.end for s in before.slots.values()), min(s.start for s in here.slots.values())
    return "逾期" in text[last:opened] and not any(c in "；。（" for c in text[last:opened])


def _shared(text: str, terms: list[Draft]) -> list[Draft]:
    """What one of several terms of a run leaves out is taken from the next (均按…) or the one before."""
    usable = [t for t in terms if t.slots]
    for before, here in pairwise(usable):
        _from_before(text, before, here)
    for here, following in reversed(list(pairwise(usable))):
        _from_behind(here, following)
    return [t for t in terms if t.slots]


def _from_before(text: str, before: Draft, here: Draft) -> None:
    if _next_bracket(text, before, here):
        _take(here, before, ("from", "from_event", "span_from", "to", "to_event", "span_to"))
    if _after_term(text, before, here):
        before.doubts, here.doubts = (*before.doubts, IN_AND_AFTER_TERM), (*here.doubts, IN_AND_AFTER_TERM)
    if "base" not in here.families and "base" in before.families and _same_label(before, here):
        _take(here, before, ("base", "words"))


def _from_behind(here: Draft, following: Draft) -> None:
    """以A为基数自甲日起；以B为基数自乙日起，均按…"""
    if here.rated or not following.rated or not here.families & {"from", "base"}:
        return
    _take(here, following, ("rate", "contract", "weak"))
    if "from" not in following.families:
        _take(following, here, ("from", "from_event", "span_from"))
    if "to" not in here.families:
        _take(here, following, ("to", "to_event"))


def _same_label(one: Draft, other: Draft) -> bool:
    return not other.labels or not one.labels or one.labels[-1] in other.labels


def _take(here: Draft, other: Draft, names: tuple[str, ...]) -> None:
    for name in names:
        if name in other.slots:
            here.slots[name] = other.slots[name]
            here.shared.add(name)

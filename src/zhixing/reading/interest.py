"""Running interest: base, first day, last day and rate, however they are ordered.

Each *phrase* below fills one slot. A term is a run of phrases in which no slot is filled twice; the second filling begins
the next term. What a term of such a run leaves out (以A为基数自甲日起；以B为基数自乙日起，均按…计算至…) it shares with its
neighbour, marked as inferred. To add a way of saying it, add a row to PHRASES and a test.
"""

import re
from dataclasses import dataclass, field, replace

from zhixing.reading.lexer import Shape

LABEL = (
    r"(?:(?:逾期)?(?:付款|还款|交房|办证|贷款|借款|退款|给付)?(?:的)?(?:资金占用|资金占有|欠款|延期|迟延|逾期)?(?:期间的?)?(?:付款|还款|交房|办证)?(?:的)?"
    r"(?:利息损失|利息|罚息|复利|复息|违约金|滞纳金|占用费|占用损失|使用费|资金损失|付款损失|损失|孳息|资金占用费))"
)
_AS = r"为(?:计算|计息)?(?:基数|本金|基准|标准基数|本)"
PHRASES: tuple[tuple[str, str], ...] = (
    ("cap", r"(?:以|但|最高|总额|金额)*[^，。；（）㊎㊐㊭以]{0,12}?不(?:得|应)?(?:超过|超出|高于)[^，。；（）㊎㊐]{0,10}?(?P<cap>㊎)(?:为限)?|以(?P<cap2>㊎)为(?:上)?限"),
    ("base", rf"以[^，。；（）㊎㊐]{{0,26}}?(?P<base>㊎)(?:元)?[^，。；（）㊎㊐]{{0,10}}?{_AS}"),
    ("base", r"(?:本金|基数|价款|房款|总价款|租金|欠款|借款)(?:为|是|：)?(?P<base2>㊎)(?:的|，)?(?=按|自|从|以|㊭|为基数)"),
    ("base", r"(?<=[（，、；中：])(?P<base3>㊎)(?:的)?(?:借款)?(?:本金)?(?:部分)?(?:的)?(?:借款)?(?:利息)?，?(?=(?:自|从)㊐)"),
    ("base", r"(?<=[（，、；中：日算])(?:对|就)?(?P<base4>㊎)(?:为基数|为本金|本金的)"),
    ("words", rf"以(?P<words>[^，。；（）㊎㊐以]{{2,24}}?){_AS}"),
    ("span", r"(?:自|从)?(?P<span_from>㊐)(?:起)?(?:至|到|-)(?P<span_to>㊐)(?:止)?(?:期间|之间|共计|的)?"),
    ("from", r"(?:自|从|由)(?P<from>㊐)(?:[^，。；（）㊎㊐至到]{0,14}?(?:之日|日|之次日|次日))?(?:起|开始|始|其(?=至))(?:算|计算|计息|计付|计)?"),
    ("from", r"(?:自|从|由)(?P<from2>㊐)(?=，|至|按|以|计|到|、|㊭)"),
    ("from", r"(?P<from3>㊐)(?:起|以后|之后|后)(?!的?(?:三|六|十|\d))(?:计算|计|开始)?"),
    ("from_event", r"(?:自|从|以)(?P<from_event>[^，。；（）㊎㊐至]{2,30}?(?:之日|之次日|次日|日|时))(?:起|开始|始)(?:算|计算|计息)?"),
    ("to", r"(?:至|到|截止)(?P<to>㊐)(?:为?止)?"),
    (
        "to_event",
        r"(?:至|到)(?P<to_event>[^，。；（）㊎㊐㊭至按]{0,28}?(?:之日|日|之时|为止|完毕|(?:付|还|偿|结|清)清|清偿|止|完(?=[，。；）])|时)|(?:付清|还清|清偿)(?=[，。；）]|$))(?:为?止|前|时)?",
    ),
    ("to_event", r"(?:至|到)(?P<to_event2>[^，。；（）㊎㊐㊭至按]{0,20}?(?:还款|付款|交付|履行|给付|支付|清偿|届满|执行)[^，。；（）㊎㊐至]{0,6})(?=[，。；）]|$)"),
    ("rate", r"(?P<rate>㊭)"),
    (
        "contract",
        r"(?P<contract>(?:按照?|依照?|依据|根据|以)(?:[^，。；（）㊭㊎㊐]{0,22}?)(?:约定|合同)[^，。；（）㊭㊎㊐按]{0,14}?(?:利率|标准|计算|计付|执行|计收|计)(?:(?:的)?(?:上浮|加收|加计)\d+%)?)",
    ),
    ("contract", r"(?P<contract2>(?:按照?)?(?:约定|借款执行|贷款|原订|合同|原)利率(?:的)?(?:上浮|加收|加息|加计)?(?:\d+%)?)"),
    ("label", rf"(?P<label>{LABEL})"),
)
_PHRASE = re.compile("|".join(words for _, words in PHRASES))
_SLOT_OF = {name: name.rstrip("0123456789") for name in _PHRASE.groupindex}


@dataclass(frozen=True, slots=True)
class Slot:
    """One phrase: which slot, shape positions of the phrase, and of what fills the slot."""

    name: str
    start: int
    end: int
    at: int
    stop: int


@dataclass(slots=True)
class Draft:
    """A term being built: slot → phrase; `opened` is the shape position where it began, `depth` its bracket."""

    opened: int
    slots: dict[str, Slot] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    labels: list[Slot] = field(default_factory=list)

    @property
    def rated(self) -> bool:
        """Whether it says at what rate."""
        return "rate" in self.slots or "contract" in self.slots


def slots_in(text: str, start: int, end: int) -> list[Slot]:
    """Every phrase of the grammar in shape positions, in order."""
    found: list[Slot] = []
    for match in _PHRASE.finditer(text, start, end):
        for group, (at, stop) in _filled(match):
            found.append(Slot(_SLOT_OF[group], match.start(), match.end(), at, stop))
    return found


def _filled(match: re.Match[str]) -> list[tuple[str, tuple[int, int]]]:
    return [(g, match.span(g)) for g in _PHRASE.groupindex if match.start(g) >= 0]


_FAMILY = {
    "base": "base",
    "words": "base",
    "span_from": "from",
    "span_to": "to",
    "from": "from",
    "from_event": "from",
    "to": "to",
    "to_event": "to",
    "rate": "rate",
    "contract": "rate",
    "cap": "cap",
}
_UNPAID = re.compile(r"[若如][^，。；]{0,4}未")


def drafts(shape: Shape, slots: list[Slot]) -> list[Draft]:
    """The phrases as terms."""
    text, terms = shape.text, list[Draft]()
    current: Draft | None = None
    last = 0
    for slot in slots:
        if slot.name == "label":
            current = _labelled(text, slot, current, terms, last)
            last = slot.end
            continue
        family = _FAMILY[slot.name]
        if current and family == "to" and family in _families(current) and _UNPAID.search(text, current.opened, slot.start):
            current.slots["to_if_unpaid"] = replace(slot, name="to_event")
            continue
        if current is None or family in _families(current) or _parted(text, last, slot.start, current):
            current = Draft(slot.start, labels=current.labels[-1:] if current and not _parted(text, last, slot.start, current) else [])
            terms.append(current)
        current.slots[slot.name] = slot
        last = slot.end
    _share(text, terms)
    return terms


def _families(term: Draft) -> set[str]:
    return {_FAMILY.get(name, name) for name in term.slots}


def _parted(text: str, last: int, start: int, term: Draft) -> bool:
    """A semicolon parts terms once the first has its rate."""
    return term.rated and any(c in "；。" for c in text[last:start])


def _labelled(text: str, slot: Slot, current: Draft | None, terms: list[Draft], last: int) -> Draft:
    """A label behind a full term belongs to it (…计算的利息); before other phrases it opens the next."""
    full = current is not None and current.rated and {"from", "to"} <= _families(current)
    behind = full and text[slot.start - 1 : slot.start] in ("的", "") and not text[slot.start - 2 : slot.start].startswith("，")
    if current and (not full or behind or not current.slots):
        current.labels.append(slot)
        return current
    fresh = Draft(slot.start, labels=[slot])
    terms.append(fresh)
    return fresh


def _share(text: str, terms: list[Draft]) -> None:
    """What one of several terms of a run leaves out is taken from the next (均按…) or the one before."""
    usable = [t for t in terms if t.slots]
    for here, following in reversed(list(zip(usable, usable[1:], strict=False))):
        if not here.rated and following.rated and ("from" in _families(here) or "base" in _families(here)):
            _take(here, following, ("rate", "contract"))
            if "to" not in _families(here):
                _take(here, following, ("to", "to_event"))
    terms[:] = [t for t in terms if t.slots]


def _take(here: Draft, other: Draft, names: tuple[str, ...]) -> None:
    for name in names:
        if name in other.slots:
            here.slots[name] = other.slots[name]
            here.shared.add(name)

"""Running interest: base, first day, last day and rate, however they are ordered.

Each *phrase* below fills one slot. A term is a run of phrases in which no slot is filled twice; the second filling begins
the next term. What a term of such a run leaves out (以A为基数自甲日起；以B为基数自乙日起，均按…计算至…) it shares with its
neighbour, marked as inferred. To add a way of saying it, add a row to PHRASES and a test.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from zhixing.reading.lexer import Shape

LABEL = (
    r"(?:(?:逾期)?(?:付款|还款|交房|办证|贷款|借款|退款|给付)?(?:的)?(?:资金占用|资金占有|欠款|延期|迟延|逾期)?(?:期间的?)?(?:付款|还款|交房|办证)?(?:的)?"
    r"(?:利息损失|利息|罚息|复利|复息|违约金|滞纳金|占用费|占用损失|使用费|资金损失|付款损失|损失|孳息|资金占用费))"
)
_AS = r"为(?:计算|计息)?(?:基数|本金|基准|标准基数|本)"
PHRASES: tuple[tuple[str, str], ...] = (
    ("done", r"(?:自|从)?㊐起?(?:至|到|-)㊐(?:止)?(?:期间|之间)?(?:的)?[^，。；（）㊎㊐以按]{0,24}?(?P<done>㊎)"),
    ("done", r"(?:截止|截至|暂计算?|计算|暂算)(?:至|到)?㊐(?:止|为止|时)?，?(?:的)?[^，。；（）㊎㊐以按]{0,24}?(?:（[^（）㊎]{0,12}）)?(?P<done2>㊎)"),
    ("done", r"(?<=㊎（)[^，。；（）㊎㊐]{0,8}?(?:计算|计|截止|截至|算|暂计)(?:至|到)?(?P<done3>㊐)(?:止|为止)?(?=[，；）])"),
    ("done", r"㊭的?(?:损失|利息)(?P<done4>㊎)"),
    ("done", r"不(?:得|应|能)?(?:超过|高于|超出)[^，。；（）㊎㊭]{0,8}㊭(?P<done5>)(?:为限)?"),
    ("cap", r"(?:以|但|最高|总额|金额)*[^，。；（）㊎㊐㊭以]{0,12}?不(?:得|应)?(?:超过|超出|高于)[^，。；（）㊎㊐]{0,10}?(?P<cap>㊎)(?:为限)?|以(?P<cap2>㊎)为(?:上)?限"),
    ("base", rf"以[^，。；（）㊎]{{0,30}}?(?P<base>㊎)(?:元)?[^，。；（）㊎㊐]{{0,10}}?{_AS}"),
    ("base", r"(?:本金|基数|价款|房款|总价款|租金|欠款|借款)(?:为|是|：)?(?P<base2>㊎)(?:的)?(?=按|自|从|以(?!及)|㊭|为基数)"),
    ("base", r"(?:按|以|基数为|基数：)(?:照)?(?:借款|贷款)?(?:总价款|价款|本金|欠款)?(?P<base5>㊎)，?(?=按|依|自|从|㊭|的)"),
    ("base", r"(?<=[（，、；中：])(?P<base3>㊎)(?:的)?(?:借款)?(?:本金)?(?:部分)?(?:的)?(?:借款)?(?:利息)?，?(?=(?:自|从)㊐)"),
    ("base", r"(?<=[（，、；中：日算])(?:对|就)?(?P<base4>㊎)(?:为基数|为本金|本金的)"),
    ("words", rf"以(?P<words>[^，。；（）㊎㊐以]{{2,24}}?){_AS}"),
    ("span", r"(?:自|从)?(?P<span_from>㊐)(?:起)?(?:至|到|-)(?P<span_to>㊐)(?:止)?(?:期间|之间|共计|的)?"),
    ("from", r"(?:自|从|由)(?P<from>㊐)(?:(?:[^，。；（）㊎㊐至到]|到期){0,14}?(?:之日|日|之次日|次日))?(?:起|开始|始|其(?=至))(?:算|计算|计息|计付|计)?"),
    ("from", r"(?:自|从|由)(?P<from2>㊐)(?=，|至|按|以|计|到|、|㊭)"),
    ("from", r"(?P<from3>㊐)(?:起|以后|之后|后)(?!的?(?:三|六|十|\d))(?:计算|计|开始)?"),
    ("from_event", r"(?:自|从|以)(?P<from_event>[^，。；（）㊎㊐至]{2,30}?(?:之日|之次日|次日|日|时))(?:起|开始|始)(?!，?(?:[一二三四五六七八九十\d]{1,3}个?[日天月]|立即|一次性))(?:算|计算|计息)?"),
    ("to", r"(?<!截)(?:至|到)(?P<to>㊐)(?:为?止)?"),
    (
        "to_event",
        r"(?<!达)(?:至|到)(?!期)(?P<to_event>[^，。；（）㊎㊐㊭至按起]{0,28}?(?:之日|日|之时)(?!起))(?:为?止|前|时)?",
    ),
    (
        "to_event",
        r"(?<!达)(?:至|到)(?!期)(?P<to_event3>[^，。；（）㊎㊐㊭至按起]{0,28}?(?:为止|完毕|(?:付|还|偿|结|清)清|清偿|止|完(?=[，。；）])|时))(?:为?止|前|时)?",
    ),
    ("to_event", r"(?:至|到)(?P<to_event2>[^，。；（）㊎㊐㊭至按]{0,20}?(?:还款|付款|交付|履行|给付|支付|清偿|届满|执行)[^，。；（）㊎㊐至]{0,6})(?=[，。；）]|$)"),
    ("rate", r"(?P<rate>㊭)"),
    (
        "contract",
        r"(?P<contract>(?:按照?|依照?|依据|根据|以)(?:[^，。；（）㊭㊎㊐]{0,22}?)(?:约定|合同)[^，。；（）㊭㊎㊐按]{0,14}?(?:利率|标准|计算|计付|执行|计收|计)(?:(?:的)?(?:上浮|加收|加计)\d+%)?)",
    ),
    ("contract", r"(?P<contract2>(?:按照?)?(?:约定|借款执行|贷款|原订|合同|原)利率(?:的)?(?:上浮|加收|加息|加计)?(?:\d+%)?)"),
    ("weak", r"(?P<weak>(?:按照?|依照?|依据|根据|执行)[^，。；（）㊭㊎㊐]{0,22}?约定)(?!的?[^，。；（）㊎㊐]{0,6}㊭)"),
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
    outer: "Draft | None" = None

    @property
    def rated(self) -> bool:
        """Whether it says at what rate."""
        return bool({"rate", "contract", "weak"} & self.slots.keys())


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
    "weak": "rate",
    "cap": "cap",
}
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
        if current and family == "to" and family in _families(current) and _UNPAID.search(text, current.opened, slot.start):
            current.slots["to_if_unpaid"] = replace(slot, name="to_event")
            continue
        if current and family == "rate" and _yields(current, slot, text[last : slot.start]):
            last = slot.end
            continue
        inner = bool(current and current.slots and (_deeper(text, last, slot.start) or _of_which(text, last, slot.start, current)))
        if current is None or inner or family in _families(current) or _parted(text, last, slot.start, current):
            kept = current.labels[-1:] if current and not _parted(text, last, slot.start, current) else []
            still_inside = current is not None and "）" not in text[last : slot.start]
            outer = current if inner else current.outer if current and still_inside else None
            current = Draft(slot.start, labels=kept, outer=outer)
            terms.append(current)
        current.slots[slot.name] = slot
        last = slot.end
    _complete_from_outside(terms)
    _share(terms)
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


def _of_which(text: str, last: int, start: int, term: Draft) -> bool:
    """…清偿之日，其中自甲日至乙日的利率为…: what follows 其中 says in detail what the words before it say at large."""
    figures = {"rate", "contract"} & term.slots.keys()
    return not figures and "to" in _families(term) and "其中" in text[last:start]


def _deeper(text: str, last: int, start: int) -> bool:
    return text.count("（", last, start) > text.count("）", last, start)


def _complete_from_outside(terms: list[Draft]) -> None:
    """自甲日起至清偿之日止的利息（以…为基数，按…计算）: the bracket says how, the words before it say what is left out."""
    for term in terms:
        outer = term.outer
        if outer is None or "rate" in outer.slots or not term.rated:
            continue
        for name, slot in outer.slots.items():
            if _FAMILY.get(name, name) not in _families(term):
                term.slots[name] = slot
        term.shared.add("outer")
    for term in terms:
        if term.outer and "outer" in term.shared:
            term.outer.slots.clear()
            term.shared.discard("outer")


def _families(term: Draft) -> set[str]:
    return {_FAMILY.get(name, name) for name in term.slots}


def _parted(text: str, last: int, start: int, term: Draft) -> bool:
    """A semicolon, or the end of a bracket, parts terms once the first has its rate."""
    return term.rated and any(c in "；。）" for c in text[last:start])


def _labelled(text: str, slot: Slot, current: Draft | None, terms: list[Draft], last: int) -> Draft:
    """A label behind a full term belongs to it (…计算的利息); before other phrases it opens the next."""
    if current and _UNPAID.search(text, last, slot.start):
        return current
    full = current is not None and current.rated and {"from", "to"} <= _families(current)
    behind = full and text[slot.start - 1 : slot.start] in ("的", "") and not text[slot.start - 2 : slot.start].startswith("，")
    if current and (not full or behind or not current.slots):
        current.labels.append(slot)
        return current
    fresh = Draft(slot.start, labels=[slot])
    terms.append(fresh)
    return fresh


def _share(terms: list[Draft]) -> None:
    """What one of several terms of a run leaves out is taken from the next (均按…) or the one before."""
    usable = [t for t in terms if t.slots]
    for before, here in pairwise(usable):
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

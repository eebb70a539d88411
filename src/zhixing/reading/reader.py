"""`read(text)`: pieces → clauses → one `Reading`."""

import re
from dataclasses import dataclass, field, replace

from zhixing.reading.bounds import MOST_CHARACTERS, MOST_PIECES, beyond, too_long, too_many
from zhixing.reading.breach import IF_BROKEN, with_breach
from zhixing.reading.checks import disagreements
from zhixing.reading.completing import (
    alternatives,
    complete,
    late_interest,
    unique,
    with_whole_deadlines,
    without_short_names,
)
from zhixing.reading.costs import costs_in
from zhixing.reading.lexer import FOREIGN, Shape
from zhixing.reading.liabilities import PRIORITY, SECURITY, priority_of, securities_of, with_recourse
from zhixing.reading.model import Clause, Cost, Obligation, Priority, Reading, Security
from zhixing.reading.nothing import CUSTODY, NOTHING, also_pays, since_custody, then_pays, why_nothing
from zhixing.reading.obligations import Context, obligation_of
from zhixing.reading.people import People
from zhixing.reading.sections import Part, Piece, pieces, sentences
from zhixing.reading.values import Found

_CHANGED = re.compile(r"变更[^。]*?(?:为|如下)(?:：|“)?(?=㊅|[^，。；]{0,12}㊅)")
_DEMAND = re.compile(r"加倍支付迟延|迟延履行期间的?(?:加倍|债务利息)|申请执行费")
_HEAD = re.compile(r"㊅(?:、㊅)*")
_SHORTFALL = re.compile(r"(?:优先受偿|受偿)[^。；]*(?:承担|负)[^，。；]{0,10}责任")
_OWED_IN_NOTE = re.compile(r"(?:支付|给付|偿还|赔偿|返还|退还)[^，。；㊎预]{0,24}㊎")
_TO_READ = "由人阅读"


@dataclass(slots=True)
class Draft:
    """A reading being put together."""

    obligations: list[Obligation] = field(default_factory=list)
    securities: list[tuple[str, Security]] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    costs: list[Cost] = field(default_factory=list)
    late: list[Piece] = field(default_factory=list)
    whole: list[Piece] = field(default_factory=list)
    nothing: list[Clause] = field(default_factory=list)
    unread: list[Clause] = field(default_factory=list)


def read(text: str) -> Reading:
    """Read the operative part of a judgment, mediation statement or award (or a 失信 duty, or an enforcement request).

    Nothing is invented: every value has the span it was read from; inferred values say how they were inferred.
    """
    shape = Shape(text[:MOST_CHARACTERS])
    people, draft, cut = People(shape), Draft(), pieces(shape)
    for piece in cut[:MOST_PIECES]:
        _take(people, draft, piece)
    draft.unread.extend((*too_many(shape, cut), *beyond(text)))
    with_whole_deadlines(shape, draft.whole, draft.obligations)
    complete(people, draft.obligations, [s for _, s in draft.securities])
    article, sentence = late_interest(shape, draft.late)
    reading = Reading(
        text=text,
        creditors=without_short_names(unique(c for o in draft.obligations for c in o.creditors)),
        debtors=without_short_names(
            unique(
                [*(d for o in draft.obligations for d in o.debtors), *(w for _, s in draft.securities for w in s.who)]
            )
        ),
        obligations=tuple(draft.obligations),
        securities=tuple(s for _, s in draft.securities),
        priorities=tuple(draft.priorities),
        costs=tuple(draft.costs),
        late_interest_article=article,
        late_interest=sentence,
        not_enforceable=tuple(draft.nothing),
        unread=tuple(draft.unread),
        alternatives=tuple(alternatives(draft.obligations)),
        disagreements=(),
    )
    return replace(reading, disagreements=tuple(disagreements(reading)))


def _take(people: People, draft: Draft, piece: Piece) -> None:
    if too_long(people.shape, piece):
        draft.unread.append(Clause(people.shape.said(piece.start, piece.end), "本项过长，由人阅读"))
    elif piece.part is Part.COST:
        draft.costs.extend(costs_in(people, piece.start, piece.end))
    elif piece.part is Part.LATE:
        draft.late.append(piece)
    elif piece.part is Part.WHOLE_DEADLINE:
        draft.whole.append(piece)
    elif piece.part is Part.NOTE and _OWED_IN_NOTE.search(people.shape.text, piece.start, piece.end):
        draft.unread.append(Clause(people.shape.said(piece.start, piece.end), _TO_READ))
    elif piece.part is Part.ITEM:
        before = len(draft.obligations)
        _item(people, draft, piece)
        draft.obligations[before:] = [since_custody(people.shape, piece, o) for o in draft.obligations[before:]]


def _item(people: People, draft: Draft, piece: Piece) -> None:
    shape = people.shape
    changed = _CHANGED.match(shape.text, piece.start, piece.end)
    start, end, item = changed.end() if changed else piece.start, piece.end, piece.item
    start = _past_custody(shape, draft, start, end)
    words = shape.text[start:end]
    why = None if changed else why_nothing(words)
    if _DEMAND.search(words) and "㊎" not in words:
        draft.late.append(piece)
    elif PRIORITY.search(words) and not _SHORTFALL.search(words):
        _priority(people, draft, start, end)
    elif _HEAD.fullmatch(words) or _recourse(people, draft, start, end):
        return
    elif why and (then := then_pays(words)):
        draft.nothing.append(Clause(shape.said(start, start + then), why))
        _item(people, draft, Piece(Part.ITEM, start + then + 1, end, item))
    elif why and not also_pays(words):
        draft.nothing.append(Clause(shape.said(start, end), why))
    elif draft.obligations and IF_BROKEN.search(words) and "不能返还" not in words:
        draft.obligations[-1] = with_breach(people, draft.obligations[-1], start, end)
    else:
        _duty(people, draft, Piece(Part.ITEM, start, end, item))


def _past_custody(shape: Shape, draft: Draft, start: int, end: int) -> int:
    """婚生子由甲抚养，乙每月支付…: custody is nothing to enforce here; where what follows it begins."""
    custody = CUSTODY.match(shape.text, start, end)
    if not custody:
        return start
    draft.nothing.append(Clause(shape.said(start, custody.end() - 1), "确认"))
    return custody.end()


def _duty(people: People, draft: Draft, piece: Piece) -> None:
    """What remains: several sentences of different kinds, a liability for others, or an obligation."""
    text, start, end = people.shape.text, piece.start, piece.end
    mixed = _mixed(text, start, end)
    if mixed:
        for begin, stop in mixed:
            _item(people, draft, Piece(Part.ITEM, begin, stop, piece.item))
    elif not (_is_security(text[start:end]) and _security(people, draft, start, end, piece.item)):
        _obligation(people, draft, start, end, piece.item)


def _mixed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """An item that also holds a sentence of liability, or one that only rescinds, is read sentence by sentence."""
    parts = list(sentences(text, start, end))
    if len(parts) < 2:
        return []
    kinds = [_nature(text[a:b]) for a, b in parts]
    for index in range(1, len(parts)):
        words = text[slice(*parts[index])]
        if "追偿" in words and "㊎" not in words:
            kinds[index] = kinds[index] or kinds[index - 1]
    if not any(kinds) or (all(kinds) and len(set(kinds)) == 1):
        return []
    first = next(i for i, k in enumerate(kinds) if k)
    if first == 0:
        return [parts[0], (parts[1][0], end)]
    return [(start, parts[first - 1][1]), (parts[first][0], end)]


def _nature(words: str) -> str:
    """What a sentence is besides a duty of its own: what follows from a breach, a liability, nothing to enforce."""
    if IF_BROKEN.search(words):
        return "breach"
    if _is_security(words):
        return "security"
    return "nothing" if any(p.search(words) for _, p in NOTHING) else ""


def _is_security(words: str) -> bool:
    match = SECURITY.search(words)
    if not match:
        return False
    return not re.search(r"(?:偿还|支付|给付|返还|赔偿)[^。；]{0,60}㊎", words[: match.end()]) and not re.search(
        r"欠款㊎|款项?㊎及", words
    )


def _security(people: People, draft: Draft, start: int, end: int, item: Found[str] | None) -> bool:
    found = securities_of(people, start, end, draft.obligations, draft.securities)
    draft.securities.extend((item.value if item else "", security) for security in found)
    return bool(found)


def _recourse(people: People, draft: Draft, start: int, end: int) -> bool:
    """六、丙承担保证责任后，有权向乙追偿: belongs to the liability said before."""
    found = with_recourse(people, start, end, [s for _, s in draft.securities])
    if found is None:
        return False
    draft.securities[:] = [(item, s) for (item, _), s in zip(draft.securities, found, strict=True)]
    return True


def _priority(people: People, draft: Draft, start: int, end: int) -> None:
    for begin, stop in sentences(people.shape.text, start, end):
        if not PRIORITY.search(people.shape.text, begin, stop):
            continue
        held = draft.priorities[-1].holder if draft.priorities else ()
        draft.priorities.append(priority_of(people, begin, stop, held))


def _obligation(people: People, draft: Draft, start: int, end: int, item: Found[str] | None) -> None:
    shape = people.shape
    principal = next((o.principal for o in reversed(draft.obligations) if o.principal), None)
    found = obligation_of(Context(people, principal), item or Found("1", shape.span(start, start + 1)), start, end)
    foreign = [i for i in range(start, end) if shape.text[i] == FOREIGN]
    draft.unread.extend(Clause(shape.said(i, i + 1), "外币金额不折算，由人阅读") for i in foreign)
    if found and (found.debtors or found.amounts or found.interest):
        draft.obligations.append(found)
    else:
        draft.unread.append(Clause(shape.said(start, end), _TO_READ))

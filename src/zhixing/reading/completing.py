"""What one clause says for all: time limits, the only creditor, the sentence on late interest, two ways to read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from zhixing.reading.deadlines import NO_DEADLINE, deadline_in
from zhixing.reading.lexer import Shape
from zhixing.reading.liabilities import arabic, referenced
from zhixing.reading.model import Disagreement, Obligation, Security
from zhixing.reading.numerals import whole
from zhixing.reading.people import People
from zhixing.reading.sections import Piece
from zhixing.reading.sharing import TWO_RATES
from zhixing.reading.values import Found, Inference, Relation

_ARTICLE = re.compile(r"第([零一二三四五六七八九十百千]+|\d+)条")


def alternatives(obligations: list[Obligation]) -> Iterator[Disagreement]:
    """Where the text can be read in two ways: what the ways are, and where they stand."""
    for obligation in obligations:
        both = [t.rate.words for t in obligation.interest if TWO_RATES in t.doubts]
        if both:
            yield Disagreement(f"第{obligation.item.value}项{TWO_RATES}", tuple(both))
        for who in (*obligation.creditors, *obligation.debtors):
            yield from (
                Disagreement(f"{who.value}：{doubt}", (who.span,)) for doubt in who.doubts if "两种读法" in doubt
            )


def with_whole_deadlines(shape: Shape, whole: list[Piece], obligations: list[Obligation]) -> None:
    """上述一、二项限…内履行: the limit of items that have none of their own."""
    for piece in whole:
        deadline = deadline_in(shape, piece.start, piece.end)
        numbers = {arabic(f.value) for f in referenced(shape, piece.start, piece.end)}
        obligations[:] = [
            replace(o, deadline=deadline)
            if o.deadline == NO_DEADLINE and (not numbers or arabic(o.item.value) in numbers)
            else o
            for o in obligations
        ]


def _others(people: People, obligations: list[Obligation], securities: list[Security]) -> tuple[Found[str], ...]:
    """Everybody named who owes nothing."""
    owing = {d.value for o in obligations for d in o.debtors} | {w.value for s in securities for w in s.who}
    return tuple(w for w in people.group(0, len(people.shape.text)) if w.value not in owing)


def _from_head(people: People, role: str) -> tuple[Found[str], ...]:
    return tuple(Found(w.value, w.span, Inference.OTHER_ITEM) for w in people.named(role))


def _of_heads(obligation: Obligation, heads: tuple[Found[str], ...]) -> Obligation:
    how = Relation.SINGLE if len(heads) == 1 else Relation.UNSPECIFIED
    return replace(obligation, debtors=heads, relation=replace(obligation.relation, value=how))


def complete(people: People, obligations: list[Obligation], securities: list[Security]) -> None:
    """A creditor left out where the whole text has only one is that one, marked as taken from another item.

    A certificate names the sides in its head only (申请执行人：…；被执行人：…).
    """
    heads = _from_head(people, "被执行人")
    obligations[:] = [o if o.debtors or not heads else _of_heads(o, heads) for o in obligations]
    _same_debtors(obligations)
    known = unique(c for o in obligations for c in o.creditors)
    known = known or _from_head(people, "申请执行人") or _others(people, obligations, securities)
    if len(known) != 1:
        return
    only = Found(known[0].value, known[0].span, Inference.OTHER_ITEM)
    obligations[:] = [
        o if o.creditors or any(d.value == only.value for d in o.debtors) else replace(o, creditors=(only,))
        for o in obligations
    ]


def _same_debtors(obligations: list[Obligation]) -> None:
    """二、支付经济补偿金㊎: who owes where an item names nobody and all others name the same."""
    named = [o for o in obligations if o.debtors]
    if not named or len({tuple(d.value for d in o.debtors) for o in named}) > 1:
        return
    whole = named[0]
    debtors = tuple(Found(d.value, d.span, Inference.OTHER_ITEM) for d in whole.debtors)
    relation = replace(whole.relation, inference=Inference.OTHER_ITEM)
    obligations[:] = [o if o.debtors else replace(o, debtors=debtors, relation=relation) for o in obligations]


def late_interest(shape: Shape, late: list[Piece]) -> tuple[Found[int] | None, Found[str] | None]:
    """The article the sentence about doubled interest cites, and the sentence."""
    for piece in late:
        match = _ARTICLE.search(shape.text, piece.start, piece.end)
        if match:
            return Found(whole(match[1]), shape.span(*match.span())), shape.said(piece.start, piece.end)
    return None, shape.said(late[0].start, late[0].end) if late else None


def unique(names: Iterable[Found[str]]) -> tuple[Found[str], ...]:
    """Each name once, at its first place."""
    people: dict[str, Found[str]] = {}
    for who in names:
        people.setdefault(who.value, who)
    return tuple(people.values())


def without_short_names(names: tuple[Found[str], ...]) -> tuple[Found[str], ...]:
    """杰达公司 beside 云州杰达运输有限公司 is the same company; where two are as long-named it stays."""
    return tuple(n for n in names if not _shortens_one(n.value, [o.value for o in names]))


def _shortens_one(name: str, names: list[str]) -> bool:
    stem = name.removesuffix("公司")
    if stem == name or len(stem) < 2 or any(word in stem for word in ("有限", "股份", "分")):
        return False
    longer = {
        other for other in names if other != name and other.endswith("公司") and stem in other.removesuffix("公司")
    }
    return len(longer) == 1

"""One item with something to perform → `Obligation`."""

import re
from dataclasses import dataclass, replace

from zhixing.reading.amounts import Sums, sums
from zhixing.reading.breach import payment_order
from zhixing.reading.deadlines import NO_DEADLINE, deadline_in
from zhixing.reading.deeds import kind_of, paid_in_bracket
from zhixing.reading.interest import Draft, drafts
from zhixing.reading.lexer import Shape
from zhixing.reading.model import Amount, InterestTerm, Obligation
from zhixing.reading.people import People, sides, with_payers
from zhixing.reading.periodic import periodic_of
from zhixing.reading.phrases import LABEL, Slot, slots_in
from zhixing.reading.second_look import second_look
from zhixing.reading.settling import settle
from zhixing.reading.sharing import completed
from zhixing.reading.terms import term_of
from zhixing.reading.values import Found, Kind, Role

_ACCELERATE = re.compile(r"(?:如|若)[^。；]{0,40}?(?:任何?一期|任意一期|任一期|有一期|逾期)[^。；]{0,120}")
_LIMIT = re.compile(r"在(?P<w>[^，。；㊎]{2,40}?(?:范围|限额|限度|额度))内")
_EXPLAINS = re.compile(r"㊎整?（")


def _limit(text: str, start: int, end: int) -> re.Match[str] | None:
    """在…范围内 of the duty itself, not of what others have paid (减支丙在限额范围内赔偿的㊎)."""
    for match in _LIMIT.finditer(text, start, end):
        clause = max(text.rfind(stop, start, match.start()) for stop in "，。；")
        if not re.search(r"扣|减支|减去|抵", text[max(clause, start) : match.start()]):
            return match
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """What an item may refer to: the people, and the principal of the items before it."""

    people: People
    principal: Amount | None


def obligation_of(context: Context, item: Found[str], start: int, end: int) -> Obligation | None:
    """The duty of shape positions `[start, end)`; None where nothing is to be performed."""
    people = context.people
    shape = people.shape
    paid = paid_in_bracket(shape, start, end)
    if paid:
        return obligation_of(context, item, *paid)
    kind = kind_of(shape, start, end)
    if kind is None:
        return None
    slots = slots_in(shape.text, start, end)
    found = settle(shape, (start, end), sums(people, start, end, {s.at for s in slots if s.name in ("base", "cap")}))
    money = kind.value is Kind.MONEY
    if not money:
        found.amounts[:] = [(at, _no_principal(a)) for at, a in found.amounts]
    interest = _by_stretches(shape, (start, end), _interest(context, found, slots, (start, end), money=money))
    if money and not (found.amounts or interest or found.periodic or found.shares or found.instalments):
        return None
    read = _put_together(people, item, kind, _Read(found, interest, slots), (start, end))
    return second_look(shape, start, end, read, found.explained)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of one item."""

    found: Sums
    interest: tuple[InterestTerm, ...]
    slots: list[Slot]


def _put_together(
    people: People, item: Found[str], kind: Found[Kind], read: _Read, bounds: tuple[int, int]
) -> Obligation:
    (start, end), shape, found = bounds, people.shape, read.found
    who, limit = with_payers(sides(people, start, end), found.payers), _limit(shape.text, start, end)
    faster = _ACCELERATE.search(shape.text, start, end) if found.instalments else None
    return Obligation(
        item=item,
        kind=kind,
        debtors=_unsure(who.debtors) if kind.doubts else who.debtors,
        relation=who.relation,
        creditors=who.creditors,
        amounts=tuple(_conditional(shape, start, a, at) for at, a in found.amounts),
        interest=read.interest,
        periodic=tuple(periodic_of(shape, (start, end), at, read.slots) for at in found.periodic),
        deadline=NO_DEADLINE if found.instalments else deadline_in(shape, start, end),
        instalments=tuple(found.instalments),
        acceleration=shape.said(*faster.span()) if faster else None,
        payment_order=payment_order(shape, start, end),
        shares=tuple(found.shares),
        deductions=tuple(found.deductions),
        unplaced=tuple(shape.money(at) for at in found.left_over),
        limit=shape.said(*limit.span("w")) if limit else None,
        what=None if kind.value is Kind.MONEY else shape.said(start, end),
    )


# 2019年8月19日之前按甲利率，之后按乙利率: one sentence cuts the time of several bases.
_BY_STRETCHES = re.compile(r"㊐(?:之前|以前|前)(?:的)?[^，。；㊐]{0,14}?(?:按|依)")


def _by_stretches(shape: Shape, bounds: tuple[int, int], terms: tuple[InterestTerm, ...]) -> tuple[InterestTerm, ...]:
    if not _BY_STRETCHES.search(shape.text, *bounds):
        return terms
    return tuple(replace(t, doubts=(*t.doubts, "利率按日期分段，各段适用于哪些本金请核对")) for t in terms)


def _no_principal(amount: Amount) -> Amount:
    """Beside a thing to hand over or an act, no sum is the principal."""
    return replace(amount, role=Role.PART) if amount.role is Role.PRINCIPAL else amount


def _unsure(people: tuple[Found[str], ...]) -> tuple[Found[str], ...]:
    """Without a verb nobody is surely the one to perform."""
    return tuple(replace(p, doubts=(*p.doubts, "没有写由谁履行")) for p in people)


def _only_period(draft: Draft, *, periodic_near: bool) -> bool:
    """自甲日至乙日期间的工资㊎ is the period of a sum, not running interest."""
    if draft.rated:
        return False
    if periodic_near:
        return True
    names = set(draft.slots)
    if "to_event" in names and draft.labels:
        return False
    return not ("base" in names and names & {"from", "span_from"})


def _interest(
    context: Context, found: Sums, slots: list[Slot], bounds: tuple[int, int], *, money: bool
) -> tuple[InterestTerm, ...]:
    shape = context.people.shape
    terms = completed(shape.text, drafts(shape.text, slots))
    own = next((a for _, a in found.amounts if a.role is Role.PRINCIPAL), None)
    principal = own or context.principal
    result: list[InterestTerm] = []
    for draft in terms:
        if _only_period(draft, periodic_near=bool(found.periodic) or not money):
            continue
        amount = _explained(shape, found, draft, bounds[0])
        if amount is not None:
            _explain(shape, found, amount, draft)
            continue
        if draft.slots.keys() & {"cap"} == draft.slots.keys():
            continue
        term = term_of(shape, draft, bounds, principal, _sum_before(found, draft))
        result.append(_on_condition(shape, bounds[0], draft, term))
    if not result:
        result.extend(_bare(shape, found, principal, bounds))
    return tuple(result)


_BARE = re.compile(
    rf"㊎(?:元)?(?:及|和|及其|并支付|，并支付|、)(?:相应|其|该款|逾期)?(?:的)?(?P<label>{LABEL})(?!㊎|[^，。；㊎]{{0,8}}㊎)"
)


def _bare(shape: Shape, found: Sums, principal: Amount | None, bounds: tuple[int, int]) -> list[InterestTerm]:
    """㊎及利息 and nothing more: a term of which everything else is for a person to read."""
    match = _BARE.search(shape.text, *bounds)
    if not match:
        return []
    slot = Slot("label", *match.span(), *match.span("label"))
    return [term_of(shape, Draft(match.start("label"), labels=[slot]), bounds, principal, None)]


def _explained(shape: Shape, found: Sums, draft: Draft, start: int) -> int | None:
    """The sum a bracket behind it explains (㊎（以…自甲日至乙日计算）), as an index of `found.amounts`."""
    if not {"to", "span_to"} & draft.slots.keys():
        return None
    first = min(s.start for s in draft.slots.values())
    for index, (at, amount) in enumerate(found.amounts):
        match = _EXPLAINS.match(shape.text, at)
        if amount.role is Role.PRINCIPAL or not match or at > first:
            continue
        if not any(c in "）；" for c in shape.text[match.end() : first]):
            return index
    return None


def _explain(shape: Shape, found: Sums, index: int, draft: Draft) -> None:
    at, amount = found.amounts[index]
    since = next((shape.date(draft.slots[n].at) for n in ("from", "span_from") if n in draft.slots), None)
    until = next((shape.date(draft.slots[n].at) for n in ("to", "span_to") if n in draft.slots), None)
    as_of = until if since is None else None
    found.amounts[index] = (
        at,
        replace(amount, since=since, until=None if as_of else until, as_of=as_of or amount.as_of),
    )


def _sum_before(found: Sums, draft: Draft) -> Amount | None:
    first = min(s.start for s in draft.slots.values())
    dated = [a for at, a in found.amounts if at < first and (a.until or a.as_of)]
    return dated[-1] if dated else None


_CONDITION = re.compile(r"(?:如|若)[^。；㊎]{2,60}?(?=，)")


def _conditional(shape: Shape, start: int, amount: Amount, at: int) -> Amount:
    begin = max(shape.text.rfind("。", start, at), shape.text.rfind("；", start, at), start - 1) + 1
    match = _CONDITION.search(shape.text, begin, at)
    return replace(amount, condition=shape.said(*match.span())) if match else amount


def _on_condition(shape: Shape, start: int, draft: Draft, term: InterestTerm) -> InterestTerm:
    """如未按期支付，则自㊐起按…计付: interest on a condition; on which sum, where none is said, is for a person."""
    at = min(s.start for s in draft.slots.values())
    begin = max(shape.text.rfind("。", start, at), shape.text.rfind("；", start, at), start - 1) + 1
    match = _CONDITION.search(shape.text, begin, at)
    if not match or shape.text.count("（", begin, match.start()) > shape.text.count("）", begin, match.start()):
        return term
    doubts = (*term.doubts, "附条件的利息没有写基数") if draft.families.isdisjoint({"base"}) else term.doubts
    return replace(term, condition=shape.said(*match.span()), doubts=doubts)

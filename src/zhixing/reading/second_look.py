"""What an item says that no rule took: then what was read of the item deserves a second look, and says so.

A figure, a day or a rate that ended up nowhere is the surest sign that a clause means something else than was read.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from zhixing.reading.lexer import DATE, MONEY, RATE_SIGN, Shape
from zhixing.reading.model import Amount, InterestTerm, Obligation, Periodic
from zhixing.reading.values import Found, Kind, Role

_NOT_TAKEN = "本项另有金额、日期或利率没有读入，请核对"
# Days that only tell a contract, a paper or a payment apart: 于㊐签订的合同, ㊐送达.
_TOLD_APART = re.compile(
    r"[^，。；㊐]{0,12}?(?:签订|签署|订立|作出|出具|送达|受理|立案|起诉|发生|登记|转账|公证|《|㊁|份|号|借款|欠|工资|已(?:归还|付|还|支付))"
)
_CEILING = re.compile(
    r"不(?:得|应|能)?(?:超过|高于|超出)以?[^，。；（）]{0,24}(?:㊭|的(?:百分之|\d{1,3}%|[一二三四五六七八九十\d]{1,2}倍))"
    r"|以㊭(?:计算的?)?(?:数额|金额)?为(?:上)?限"
)


_OWED = (Role.PRINCIPAL, Role.PART, Role.TOTAL)
_TIERS = re.compile(r"\d{1,3}[日天](?:至\d{1,3}[日天]|以后|之后)|㊭计算\d{1,3}[日天]")


def second_look(shape: Shape, start: int, end: int, o: Obligation, explained: list[int]) -> Obligation:
    """The obligation of shape positions `[start, end)`, doubted where the item says more than was read of it.

    `explained` are sums known to be none of the duty (how a sum was calculated, what somebody bears himself).
    """
    if _not_taken(shape, start, end, o, explained):
        o = _doubted(o, _NOT_TAKEN)
    if not _adds_up(o):
        o = _doubted(o, "各数之和与合计不符，请核对")
    if o.interest and _TIERS.search(shape.text, start, end):
        o = _doubted(o, "利率按天数分档，各档适用的期间请核对")
    if o.interest and _CEILING.search(shape.text, start, end):
        o = replace(o, interest=tuple(replace(t, doubts=(*t.doubts, "另写有上限，请核对")) for t in o.interest))
    if o.kind.value is not Kind.MONEY and any(a.role in _OWED for a in o.amounts):
        o = replace(o, kind=replace(o.kind, doubts=(*o.kind.doubts, "一项中既有行为又有金钱，请核对")))
    return o


def _adds_up(o: Obligation) -> bool:
    """Whether the sums make the total said (what was paid already may be in it); a sum of somebody else's may be among them."""
    parts = [a.money.value for a in o.amounts if a.role in (Role.PRINCIPAL, Role.PART)]
    gross = [a.money.value for a in o.amounts if a.role is Role.GROSS]
    totals = gross or [a.money.value for a in o.amounts if a.role is Role.TOTAL]
    return len(totals) != 1 or len(parts) < 2 or bool(o.deductions) or sum(parts) == totals[0]


def _not_taken(shape: Shape, start: int, end: int, obligation: Obligation, explained: list[int]) -> bool:
    if obligation.unplaced:
        return True
    values = [v for v in _values(obligation) if v is not None]
    taken, known = [v.span for v in values], {v.value for v in values}
    skip = set(explained)
    for at in range(start, end):
        if shape.text[at] not in (MONEY, DATE, RATE_SIGN) or at in skip:
            continue
        span = shape.span(at, at + 1)
        if shape.tokens[at].value in known or any(t.start <= span.start and span.end <= t.end for t in taken):
            continue
        if shape.text[at] == RATE_SIGN and _rate_told(shape, start, at, obligation.amounts):
            continue
        if shape.text[at] == DATE and _TOLD_APART.match(shape.text, at + 1, end):
            continue
        if not _in_explanation(shape, start, at, obligation.amounts):
            return True
    return False


_COMES_TO = re.compile(r"㊭[^。；（）㊎㊐㊭]{0,14}㊎")


def _rate_told(shape: Shape, start: int, at: int, amounts: tuple[Amount, ...]) -> bool:
    return bool(_CEILING.search(shape.text, start, at + 1)) or _computes(shape, at, amounts)


def _computes(shape: Shape, at: int, amounts: tuple[Amount, ...]) -> bool:
    """自㊐至㊐按㊭计算为㊎, ㊭的损失㊎: the rate tells how the sum behind it was calculated."""
    match = _COMES_TO.match(shape.text, at)
    span = shape.span(match.end() - 1, match.end()) if match else None
    return any(a.money.span == span for a in amounts)


def _in_explanation(shape: Shape, start: int, at: int, amounts: tuple[Amount, ...]) -> bool:
    """㊎（以…为基数按㊭自㊐至㊐）: the bracket tells how the sum before it was calculated."""
    opened = shape.text.rfind("㊎（", start, at)
    if opened < 0:
        opened = shape.text.rfind("㊎整（", start, at)
    if opened < 0 or "）" in shape.text[opened:at]:
        return False
    here = shape.span(opened, opened + 1)
    return any(a.money.span == here and a.since and a.until for a in amounts)


def _values(o: Obligation) -> Iterator[Found[object] | None]:
    for a in o.amounts:
        yield from (a.money, a.as_of, a.since, a.until)
    for t in o.interest:
        yield from _of_term(t)
    for p in o.periodic:
        yield from (p.money, p.since, p.since_event, p.until, p.until_event, p.cap)
    for i in o.instalments:
        yield from (i.money, i.due)
    yield from (s.money for s in o.shares)
    yield from o.deductions
    yield from (o.penalty, o.limit, o.acceleration, o.deadline.days, o.deadline.on, o.deadline.from_event)


def _of_term(t: InterestTerm) -> Iterator[Found[object] | None]:
    yield from (t.base.fen, t.base.words, t.rate.kind, t.since, t.since_event, t.until, t.until_event)
    yield from (t.until_if_unpaid, t.cap, t.condition)


def _doubted(o: Obligation, why: str) -> Obligation:
    """The obligation with every sum, stretch of interest and payment by days marked for a second look."""
    return replace(
        o,
        amounts=tuple(replace(a, money=_more(a.money, why)) for a in o.amounts),
        interest=tuple(replace(t, doubts=(*t.doubts, why)) for t in o.interest),
        periodic=tuple(_periodic(p, why) for p in o.periodic),
        instalments=tuple(replace(i, money=_more(i.money, why)) for i in o.instalments),
        shares=tuple(replace(s, money=_more(s.money, why) if s.money else None) for s in o.shares),
        deductions=tuple(_more(d, why) for d in o.deductions),
    )


def _periodic(p: Periodic, why: str) -> Periodic:
    return replace(p, money=_more(p.money, why))


def _more(found: Found[int], why: str) -> Found[int]:
    return replace(found, doubts=(*found.doubts, why))

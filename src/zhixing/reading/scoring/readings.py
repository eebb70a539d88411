"""A reading → facts, each with its span and whether it is marked doubtful."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from zhixing.reading.liabilities import arabic
from zhixing.reading.model import Amount, Cost, InterestTerm, Obligation, Reading
from zhixing.reading.scoring.facts import Fact, cost_kind, liability_kind, name, names
from zhixing.reading.values import Found, Kind, Role

_TYPES = {
    Kind.MONEY: "money",
    Kind.DELIVERY: "deliver",
    Kind.EVICTION: "deliver",
    Kind.ACT: "act",
    Kind.FORBEARANCE: "act",
}


def _unsure(*values: Found[object] | None) -> bool:
    return any(v is not None and (v.doubts or v.inference) for v in values)


def facts_of_reading(reading: Reading) -> list[Fact]:
    """Every fact the reading states."""
    return list(_facts(reading))


def _facts(reading: Reading) -> Iterator[Fact]:
    yield from (Fact("creditor", (name(c.value),), _unsure(c), c.span) for c in reading.creditors)
    yield from (Fact("debtor", (name(d.value),), _unsure(d), d.span) for d in reading.debtors)
    for obligation in reading.obligations:
        yield from _obligation(obligation)
    for s in reading.securities:
        items = frozenset(arabic(i.value) for i in s.items if i.value != "费用")
        cap = s.cap.value if s.cap else None
        key = (names([w.value for w in s.who]), items, liability_kind(s.kind.value), cap, s.recourse is not None)
        yield Fact("security", key, _unsure(s.kind, s.cap, *s.who, *s.items), s.kind.span)
    for p in reading.priorities:
        right = (names([w.value for w in p.holder]), names([w.value for w in p.owner]), p.cap.value if p.cap else None)
        yield Fact("priority", right, _unsure(p.kind, p.cap, *p.holder, *p.owner), p.property.span)
    yield from (_cost(c) for c in reading.costs)
    article = reading.late_interest_article
    if article:
        yield Fact("late_interest", (article.value,), _unsure(article), article.span)


def _obligation(o: Obligation) -> Iterator[Fact]:
    item = arabic(o.item.value)
    yield Fact("item", (item, _TYPES[o.kind.value]), _unsure(o.kind), o.kind.span)
    yield from (Fact("item_debtor", (item, name(w.value)), _unsure(w), w.span) for w in o.debtors)
    yield from (Fact("item_creditor", (item, name(w.value)), _unsure(w), w.span) for w in o.creditors)
    yield Fact("relation", (item, o.relation.value.value), _unsure(o.relation), o.relation.span)
    yield _deadline(item, o)
    for amount in o.amounts:
        yield from _amount(item, amount)
    yield from _money(item, [i.money for i in o.instalments])
    yield from _days(item, [i.due for i in o.instalments])
    yield from _money(item, [s.money for s in o.shares if s.money])
    yield from _money(item, [*o.deductions, *(p.money for p in o.periodic)])
    yield from _days(item, [d for p in o.periodic for d in (p.since, p.until)])
    for term in o.interest:
        yield from _term(item, term)


def _money(item: int, sums: Iterable[Found[int]]) -> Iterator[Fact]:
    yield from (Fact("money", (item, m.value), _unsure(m), m.span) for m in sums)


def _days(item: int, days: Iterable[Found[object] | None]) -> Iterator[Fact]:
    for found in days:
        if found is not None and isinstance(found.value, date):
            yield Fact("date", (item, found.value.isoformat()), _unsure(found), found.span)


def _amount(item: int, amount: Amount) -> Iterator[Fact]:
    """The days of a principal (物业费 of certain years) are no facts: the form of the answers has no place for them."""
    money = amount.money
    field = "principal" if amount.role is Role.PRINCIPAL else "amount"
    yield Fact(field, (item, money.value), _unsure(money), money.span)
    yield from _money(item, [money])
    if amount.role is not Role.PRINCIPAL:
        yield from _days(item, [amount.as_of, amount.since, amount.until])


def _term(item: int, term: InterestTerm) -> Iterator[Fact]:
    base, rate = term.base.fen, term.rate
    value = rate.value.value if rate.value else None
    multiplier = rate.multiplier.value if rate.multiplier else Fraction(1)
    since = term.since.value.isoformat() if term.since else None
    until, unsure = _until(term), bool(term.doubts)
    words = rate.words
    yield Fact("base", (item, base.value if base else None), unsure or _unsure(base), base.span if base else words)
    yield Fact("from", (item, since), unsure or _unsure(term.since), term.since.span if term.since else words)
    yield Fact(
        "to",
        (item, until),
        unsure or term.until is None or _unsure(term.until),
        term.until.span if term.until else words,
    )
    yield Fact("rate_kind", (item, rate.kind.value.value), unsure or _unsure(rate.kind), words)
    yield Fact("rate_value", (item, value), unsure or _unsure(rate.kind, rate.value), words)
    yield Fact("multiplier", (item, multiplier), unsure or _unsure(rate.kind, rate.multiplier), words)
    cap = term.cap.value if term.cap else None
    key = (item, base.value if base else None, since, until, rate.kind.value.value, value, multiplier, cap)
    yield Fact("term", key, unsure, words)
    yield from (replace(f, doubtful=f.doubtful or unsure) for f in _days(item, [term.since, term.until]))
    yield from _money(item, [term.cap] if term.cap else [])


def _until(term: InterestTerm) -> str | None:
    if term.until is None:
        return None
    value = term.until.value
    return value.isoformat() if isinstance(value, date) else value.value


def _deadline(item: int, o: Obligation) -> Fact:
    d = o.deadline
    event = d.from_event
    words = None if event is None else "生效" if event.value == "生效" else "其他"
    days = d.days.value if d.days else None
    on = d.on.value.isoformat() if d.on else None
    shown = d.days or d.on or event
    return Fact(
        "deadline",
        (item, days, on, words),
        _unsure(d.days, d.on, event, d.months),
        shown.span if shown else o.item.span,
    )


def _cost(c: Cost) -> Fact:
    borne = frozenset((names([w.value for w in s.who]), s.money.value if s.money else None) for s in c.borne)
    days = c.deadline.days
    total = c.total.value if c.total else None
    pay_to = c.pay_to.value if c.pay_to else None
    key = (cost_kind(c.kind.value), total, c.halved is not None, borne, pay_to, days.value if days else None)
    return Fact(
        "cost",
        key,
        _unsure(c.kind, c.total, *(s.money for s in c.borne), *(w for s in c.borne for w in s.who)),
        c.kind.span,
    )

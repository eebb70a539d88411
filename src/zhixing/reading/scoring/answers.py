"""An answer given by hand → facts."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from zhixing.reading.liabilities import arabic
from zhixing.reading.scoring.facts import Fact, cost_kind, day, liability_kind, name, names

_RELATIONS = {"共同": "common", "连带": "joint", "按份": "several", "single": "single", "unspecified": "unspecified"}
_ENDS = ("actual_payment", "judgment_due_date", "judgment_date", "event")


def facts_of_answer(answer: dict[str, Any]) -> list[Fact]:
    """Every fact the answer states."""
    return list(_facts(answer))


def _facts(answer: dict[str, Any]) -> Iterator[Fact]:
    for who in answer["creditors"]:
        yield Fact("creditor", (name(who),))
    for who in answer["debtors"]:
        yield Fact("debtor", (name(who),))
    for obligation in answer["obligations"]:
        yield from _obligation(obligation)
    for security in answer["security"]:
        items = frozenset(arabic(i) for i in security["for_items"] if i != "费用")
        key = (
            names(security["who"]),
            items,
            liability_kind(security["kind"]),
            security["cap_fen"],
            bool(security["recourse"]),
        )
        yield Fact("security", key)
    for priority in answer["priority"]:
        holder = priority["holder"] if isinstance(priority["holder"], list) else [priority["holder"]]
        owner = (
            priority["owner"]
            if isinstance(priority["owner"], list)
            else [priority["owner"]]
            if priority["owner"]
            else []
        )
        yield Fact("priority", (names(holder), names(owner), priority["cap_fen"]))
    for cost in answer["costs"]:
        yield _cost(cost)
    clause = answer["late_interest_clause"]
    if clause and clause.get("article"):
        yield Fact("late_interest", (clause["article"],))


def _obligation(obligation: dict[str, Any]) -> Iterator[Fact]:
    item = arabic(obligation["item"])
    yield Fact("item", (item, obligation["type"]))
    yield from (Fact("item_debtor", (item, name(w))) for w in obligation["debtors"])
    yield from (Fact("item_creditor", (item, name(w))) for w in obligation["creditors"])
    yield Fact("relation", (item, _RELATIONS[obligation["debtor_relation"]]))
    yield _deadline(item, obligation.get("deadline") or {})
    yield from _sums(item, obligation)
    for term in obligation["interest"]:
        yield from _term(item, term)


def _sums(item: int, obligation: dict[str, Any]) -> Iterator[Fact]:
    if obligation["principal_fen"] is not None:
        yield Fact("principal", (item, obligation["principal_fen"]))
        yield Fact("money", (item, obligation["principal_fen"]))
    for amount in obligation["amounts"]:
        yield Fact("amount", (item, amount["fen"]))
        yield Fact("money", (item, amount["fen"]))
        yield from (Fact("date", (item, amount[k])) for k in ("as_of", "from", "to") if day(amount.get(k)))
    for part in obligation.get("instalments") or ():
        yield Fact("money", (item, part["fen"]))
        yield Fact("date", (item, part["due"]))
    for key in ("shares", "deductions"):
        yield from (
            Fact("money", (item, p["fen"])) for p in obligation.get(key) or () if isinstance(p, dict) and p.get("fen")
        )
    periodic = obligation.get("periodic")
    for part in periodic if isinstance(periodic, list) else [periodic] if periodic else ():
        yield Fact("money", (item, part["unit_fen"]))
        yield from (Fact("date", (item, part[k])) for k in ("from", "to") if day(part.get(k)))


def _term(item: int, term: dict[str, Any]) -> Iterator[Fact]:
    until = "event" if term["to"] not in _ENDS and not day(term["to"]) and term["to"] else term["to"]
    value = None if term["rate_value"] is None else Fraction(term["rate_value"]) / 100
    multiplier = Fraction(term["multiplier"] or 1)
    since = term["from"] if day(term["from"]) else None
    yield Fact("base", (item, term["base_fen"]))
    yield Fact("from", (item, since))
    yield Fact("to", (item, until))
    yield Fact("rate_kind", (item, term["rate_kind"]))
    yield Fact("rate_value", (item, value))
    yield Fact("multiplier", (item, multiplier))
    cap = term.get("cap_fen")
    yield Fact("term", (item, term["base_fen"], since, until, term["rate_kind"], value, multiplier, cap))
    yield from (Fact("date", (item, d)) for d in (since, until) if day(d))
    if cap is not None:
        yield Fact("money", (item, cap))


def _deadline(item: int, deadline: dict[str, Any]) -> Fact:
    event = deadline.get("from_event")
    return Fact("deadline", (item, deadline.get("days"), deadline.get("date"), _event(event)))


def _event(words: object) -> str | None:
    if not words:
        return None
    return "生效" if "生效" in str(words) else "其他"


def _cost(cost: dict[str, Any]) -> Fact:
    borne = frozenset((names(b["who"]), b["fen"]) for b in cost["borne"])
    key = (
        cost_kind(cost["kind"]),
        cost["total_fen"],
        bool(cost["halved"]),
        borne,
        cost["pay_to"],
        cost["deadline_days"],
    )
    return Fact("cost", key)

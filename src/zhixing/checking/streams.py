"""What runs on an obligation on one day: its base and its rate."""

from datetime import date
from fractions import Fraction
from typing import Any

from zhixing.checking.facts import NEW_RATE, Obligation, converted, fen, months_later
from zhixing.checking.published import DAY, Tables
from zhixing.checking.rates import Daily, percent, rate_on, under

Json = dict[str, Any]
Stops = list[tuple[date, date]]
Use = tuple[Json, Tables]
"""Switches and tables."""
_TERM = {"interest": "利息", "late": "逾期利息", "penalty": "违约金", "compound": "复利"}


class Stream:
    """A component of an obligation; counted on days first…last (last None: to the end)."""

    def __init__(self, index: int, item: str, label: str, first: date, last: date | None) -> None:
        self.index, self.item, self.label, self.first, self.last = index, item, label, first, last
        self.cap: int | None = None
        self.style = "days"

    def runs(self, day: date) -> bool:
        """Is this a day on which the component runs at all?"""
        return self.first <= day and (self.last is None or day <= self.last)

    def counts(self, day: date) -> bool:
        """Does this day count (no exclusion)?"""
        raise NotImplementedError

    def base(self, day: date, paid: int) -> int:
        """What bears interest on this day once `paid` went to the principal."""
        raise NotImplementedError

    def rate(self, day: date) -> Daily:
        """The rate of this day. Raises Bare."""
        raise NotImplementedError


class Term(Stream):
    """Ordinary interest."""

    def __init__(self, index: int, of: Obligation, term: Json, before: list["Term"], use: Use) -> None:
        switches, self.tables = use
        ends = str(term.get("ends", switches["ends"]))
        first = date.fromisoformat(term["first"])
        if ends in {"last_only", "neither"}:
            first += DAY
        kind = term.get("kind", "interest")
        alike = [number for number, t in enumerate(of.terms) if t.get("kind", "interest") == kind]
        turn = alike.index(len(before)) + 1
        label = f"{of.name}的{_TERM[kind]}" + (f"（第 {turn} 段）" if len(alike) > 1 else "")
        super().__init__(index, "interest_after", label, first, _last(term, of, ends))
        self.term, self.before, self.joint = term, list(before), of.ceiling
        base = fen(term.get("base"))
        self.sum = of.amount if base is None else converted(base, of.exchange)
        cap = fen(term.get("cap"))
        self.cap = None if cap is None else converted(cap, of.exchange)
        self.penalty = term.get("kind") == "penalty"
        self.style = term.get("style", "days")
        self.year = str(term.get("year", switches["year"]))
        replaced = switches["old_general"] == "replaced" and of.in_old_base and of.counted[0][0] < NEW_RATE
        self.gap = (of.counted[0][0], NEW_RATE - DAY) if replaced else None

    def counts(self, day: date) -> bool:
        return self.gap is None or not self.gap[0] <= day <= self.gap[1]

    def base(self, day: date, paid: int) -> int:
        return max(0, self.sum - paid)

    def capitalises(self, day: date) -> bool:
        """Does what is unpaid of this interest join its base on this day?"""
        rule = self.term.get("capitalised")
        if not rule:
            return False
        count, when = 0, date.fromisoformat(rule["first"])
        while when < day:
            count += rule.get("months", 1)
            when = months_later(date.fromisoformat(rule["first"]), count)
        return when == day

    def rate(self, day: date) -> Daily:
        found = rate_on(self.term["rate"], day, self.year, self.tables)
        if "ceiling" in self.term:
            found = under(found, rate_on(self.term["ceiling"], day, self.year, self.tables), Fraction(0))
        if self.joint:
            others = [t.rate(day) for t in self.before if t.runs(day)]
            used = sum((rate / divisor for rate, divisor, _ in others), Fraction(0))
            found = under(found, rate_on(self.joint, day, self.year, self.tables), used)
        return found


def _last(term: Json, of: Obligation, ends: str) -> date | None:
    until = term.get("until", "payment")
    if until == "payment":
        return None
    if until == "performance":
        return of.due[-1][0]
    return date.fromisoformat(until) - (DAY if ends in {"first_only", "neither"} else DAY * 0)


class Doubled(Stream):
    """Doubled interest, new or old."""

    def __init__(
        self, index: int, of: Obligation, old: Json | None, stops: list[tuple[date, date]], tables: Tables
    ) -> None:
        first = of.counted[0][0]
        if old is None:
            super().__init__(index, "doubled", f"{of.name}的加倍部分债务利息", max(first, NEW_RATE), None)
        else:
            label = f"{of.name}的迟延履行期间债务利息（2014 年 8 月 1 日前）"
            super().__init__(index, "doubled_old", label, first, NEW_RATE - DAY)
        self.counted, self.old, self.stops, self.tables = of.counted, old, stops, tables

    def counts(self, day: date) -> bool:
        return not any(first <= day <= last for first, last in self.stops)

    def base(self, day: date, paid: int) -> int:
        return max(0, sum(part for since, part in self.counted if since <= day) - paid)

    def rate(self, day: date) -> Daily:
        if self.old is None:
            value = Fraction(7, 40000)
            return value, 1, f"日利率{percent(value)}"
        tier = "gt_5y" if day < date(2009, 5, 18) else self.old["tier"]
        return rate_on({"type": "benchmark", "tier": tier, "times": "2"}, day, self.old["year"], self.tables)


def tier_of(first: date, on: date) -> str:
    """The tier by the length of the delay before 2014-08-01."""
    last = max(first, min(on, NEW_RATE - DAY))
    for months, tier in ((6, "le_6m"), (12, "gt_6m_le_1y"), (36, "gt_1y_le_3y"), (60, "gt_3y_le_5y")):
        if last < months_later(first, months):
            return tier
    return "gt_5y"


def streams(obligations: list[Obligation], facts: Json, use: Use, on: date) -> list[Stream]:
    """Everything that runs, in the order of the document."""
    switches, tables = use
    stops = [_stop(e, on) for e in facts.get("excluded", []) if _stops(e)]
    out: list[Stream] = []
    for index, of in enumerate(obligations):
        terms: list[Term] = []
        for term in of.terms:
            terms.append(Term(index, of, term, terms, use))
        out += terms
        if of.in_old_base and of.counted[0][0] < NEW_RATE:
            tier = switches["old_tier"] or tier_of(of.counted[0][0], on)
            out.append(Doubled(index, of, {"tier": tier, "year": switches["old_year"]}, stops, tables))
        if of.in_base:
            out.append(Doubled(index, of, None, stops, tables))
    return out


def _stops(excluded: Json) -> bool:
    if excluded["ground"] == "review":
        return not excluded.get("on_debtors_application", False)
    return bool(excluded["ground"] == "retrial")


def _stop(excluded: Json, on: date) -> tuple[date, date]:
    resumed = excluded.get("resumed")
    return date.fromisoformat(excluded["first"]), date.fromisoformat(resumed) - DAY if resumed else on

"""The facts of a document in plain form: defaults filled in, money as fen, days as dates."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from zhixing.checking.published import DAY, Tables

Json = dict[str, Any]
NEW_RATE = date(2014, 8, 1)
SWITCHES: dict[str, Any] = {
    "start_rule": "next_day", "end_inclusive": True, "payment_day": "old", "court_fee_in_base": False,
    "costs_in_base": True, "penalty_in_base": False, "round": "fen_half_up", "round_per": "line", "old_general": None, "old_year": "360",
    "old_tier": None, "crediting": "art561_14", "order": [], "year": "365", "ends": "both",
    "lpr_from": "publication", "exec_fee_order": "first",
}  # fmt: skip


def fen(text: str | None) -> int | None:
    """Yuan as written into fen."""
    return None if text is None else int(text.replace(".", ""))


def half_up(number: Fraction) -> int:
    """Round halves away from zero; amounts here are never negative."""
    return int(number + Fraction(1, 2))


def day(text: str | None) -> date | None:
    """A written day."""
    return None if text is None else date.fromisoformat(text)


def months_later(start: date, months: int) -> date:
    """The same-numbered day, or the last day of a shorter month."""
    index = start.year * 12 + start.month - 1 + months
    for number in (start.day, 30, 29, 28):
        try:
            return date(index // 12, index % 12 + 1, min(number, start.day))
        except ValueError:
            continue
    raise AssertionError


class Obligation:
    """One sum with its terms and the days from which its parts are in the base of doubled interest."""

    def __init__(self, given: Json, facts: Json, switches: Json, tables: Tables) -> None:
        self.name: str = given["name"]
        self.kind: str = given.get("kind", "principal")
        self.secured: bool = given.get("secured", False)
        self.ceiling: Json | None = given.get("ceiling")
        self.doubled: bool = given.get("doubled", True)
        self.terms: list[Json] = given.get("interest", [])
        effective = day(facts.get("effective"))
        later = 1 if switches["start_rule"] == "next_day" else 0
        period, written = given.get("period", {}), int(given["amount"].replace(".", ""))
        due = [] if effective is None else _due(period, written, effective, tables)
        rates = [_rate(facts, t0 + timedelta(days=later)) for t0, _ in due]
        self.exchange = rates[0] if rates else _rate(facts, date.min)
        self.due = [(t0, converted(part, rate)) for (t0, part), rate in zip(due, rates, strict=True)]
        parts = [part for _, part in self.due]
        if not due:
            plain = [fen(p["amount"]) or 0 for p in period.get("instalments", [])] or [written]
            parts = [converted(part, self.exchange) for part in plain]
        self.amount = sum(parts)
        self.counted = [(t0 + timedelta(days=later), part) for t0, part in self.due]
        outside = {"costs": not switches["costs_in_base"], "court_fee": not switches["court_fee_in_base"]}
        self.in_base = self.doubled and self.kind != "interest" and not outside.get(self.kind, False)
        self.in_old_base = self.doubled and not outside.get(self.kind, False)


def converted(amount: int, exchange: Fraction | None) -> int:
    """Fen in RMB where the creditor asked for it."""
    return amount if exchange is None else half_up(amount * exchange)


def _rate(facts: Json, start: date) -> Fraction | None:
    """The exchange rate of a sum whose delay counts from this day."""
    conversion = facts.get("conversion")
    if not conversion:
        return None
    later = [Fraction(o["rate"]) for o in conversion.get("others", []) if o["day"] == str(start)]
    first = conversion["day"] == str(start)
    return later[0] if later and not first else Fraction(conversion["rate"])


def _due(period: Json, amount: int, effective: date, tables: Tables) -> list[tuple[date, int]]:
    if period.get("instalments"):
        sooner = day(period.get("accelerated"))
        parts = []
        for part in period["instalments"]:
            due = date.fromisoformat(part["due"])
            parts.append((min(due, sooner) if sooner else due, int(part["amount"].replace(".", ""))))
        return sorted(parts, key=lambda p: p[0])
    if "ends" in period:
        return [(date.fromisoformat(period["ends"]), amount)]
    if "days" in period:
        return [(tables.rolled(effective + DAY * period["days"]), amount)]
    if "months" in period:
        return [(tables.rolled(months_later(effective, period["months"])), amount)]
    return [(effective, amount)]

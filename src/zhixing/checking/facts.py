"""The facts of a document in plain form: defaults filled in, money as fen, days as dates."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from zhixing.checking.published import DAY, Tables

Json = dict[str, Any]
NEW_RATE = date(2014, 8, 1)
SWITCHES: dict[str, Any] = {
    "start_rule": "next_day", "end_inclusive": True, "payment_day": "old", "court_fee_in_base": False,
    "costs_in_base": True, "round": "fen_half_up", "round_per": "line", "old_general": None, "old_year": "360",
    "old_tier": None, "crediting": "art561_14", "order": [], "year": "365", "ends": "both",
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

    def __init__(self, given: Json, facts: Json, switches: Json, tables: Tables, exchange: Fraction | None) -> None:
        self.name: str = given["name"]
        self.kind: str = given.get("kind", "principal")
        self.amount = money(given["amount"], exchange)
        self.secured: bool = given.get("secured", False)
        self.ceiling: Json | None = given.get("ceiling")
        self.doubled: bool = given.get("doubled", True)
        self.terms: list[Json] = given.get("interest", [])
        effective = day(facts.get("effective"))
        self.due = [] if effective is None else _due(given.get("period", {}), self.amount, effective, tables)
        later = 1 if switches["start_rule"] == "next_day" else 0
        self.counted = [(t0 + timedelta(days=later), part) for t0, part in self.due]
        outside = {"costs": not switches["costs_in_base"], "court_fee": not switches["court_fee_in_base"]}
        self.in_base = self.doubled and self.kind != "interest" and not outside.get(self.kind, False)
        self.in_old_base = self.doubled and not outside.get(self.kind, False)


def money(text: str, exchange: Fraction | None) -> int:
    """Written yuan as fen, converted where the creditor asked for RMB."""
    amount = int(text.replace(".", ""))
    return amount if exchange is None else half_up(amount * exchange)


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

"""The published tables, read anew: rates by day, rest days and make-up workdays, and rows stated in the document."""

import csv
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from importlib.resources import files
from typing import Any

DAY = timedelta(days=1)
LPR_BEGINS = date(2019, 8, 20)


class Bare(Exception):
    """No rate is published for a day that needs one."""


def _read(name: str) -> list[dict[str, str]]:
    text = (files("zhixing") / "law" / "tables" / name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


class Tables:
    """Rates and days as this checker knows them."""

    def __init__(self, published: Iterable[dict[str, Any]] = ()) -> None:
        self._found: dict[tuple[str, str, date], tuple[date, Fraction]] = {}
        self.rates: dict[str, list[tuple[date, Fraction]]] = {}
        for row in _read("lpr.csv"):
            self._add("lpr", row["date"], row, ("1y", "5y"))
        tiers = ("le_6m", "gt_6m_le_1y", "gt_1y_le_3y", "gt_3y_le_5y", "gt_5y")
        for row in _read("benchmark.csv"):
            self._add("benchmark", row["effective_date"], row, tiers)
        days = _read("calendar.csv")
        self.rest = {d["date"] for d in days if d["kind"] == "rest"}
        self.work = {d["date"] for d in days if d["kind"] == "work"}
        self.years = set(range(2004, 2027))
        for extra in published:
            self._publish(extra)
        self.last_lpr = self.rates["lpr 1y"][-1][0]
        self.lpr_from_next_day = False

    def _add(self, table: str, day: str, row: dict[str, Any], columns: Iterable[str]) -> None:
        for column in columns:
            value = Fraction(str(row[column])) / 100
            self.rates.setdefault(f"{table} {column}", []).append((date.fromisoformat(day), value))

    def _publish(self, extra: dict[str, Any]) -> None:
        values = extra["values"]
        if extra["table"] == "lpr":
            self._add("lpr", extra["since"], values, ("1y", "5y"))
        else:
            self.years.add(int(values["year"]))
            self.rest |= set(values["rest"])
            self.work |= set(values["work"])

    def floating(self, table: str, column: str, day: date) -> tuple[date, Fraction]:
        """The rate a floating clause applies on a day; an LPR from the day after its publication where chosen.

        Raises Bare.
        """
        if table != "lpr" or not self.lpr_from_next_day or day <= LPR_BEGINS:
            return self.rate(table, column, day)
        self.rate(table, column, day)
        since, value = self.rate(table, column, day - DAY)
        return (since if since == LPR_BEGINS else since + DAY), value

    def rate(self, table: str, column: str, day: date) -> tuple[date, Fraction]:
        """The rate of a day, and the day since which it has had this value. Raises Bare."""
        if (table, column, day) not in self._found:
            self._found[table, column, day] = self._look(table, column, day)
        return self._found[table, column, day]

    def _look(self, table: str, column: str, day: date) -> tuple[date, Fraction]:
        late = day >= LPR_BEGINS if table == "benchmark" else day >= self.last_lpr + timedelta(days=31)
        known = [(since, value) for since, value in self.rates[f"{table} {column}"] if since <= day]
        if late or not known:
            raise Bare
        value = known[-1][1]
        since = known[-1][0]
        for earlier, rate in reversed(known):
            if rate != value:
                break
            since = earlier
        return since, value

    def rolled(self, day: date) -> date:
        """The first day from `day` on that is no rest day."""
        while self._rests(day):
            day += DAY
        return day

    def workday_after(self, day: date) -> date:
        """The next day that is no rest day. Raises ValueError for a year whose holidays are not known."""
        day = self.rolled(day + DAY)
        if day.year not in self.years:
            raise ValueError(f"{day.year} 年放假安排未公布")
        return day

    def _rests(self, day: date) -> bool:
        """A rest day; in a year whose holidays are not known, a weekend."""
        weekend = day.weekday() >= 5
        if day.year not in self.years:
            return weekend
        return (weekend and day.isoformat() not in self.work) or day.isoformat() in self.rest

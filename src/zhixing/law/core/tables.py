"""The legal tables as one immutable value: packaged files plus rows published later by an act."""

import csv
import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from zhixing.law.core.calendar import Calendar
from zhixing.law.core.citation import cite
from zhixing.law.core.dated import DatedValue, NotCovered, Parameter
from zhixing.law.core.determination import ParameterRead

LPR_COVER = timedelta(days=31)
"""A published LPR row stands until the next monthly publication; after this many days nothing is guessed."""

BENCHMARK_ENDS = date(2019, 8, 20)
"""First day of the LPR: the benchmark loan rate ends here (买卖合同解释 18 第四款)."""


@dataclass(frozen=True, slots=True)
class RateRow:
    """Annual rates from a day on, as exact fractions by tenor ("1y", "5y" or benchmark tiers)."""

    since: date
    rates: Mapping[str, Fraction]
    source: str = "packaged"
    demo: bool = False


@dataclass(frozen=True, slots=True)
class RateTable:
    """A published rate series; covered days are the half-open period [first row, `covered_until`)."""

    name: str
    title: str
    rows: tuple[RateRow, ...]
    covered_until: date

    def on(self, day: date) -> RateRow:
        """The row in force on `day` (the day of publication included). Raises NotCovered."""
        if day < self.rows[0].since:
            raise NotCovered(
                self.name, day, None, f"{self.title}自 {self.rows[0].since} 起公布，{day} 没有可适用的利率"
            )
        if day >= self.covered_until:
            last = self.covered_until - timedelta(days=1)
            raise NotCovered(
                self.name, day, last, f"{self.title}只公布到 {self.rows[-1].since}，{last} 之后的利率尚未录入"
            )
        return next(row for row in reversed(self.rows) if row.since <= day)

    def segments(self, first: date, last: date) -> Iterator[tuple[date, date, RateRow]]:
        """Cut the inclusive days first…last where the row changes. Raises NotCovered at the first bare day."""
        day = first
        while day <= last:
            row = self.on(day)
            following = [r.since for r in self.rows if r.since > row.since]
            end = min([last, *(f - timedelta(days=1) for f in following[:1])])
            if end >= self.covered_until:
                self.on(end)
            yield day, end, row
            day = end + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Source:
    """A statute or interpretation: its short name, title, number, and the days it is in force [since, until)."""

    short: str
    title: str
    number: str
    since: date
    until: date | None
    articles: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Published:
    """A row published after packaging: an LPR row, or the holidays of a year. Never replaces a packaged row."""

    table: str
    since: date
    values: Mapping[str, Any]
    source: str
    demo: bool = False

    @classmethod
    def from_json(cls, text: str) -> "Published":
        """Read a row as it is kept by whoever publishes: {"table","since","values","source","demo"}."""
        row = json.loads(text)
        since = date.fromisoformat(row["since"])
        return cls(row["table"], since, row["values"], row["source"], demo=row["demo"])

    def to_json(self) -> dict[str, Any]:
        """The row as a document states it, so that a checker can read it."""
        return {
            "table": self.table,
            "since": self.since.isoformat(),
            "values": dict(self.values),
            "source": self.source,
            "demo": self.demo,
        }


@dataclass(frozen=True)
class Tables:
    """Everything a question may read. Replace, never mutate; `digest` names exactly what was read."""

    parameters: Mapping[str, Parameter]
    lpr: RateTable
    benchmark: RateTable
    calendar: Calendar
    sources: Mapping[str, Source]
    published: tuple[Published, ...] = ()
    lpr_from_next_day: bool = False

    def parameter(self, name: str) -> Parameter:
        return self.parameters[name]

    def read(self, name: str, on: date) -> ParameterRead:
        """A parameter as it is listed in a determination."""
        return self.parameters[name].read(on)

    @cached_property
    def floating_lpr(self) -> RateTable:
        """The LPR as a floating rate applies it; from the day after publication where that is chosen.

        The first LPR applies on its own day even then: the benchmark rate ended the day before.
        """
        if not self.lpr_from_next_day:
            return self.lpr
        first, *later = self.lpr.rows
        moved = (replace(row, since=row.since + timedelta(days=1)) for row in later)
        return replace(self.lpr, rows=(first, *moved))

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the canonical content, 16 hexadecimal digits."""
        content = {
            "parameters": {n: [[str(v.since), str(v.value)] for v in p.values] for n, p in self.parameters.items()},
            "lpr": [[str(r.since), {k: str(v) for k, v in r.rates.items()}] for r in self.lpr.rows],
            "benchmark": [[str(r.since), {k: str(v) for k, v in r.rates.items()}] for r in self.benchmark.rows],
            "rest": sorted(map(str, self.calendar.rest)),
            "work": sorted(map(str, self.calendar.work)),
            "years": sorted(self.calendar.years),
        }
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]

    def with_published(self, rows: Iterable[Published]) -> "Tables":
        """These tables with later rows added. Raises ValueError for a row that is already there or out of order."""
        tables = self
        for row in sorted(rows, key=lambda r: (r.table, r.since)):
            tables = _ADD[row.table](tables, row)
        return tables


def _add_lpr(tables: Tables, row: Published) -> Tables:
    last = tables.lpr.rows[-1].since
    if row.since <= last:
        raise ValueError(f"LPR 只能在 {last} 之后追加，{row.since} 已有或早于已公布的利率")
    rates = {tenor: Fraction(str(row.values[tenor])) / 100 for tenor in ("1y", "5y")}
    if not all(0 < rate < 1 for rate in rates.values()):
        raise ValueError("LPR 应为 0 到 100 之间的百分数，例如 3.00")
    new = RateRow(row.since, rates, row.source, row.demo)
    table = replace(tables.lpr, rows=(*tables.lpr.rows, new), covered_until=row.since + LPR_COVER)
    return replace(tables, lpr=table, published=(*tables.published, row))


def _add_holidays(tables: Tables, row: Published) -> Tables:
    year = int(row.values["year"])
    if year in tables.calendar.years:
        raise ValueError(f"{year} 年放假安排已经录入")
    calendar = Calendar(
        tables.calendar.rest | {date.fromisoformat(d) for d in row.values["rest"]},
        tables.calendar.work | {date.fromisoformat(d) for d in row.values["work"]},
        tables.calendar.years | {year},
    )
    return replace(tables, calendar=calendar, published=(*tables.published, row))


_ADD = {"lpr": _add_lpr, "holidays": _add_holidays}


def _rows(path: Traversable) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def _rate_rows(path: Traversable, day: str, columns: Mapping[str, str]) -> tuple[RateRow, ...]:
    return tuple(
        RateRow(date.fromisoformat(r[day]), {name: Fraction(r[col]) / 100 for col, name in columns.items()})
        for r in _rows(path)
    )


def _number(value: Any) -> int | Fraction:
    return value if isinstance(value, int) else Fraction(str(value))


def _parameters(folder: Traversable) -> dict[str, Parameter]:
    found: dict[str, Parameter] = {}
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".toml"):
            continue
        topic = path.name.removesuffix(".toml")
        for key, entry in tomllib.loads(path.read_text("utf-8")).items():
            name = f"{topic}.{key}"
            values = tuple(
                DatedValue(
                    v["since"], _number(v["value"]), cite(v["cite"], v.get("rule", "")), v["grade"], v["checked"]
                )
                for v in entry["values"]
            )
            found[name] = Parameter(name, entry["means"], entry["unit"], values)
    return found


def _sources(folder: Traversable) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            data = tomllib.loads(path.read_text("utf-8"))
            found[data["short"]] = Source(
                data["short"], data["title"], data["number"], data["since"], data.get("until"), data.get("articles", {})
            )
    return found


@lru_cache(maxsize=1)
def packaged() -> Tables:
    """The tables as packaged with this version."""
    law = files("zhixing.law")
    lpr = _rate_rows(law / "tables" / "lpr.csv", "date", {"1y": "1y", "5y": "5y"})
    tiers = {t: t for t in ("le_6m", "gt_6m_le_1y", "gt_1y_le_3y", "gt_3y_le_5y", "gt_5y")}
    benchmark = _rate_rows(law / "tables" / "benchmark.csv", "effective_date", tiers)
    days = _rows(law / "tables" / "calendar.csv")
    calendar = Calendar(
        frozenset(date.fromisoformat(d["date"]) for d in days if d["kind"] == "rest"),
        frozenset(date.fromisoformat(d["date"]) for d in days if d["kind"] == "work"),
        frozenset(range(2004, 2027)),
    )
    return Tables(
        _parameters(law / "parameters"),
        RateTable("lpr", "贷款市场报价利率（LPR）", lpr, lpr[-1].since + LPR_COVER),
        RateTable("benchmark", "人民银行贷款基准利率", benchmark, BENCHMARK_ENDS),
        calendar,
        _sources(law / "sources"),
    )

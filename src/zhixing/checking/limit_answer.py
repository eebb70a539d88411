"""What an answer of `zhixing limit` must say, from the facts it states: one day after the other."""

import tomllib
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from zhixing.checking.facts import months_later
from zhixing.checking.published import DAY, Tables

Json = dict[str, Any]
_UNITS = {"hours": "小时", "days": "日", "months": "个月", "years": "年", "workdays": "个工作日"}


@cache
def cards() -> dict[str, Json]:
    """The packaged limits as they are written."""
    found: dict[str, Json] = {}
    for path in (files("zhixing") / "law" / "limits" / "cards").iterdir():
        if path.name.endswith(".toml"):
            found |= tomllib.loads(path.read_text("utf-8"))
    return found


def limit_answer(facts: Json, tables: Tables) -> Json:
    """Question, value, and what each step found."""
    card, start = cards()[facts["node"]], date.fromisoformat(facts["start"])
    length = facts.get("length") or _written(card["length"])
    sense = card.get("sense", "within")
    lengths = [length, *facts.get("extensions", [])]
    steps = {"期限长度": f"{_said(length)}（从{card['starts']}起算）"}
    nominal: date | None
    ends_on: date | None
    provisional = False
    if sense == "before":
        nominal = ends_on = start - DAY * (length["count"] + 1)
        steps["最迟办理日"] = str(ends_on)
    else:
        nominal = ends_on = _paused(start, _end(start, lengths, tables), facts.get("pauses", []))
        if nominal is None:
            steps["期限继续计算"] = "期间暂停计算，恢复后才有届满日"
        else:
            ends_on, provisional = (nominal + DAY, False) if sense == "not_before" else _rolled(card, nominal, tables)
            steps |= _ends(sense, nominal, ends_on)
    value = {"nominal": _text(nominal), "ends_on": _text(ends_on), "provisional": provisional}
    head = {"question": "limits.limit", "title": card["title"], "on": facts["start"], "lawful": True}
    return head | {"value": value, "steps": steps}


def hours_answer(facts: Json) -> Json:
    """The hour that has begun is not counted."""
    start = hour = datetime.fromisoformat(facts["start"])
    while hour.minute or hour.second or hour.microsecond:
        hour += timedelta(microseconds=1000000 - hour.microsecond) if hour.microsecond else timedelta(seconds=1)
    length = facts.get("length") or _written(cards()[facts["node"]]["length"])
    if length["unit"] != "hours" or start.tzinfo is None:
        raise ValueError("按小时计算的期限应写明带时区的起算时刻和小时数")
    ends = hour + timedelta(hours=length["count"])
    return {"question": "limits.hours", "title": cards()[facts["node"]]["title"], "ends_at": ends.isoformat()}


def _text(day: date | None) -> str | None:
    return None if day is None else str(day)


def _written(text: str) -> Json:
    count, unit = text.split()
    return {"count": int(count), "unit": unit}


def _said(length: Json) -> str:
    return f"{length['count']} {_UNITS[length['unit']]}"


def _ends(sense: str, nominal: date, ends_on: date) -> Json:
    if sense == "not_before":
        return {"最早可以办理的日期": str(ends_on)}
    rolled = {"届满日是休息日的顺延": f"顺延到 {ends_on}"} if ends_on != nominal else {}
    return {"起算的当日不计算": f"期间届满日 {nominal}"} | rolled


def _end(start: date, lengths: list[Json], tables: Tables) -> date:
    day = start
    for length in lengths:
        count, unit = int(length["count"]), length["unit"]
        if unit in {"months", "years"}:
            day = months_later(day, count * (12 if unit == "years" else 1))
        elif unit == "days":
            day += DAY * count
        elif unit == "workdays":
            for _ in range(count):
                day = tables.workday_after(day)
        else:
            raise ValueError("按小时计算的期限不能从日期起算")
    return day


def _paused(start: date, end: date, pauses: list[Json]) -> date | None:
    """Walk through the limit: every day on which it stands still moves its end by one; None while it stands still."""
    spans = [(date.fromisoformat(p["first"]), date.fromisoformat(p.get("until", "9999-12-31"))) for p in pauses]
    day = start
    while day < end:
        day += DAY
        for first, until in spans:
            if first <= day < until:
                if until == date.max:
                    return None
                end += DAY
                break
    return end


def _rolled(card: Json, nominal: date, tables: Tables) -> tuple[date, bool]:
    if not card["rolls"]:
        return nominal, False
    ends_on = tables.rolled(nominal)
    return ends_on, not {nominal.year, ends_on.year} <= tables.years

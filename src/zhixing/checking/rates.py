"""The rate of one day, as the facts word it: rate, divisor, and the words that name it."""

from calendar import isleap
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from zhixing.checking.published import LPR_BEGINS, Tables

Json = dict[str, Any]
Daily = tuple[Fraction, int, str]

_TIERS = {
    "le_6m": "六个月以内", "gt_6m_le_1y": "六个月至一年", "gt_1y_le_3y": "一至三年", "gt_3y_le_5y": "三至五年",
    "gt_5y": "五年以上",
}  # fmt: skip
_TENORS = {"1y": "LPR 一年期", "5y": "LPR 五年期以上"}


@cache
def percent(rate: Fraction) -> str:
    """Exact decimal percentage, or a fraction where it has no end."""
    for places in range(40):
        scaled = rate * 100 * 10**places
        if scaled.denominator == 1:
            digits = str(scaled.numerator).rjust(places + 1, "0")
            return (digits[:-places] + "." + digits[-places:] if places else digits) + "%"
    return str(rate)


def rate_on(rate: Json, day: date, year: str, tables: Tables) -> Daily:
    """Rate, divisor and words for one day. Raises Bare."""
    kind = rate["type"]
    if kind == "segmented":
        before = day < LPR_BEGINS
        inner = rate.get("before", {}) if before else rate.get("after", {})
        return rate_on({"type": "benchmark" if before else "lpr", **inner}, day, year, tables)
    if kind == "fixed":
        value, per = Fraction(rate["rate"]), rate.get("per", "year")
        divisor = {"year": _length(day, year), "month": 30, "day": 1}[per]
        return value, divisor, {"year": "年利率", "month": "月利率", "day": "日利率"}[per] + percent(value)
    return _market(rate, day, year, tables)


def _market(rate: Json, day: date, year: str, tables: Tables) -> Daily:
    kind = rate["type"]
    column = rate.get("tenor", "1y") if kind == "lpr" else rate.get("tier", "gt_6m_le_1y")
    if "anchor" in rate:
        since, value = tables.rate(kind, column, date.fromisoformat(rate["anchor"]))
    else:
        since, value = tables.floating(kind, column, day)
    name = _TENORS[column] if kind == "lpr" else f"贷款基准利率 {_TIERS[column]}"
    times, plus = Fraction(rate.get("times", "1")), Fraction(rate.get("plus", "0"))
    words = f"{name}（{since} 起）{percent(value)}"
    words += f"×{times}" if times != 1 else ""
    words += f"+{percent(plus)}" if plus else ""
    return value * times + plus, _length(day, year), words


def _length(day: date, year: str) -> int:
    if year == "actual":
        return 366 if isleap(day.year) else 365
    return int(year)


def under(rate: Daily, ceiling: Daily, used: Fraction) -> Daily:
    """The rate, or what a ceiling leaves of it once `used` a day is taken."""
    room = ceiling[0] / ceiling[1] - used
    if rate[0] / rate[1] <= room:
        return rate
    return max(Fraction(0), room) * ceiling[1], ceiling[1], f"以{ceiling[2]}为上限"

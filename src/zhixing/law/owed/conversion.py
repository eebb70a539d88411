"""A foreign debt in RMB: every sum at the mid rate of the day its own delay starts to count (迟延利息解释 5)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from zhixing.law.core.fen import half_up
from zhixing.law.core.tables import Tables
from zhixing.law.crediting.order import Item
from zhixing.law.owed.facts import Conversion, Debt, Instalment, Obligation
from zhixing.law.owed.periods import Due, NotADebt
from zhixing.law.owed.plan import Plan, plan


def prepare(facts: Debt, on: date, tables: Tables) -> Plan:
    """The plan of the debt, converted into RMB first where the creditor asks for it.

    Raises NotADebt where the mid rate of a day on which counting starts is missing, MustChoose like `plan`.
    """
    planned = plan(facts, on, tables)
    conversion = facts.conversion
    if conversion is None:
        return planned
    begun = sorted({day for day in _starts(planned) if day <= on})
    if not conversion.agreed:
        _check_days(conversion, begun, sorted(set(_starts(planned))))
    obligations = tuple(_converted(o, planned, i, conversion) for i, o in enumerate(facts.obligations))
    return plan(replace(facts, obligations=obligations, currency="CNY", conversion=None), on, tables)


def provisional(facts: Debt, on: date, tables: Tables) -> list[date]:
    """Days after `on` on which further parts of a foreign debt start to count; their rates are not known yet."""
    if facts.conversion is None or facts.conversion.agreed:
        return []
    return sorted({day for day in _starts(plan(facts, on, tables)) if day > on})


def _starts(planned: Plan) -> Iterator[date]:
    """The first counted day of every part that bears doubled interest."""
    doubled = {s.obligation for s in planned.streams if s.item in {Item.DOUBLED, Item.DOUBLED_OLD}}
    for index in sorted(doubled):
        yield from (d.counts_from(planned.debt.switches.start_rule) for d in planned.dues[index])


def _check_days(conversion: Conversion, begun: list[date], all_days: list[date]) -> None:
    given = {conversion.day, *(other.day for other in conversion.others)}
    if all_days and conversion.day != all_days[0]:
        raise NotADebt(f"外币应按开始计算迟延履行利息之日（{all_days[0]}）的中间价折算，除非另有约定")
    missing = [str(day) for day in begun if day not in given]
    if missing:
        days = "、".join(missing)
        raise NotADebt(
            f"各期、各项分别自 {days} 开始计算迟延履行利息，请在 conversion.others 中补充当日的中间价，或者写明 agreed"
        )
    strange = sorted(str(day) for day in given if all_days and day not in all_days)
    if strange:
        raise NotADebt(f"{'、'.join(strange)} 不是任何一项开始计算迟延履行利息之日，请删去该日的中间价")


def _converted(o: Obligation, planned: Plan, index: int, conversion: Conversion) -> Obligation:
    rates = {conversion.day: conversion.rate} | {other.day: other.rate for other in conversion.others}
    rule = planned.debt.switches.start_rule

    def rate_of(due: Due) -> Fraction:
        return rates.get(due.counts_from(rule), conversion.rate)

    dues = planned.dues[index] if planned.dues else ()
    used = {rate_of(due) for due in dues} or {conversion.rate}
    if len(used) > 1 and any(t.base is not None or t.cap is not None for t in o.interest):
        raise NotADebt(f"“{o.name}”各期按不同的中间价折算，利息请不要另写基数或者总额")
    rate = next(iter(used))
    terms = tuple(replace(t, base=_times(t.base, rate), cap=_times(t.cap, rate)) for t in o.interest)
    if not o.period.instalments:
        return replace(o, amount=half_up(o.amount * rate), interest=terms)
    parts = tuple(Instalment(half_up(d.fen * rate_of(d)), d.t0) for d in dues)
    if not dues:
        parts = tuple(Instalment(half_up(i.amount * rate), i.due) for i in o.period.instalments)
    period = replace(o.period, instalments=parts, accelerated=None)
    return replace(o, amount=sum(p.amount for p in parts), interest=terms, period=period)


def _times(fen: int | None, rate: Fraction) -> int | None:
    return None if fen is None else half_up(fen * rate)

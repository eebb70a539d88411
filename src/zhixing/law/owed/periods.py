"""The last day of the performance period, t0, and the first day of doubled interest (民诉法 85; 迟延利息解释 2)."""

from dataclasses import dataclass
from datetime import date, timedelta

from zhixing.law.core.calendar import DAY, Rolled, add_months
from zhixing.law.core.tables import Tables
from zhixing.law.owed.facts import Obligation, Period, StartRule


class NotADebt(ValueError):
    """The facts contradict each other; the Chinese message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Due:
    """A sum and the last day t0 on which it may be paid. `provisional`: the holidays of that year are unknown."""

    fen: int
    t0: date
    provisional: bool = False

    def counts_from(self, rule: StartRule) -> date:
        """The first counted day."""
        return self.t0 + DAY if rule is StartRule.NEXT_DAY else self.t0


def dues(obligation: Obligation, effective: date, tables: Tables) -> tuple[Due, ...]:
    """When the obligation falls due, part by part, in order of days.

    Raises NotADebt where instalments do not add up to the obligation or several ways to fix t0 are given.
    """
    period = obligation.period
    if not period.instalments:
        end = _end(period, effective, tables, obligation.name)
        return (Due(obligation.amount, end.ends_on, end.provisional),)
    if period.days or period.months or period.ends:
        raise NotADebt(f"“{obligation.name}”已写分期，不能再写履行期间")
    if sum(i.amount for i in period.instalments) != obligation.amount:
        raise NotADebt(f"“{obligation.name}”各期金额之和与总额不一致，请核对")
    found = [
        Due(i.amount, i.due if period.accelerated is None else min(i.due, period.accelerated))
        for i in period.instalments
    ]
    return tuple(sorted(found, key=lambda d: d.t0))


def _end(period: Period, effective: date, tables: Tables, name: str) -> Rolled:
    if period.accelerated is not None:
        raise NotADebt(f"“{name}”没有分期，不能加速到期")
    if sum(x is not None for x in (period.days, period.months, period.ends)) > 1:
        raise NotADebt(f"“{name}”的履行期间只能用一种方式写明")
    if period.ends is not None:
        return Rolled(period.ends, period.ends)
    if period.days is not None:
        return tables.calendar.roll(effective + timedelta(days=period.days))
    if period.months is not None:
        return tables.calendar.roll(add_months(effective, period.months))
    return Rolled(effective, effective)

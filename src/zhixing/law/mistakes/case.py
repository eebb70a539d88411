"""A computation that may be done wrongly on purpose: facts, tables, what runs, and what is added by hand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from zhixing.law.core.dated import DatedValue, Parameter
from zhixing.law.core.tables import Tables
from zhixing.law.owed.account import Account
from zhixing.law.owed.accrue import run
from zhixing.law.owed.answer import Sums, sums
from zhixing.law.owed.conversion import prepare
from zhixing.law.owed.facts import Debt
from zhixing.law.owed.plan import Plan


class Of(StrEnum):
    """Which sum is claimed: all, ordinary interest alone, doubled interest alone."""

    TOTAL = "total"
    INTEREST = "interest"
    DOUBLED = "doubled"


@dataclass(frozen=True, slots=True)
class Extra:
    """Fen added to ordinary and to doubled interest by a mistake that is no rule for any day."""

    interest: Fraction = Fraction(0)
    doubled: Fraction = Fraction(0)


Tweak = Callable[[Plan], Plan]
More = Callable[[Account], Extra]


@dataclass(frozen=True)
class Case:
    """One way of computing; mistakes map a case to another."""

    debt: Debt
    on: date
    tables: Tables
    tweaks: tuple[Tweak, ...] = ()
    more: tuple[More, ...] = ()

    def plan(self) -> Plan:
        """What runs, after the tweaks."""
        planned = prepare(self.debt, self.on, self.tables)
        for tweak in self.tweaks:
            planned = tweak(planned)
        return planned

    def account(self) -> Account:
        """The account of this way of computing. Raises as `owed` refuses."""
        return run(self.plan(), self.on, self.tables)

    def result(self, of: Of) -> Fraction:
        """The sum claimed, in fen; a fraction where a mistake skips the rounding."""
        account = self.account()
        found: Sums = sums(account.pots.items())
        extras = [more(account) for more in self.more]
        interest = found.interest + sum((e.interest for e in extras), Fraction(0))
        doubled = found.doubled + found.doubled_old + sum((e.doubled for e in extras), Fraction(0))
        if of is Of.INTEREST:
            return Fraction(interest)
        if of is Of.DOUBLED:
            return Fraction(doubled)
        return found.principal + found.costs + found.delay + interest + doubled


def with_parameter(tables: Tables, name: str, value: Fraction) -> Tables:
    """Tables in which a parameter has had one value since 1990."""
    old: Parameter = tables.parameters[name]
    last = old.values[-1]
    fixed = replace(old, values=(DatedValue(date(1990, 1, 1), value, last.cite, last.grade, last.checked),))
    return replace(tables, parameters={**tables.parameters, name: fixed})

"""What is owed: by obligation and in all, to which day it is exact, and what is missing beyond."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from zhixing.law.core.tables import Published
from zhixing.law.crediting.order import Item
from zhixing.law.owed.account import Account, Credited, Key
from zhixing.law.owed.facts import Debt, Kind, Switches
from zhixing.law.owed.fee import FeeOwed
from zhixing.law.owed.switches import STANDARD


@dataclass(frozen=True, slots=True)
class Sums:
    """Outstanding fen by kind. `costs` 实现债权的费用 · `interest` 一般债务利息 · `doubled_old` before 2014-08-01."""

    principal: int = 0
    costs: int = 0
    interest: int = 0
    doubled_old: int = 0
    doubled: int = 0
    delay: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.principal + self.costs + self.interest + self.doubled_old + self.doubled + self.delay


@dataclass(frozen=True, slots=True)
class ObligationOwed:
    """One obligation: what is still outstanding on it, and t0 of its performance period (None: nothing runs)."""

    name: str
    kind: Kind
    owed: Sums
    t0: date | None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class LiabilityOwed:
    """What one person can be asked for today, in fen, and why."""

    debtor: str
    fen: int
    why: str


@dataclass(frozen=True, slots=True)
class SwitchRead:
    """A switch with the value used; `by` and `why` empty: the default stands."""

    name: str
    value: str
    default: bool
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """The answer. Sums are of the day `exact_to`; it is `on` unless a rate is missing (`missing` names it).

    `exact_to` None: without the effective day no interest runs and the sum is not the whole debt. `later`: payments
    after `exact_to`, not yet credited. `surplus` goes back to the debtor. `fee`: the debt to the court, beside all
    this. Amounts in hundredths of `currency`.
    """

    on: date
    exact_to: date | None
    missing: tuple[str, ...]
    sums: Sums
    obligations: tuple[ObligationOwed, ...]
    credits: tuple[Credited, ...]
    later: int
    surplus: int
    liabilities: tuple[LiabilityOwed, ...]
    switches: tuple[SwitchRead, ...]
    currency: str
    facts: Debt
    published: tuple[Published, ...] = ()
    fee: FeeOwed | None = None

    @property
    def total(self) -> int:
        """All that is outstanding, in fen."""
        return self.sums.total

    @property
    def exact(self) -> bool:
        """Nothing is missing: the sum is the whole debt on the day asked."""
        return self.exact_to is not None and self.exact_to >= self.on


_FIELD = {
    Item.PRINCIPAL: "principal",
    Item.COSTS: "costs",
    Item.INTEREST_BEFORE: "interest",
    Item.INTEREST_AFTER: "interest",
    Item.DOUBLED_OLD: "doubled_old",
    Item.DOUBLED: "doubled",
    Item.DELAY: "delay",
}


def sums(pots: Iterable[tuple[Key, int]]) -> Sums:
    """Outstanding pots by kind."""
    found = {f.name: 0 for f in fields(Sums)}
    for (item, _, _), fen in pots:
        found[_FIELD[item]] += fen
    return Sums(**found)


def obligations_owed(account: Account) -> tuple[ObligationOwed, ...]:
    """Every obligation with what is outstanding on it."""
    out = []
    for index, obligation in enumerate(account.debt.obligations):
        mine = [(k, fen) for k, fen in account.pots.items() if k[1] == index and k[0] is not Item.DELAY]
        due = account.plan.dues[index] if account.plan.dues else ()
        t0 = due[-1].t0 if due else None
        provisional = any(d.provisional for d in due)
        out.append(ObligationOwed(obligation.name, obligation.kind, sums(mine), t0, provisional))
    return tuple(out)


def switches_read(switches: Switches) -> tuple[SwitchRead, ...]:
    """Every switch of the registry as used, with who chose it and why."""
    chosen = {c.switch: c for c in switches.chosen}
    out = []
    for field in fields(Switches):
        if field.name == "chosen":
            continue
        value = getattr(switches, field.name)
        choice = chosen.get(field.name)
        by, why = (choice.by, choice.why) if choice else ("", "")
        out.append(SwitchRead(field.name, _shown(value), value == getattr(STANDARD, field.name), by, why))
    return tuple(out)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "、".join(value)
    return "" if value is None else str(value)

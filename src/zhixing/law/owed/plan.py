"""Facts checked and resolved: which streams run on which obligation from when to when."""

from dataclasses import dataclass, replace
from datetime import date

from zhixing.law.core.calendar import DAY
from zhixing.law.core.tables import Tables
from zhixing.law.crediting.order import Item
from zhixing.law.interest.daycount import Ends, Window, first_counted, last_counted, merged
from zhixing.law.interest.doubled import TRANSITION, tier_of
from zhixing.law.owed.facts import Debt, Excluded, Ground, Kind, Obligation, OldGeneral, Term, TermKind, Until
from zhixing.law.owed.periods import Due, dues
from zhixing.law.owed.streams import Doubled, General, Stream

_TERM = {
    TermKind.INTEREST: "利息",
    TermKind.LATE: "逾期利息",
    TermKind.PENALTY: "违约金",
    TermKind.COMPOUND: "复利",
}


class MustChoose(Exception):
    """A switch without a default decides this sum; the Chinese text says what to choose."""


@dataclass(frozen=True)
class Plan:
    """What runs. `dues[i]` belongs to `debt.obligations[i]`; without an effective day nothing runs."""

    debt: Debt
    dues: tuple[tuple[Due, ...], ...]
    streams: tuple[Stream, ...]
    excluded: tuple[Window, ...]


def counts_as_excluded(excluded: Excluded) -> bool:
    """Only review not on the debtor's application, and retrial, stop the counting (迟延利息解释 3 第三款)."""
    if excluded.ground is Ground.REVIEW:
        return not excluded.on_debtors_application
    return excluded.ground is Ground.RETRIAL


def plan(debt: Debt, on: date, tables: Tables) -> Plan:
    """Raises MustChoose where a switch without a default matters, NotADebt where facts contradict each other."""
    windows = merged(
        [(e.first, (e.resumed - DAY) if e.resumed else on) for e in debt.excluded if counts_as_excluded(e)]
    )
    if debt.effective is None:
        return Plan(debt, (), (), windows)
    due = tuple(dues(o, debt.effective, tables) for o in debt.obligations)
    streams: list[Stream] = []
    for index, obligation in enumerate(debt.obligations):
        streams += _generals(debt, index, obligation, due[index])
        streams += _doubled(debt, index, due[index], windows, on)
    return Plan(debt, due, tuple(_replaced(debt, streams, on)), windows)


def _generals(debt: Debt, index: int, obligation: Obligation, due: tuple[Due, ...]) -> list[General]:
    made: list[General] = []
    kinds = [term.kind for term in obligation.interest]
    for number, term in enumerate(obligation.interest):
        ends = term.ends or debt.switches.ends
        many = f"（第 {kinds[: number + 1].count(term.kind)} 段）" if kinds.count(term.kind) > 1 else ""
        made.append(
            General(
                index,
                Item.INTEREST_AFTER,
                f"{obligation.name}的{_TERM[term.kind]}{many}",
                first_counted(term.first, ends),
                _until(term, due, ends),
                term.cap,
                term,
                obligation.amount if term.base is None else term.base,
                term.year or debt.switches.year,
                obligation.ceiling,
                tuple(made),
            )
        )
    return made


def _until(term: Term, due: tuple[Due, ...], ends: Ends) -> date | None:
    if isinstance(term.until, Until):
        return None if term.until is Until.PAYMENT else due[-1].t0
    return last_counted(term.until, ends)


def in_base(debt: Debt, obligation: Obligation) -> bool:
    """Is this obligation in the base of doubled interest (迟延利息解释 1; switches)?"""
    optional = {
        Kind.COSTS: debt.switches.costs_in_base,
        Kind.COURT_FEE: debt.switches.court_fee_in_base,
        Kind.INTEREST: False,
    }
    return obligation.doubled and optional.get(obligation.kind, True)


def _doubled(debt: Debt, index: int, due: tuple[Due, ...], windows: tuple[Window, ...], on: date) -> list[Doubled]:
    obligation = debt.obligations[index]
    steps = tuple((d.counts_from(debt.switches.start_rule), d.fen) for d in due)
    first = steps[0][0]
    made: list[Doubled] = []
    # 法释〔2009〕6号 doubles on every money debt of the instrument, a fixed sum of interest included
    old = obligation.doubled and (obligation.kind is Kind.INTEREST or in_base(debt, obligation))
    if old and first < TRANSITION:
        last = TRANSITION - DAY
        tier = debt.switches.old_tier or tier_of(first, max(first, min(on, last)))
        label = f"{obligation.name}的迟延履行期间债务利息（2014 年 8 月 1 日前）"
        year = debt.switches.old_year
        made.append(Doubled(index, Item.DOUBLED_OLD, label, first, last, None, steps, windows, tier, year))
    if in_base(debt, obligation):
        label = f"{obligation.name}的加倍部分债务利息"
        penalty = debt.switches.penalty_in_base
        start = max(first, TRANSITION)
        made.append(Doubled(index, Item.DOUBLED, label, start, None, None, steps, windows, penalty=penalty))
    return made


def _replaced(debt: Debt, streams: list[Stream], on: date) -> list[Stream]:
    """Settle whether ordinary interest runs beside the doubled benchmark before 2014-08-01 (money.md 2)."""
    old = {s.obligation: s.first for s in streams if s.item is Item.DOUBLED_OLD}
    out: list[Stream] = []
    for stream in streams:
        since = old.get(stream.obligation)
        if not isinstance(stream, General) or since is None or not stream.window(since, min(on, TRANSITION - DAY)):
            out.append(stream)
            continue
        if debt.switches.old_general is None:
            raise MustChoose(
                f"“{stream.label}”在 {since} 至 2014-07-31 之间与迟延履行期间的双倍利息重叠："
                "请在 switches.old_general 中选择 replaced（由双倍利息取代）或者 additional（另行计算），并写明理由"
            )
        replaced = debt.switches.old_general is OldGeneral.REPLACED
        out.append(replace(stream, gaps=((since, TRANSITION - DAY),)) if replaced else stream)
    return out

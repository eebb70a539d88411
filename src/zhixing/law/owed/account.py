"""The running account of a debt: accrue to a payment, credit it, go on; all state is whole fen."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import groupby

from zhixing.law.core.calendar import DAY
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import Tables
from zhixing.law.crediting.credit import Part, Pot, credit, credit_prorata, resolve
from zhixing.law.crediting.order import Item, Policy
from zhixing.law.interest.doubled import TRANSITION
from zhixing.law.interest.segment import Segment
from zhixing.law.owed.facts import Debt, Kind, Payment, PaymentDay
from zhixing.law.owed.plan import Plan
from zhixing.law.owed.rounding import line_total
from zhixing.law.owed.streams import General

Key = tuple[Item, int, int]
"""Item, index of the obligation (or of the delay payment), index of the stream (-1: the sum itself)."""

SUM = -1


@dataclass(frozen=True, slots=True)
class Line:
    """One component of one obligation between two payments: segments, exact and rounded fen.

    `room`: what a cap on the whole component left for this line.
    """

    stream: int
    first: date
    last: date
    segments: tuple[Segment, ...]
    exact: Fraction
    fen: int
    room: int | None = None


@dataclass(frozen=True, slots=True)
class Credited:
    """One payment with its shares; `costs` of realisation came out first, `surplus` goes back to the debtor."""

    payment: Payment
    costs: int
    parts: tuple[Part, ...]
    surplus: int


@dataclass(frozen=True, slots=True)
class Span:
    """The days from one payment to the next: what stood at its beginning, and what has accrued in it."""

    first: date
    payments_before: int
    opening: int
    credited: dict[int, int]
    accrued_before: dict[int, int]


@dataclass
class Account:
    """State while running. `exact_to`: last day to which every rate is known."""

    plan: Plan
    tables: Tables
    pots: dict[Key, int] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    credits: list[Credited] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    accrued: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    paid: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    exact_to: date | None = None

    @property
    def debt(self) -> Debt:
        return self.plan.debt

    def outstanding(self) -> int:
        """Everything in the pots but delay payments, in fen."""
        return sum(fen for key, fen in self.pots.items() if key[0] is not Item.DELAY)


_SUMS = {Kind.COSTS: Item.COSTS, Kind.COURT_FEE: Item.COSTS, Kind.INTEREST: Item.INTEREST_BEFORE}


def sum_item(kind: Kind) -> Item:
    """To which step of the order the sum of an obligation belongs."""
    return _SUMS.get(kind, Item.PRINCIPAL)


def run(plan: Plan, on: date, tables: Tables) -> Account:
    """Accrue and credit up to `on`. Raises NotCovered where a rate series begins only later."""
    account = Account(plan, tables, exact_to=on)
    for index, obligation in enumerate(plan.debt.obligations):
        account.pots[sum_item(obligation.kind), index, SUM] = obligation.amount
    _walk(account, on)
    _decide(account, on)
    return account


def _walk(account: Account, on: date) -> None:
    debt = account.debt
    began = min((s.first for s in account.plan.streams), default=on)
    seen = 0
    for day, group in groupby(_payments(debt, on), key=lambda p: p.on):
        last = day if counts_payment_day(debt) else day - DAY
        if not _accrue(account, began, last, seen):
            return
        for payment in group:
            _credit(account, payment, last)
            seen += 1
        began = max(began, last + DAY)
    _accrue(account, began, on if debt.switches.end_inclusive else on - DAY, seen)


def counts_payment_day(debt: Debt) -> bool:
    """Is the day of a payment counted on what stood before it? Never where the last day is not counted at all."""
    return debt.switches.end_inclusive and debt.switches.payment_day is PaymentDay.OLD_BASE


def _decide(account: Account, day: date) -> None:
    """Bring in the delay payments decided up to this day."""
    for index, delay in enumerate(account.debt.delay):
        if delay.decided <= day:
            account.pots.setdefault((Item.DELAY, index, SUM), delay_sum(account, index))


def _payments(debt: Debt, on: date) -> list[Payment]:
    return sorted((p for p in debt.payments if p.on <= on), key=lambda p: p.on)


def breaks(debt: Debt, first: date, last: date) -> list[tuple[date, date]]:
    """Where a line must also be cut: at the effective day, if some payment is credited by it."""
    policies = {debt.switches.crediting, *(p.policy for p in debt.payments)}
    cut = debt.effective
    if Policy.POST_JUDGMENT_INTEREST_LAST in policies and cut is not None and first <= cut < last:
        return [(first, cut), (cut + DAY, last)]
    return [(first, last)]


def _accrue(account: Account, first: date, last: date, seen: int) -> bool:
    """Open a span and accrue its days; False when a rate is missing and the account stops at the last exact day."""
    account.spans.append(Span(first, seen, account.outstanding(), dict(account.paid), dict(account.accrued)))
    if account.debt.insolvency is not None:
        last = min(last, account.debt.insolvency - DAY)
    made, whole = None, True
    while made is None:
        try:
            made = lines_of(account, account.spans[-1], last)
        except NotCovered as bare:
            if bare.covered_to is None:
                raise
            whole, last = False, bare.day - DAY
            account.exact_to = last
            account.missing.append(str(bare))
    _book(account, made)
    return whole


def lines_of(account: Account, span: Span, last: date) -> list[Line]:
    """The lines of a span from its beginning to `last`. Raises NotCovered."""
    made: list[Line] = []
    accrued = defaultdict(int, span.accrued_before)
    for first, end in breaks(account.debt, span.first, last):
        for index, stream in enumerate(account.plan.streams):
            window = stream.window(first, end)
            line = window and _line(account, span, (index, accrued[index]), window)
            if line:
                accrued[index] += line.fen
                made.append(line)
    return made


def _line(account: Account, span: Span, of: tuple[int, int], window: tuple[date, date]) -> Line | None:
    """The line of a stream (index, fen accrued on it before) over a window; None where nothing bears interest."""
    index, before = of
    stream = account.plan.streams[index]
    segments = stream.segments(*window, span.credited.get(stream.obligation, 0), account.tables)
    if not segments:
        return None
    exact, fen = line_total(segments, account.debt.switches)
    room = None if stream.cap is None else max(0, stream.cap - before)
    return Line(index, *window, tuple(segments), exact, fen if room is None else min(fen, room), room)


def _book(account: Account, made: list[Line]) -> None:
    for line in made:
        stream = account.plan.streams[line.stream]
        item = stream.item
        if item is Item.INTEREST_AFTER and account.debt.effective and line.last <= account.debt.effective:
            item = Item.INTEREST_BEFORE
        key = (item, stream.obligation, line.stream)
        account.pots[key] = account.pots.get(key, 0) + line.fen
        account.accrued[line.stream] += line.fen
        account.lines.append(line)


def policy_of(debt: Debt, payment: Payment) -> tuple[Policy, tuple[Item, ...]]:
    """The order for a payment: what was agreed for it, then for the debt; before 2014-08-01 pro rata (法释〔2009〕6号)."""
    if payment.policy is not None or payment.order:
        return payment.policy or Policy.AGREED, payment.order
    if payment.on < TRANSITION and debt.switches.crediting is not Policy.AGREED:
        return Policy.PRORATA_2009, ()
    return debt.switches.crediting, debt.switches.order


def _credit(account: Account, payment: Payment, accrued_to: date) -> None:
    debt = account.debt
    _decide(account, payment.on)
    costs = min(payment.costs, payment.amount)
    pots = [_pot(account, key, fen, payment.on, accrued_to) for key, fen in account.pots.items() if fen]
    policy, order = policy_of(debt, payment)
    if policy is Policy.PRORATA_2009:
        parts, surplus = credit_prorata(payment.amount - costs, pots)
    else:
        parts, surplus = credit(payment.amount - costs, pots, resolve(policy, order), payment.designates)
    for part in parts:
        account.pots[part.key] -= part.fen
        if part.key[2] == SUM and part.item is not Item.DELAY:
            account.paid[part.key[1]] += part.fen
    account.credits.append(Credited(payment, costs, tuple(parts), surplus))


def delay_sum(account: Account, index: int) -> int:
    """迟延履行金 in fen: twice the loss, or the sum fixed."""
    delay = account.debt.delay[index]
    if delay.fixed is not None:
        return delay.fixed
    times = account.tables.parameter("interest.delay_loss_multiple").whole(delay.decided)
    return times * (delay.loss or 0)


def _pot(account: Account, key: Key, fen: int, day: date, accrued_to: date) -> Pot:
    item, index, stream = key
    if item is Item.DELAY:
        return Pot(key, item, account.debt.delay[index].name, fen)
    name = account.debt.obligations[index].name
    if stream != SUM:
        return Pot(key, item, name, fen, (account.plan.streams[stream].first,))
    rank = _rank(account, index, day, accrued_to) if item is Item.PRINCIPAL else (date.min,)
    return Pot(key, item, name, fen, rank)


def _rank(account: Account, index: int, day: date, accrued_to: date) -> tuple[object, ...]:
    """Order between principal sums: due, least secured, heavier burden, earlier due (民法典 560 第二款)."""
    obligation, plan = account.debt.obligations[index], account.plan
    due = plan.dues[index][0].t0 if plan.dues else date.max
    terms = (s for s in plan.streams if s.obligation == index and isinstance(s, General))
    burden = sum(_burden(term, accrued_to, account.tables) for term in terms)
    return (due >= day, obligation.secured, -burden, due)


def _burden(term: General, day: date, tables: Tables) -> Fraction:
    window = term.window(day, day)
    return sum((r.per_day for r in term.rates(*window, tables)), Fraction(0)) if window else Fraction(0)

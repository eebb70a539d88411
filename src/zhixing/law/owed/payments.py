"""Crediting a payment to the account in its lawful order (民法典 560, 561; 迟延利息解释 4; 法释〔2009〕6号)."""

from datetime import date
from fractions import Fraction

from zhixing.law.core.tables import Tables
from zhixing.law.crediting.credit import Pot, credit, credit_prorata, resolve
from zhixing.law.crediting.order import Item, Policy
from zhixing.law.interest.doubled import TRANSITION
from zhixing.law.owed.account import SUM, Account, Credited, Key
from zhixing.law.owed.facts import Debt, Payment
from zhixing.law.owed.fee import fee_split
from zhixing.law.owed.streams import General


def decide(account: Account, day: date) -> None:
    """Bring in the delay payments decided up to this day."""
    for index, delay in enumerate(account.debt.delay):
        if delay.decided <= day:
            account.pots.setdefault((Item.DELAY, index, SUM), delay_sum(account, index))


def policy_of(debt: Debt, payment: Payment) -> tuple[Policy, tuple[Item, ...]]:
    """The order for a payment: what was agreed for it, then for the debt; before 2014-08-01 pro rata (法释〔2009〕6号)."""
    if payment.policy is not None or payment.order:
        return payment.policy or Policy.AGREED, payment.order
    if payment.on < TRANSITION and debt.switches.crediting is not Policy.AGREED:
        return Policy.PRORATA_2009, ()
    return debt.switches.crediting, debt.switches.order


def credit_payment(account: Account, payment: Payment, accrued_to: date) -> None:
    debt = account.debt
    decide(account, payment.on)
    costs = min(payment.costs, payment.amount)
    shared = fee_split(account, payment, payment.amount - costs)
    pots = [_pot(account, key, fen, payment.on, accrued_to) for key, fen in account.pots.items() if fen]
    policy, order = policy_of(debt, payment)
    if policy is Policy.PRORATA_2009:
        parts, left = credit_prorata(shared.credited, pots)
    else:
        parts, left = credit(shared.credited, pots, resolve(policy, order), payment.designates)
    for part in parts:
        account.pots[part.key] -= part.fen
        _, obligation, stream = part.key
        if stream != SUM:
            account.paid[stream] += part.fen
            account.capital[stream] = max(0, account.capital[stream] - part.fen)
        elif part.item is not Item.DELAY:
            account.credited[obligation] += part.fen
    account.credits.append(Credited(payment, costs, tuple(parts), left + shared.surplus, shared.fee))


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

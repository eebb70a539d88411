"""Running an account: accrue to a payment, credit it, go on, and stop at the last day with a rate."""

from dataclasses import replace
from datetime import date
from itertools import groupby

from zhixing.law.core.calendar import DAY
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import Tables
from zhixing.law.crediting.order import Item
from zhixing.law.owed.account import SUM, Account, Line, sum_item
from zhixing.law.owed.facts import Debt, LprFrom, Payment, PaymentDay
from zhixing.law.owed.lines import lines_of
from zhixing.law.owed.payments import credit_payment, decide
from zhixing.law.owed.plan import Plan


def run(plan: Plan, on: date, tables: Tables) -> Account:
    """Accrue and credit up to `on`. Raises NotCovered where a rate series begins only later."""
    if plan.debt.switches.lpr_from is LprFrom.NEXT_DAY:
        tables = replace(tables, lpr_from_next_day=True)
    account = Account(plan, tables, exact_to=on)
    for index, obligation in enumerate(plan.debt.obligations):
        account.pots[sum_item(obligation.kind), index, SUM] = obligation.amount
    _walk(account, on)
    decide(account, on)
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
            credit_payment(account, payment, last)
            seen += 1
        began = max(began, last + DAY)
    _accrue(account, began, on if debt.switches.end_inclusive else on - DAY, seen)


def counts_payment_day(debt: Debt) -> bool:
    """Is the day of a payment counted on what stood before it? Never where the last day is not counted at all."""
    return debt.switches.end_inclusive and debt.switches.payment_day is PaymentDay.OLD_BASE


def _payments(debt: Debt, on: date) -> list[Payment]:
    return sorted((p for p in debt.payments if p.on <= on), key=lambda p: p.on)


def _accrue(account: Account, first: date, last: date, seen: int) -> bool:
    """Open a span and accrue its days; False when a rate is missing and the account stops at the last exact day."""
    account.spans.append(account.span(first, seen))
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


def _book(account: Account, made: list[Line]) -> None:
    for line in made:
        stream = account.plan.streams[line.stream]
        item = stream.item
        if item is Item.INTEREST_AFTER and account.debt.effective and line.last <= account.debt.effective:
            item = Item.INTEREST_BEFORE
        key = (item, stream.obligation, line.stream)
        account.pots[key] = account.pots.get(key, 0) + line.fen
        account.accrued[line.stream] += line.fen
        account.capital[line.stream] = line.standing.capital
        account.lines.append(line)

"""What in a text does not fit something else in it. Reported with both places, never repaired."""

from collections.abc import Iterator
from datetime import date

from zhixing.reading.liabilities import arabic
from zhixing.reading.model import Cost, Disagreement, InterestTerm, Obligation, Reading
from zhixing.reading.values import Role


def disagreements(reading: Reading) -> Iterator[Disagreement]:
    """Shares that do not add up, halves that are none, totals unlike their parts, days out of order, missing items."""
    for cost in reading.costs:
        yield from _cost(cost)
    for obligation in reading.obligations:
        yield from _totals(obligation)
        yield from _shares(obligation)
        for term in obligation.interest:
            yield from _order(term)
    yield from _references(reading)


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}元"


def _cost(cost: Cost) -> Iterator[Disagreement]:
    if cost.total is None:
        return
    if cost.gross and abs(cost.gross.value - 2 * cost.total.value) > 100:
        message = f"{cost.kind.value}{_yuan(cost.gross.value)}的一半不是{_yuan(cost.total.value)}"
        yield Disagreement(message, (cost.gross.span, cost.total.span))
    shares = [s.money for s in cost.borne if s.money]
    if shares and len(shares) == len(cost.borne) and sum(m.value for m in shares) != cost.total.value:
        total = sum(m.value for m in shares)
        message = f"{cost.kind.value}分担之和{_yuan(total)}与{_yuan(cost.total.value)}不符"
        yield Disagreement(message, (cost.total.span, *(m.span for m in shares)))


def _totals(obligation: Obligation) -> Iterator[Disagreement]:
    parts = [a.money for a in obligation.amounts if a.role in (Role.PRINCIPAL, Role.PART)]
    gross = [a.money for a in obligation.amounts if a.role is Role.GROSS]
    totals = gross or [a.money for a in obligation.amounts if a.role is Role.TOTAL]
    if len(totals) != 1 or len(parts) < 2 or obligation.deductions:
        return
    added = sum(m.value for m in parts)
    if added != totals[0].value:
        message = f"第{obligation.item.value}项各数之和{_yuan(added)}与合计{_yuan(totals[0].value)}不符"
        yield Disagreement(message, (totals[0].span, *(m.span for m in parts)))


def _shares(obligation: Obligation) -> Iterator[Disagreement]:
    shares = [s.money for s in obligation.shares if s.money]
    whole = [a.money for a in obligation.amounts if a.role in (Role.TOTAL, Role.PRINCIPAL, Role.PART)]
    if len(shares) > 1 and len(whole) == 1 and sum(m.value for m in shares) != whole[0].value:
        message = f"第{obligation.item.value}项各人份额之和与{_yuan(whole[0].value)}不符"
        yield Disagreement(message, (whole[0].span, *(m.span for m in shares)))


def _order(term: InterestTerm) -> Iterator[Disagreement]:
    until = term.until.value if term.until else None
    if term.since and term.until and isinstance(until, date) and until < term.since.value:
        yield Disagreement("利息的截止日早于起算日", (term.since.span, term.until.span))


def _references(reading: Reading) -> Iterator[Disagreement]:
    known = {arabic(o.item.value) for o in reading.obligations}
    for security in reading.securities:
        for item in security.items:
            if known and arabic(item.value) > max(known) + len(reading.securities):
                yield Disagreement(f"所指第{item.value}项不存在", (item.span,))

"""Do the agreed and claimed sums of a loan keep to articles 24 to 31? Only a check; the operative part wins."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from zhixing.law.core.calendar import days_inclusive
from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.fen import half_up, yuan
from zhixing.law.core.tables import Tables
from zhixing.law.interest.slices import percent
from zhixing.law.lending.ceiling import NEW_RULE, RULE_2015, Ceiling, ceiling
from zhixing.law.lending.facts import LoanTerms

TEXT = "民间借贷规定"


def check_terms(terms: LoanTerms, on: date, tables: Tables) -> Determination[int]:
    """The most that interest, penalty and fees may come to for first…last, in fen, with every article as a note.

    `value` None where the ceiling cannot be said. Raises ValueError for days in the wrong order.
    """
    if terms.last < terms.first:
        raise ValueError("截止日早于起算日，请核对")
    limit = ceiling(terms.loan, terms.first, terms.last, tables)
    if limit.value is None:
        return Determination("lending_terms", "民间借贷利息核对", on, None, limit.steps, tables=tables.digest)
    principal = min(terms.noted, terms.handed_over)
    most = most_interest(principal, limit.value)
    steps = (*limit.steps, _handed_over(terms), *_rates(terms, limit.value, tables), *_sums(terms, most, limit.value))
    return Determination("lending_terms", "民间借贷利息核对", on, most, steps, tables=tables.digest)


def most_interest(principal: int, ceilings: tuple[Ceiling, ...]) -> int:
    """Principal × ceiling × days / 365, in fen, rounded once."""
    return half_up(sum((principal * c.yearly * days_inclusive(c.first, c.last) / 365 for c in ceilings), Fraction(0)))


def _note(asked: str, met: bool, found: str, article: str) -> Step:
    return step(asked, met, found, Article(TEXT, article, "M-RATE"), force=Force.NOTE)


def _handed_over(terms: LoanTerms) -> Step:
    met = terms.handed_over >= terms.noted
    found = f"借条 {yuan(terms.noted)} 元，实际出借 {yuan(terms.handed_over)} 元，以实际出借为本金"
    return _note("利息是否没有预先在本金中扣除", met, found, "26")


def _rates(terms: LoanTerms, ceilings: tuple[Ceiling, ...], tables: Tables) -> Iterator[Step]:
    lowest = min(c.yearly for c in ceilings)
    if terms.rate is None:
        yield _note("是否约定借期内利息", False, "没有约定的，视为没有利息；自然人之间约定不明的，也视为没有", "24")
    else:
        found = f"约定年利率 {percent(terms.rate)}，上限 {percent(lowest)}"
        yield _note("约定利率是否不超过上限", terms.rate <= lowest, found, "25")
    late, words = _late_rate(terms, tables)
    yield _note("逾期利率是否不超过上限", late <= lowest, f"{words} {percent(late)}，上限 {percent(lowest)}", "28")


def _late_rate(terms: LoanTerms, tables: Tables) -> tuple[Fraction, str]:
    if terms.late_rate is not None:
        return terms.late_rate, "约定逾期年利率"
    if terms.rate is not None:
        return terms.rate, "没有约定逾期利率，按借期内年利率"
    if terms.loan.accepted < NEW_RULE:
        return Fraction(tables.parameter("lending.old_late").on(terms.last).value), "均未约定，按年利率"
    return tables.lpr.on(terms.first).rates["1y"], "均未约定，按当时一年期 LPR"


def _sums(terms: LoanTerms, most: int, ceilings: tuple[Ceiling, ...]) -> Iterator[Step]:
    if terms.claimed is not None:
        found = f"合计主张 {yuan(terms.claimed)} 元，最多 {yuan(most)} 元"
        yield _note("逾期利息、违约金和其他费用合计是否不超过上限", terms.claimed <= most, found, "29")
    if terms.first_principal is not None:
        limit = terms.first_principal + most_interest(terms.first_principal, ceilings)
        asked = terms.noted + (terms.claimed or 0)
        found = f"期末本息 {yuan(asked)} 元，以最初本金计最多 {yuan(limit)} 元"
        yield _note("重新出具借条后的本息是否不超过上限", asked <= limit, found, "27")
    if terms.paid_rate is not None:
        excess = excess_paid(min(terms.noted, terms.handed_over), terms.paid_rate, terms.paid_months)
        applies = RULE_2015 <= terms.loan.accepted < NEW_RULE
        if applies:
            found = f"超过年利率 36% 部分 {yuan(excess)} 元，折抵本金"
            cite = Article("民间借贷规定（2015）", "31", "M-RATE")
            yield step("已付利息是否不超过年利率 36%", not excess, found, cite, force=Force.NOTE)


def excess_paid(principal: int, yearly: Fraction, months: int) -> int:
    """What was paid above 36 % a year in full months, in fen: void, it lowers the principal (2015 art 26, 31)."""
    return half_up(max(Fraction(0), yearly - Fraction(36, 100)) * principal * months / 12)

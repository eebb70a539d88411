"""What is the ceiling of private-lending interest on each day? (民间借贷规定 25, 31; its versions of 2015 and 2020)"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zhixing.law.core.calendar import DAY
from zhixing.law.core.citation import Article, Citation
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.interest.slices import published
from zhixing.law.lending.facts import Loan

NEW_RULE = date(2020, 8, 20)
"""From here four times the one-year LPR (法释〔2020〕6号)."""

RULE_2015 = date(2015, 9, 1)
LPR_BEGINS = date(2019, 8, 20)
CURRENT = date(2021, 1, 1)
NOW, THEN, OLD = Article("民间借贷规定", "25"), Article("民间借贷规定", "31"), Article("民间借贷规定（2015）", "26")
FIRST_NEW = Article("民间借贷规定（2020）", "32")


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The ceiling on the days first…last: a yearly rate, in words how it came about, and the article."""

    first: date
    last: date
    yearly: Fraction
    words: str
    cite: Citation


class AskFirst(Exception):
    """The text is silent; a fact must be settled first (Chinese)."""


def ceiling(loan: Loan, first: date, last: date, tables: Tables) -> Determination[tuple[Ceiling, ...]]:
    """The ceiling for every day of first…last (both counted). It only checks; the operative part wins.

    `value` None: outside the rules, or a fact is not settled, or a rate is not published.
    """
    if loan.licensed:
        said = "持牌金融机构和地方金融组织的相关业务不适用民间借贷规定"
        return _answer(last, None, step("是否属于民间借贷", False, said, Article("法释〔2020〕27号", "1")), tables)
    try:
        value = tuple(_parts(loan, first, last, tables))
    except AskFirst as ask:
        return _answer(last, None, step("适用哪一时期的上限", None, str(ask), THEN), tables)
    except NotCovered as bare:
        return _answer(last, None, step("利率是否已经公布", None, str(bare), NOW), tables)
    said = "；".join(f"{c.first} 至 {c.last}：{c.words}" for c in value)
    cites = tuple(dict.fromkeys(c.cite for c in value))
    return _answer(
        last, value, step("利率上限（仅供核对，以执行依据主文为准）", True, said, *cites, force=Force.NOTE), tables
    )


def _answer(
    on: date, value: tuple[Ceiling, ...] | None, why: Step, tables: Tables
) -> Determination[tuple[Ceiling, ...]]:
    return Determination("lending_ceiling", "民间借贷利率上限", on, value, (why,), tables=tables.digest)


def _parts(loan: Loan, first: date, last: date, tables: Tables) -> Iterator[Ceiling]:
    if loan.accepted < NEW_RULE:
        yield from _rule_of_the_time(loan, first, last, tables)
    elif loan.formed >= NEW_RULE:
        yield _four_lpr((first, last), loan.formed, "合同成立", NOW, tables)
    elif loan.decided is not None and loan.decided < CURRENT:
        on_filing = loan.formed < LPR_BEGINS
        day, words = (loan.accepted, "起诉") if on_filing else (loan.formed, "合同成立")
        yield _four_lpr((first, last), day, words, FIRST_NEW, tables)
    else:
        yield from _split(loan, first, last, tables)


def _split(loan: Loan, first: date, last: date, tables: Tables) -> Iterator[Ceiling]:
    """An old loan filed under the new rule: the rule of the time to 2020-08-19 if asked for, then four times LPR."""
    if first < NEW_RULE:
        if not loan.asks_old_rule:
            raise AskFirst(
                "2020 年 8 月 20 日前成立的借款，此前的利息只在当事人请求时适用当时的规定；"
                "没有请求的，规定没有写明，请先确认当事人是否请求"
            )
        yield from _rule_of_the_time(loan, first, min(last, NEW_RULE - DAY), tables)
    if last >= NEW_RULE:
        yield _four_lpr((max(first, NEW_RULE), last), loan.accepted, "起诉", THEN, tables)


def _four_lpr(days: tuple[date, date], on: date, words: str, cite: Citation, tables: Tables) -> Ceiling:
    times = tables.parameter("lending.multiple").whole(NEW_RULE)
    rate = tables.lpr.on(on).rates["1y"] * times
    return Ceiling(*days, rate, f"{words}时（{on}）一年期 LPR 的 {times} 倍", cite)


def _rule_of_the_time(loan: Loan, first: date, last: date, tables: Tables) -> Iterator[Ceiling]:
    if first < RULE_2015:
        times = tables.parameter("lending.old_multiple").whole(first)
        cite = Article("法（民）〔1991〕21号", "6")
        for start, end, row in published(tables.benchmark, loan.tier, first, min(last, RULE_2015 - DAY)):
            yield Ceiling(start, end, row.rates[loan.tier] * times, f"同类贷款基准利率的 {times} 倍", cite)
    if last >= RULE_2015:
        rate = Fraction(tables.parameter("lending.old_enforceable").on(max(first, RULE_2015)).value)
        yield Ceiling(max(first, RULE_2015), last, rate, "年利率 24%", OLD)

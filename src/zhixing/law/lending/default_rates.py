"""Which rate does the law supply where none was agreed? (money.md 5.2). Only a check; the operative part wins."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from zhixing.law.core.citation import Article
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, Force, ParameterRead, step
from zhixing.law.core.tables import BENCHMARK_ENDS, Tables
from zhixing.law.interest.rate import Benchmark, Fixed, Lpr, Per, Rate, Segmented


class Claim(StrEnum):
    """The kind of claim on which no rate was agreed."""

    SALE = "sale"
    CONSTRUCTION = "construction"
    ADVANCE = "advance"
    PRICE_RETURNED = "price_returned"
    PREPAID = "prepaid"
    SME = "sme"
    PAY_WHEN_PAID = "pay_when_paid"
    MARITIME_FUND = "maritime_fund"


@dataclass(frozen=True, slots=True)
class Between:
    """The rate, or the band inside which the court chooses (low = high: no choice)."""

    low: Rate
    high: Rate


_SINCE = {
    Claim.PRICE_RETURNED: date(2023, 12, 5),
    Claim.PREPAID: date(2025, 5, 1),
    Claim.SME: date(2020, 9, 1),
    Claim.PAY_WHEN_PAID: date(2024, 8, 27),
}
_CITES = {
    Claim.SALE: Article("买卖合同解释", "18", "M-RATE"),
    Claim.CONSTRUCTION: Article("建设工程解释（一）", "26", "M-RATE"),
    Claim.ADVANCE: Article("建设工程解释（一）", "25", "M-RATE"),
    Claim.PRICE_RETURNED: Article("合同编通则解释", "25", "M-RATE"),
    Claim.PREPAID: Article("预付式消费解释", "16", "M-RATE"),
    Claim.SME: Article("保障中小企业款项支付条例", "17", "M-RATE"),
    Claim.PAY_WHEN_PAID: Article("法释〔2024〕11号", "2", "M-RATE"),
    Claim.MARITIME_FUND: Article("海事赔偿责任限制规定", "21", "M-RATE"),
}


def default_rate(claim: Claim, since: date, tables: Tables) -> Determination[Between]:
    """The statutory rate for a claim that fell due on `since` (breach, due day, or day of contract for PREPAID).

    `value` None for a day before the rule began.
    """
    asked = "没有约定时的法定利率（仅供核对，以执行依据主文为准）"
    begins = _SINCE.get(claim)
    if begins is not None and since < begins:
        said = f"该规定自 {begins} 起施行，{since} 不适用"
        return Determination("default_rate", "法定利率", since, None, (step(asked, None, said, _CITES[claim]),))
    try:
        value, read = _rate(claim, since, tables)
    except NotCovered as bare:
        return Determination("default_rate", "法定利率", since, None, (step(asked, None, str(bare), _CITES[claim]),))
    why = step(asked, True, "见利率条款", _CITES[claim], force=Force.NOTE)
    return Determination("default_rate", "法定利率", since, value, (why,), read, tables=tables.digest)


def _rate(claim: Claim, since: date, tables: Tables) -> tuple[Between, tuple[ParameterRead, ...]]:
    if claim is Claim.SALE:
        return _sale(since, tables)
    if claim is Claim.SME:
        daily = Fraction(tables.parameter("lending.sme_daily").on(since).value)
        rate: Rate = Fixed(daily, Per.DAY)
        return Between(rate, rate), (tables.read("lending.sme_daily", since),)
    if claim is Claim.PREPAID:
        tables.lpr.on(since)
        rate = Lpr(anchor=since)
    else:
        rate = Segmented()
    return Between(rate, rate), ()


def _sale(since: date, tables: Tables) -> tuple[Between, tuple[ParameterRead, ...]]:
    """Breach to 2019-08-19: benchmark with the penalty uplift; later: one-year LPR at the breach × 1.3 to 1.5."""
    names = ("lending.penalty_low", "lending.penalty_high")
    if since >= BENCHMARK_ENDS:
        tables.lpr.on(since)
        names = ("lending.sale_low", "lending.sale_high")
    low, high = (Fraction(tables.parameter(name).on(since).value) for name in names)
    read = tuple(tables.read(name, since) for name in names)
    if since >= BENCHMARK_ENDS:
        return Between(Lpr(times=low, anchor=since), Lpr(times=high, anchor=since)), read
    return Between(
        Segmented(Benchmark(times=low), Lpr(times=low)), Segmented(Benchmark(times=high), Lpr(times=high))
    ), read

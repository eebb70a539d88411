"""Rates as people write them, and the terms of the law library that they become."""

from collections.abc import Callable
from fractions import Fraction

from zhixing.court.kernel.refused import BadInput
from zhixing.court.portal.facts.debt.typed import RateIn, RateKind, TermIn
from zhixing.law.core.reading_input import NotReadable, parse_ratio
from zhixing.law.owed import facts as law

NAMED = {RateKind.ANNUAL: law.Per.YEAR, RateKind.MONTHLY: law.Per.MONTH, RateKind.DAILY: law.Per.DAY}
"""Kinds whose rate the instrument names."""

BENCHMARKS = {RateKind.BENCHMARK, RateKind.SEGMENTED}
ANCHORED = {RateKind.LPR_1Y, RateKind.LPR_5Y, RateKind.BENCHMARK}


def term(typed: RateIn, field: str) -> law.Term | None:
    """What runs on an item; None where nothing does. Raises BadInput naming the field under `field`."""
    if typed.rate_kind is RateKind.NONE:
        if typed.rate or typed.interest_from:
            raise BadInput({f"{field}.rate_kind": "填写了利率或者起算日的，请选择利息的计算方法"})
        return None
    if typed.interest_from is None:
        raise BadInput({f"{field}.interest_from": "写明利率的，请填写起算日"})
    until = typed.interest_until or law.Until.PAYMENT
    ceiling = law.Lpr(times=ratio(typed.ceiling, f"{field}.ceiling")) if typed.ceiling else None
    if isinstance(typed, TermIn):
        return law.Term(
            typed.interest_from, _rate(typed, field), until, typed.term_kind, typed.base, ceiling, typed.cap
        )
    return law.Term(typed.interest_from, _rate(typed, field), until, ceiling=ceiling)


def _rate(typed: RateIn, field: str) -> law.Rate:
    _fits(typed, field)
    value = ratio(typed.rate, f"{field}.rate") if typed.rate else Fraction(1)
    if typed.rate_kind in NAMED:
        return law.Fixed(value, NAMED[typed.rate_kind])
    plus = ratio(typed.plus, f"{field}.plus") if typed.plus else Fraction(0)
    tier, anchor = typed.tier or law.Tier.UP_TO_1_YEAR, typed.rate_day
    makes: dict[RateKind, Callable[[], law.Rate]] = {
        RateKind.LPR_1Y: lambda: law.Lpr(law.Tenor.ONE_YEAR, value, plus, anchor),
        RateKind.LPR_5Y: lambda: law.Lpr(law.Tenor.FIVE_YEARS, value, plus, anchor),
        RateKind.BENCHMARK: lambda: law.Benchmark(tier, value, plus, anchor),
        RateKind.SEGMENTED: lambda: law.Segmented(law.Benchmark(tier, value, plus), law.Lpr(_tenor(tier), value, plus)),
    }
    return makes[typed.rate_kind]()


def _tenor(tier: law.Tier) -> law.Tenor:
    return law.Tenor.FIVE_YEARS if tier is law.Tier.OVER_5_YEARS else law.Tenor.ONE_YEAR


def _fits(typed: RateIn, field: str) -> None:
    """Raises BadInput for what does not belong to the kind chosen."""
    kind = typed.rate_kind
    if not typed.rate and kind in NAMED:
        raise BadInput({f"{field}.rate": "请填写利率，例如 24% 或者 万分之五"})
    if typed.rate_day and kind not in ANCHORED:
        raise BadInput({f"{field}.rate_day": "只有按 LPR 或者贷款基准利率计算的，才能固定取某一日的利率"})
    if typed.plus and kind in NAMED:
        raise BadInput({f"{field}.plus": "只有按 LPR 或者贷款基准利率计算的，才能加点；请把加点并入利率"})
    if typed.tier and kind not in BENCHMARKS:
        raise BadInput({f"{field}.tier": "只有按贷款基准利率计算的，才分档次"})


def ratio(text: str, field: str) -> Fraction:
    """A rate, multiple or share, kept within what people write, so that nobody's sum grows without end."""
    if len(text) > 30:
        raise BadInput({field: "写得太长了，请写成“24%”“万分之五”“1/3”或者“4”"})
    try:
        value = parse_ratio(text)
    except NotReadable as trouble:
        raise BadInput({field: str(trouble)}) from trouble
    if value > 100:
        raise BadInput({field: "数值太大，请核对是否漏写了“%”"})
    return value

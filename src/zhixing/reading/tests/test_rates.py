"""Rate phrases, one row of the grammar at a time."""

from fractions import Fraction

import pytest

from zhixing.reading.rates import percent, rate_at
from zhixing.reading.values import RateKind


@pytest.mark.parametrize(
    ("words", "kind", "value", "multiplier"),
    [
        ("年利率24%", RateKind.ANNUAL, "6/25", None),
        ("年利率百分之十五点四", RateKind.ANNUAL, "77/500", None),
        ("年利率7.2%加收50%", RateKind.ANNUAL, "9/125", "3/2"),
        ("月利率8.41‰", RateKind.MONTHLY, "841/100000", None),
        ("月利率2分", RateKind.MONTHLY, "1/50", None),
        ("月息一分五厘", RateKind.MONTHLY, "3/200", None),
        ("月息1分5厘", RateKind.MONTHLY, "3/200", None),
        ("月息2分半", RateKind.MONTHLY, "1/40", None),
        ("日万分之五", RateKind.DAILY, "1/2000", None),
        ("每日千分之一", RateKind.DAILY, "1/1000", None),
        ("一年期贷款市场报价利率的四倍", RateKind.LPR_1Y, None, "4"),
        ("一年期LPR四倍", RateKind.LPR_1Y, None, "4"),
        ("同期全国银行间同业拆借中心公布的一年期贷款市场报价利率上浮50%", RateKind.LPR_1Y, None, "3/2"),
        ("五年期以上贷款市场报价利率", RateKind.LPR_5Y, None, None),
        ("全国银行间同业拆借中心公布的贷款市场报价利率", RateKind.LPR_UNSPECIFIED, None, None),
        ("中国人民银行同期同类贷款基准利率的1.3倍", RateKind.BENCHMARK, None, "13/10"),
        ("银行同期贷款利率的四倍", RateKind.BENCHMARK, None, "4"),
        ("同期五年期以上贷款利率", RateKind.BENCHMARK_5Y, None, None),
        ("中国人民银行同期活期存款利率", RateKind.DEPOSIT_DEMAND, None, None),
    ],
)
def test_a_phrase_names_series_value_and_multiple(words, kind, value, multiplier):
    read = rate_at(words, 0)
    assert read is not None
    assert (read.kind, read.value, read.multiplier) == (
        kind,
        None if value is None else Fraction(value),
        None if multiplier is None else Fraction(multiplier),
    )
    assert read.end == len(words)


def test_a_series_frozen_to_a_figure_is_that_figure():
    read = rate_at("2022年12月一年期贷款市场报价利率的四倍即14.6%", 0)
    assert read is not None
    assert (read.kind, read.value, read.multiplier) == (RateKind.ANNUAL, Fraction(73, 500), None)


def test_a_rate_without_year_month_or_day_is_yearly_by_inference():
    read = rate_at("罚息利率6.5%", 0)
    assert read is not None
    assert (read.kind, read.inferred_unit) == (RateKind.ANNUAL, True)


def test_basis_points_are_added():
    read = rate_at("一年期贷款市场报价利率加60个基点", 0)
    assert read is not None
    assert read.spread == Fraction(60, 10_000)


def test_two_fen_a_year_is_twenty_per_cent():
    assert rate_at("年息2分", 0).value == Fraction(1, 5)  # type: ignore[union-attr]


def test_figures_are_exact():
    assert percent("0.05%") == Fraction(1, 2000)
    assert percent("万分之零点五") == Fraction(1, 20_000)

"""Rates by day, ceilings, days that do not count, full months and years, and the rule before August 2014."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import packaged
from zhixing.law.interest.daycount import Ends, Year, first_counted, last_counted, merged, without
from zhixing.law.interest.doubled import REPLY_2009, TRANSITION, new_slices, old_slices, tier_of
from zhixing.law.interest.rate import Benchmark, Fixed, Lpr, Per, Segmented, Tenor, Tier
from zhixing.law.interest.segment import by_days, by_months, by_years
from zhixing.law.interest.slices import at_most, percent, slices

TABLES = packaged()
DAY = timedelta(days=1)


def cut(rate, first, last, year=Year.DAYS_365):
    return list(slices(rate, first, last, TABLES, year))


@pytest.mark.parametrize(("rate", "said"), [("7/40000", "0.0175%"), ("1/7", "1/7"), ("6/25", "24%"), ("0", "0%")])
def test_rates_print_exactly(rate, said):
    assert percent(Fraction(rate)) == said


def test_benchmark_to_19_august_2019_and_lpr_from_the_20th():
    found = cut(Segmented(), date(2019, 8, 19), date(2019, 8, 20))
    assert [(s.first.day, s.rate) for s in found] == [(19, Fraction("0.0435")), (20, Fraction("0.0425"))]
    assert len(cut(Segmented(), date(2019, 8, 1), date(2019, 8, 19))) == 1
    with pytest.raises(NotCovered):
        cut(Lpr(), date(2019, 8, 19), date(2019, 8, 19))


def test_a_rate_may_be_fixed_on_its_anchor():
    found = cut(
        Lpr(Tenor.FIVE_YEARS, Fraction("1.5"), Fraction("0.005"), date(2020, 4, 20)), date(2015, 1, 1), date(2026, 1, 1)
    )
    assert [s.rate for s in found] == [Fraction("0.0465") * Fraction("1.5") + Fraction("0.005")]
    assert found[0].source == "LPR 五年期以上（2020-04-20 起）4.65%×3/2+0.5%"
    benchmark = cut(Benchmark(Tier.OVER_5_YEARS, anchor=date(2016, 1, 1)), date(2020, 1, 1), date(2020, 1, 2))
    assert benchmark[0].rate == Fraction("0.049")


def test_an_anchor_without_a_rate_is_named():
    with pytest.raises(NotCovered, match="约定按 2027-01-01 的利率计算") as bare:
        cut(Lpr(anchor=date(2027, 1, 1)), date(2027, 3, 1), date(2027, 3, 2))
    assert bare.value.covered_to == date(2027, 2, 28)
    with pytest.raises(NotCovered) as early:
        cut(Lpr(anchor=date(2018, 1, 1)), date(2020, 3, 1), date(2020, 3, 2))
    assert early.value.covered_to is None


def test_a_leap_year_divides_by_366_only_where_chosen():
    found = cut(Fixed(Fraction("0.0366")), date(2023, 12, 31), date(2024, 1, 1), Year.ACTUAL)
    assert [s.divisor for s in found] == [365, 366]
    assert [s.divisor for s in cut(Fixed(Fraction("0.02"), Per.MONTH), date(2024, 1, 1), date(2024, 1, 2))] == [30]
    assert [s.divisor for s in cut(Fixed(Fraction("0.0005"), Per.DAY), date(2024, 1, 1), date(2024, 1, 2))] == [1]


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_slices_leave_no_day_out_and_count_none_twice(start, length):
    first = date(2015, 1, 1) + DAY * start
    last = first + DAY * length
    found = cut(Segmented(), first, last, Year.ACTUAL)
    days = [s.first + DAY * i for s in found for i in range((s.last - s.first).days + 1)]
    assert days == [first + DAY * i for i in range(length + 1)]


def test_a_ceiling_binds_day_by_day():
    daily = cut(Fixed(Fraction("0.0005"), Per.DAY), date(2020, 8, 19), date(2020, 8, 21))
    found = list(at_most(daily, cut(Lpr(times=Fraction(4)), date(2020, 8, 19), date(2020, 8, 21))))
    assert by_days(100, found)[0].units == 3
    assert found[0].rate == Fraction("0.154")
    assert "为上限" in found[0].source
    low = cut(Fixed(Fraction("0.06")), date(2020, 8, 19), date(2020, 8, 21))
    assert list(at_most(low, cut(Fixed(Fraction("0.24")), date(2020, 8, 19), date(2020, 8, 21)))) == low


def test_a_joint_ceiling_leaves_later_terms_what_earlier_ones_do_not_use():
    days = (date(2024, 1, 1), date(2024, 1, 10))
    used = cut(Fixed(Fraction("0.20")), *days)[:1]
    found = list(at_most(cut(Fixed(Fraction("0.10")), *days), cut(Fixed(Fraction("0.24")), *days), used))
    assert found[0].rate == Fraction("0.04")
    over = cut(Fixed(Fraction("0.30")), *days)
    assert next(at_most(cut(Fixed(Fraction("0.10")), *days), cut(Fixed(Fraction("0.24")), *days), over)).rate == 0


def test_which_ends_are_counted():
    day = date(2024, 1, 1)
    assert [first_counted(day, e) == day for e in Ends] == [True, True, False, False]
    assert [last_counted(day, e) == day for e in Ends] == [True, False, True, False]


def test_days_that_do_not_count_are_cut_out():
    first, last = date(2024, 1, 1), date(2024, 1, 31)
    gaps = merged(
        [
            (date(2024, 1, 10), date(2024, 1, 12)),
            (date(2024, 1, 11), date(2024, 1, 15)),
            (date(2023, 1, 1), date(2024, 1, 2)),
        ]
    )
    assert gaps == ((date(2023, 1, 1), date(2024, 1, 2)), (date(2024, 1, 10), date(2024, 1, 15)))
    assert without(first, last, gaps) == [(date(2024, 1, 3), date(2024, 1, 9)), (date(2024, 1, 16), last)]
    assert without(first, last, ((date(2022, 1, 1), date(2022, 1, 2)), (date(2025, 1, 1), date(2025, 1, 2)))) == [
        (first, last)
    ]
    assert without(first, last, ((first, last),)) == []


def test_full_months_and_rest_days():
    month = Fixed(Fraction("0.02"), Per.MONTH)
    found = by_months(100_000, month, date(2024, 1, 31), date(2024, 3, 10))
    assert [(s.units, s.unit) for s in found] == [(1, "个月"), (11, "天")]
    assert [(s.units, s.unit) for s in by_months(100, month, date(2024, 1, 1), date(2024, 1, 31))] == [(1, "个月")]
    assert [(s.units, s.unit) for s in by_months(100, month, date(2024, 1, 1), date(2024, 1, 5))] == [(5, "天")]
    year = by_years(100, Fixed(Fraction("0.06")), date(2024, 2, 29), date(2025, 3, 5), 360)
    assert [(s.units, s.unit, s.divisor) for s in year] == [(1, "年", 1), (6, "天", 360)]


def test_equal_neighbours_become_one_segment():
    a = cut(Fixed(Fraction("0.06")), date(2023, 12, 1), date(2024, 1, 5), Year.ACTUAL)
    assert len(by_days(100, a)) == 2
    b = cut(Fixed(Fraction("0.06")), date(2022, 12, 1), date(2023, 1, 5), Year.ACTUAL)
    assert [s.units for s in by_days(100, b)] == [36]


def test_doubled_interest_on_both_sides_of_august_2014():
    assert next(new_slices(TRANSITION, TRANSITION, TABLES)).rate == Fraction(7, 40000)
    with pytest.raises(NotCovered):
        next(new_slices(TRANSITION - DAY, TRANSITION, TABLES))
    old = list(old_slices(REPLY_2009 - DAY, REPLY_2009, TABLES, Tier.UP_TO_6_MONTHS, Year.DAYS_360))
    assert [s.rate for s in old] == [2 * Fraction("0.0594"), 2 * Fraction("0.0486")]
    assert len(list(old_slices(date(2008, 1, 1), date(2008, 2, 1), TABLES, Tier.UP_TO_6_MONTHS, Year.DAYS_360))) == 1


def test_the_tier_goes_by_the_length_of_the_delay():
    first = date(2009, 6, 1)
    ends = {
        Tier.UP_TO_6_MONTHS: date(2009, 11, 30),
        Tier.UP_TO_1_YEAR: date(2010, 5, 31),
        Tier.UP_TO_3_YEARS: date(2012, 5, 31),
        Tier.UP_TO_5_YEARS: date(2014, 5, 31),
    }
    for tier, last in ends.items():
        assert tier_of(first, last) is tier
        assert tier_of(first, last + DAY) is not tier
    assert tier_of(first, date(2014, 7, 31)) is Tier.OVER_5_YEARS

"""The series for a chart is the very sum of each day; more properties of money.md §17."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing.law.core.tables import packaged
from zhixing.law.owed.facts import (
    Conversion,
    Debt,
    DelayPayment,
    Excluded,
    Fixed,
    Ground,
    How,
    Instalment,
    Kind,
    Lpr,
    Obligation,
    Payment,
    PaymentDay,
    Per,
    Period,
    Policy,
    RoundPer,
    Style,
    Switches,
    Term,
)
from zhixing.law.owed.growth import growth
from zhixing.law.owed.question import owed

TABLES = packaged()
DAY = timedelta(days=1)
START = date(2024, 1, 1)


def series(debt, first=START, count=500):
    return growth(debt, [first + DAY * i for i in range(count)], TABLES)


def loan(**changes):
    facts = {
        "obligations": (
            Obligation("本金", 10_000_019, interest=(Term(START, Lpr(times=Fraction(4))),), period=Period(days=30)),
            Obligation("律师费", 500_003, Kind.COSTS, period=Period(days=30)),
        ),
        "effective": date(2024, 2, 1),
        "payments": (
            Payment(date(2024, 6, 1), 1_000_001),
            Payment(date(2024, 6, 1), 77),
            Payment(date(2024, 12, 1), 999_999),
        ),
    }
    return Debt(**(facts | changes))


CASES = {
    "plain": loan(),
    "paid on the new base": loan(switches=Switches(payment_day=PaymentDay.NEW_BASE)),
    "last day not counted": loan(switches=Switches(end_inclusive=False)),
    "rounded by segment": loan(switches=Switches(round_per=RoundPer.SEGMENT)),
    "cut at the effective day": loan(
        switches=Switches(crediting=Policy.POST_JUDGMENT_INTEREST_LAST),
        obligations=(Obligation("本金", 10_000_019, interest=(Term(START, Fixed(Fraction("0.24")), cap=70_000),)),),
    ),
    "insolvency": loan(insolvency=date(2024, 9, 1)),
    "delay payment": loan(delay=(DelayPayment("交付", date(2024, 7, 1), "决定", fixed=123_456),)),
    "by months": loan(
        obligations=(
            Obligation(
                "本金", 10_000_019, interest=(Term(START, Fixed(Fraction("0.02"), Per.MONTH), style=Style.MONTHS),)
            ),
        )
    ),
    "excluded": loan(excluded=(Excluded(date(2024, 8, 1), Ground.RETRIAL, date(2024, 8, 20)),)),
    "paid off": loan(payments=(Payment(date(2024, 6, 1), 100_000_000),)),
    "no effective day": loan(effective=None, payments=()),
    "instalments": loan(
        obligations=(
            Obligation(
                "分期", 300, period=Period(instalments=(Instalment(100, START), Instalment(200, date(2024, 5, 1))))
            ),
        )
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_point_of_the_series_is_the_sum_of_that_day(name):
    debt = CASES[name]
    points = series(debt)
    assert len(points) == 500
    for day, fen in points[::9] + [
        p for p in points if p[0] in {x.on + DAY * n for x in debt.payments for n in (-1, 0, 1)}
    ]:
        assert owed(debt, day, TABLES).value.total == fen, day


def test_the_series_stops_where_a_rate_is_missing():
    debt = loan(payments=())
    assert series(debt, date(2026, 9, 1), 60)[-1][0] == date(2026, 9, 19)
    assert growth(debt, [], TABLES) == []


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 10**9), st.integers(1, 700), st.integers(1, 700))
def test_doubled_interest_is_linear_and_additive(base, first, more):
    def doubled(fen, days):
        debt = Debt((Obligation("本金", fen, period=Period(ends=START - DAY)),), START - DAY * 20)
        lines = [
            line for _, line in owed(debt, START + DAY * (days - 1), TABLES).proof.walk() if line.how == "interest"
        ]
        return sum((line.exact for line in lines), Fraction(0))

    assert doubled(base, first) == Fraction(base * 7 * first, 40000)
    assert doubled(base * 3, first) == 3 * doubled(base, first)
    assert doubled(base, first + more) - doubled(base, first) == Fraction(base * 7 * more, 40000)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 300), st.integers(1, 100))
def test_excluded_days_lower_it_exactly(start, length):
    def exact(*excluded):
        debt = Debt(
            (Obligation("本金", 12_345_678, period=Period(ends=START - DAY)),), START - DAY * 20, excluded=excluded
        )
        lines = [
            line
            for _, line in owed(debt, START + DAY * 500, TABLES).proof.walk()
            if line.how in {"interest", "rounded"}
        ]
        return sum((line.exact for line in lines), Fraction(0))

    first = START + DAY * start
    stop = Excluded(first, Ground.REVIEW, first + DAY * length)
    assert exact() - exact(stop) == Fraction(12_345_678 * 7 * length, 40000)
    assert exact(Excluded(first, Ground.REVIEW, first + DAY * length, on_debtors_application=True)) == exact()


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 400), st.integers(1, 5_000_000), st.integers(1, 5_000_000))
def test_splitting_a_payment_on_one_day_changes_nothing(day, first, second):
    on = START + DAY * (60 + day)
    whole = loan(payments=(Payment(on, first + second),))
    split = loan(payments=(Payment(on, first), Payment(on, second)))
    later = date(2025, 12, 1)
    assert owed(whole, later, TABLES).value.sums == owed(split, later, TABLES).value.sums


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 400), st.integers(1, 9_000_000), st.integers(1, 1_000_000))
def test_paying_more_never_raises_what_is_owed(day, paid, more):
    on = START + DAY * (60 + day)
    less = owed(loan(payments=(Payment(on, paid),)), date(2025, 12, 1), TABLES).value
    better = owed(loan(payments=(Payment(on, paid + more),)), date(2025, 12, 1), TABLES).value
    assert better.total <= less.total


def test_converted_sums_grow_in_rmb():
    debt = Debt(
        (
            Obligation(
                "货款",
                1_000_000,
                interest=(Term(START, Fixed(Fraction("0.05")), base=500_000, cap=9_999),),
                period=Period(ends=START),
            ),
        ),
        START - DAY * 20,
        currency="USD",
        conversion=Conversion(Fraction("7.1"), START + DAY, "外汇交易中心"),
        payments=(Payment(START + DAY * 40, 1_000, How.IN_KIND),),
    )
    assert series(debt)[-1][1] == owed(debt, START + DAY * 499, TABLES).value.total

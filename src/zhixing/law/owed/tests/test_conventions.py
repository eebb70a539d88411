"""Choices the texts leave open, each with both values: a penalty in the base, compound interest, the fee's place."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing.law.core.fen import half_up
from zhixing.law.core.tables import packaged
from zhixing.law.owed.document import document
from zhixing.law.owed.facts import (
    Benchmark,
    Capitalised,
    Conversion,
    Debt,
    Enforced,
    FeeOrder,
    Fixed,
    How,
    Instalment,
    Kind,
    Liability,
    Lpr,
    LprFrom,
    MidRate,
    Obligation,
    OldGeneral,
    Payment,
    Per,
    Period,
    Segmented,
    Switches,
    Term,
    TermKind,
    Until,
)
from zhixing.law.owed.growth import growth
from zhixing.law.owed.periods import NotADebt
from zhixing.law.owed.question import owed
from zhixing.law.owed.statement import reasons, rows

TABLES = packaged()
DAY = timedelta(days=1)
START = date(2025, 1, 1)
DAILY = Fixed(Fraction(1, 2000), Per.DAY)
IN_BASE = Switches(penalty_in_base=True)


def penal(cap=None, until=Until.PAYMENT, **changes):
    """100,000 yuan with a penalty of 50 yuan a day, to be paid by 10 January 2025."""
    term = Term(START, DAILY, until, TermKind.PENALTY, cap=cap)
    obligation = Obligation("货款", 10_000_000, interest=(term,), period=Period(ends=date(2025, 1, 10)))
    return Debt(**({"obligations": (obligation,), "effective": START, "switches": IN_BASE} | changes))


def doubled(debt, on=date(2025, 1, 20)):
    return owed(debt, on, TABLES).value.sums.doubled


def test_a_running_penalty_stays_out_of_the_base_unless_chosen():
    assert doubled(penal(switches=Switches())) == 175_00
    assert doubled(penal()) == 176_27


def test_a_penalty_in_the_base_stops_rising_at_its_cap_and_at_its_end():
    """500 + 550 + 8 × 600 yuan; a cap that cuts a day: 500 + 550 + 8 × 580; ended on the 12th: 500 + 550 + 8 × 600."""
    assert doubled(penal(cap=600_00)) == 176_02  # 1,005,850 × 0.000175 = 176.02375
    assert doubled(penal(cap=580_00)) == 176_00  # 1,005,690 × 0.000175 = 175.99575
    assert doubled(penal(until=date(2025, 1, 12))) == 176_02
    assert doubled(penal(cap=980_00)) == 176_27  # reached on the last day only
    assert doubled(penal(cap=50_00)) == 175_09  # 1,000,500 × 0.000175


def test_what_is_paid_of_a_penalty_leaves_the_base():
    """Paid on the 15th: 750 yuan of penalty and 250 of principal. From the 16th 99,750, penalty 0, then 49.875 a day."""
    paid = penal(payments=(Payment(date(2025, 1, 15), 1_000_00),))
    before = Fraction(500_000 * 100 + (500 + 550 + 600 + 650 + 700) * 100)
    after = Fraction(5 * 9_975_000) + Fraction(4_987_5, 10) * 10
    rate = Fraction(7, 40_000)
    assert doubled(paid) == half_up(before * rate) + half_up(after * rate)


def test_a_principal_paid_off_leaves_the_penalty_in_the_base():
    order = Payment(date(2025, 1, 15), 10_000_000, designates=())
    debt = penal(payments=(replace(order, amount=10_000_000),), switches=replace(IN_BASE, crediting="principal_first"))
    late = owed(debt, date(2025, 1, 25), TABLES).value.sums
    assert (late.principal, late.interest) == (0, 750_00)
    assert late.doubled - owed(debt, date(2025, 1, 15), TABLES).value.sums.doubled == 1_31  # 750 × 0.000175 × 10


def test_a_guarantors_own_doubled_interest_counts_the_rising_base_up_to_his_cap():
    people = tuple(
        Liability(name, cap=cap) for name, cap in (("低", 9_000_000), ("中", 10_060_000), ("高", 20_000_000))
    )
    found = owed(penal(liabilities=people), date(2025, 1, 20), TABLES).value
    own = [x.fen - min(x_cap, found.total - found.sums.doubled) for x, x_cap in
           zip(found.liabilities, (9_000_000, 10_060_000, 20_000_000), strict=True)]  # fmt: skip
    # 90,000 × 10; 100,500 + 100,550 + 8 × 100,600; the whole base
    assert own == [157_50, 176_02, 176_27]


def test_a_penalty_that_floats_and_a_gap_before_august_2014():
    first = date(2014, 6, 1)
    term = Term(first, Segmented(Benchmark(), Lpr()), kind=TermKind.PENALTY)
    debt = Debt(
        (Obligation("货款", 10_000_000, interest=(term,), period=Period(ends=date(2014, 6, 30))),),
        first,
        switches=replace(IN_BASE, old_general=OldGeneral.REPLACED),
    )
    for on in (date(2014, 8, 1), date(2014, 8, 2), date(2014, 12, 31)):
        penalty = [Fraction(10_000_000 * 30, 365) * Fraction(6, 100)]  # June; July is replaced by the doubled benchmark
        rates = [(date(2014, 8, 1), Fraction(6, 100)), (date(2014, 11, 22), Fraction(56, 1000))]
        total = Fraction(0)
        for n in range((on - date(2014, 8, 1)).days + 1):
            total += (10_000_000 + sum(penalty)) * Fraction(7, 40_000)
            day = date(2014, 8, 1) + DAY * n
            penalty.append(Fraction(10_000_000, 365) * next(r for since, r in reversed(rates) if since <= day))
        assert abs(owed(debt, on, TABLES).value.sums.doubled - total) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("said", "debt"),
    [
        ("应按天计算", penal(obligations=(Obligation("货款", 1, interest=(
            Term(START, DAILY, kind=TermKind.PENALTY, capitalised=Capitalised(START + DAY)),)),))),
        ("至少一个月，至多十年", penal(obligations=(Obligation("货款", 1, interest=(
            Term(START, DAILY, capitalised=Capitalised(START + DAY, 0)),)),))),
        ("晚于起算日", penal(obligations=(Obligation("货款", 1, interest=(
            Term(START, DAILY, capitalised=Capitalised(START)),)),))),
        ("民间借贷规定 27", penal(obligations=(Obligation("货款", 1, interest=(
            Term(START, DAILY, ceiling=Lpr(times=Fraction(4)), capitalised=Capitalised(START + DAY)),)),))),
        ("早于执行依据生效日", penal(enforced=Enforced(START - DAY))),
        ("请先写明折算", penal(currency="USD", enforced=Enforced(START))),
        ("只写一次", penal(currency="USD", conversion=Conversion(
            Fraction(7), START, "x", others=(MidRate(START, Fraction(7)),)))),
        ("汇率应大于零", penal(currency="USD", conversion=Conversion(
            Fraction(7), START, "x", others=(MidRate(START + DAY, Fraction(0)),)))),
    ],
)  # fmt: skip
def test_contradictions_are_refused(said, debt):
    with pytest.raises(NotADebt, match=said):
        owed(debt, date(2025, 6, 1), TABLES)


def compound(months=1, **changes):
    term = Term(START, Fixed(Fraction("0.073")), capitalised=Capitalised(date(2025, 2, 1), months))
    obligation = Obligation("本金", 100_000_000, interest=(replace(term, **changes),), doubled=False)
    return Debt((obligation,), date(2025, 1, 1))


def test_compound_interest_joins_its_own_base_only_on_its_days():
    plain = owed(compound(capitalised=None), date(2025, 3, 31), TABLES).value.sums.interest
    assert plain == 90 * 200_00
    assert owed(compound(), date(2025, 1, 31), TABLES).value.sums.interest == 31 * 200_00
    assert owed(compound(), date(2025, 2, 28), TABLES).value.sums.interest == 6_200_00 + 28 * 201_24
    # March: 1,011,834.72 × 7.3 % × 31 / 365 = 6,273.375264
    assert owed(compound(), date(2025, 3, 31), TABLES).value.sums.interest == 11_834_72 + 6_273_38
    assert owed(compound(3), date(2025, 3, 31), TABLES).value.sums.interest == 6_200_00 + 59 * 201_24
    said = "".join(row.said for row in rows(owed(compound(), date(2025, 2, 28), TABLES)))
    assert "基数中含未付的利息 6,200.00 元" in said


def test_compound_interest_never_bears_doubled_interest():
    debt = compound()
    with_doubled = replace(debt, obligations=(replace(debt.obligations[0], doubled=True),))
    assert owed(with_doubled, date(2025, 3, 31), TABLES).value.sums.doubled == 89 * 175_00


def test_a_published_lpr_applies_from_the_next_day_where_chosen():
    """The LPR of 2024-10-21 (3.10 %, before 3.35 %); an anchor and the first LPR of all are not moved."""

    def interest(rate, first, last, switch):
        obligation = Obligation("本金", 36_500_000, interest=(Term(first, rate, last),), doubled=False)
        debt = Debt((obligation,), first, switches=Switches(lpr_from=switch))
        return owed(debt, last, TABLES).value.sums.interest

    days = date(2024, 10, 20), date(2024, 10, 22)
    assert interest(Lpr(), *days, LprFrom.PUBLICATION) == 95_50
    assert interest(Lpr(), *days, LprFrom.NEXT_DAY) == 98_00
    anchored = Lpr(anchor=date(2024, 10, 21))
    assert interest(anchored, *days, LprFrom.NEXT_DAY) == 3 * 31_00
    born = date(2019, 8, 20)
    assert interest(Lpr(), born, born, LprFrom.NEXT_DAY) == interest(Lpr(), born, born, LprFrom.PUBLICATION)


DOLLARS = (Instalment(100_00, date(2025, 1, 10)), Instalment(200_00, date(2025, 3, 10)))


def dollars(**changes):
    given = {"rate": Fraction(7), "day": date(2025, 1, 11), "source": "外汇交易中心"}
    conversion = Conversion(**(given | changes))
    obligation = Obligation("调解款", 300_00, period=Period(instalments=DOLLARS))
    return Debt((obligation,), date(2024, 12, 1), currency="USD", conversion=conversion)


def test_foreign_instalments_are_converted_each_on_its_own_day():
    later = (MidRate(date(2025, 3, 11), Fraction("7.2")),)
    assert owed(dollars(others=later), date(2025, 3, 20), TABLES).value.sums.principal == 2_140_00
    before = owed(dollars(), date(2025, 3, 10), TABLES)
    assert before.value.sums.principal == 2_100_00
    assert any("2025-03-11 才开始计算" in s.found for s in before.warnings)
    assert owed(dollars(agreed=True), date(2025, 3, 20), TABLES).value.sums.principal == 2_100_00
    with pytest.raises(NotADebt, match=r"2025-03-11.*conversion\.others"):
        owed(dollars(), date(2025, 3, 20), TABLES)
    with pytest.raises(NotADebt, match="不是任何一项"):
        owed(dollars(others=(*later, MidRate(date(2025, 4, 1), Fraction(7)))), date(2025, 3, 20), TABLES)
    no_day = replace(dollars(others=later), effective=None)
    assert owed(no_day, date(2025, 3, 20), TABLES).value.sums.principal == 2_100_00


def test_a_base_of_its_own_is_refused_where_rates_differ():
    later = (MidRate(date(2025, 3, 11), Fraction("7.2")),)
    debt = dollars(others=later)
    term = Term(START, Fixed(Fraction("0.05")), base=100_00)
    with pytest.raises(NotADebt, match="请不要另写基数"):
        owed(replace(debt, obligations=(replace(debt.obligations[0], interest=(term,)),)), date(2025, 3, 20), TABLES)


def enforced(order, *payments, amount=10_000_000):
    obligation = Obligation("货款", amount, doubled=False)
    switches = Switches(exec_fee_order=order)
    return Debt((obligation,), START, payments=payments, enforced=Enforced(date(2025, 2, 1)), switches=switches)


DEDUCTED = Payment(date(2025, 3, 1), 6_000_000, How.DEDUCTED)


def test_the_fee_before_the_debt_or_after_it():
    first = owed(enforced(FeeOrder.FIRST, DEDUCTED), date(2025, 3, 1), TABLES)
    assert (first.value.credits[0].fee, first.value.total) == (788_18, 4_078_818)
    assert (first.value.fee.due, first.value.fee.taken, first.value.fee.whole) == (788_18, 788_18, 611_82)
    assert any("还应交纳 611.82 元" in r for r in reasons(first))
    assert any("收取执行申请费 788.18 元" in r for r in reasons(first))
    last = owed(enforced(FeeOrder.LAST, DEDUCTED), date(2025, 3, 1), TABLES).value
    assert (last.credits[0].fee, last.total, last.fee.due, last.fee.whole) == (0, 4_000_000, 800_00, 1_400_00)
    rest = Payment(date(2025, 4, 1), 5_000_000, How.INTO_COURT)
    for order in FeeOrder:
        done = owed(enforced(order, DEDUCTED, rest), date(2025, 4, 1), TABLES).value
        assert (done.total, done.fee.taken, done.fee.whole, done.surplus) == (0, 1_400_00, 0, 860_000)


def test_money_that_does_not_pass_through_the_court_bears_no_fee_but_counts_as_executed():
    direct = replace(DEDUCTED, how=How.VOLUNTARY)
    early = replace(DEDUCTED, on=date(2025, 1, 15))
    found = owed(enforced(FeeOrder.FIRST, direct), date(2025, 3, 1), TABLES).value
    assert (found.fee.executed, found.fee.due, found.fee.taken) == (6_000_000, 800_00, 0)
    assert owed(enforced(FeeOrder.FIRST, early), date(2025, 3, 1), TABLES).value.fee.executed == 0
    assert "fee" not in document(owed(replace(enforced(FeeOrder.LAST), enforced=None), START, TABLES))["value"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 9_000_000), max_size=4), st.sampled_from(FeeOrder), st.integers(1, 20_000_000))
def test_every_fen_goes_to_the_court_the_debt_or_back(sums, order, amount):
    payments = tuple(Payment(date(2025, 3, 1) + DAY * n, fen, How.DEDUCTED) for n, fen in enumerate(sums))
    value = owed(enforced(order, *payments, amount=amount), date(2025, 6, 1), TABLES).value
    for credit in value.credits:
        assert credit.fee + sum(p.fen for p in credit.parts) + credit.surplus == credit.payment.amount
    assert value.fee.taken <= value.fee.due
    assert not value.surplus or (value.total == 0 and value.fee.taken == value.fee.due)
    if order is FeeOrder.LAST:
        assert value.total == 0 or value.fee.taken == 0
    else:
        assert value.fee.due - value.fee.taken <= 1 or value.fee.executed <= 1  # the flat sum waits for the first fen


RISING = {
    "penalty in the base": penal(cap=900_00, payments=(Payment(date(2025, 2, 3), 300_00),)),
    "compound": compound(),
    "fee first": enforced(FeeOrder.FIRST, DEDUCTED),
}


@pytest.mark.parametrize("name", RISING)
def test_the_series_for_the_chart_is_the_sum_of_each_day(name):
    debt = RISING[name]
    for day, fen in growth(debt, [START + DAY * n for n in range(0, 90, 4)], TABLES):
        assert owed(debt, day, TABLES).value.total == fen, day


def test_a_fixed_penalty_belongs_to_the_base_anyway():
    fixed = Debt((Obligation("违约金", 1_000_000, Kind.FIXED, period=Period(ends=date(2025, 1, 10))),), START)
    assert doubled(fixed) == 17_50

"""The ceiling of private lending on both sides of every date, and the checks of articles 24 to 31."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.interest.rate import Fixed, Lpr, Per, Segmented, Tier
from zhixing.law.lending.ceiling import CURRENT, LPR_BEGINS, NEW_RULE, RULE_2015, ceiling
from zhixing.law.lending.default_rates import Claim, default_rate
from zhixing.law.lending.facts import Loan, LoanTerms
from zhixing.law.lending.terms import check_terms, excess_paid

TABLES = packaged()
DAY = timedelta(days=1)


def rates(loan, first, last):
    found = ceiling(loan, first, last, TABLES).value
    return None if found is None else [(c.first, c.last, c.yearly * 100) for c in found]


def test_a_new_loan_takes_the_lpr_of_the_day_it_was_formed():
    """WE137: 15.4 % at formation, not 13.8 % at filing."""
    loan = Loan(formed=date(2021, 3, 1), accepted=date(2023, 9, 1))
    assert rates(loan, date(2021, 3, 1), date(2023, 2, 28)) == [(date(2021, 3, 1), date(2023, 2, 28), Fraction("15.4"))]
    terms = LoanTerms(loan, 15_000_000, 15_000_000, date(2021, 3, 1), date(2023, 2, 28), Fraction("0.154"))
    assert check_terms(terms, date(2023, 9, 1), TABLES).value == 4_620_000


def test_an_old_loan_filed_later_is_split_on_20_august_2020():
    loan = Loan(formed=NEW_RULE - DAY, accepted=date(2022, 2, 1), asks_old_rule=True)
    assert rates(loan, date(2020, 8, 1), date(2021, 8, 1)) == [
        (date(2020, 8, 1), NEW_RULE - DAY, 24),
        (NEW_RULE, date(2021, 8, 1), Fraction("14.8")),
    ]
    assert rates(Loan(NEW_RULE, date(2022, 2, 1)), NEW_RULE, NEW_RULE) == [(NEW_RULE, NEW_RULE, Fraction("15.4"))]


def test_without_a_request_the_first_segment_is_asked_back():
    told = ceiling(Loan(date(2018, 1, 1), date(2022, 2, 1)), date(2018, 1, 1), date(2021, 1, 1), TABLES)
    assert told.value is None
    assert "请先确认当事人是否请求" in told.blocks[0].found
    assert rates(Loan(date(2018, 1, 1), date(2022, 2, 1)), NEW_RULE, NEW_RULE) == [
        (NEW_RULE, NEW_RULE, Fraction("14.8"))
    ]


def test_a_case_filed_before_20_august_2020_stays_under_the_rule_of_its_time():
    loan = Loan(date(2014, 1, 1), NEW_RULE - DAY)
    assert rates(loan, RULE_2015 - DAY, RULE_2015) == [
        (RULE_2015 - DAY, RULE_2015 - DAY, Fraction("18.4")),
        (RULE_2015, RULE_2015, 24),
    ]
    longer = Loan(date(2014, 1, 1), NEW_RULE - DAY, tier=Tier.OVER_5_YEARS)
    assert rates(longer, RULE_2015 - DAY, RULE_2015 - DAY)[0][2] == Fraction("20.6")


def test_judgments_of_late_2020_did_not_split():
    before = Loan(LPR_BEGINS - DAY, date(2020, 9, 1), decided=CURRENT - DAY)
    after = Loan(LPR_BEGINS, date(2020, 9, 1), decided=CURRENT - DAY)
    assert rates(before, date(2019, 1, 1), date(2020, 12, 1))[0][2] == Fraction("15.4")
    assert rates(after, date(2019, 9, 1), date(2020, 12, 1))[0][2] == 17
    later = Loan(LPR_BEGINS, date(2020, 9, 1), decided=CURRENT, asks_old_rule=True)
    assert [r for _, _, r in rates(later, date(2019, 9, 1), date(2020, 12, 1))] == [24, Fraction("15.4")]


def test_every_step_of_four_times_lpr():
    steps = {
        date(2019, 8, 20): "17.0", date(2019, 9, 20): "16.8", date(2019, 11, 20): "16.6", date(2020, 2, 20): "16.2",
        date(2020, 4, 20): "15.4", date(2021, 12, 20): "15.2", date(2022, 1, 20): "14.8", date(2022, 8, 22): "14.6",
        date(2023, 6, 20): "14.2", date(2023, 8, 21): "13.8", date(2024, 7, 22): "13.4", date(2024, 10, 21): "12.4",
        date(2025, 5, 20): "12.0", date(2026, 8, 20): "12.0",
    }  # fmt: skip
    for day, rate in steps.items():
        if day >= NEW_RULE:
            assert rates(Loan(day, day), day, day)[0][2] == Fraction(rate)
        else:
            assert TABLES.lpr.on(day).rates["1y"] * 400 == Fraction(rate)


def test_banks_and_unpublished_days_have_no_ceiling_here():
    licensed = ceiling(Loan(date(2021, 1, 1), date(2021, 2, 1), licensed=True), NEW_RULE, NEW_RULE, TABLES)
    assert licensed.value is None
    assert "不适用民间借贷规定" in licensed.blocks[0].found
    assert ceiling(Loan(date(2027, 1, 1), date(2027, 2, 1)), date(2027, 1, 1), date(2027, 1, 1), TABLES).value is None


def notes(terms):
    return {s.cites[0].article: s for s in check_terms(terms, date(2023, 1, 1), TABLES).steps[1:]}


def test_interest_taken_in_advance_lowers_the_principal_and_all_fees_together_keep_to_the_ceiling():
    loan = Loan(date(2021, 1, 1), date(2022, 1, 1))
    year = (date(2021, 1, 1), date(2021, 12, 31))
    found = notes(LoanTerms(loan, 10_000_000, 9_000_000, *year, Fraction("0.16"), claimed=1_400_000))
    assert [a for a, s in found.items() if s.verdict == "no"] == ["26", "25", "28", "29"]
    assert "90,000.00" in found["26"].found
    assert "13,860.00" in found["29"].found


def test_without_any_agreement_there_is_no_interest_and_the_late_rate_is_the_lpr():
    year = (date(2021, 1, 1), date(2021, 12, 31))
    found = notes(LoanTerms(Loan(date(2021, 1, 1), date(2022, 1, 1)), 100, 100, *year))
    assert found["24"].verdict == "no"
    assert "3.85%" in found["28"].found
    old = notes(LoanTerms(Loan(date(2016, 1, 1), date(2019, 1, 1)), 100, 100, date(2016, 1, 1), date(2018, 1, 1)))
    assert "6%" in old["28"].found
    agreed = LoanTerms(Loan(date(2021, 1, 1), date(2022, 1, 1)), 100, 100, *year, Fraction("0.1"), Fraction("0.2"))
    assert notes(agreed)["28"].verdict == "no"


def test_renewed_notes_are_bounded_by_the_first_principal():
    loan, year = Loan(date(2021, 1, 1), date(2022, 1, 1)), (date(2021, 1, 1), date(2021, 12, 31))
    terms = LoanTerms(loan, 11_000_000, 11_000_000, *year, Fraction("0.1"), claimed=540_001, first_principal=10_000_000)
    assert notes(terms)["27"].verdict == "no"
    assert "115,400.00" in notes(terms)["27"].found


def test_above_36_percent_what_was_paid_lowers_the_principal():
    """WE114: 5 % a month for six months on 20,000: 2,400 too much, 17,600 left."""
    assert excess_paid(2_000_000, Fraction("0.60"), 6) == 240_000
    loan = Loan(date(2016, 1, 1), date(2018, 1, 1))
    days = (date(2016, 1, 1), date(2016, 6, 30))
    terms = LoanTerms(loan, 2_000_000, 2_000_000, *days, Fraction("0.24"), paid_rate=Fraction("0.60"), paid_months=6)
    assert "2,400.00" in notes(terms)["31"].found
    new = LoanTerms(Loan(NEW_RULE, NEW_RULE), 100, 100, NEW_RULE, NEW_RULE, paid_rate=Fraction("0.60"), paid_months=6)
    assert "31" not in notes(new)


def test_terms_that_cannot_be_checked():
    with pytest.raises(ValueError, match="早于起算日"):
        check_terms(LoanTerms(Loan(NEW_RULE, NEW_RULE), 1, 1, NEW_RULE, NEW_RULE - DAY), NEW_RULE, TABLES)
    bank = LoanTerms(Loan(NEW_RULE, NEW_RULE, licensed=True), 1, 1, NEW_RULE, NEW_RULE)
    assert check_terms(bank, NEW_RULE, TABLES).value is None


def test_the_price_of_a_sale_late_before_and_after_20_august_2019():
    before = default_rate(Claim.SALE, LPR_BEGINS - DAY, TABLES)
    after = default_rate(Claim.SALE, LPR_BEGINS, TABLES)
    assert isinstance(before.value.low, Segmented)
    assert not before.parameters[0].verified
    assert (after.value.low, after.value.high) == (
        Lpr(times=Fraction("1.3"), anchor=LPR_BEGINS),
        Lpr(times=Fraction("1.5"), anchor=LPR_BEGINS),
    )


@pytest.mark.parametrize(
    ("claim", "begins"),
    [
        (Claim.PRICE_RETURNED, date(2023, 12, 5)),
        (Claim.PREPAID, date(2025, 5, 1)),
        (Claim.SME, date(2020, 9, 1)),
        (Claim.PAY_WHEN_PAID, date(2024, 8, 27)),
    ],
)
def test_a_rule_does_not_reach_back(claim, begins):
    assert default_rate(claim, begins - DAY, TABLES).value is None
    assert default_rate(claim, begins, TABLES).value is not None


def test_rates_where_none_was_agreed():
    assert default_rate(Claim.SME, date(2025, 6, 1), TABLES).value.low == Fixed(Fraction(5, 10000), Per.DAY)
    assert default_rate(Claim.PREPAID, date(2025, 6, 1), TABLES).value.low == Lpr(anchor=date(2025, 6, 1))
    assert default_rate(Claim.CONSTRUCTION, date(2018, 6, 1), TABLES).value.low == Segmented()
    assert default_rate(Claim.PREPAID, date(2027, 6, 1), TABLES).value is None

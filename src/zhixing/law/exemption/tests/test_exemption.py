from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import packaged
from zhixing.law.exemption.dwelling import Dwelling, may_sell_dwelling
from zhixing.law.exemption.income import Income, withdrawable_income
from zhixing.law.exemption.thing import Effect, Measure, Thing, kinds, may_take

TABLES = packaged()
ON = date(2026, 3, 1)
DAY = date(2025, 7, 1)


def test_what_exceeds_the_minimum_of_two_persons_may_be_taken():
    told = withdrawable_income(Income(ON, 5_000_00, 2, 1, 900_00, DAY), TABLES)
    assert told.value == 3_200_00
    assert "保留 1,800.00 元" in "\n".join(told.sentences())
    assert withdrawable_income(Income(ON, 1_000_00, 2, 1, 900_00, DAY), TABLES).value == 0


def test_without_a_local_standard_the_court_says_how_much_and_why():
    told = withdrawable_income(Income(ON, 5_000_00, estimate=2_000_00, reason="长期服药"), TABLES)
    assert told.value == 3_000_00


@given(st.integers(0, 10**7), st.integers(1, 9), st.integers(0, 10**6))
def test_the_debtor_always_keeps_the_reserve_or_everything(income, persons, standard):
    told = withdrawable_income(Income(ON, income, persons, 1, standard, DAY), TABLES)
    assert income - told.value == min(income, persons * standard)
    first, *others = told.proof.children
    assert told.proof.fen == first.fen - sum(o.fen for o in others)


def test_an_income_that_makes_no_sense_is_refused():
    for bad, said in (
        ({"persons": 0}, "至少一人"),
        ({"income": -1}, "负数"),
        ({"estimate": 1, "reason": "x"}, "二者只填一项"),
        ({"standard_day": None}, "公布日期"),
        ({"standard_day": date(2026, 3, 2)}, "公布日期"),
        ({"standard": None, "standard_day": None, "estimate": 1}, "理由"),
    ):
        given_facts = {"on": ON, "income": 1, "standard": 1, "standard_day": DAY} | bad
        with pytest.raises(ValueError, match=said):
            Income(**given_facts)
    with pytest.raises(NotCovered):
        withdrawable_income(Income(date(2004, 12, 31), 1, standard=1, standard_day=date(2004, 1, 1)), TABLES)


@pytest.mark.parametrize(
    ("kind", "measure", "may"),
    [
        ("dwelling", Measure.SEIZE, True),
        ("dwelling", Measure.SELL, False),
        ("letter_of_credit", Measure.SEIZE, True),
        ("letter_of_credit", Measure.DEDUCT, False),
        ("migrant_wages", Measure.SEIZE, False),
        ("necessities", Measure.SELL, False),
        ("income", Measure.DEDUCT, True),
        ("basic_account", Measure.DEDUCT, True),
    ],
)
def test_the_list(kind, measure, may):
    assert may_take(Thing(ON, kind, measure), TABLES).lawful is may


def test_the_wages_of_this_very_project_may_be_paid_from_its_account():
    assert may_take(Thing(ON, "migrant_wages", Measure.DEDUCT, exception=True), TABLES).lawful
    assert not may_take(Thing(ON, "migrant_wages", Measure.DEDUCT, exception=None), TABLES).lawful


@pytest.mark.parametrize("found", kinds().values(), ids=lambda k: k.key)
def test_nothing_is_protected_before_its_source(found):
    assert may_take(Thing(found.since, found.key, Measure.SEIZE), TABLES).value in Effect
    with pytest.raises(NotCovered):
        may_take(Thing(date.fromordinal(found.since.toordinal() - 1), found.key, Measure.SEIZE), TABLES)


def test_what_is_not_on_the_list_is_for_a_person_to_judge():
    with pytest.raises(ValueError, match="人工判断"):
        may_take(Thing(ON, "bitcoin", Measure.SEIZE), TABLES)


def test_the_only_dwelling():
    def may(**facts):
        return may_sell_dwelling(Dwelling(ON, **facts), TABLES)

    assert not may().lawful
    assert may(supporter_has_home=True).lawful
    assert may(moved_homes_away=None).steps[0].verdict.value == "unknown"
    kept = may(rent=2_000_00, rent_years=5)
    assert (kept.value, kept.lawful) == (120_000_00, True)
    assert not may(rent=2_000_00, rent_years=4).lawful
    assert not may(rent=2_000_00, rent_years=9).lawful
    assert may(rent=2_000_00, rent_years=8, creditor_offers_home=True).value == 0
    assert may(delivery_served=date(2025, 11, 28)).lawful
    assert not may(delivery_served=date(2025, 12, 1)).lawful


def test_a_dwelling_that_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="同时填写"):
        Dwelling(ON, rent=1)
    with pytest.raises(ValueError, match="负数"):
        Dwelling(ON, rent=-1, rent_years=5)
    with pytest.raises(NotCovered):
        may_sell_dwelling(Dwelling(date(2015, 5, 4)), TABLES)

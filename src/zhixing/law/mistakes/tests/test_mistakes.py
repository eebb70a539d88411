"""Wrong totals of others are traced to the mistake that makes them; what no usual mistake makes stays unexplained."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from zhixing.law.core.fen import half_up, parse_yuan
from zhixing.law.core.tables import packaged
from zhixing.law.interest.rate import Benchmark
from zhixing.law.mistakes.case import Of
from zhixing.law.mistakes.question import Claimed, explain, slip
from zhixing.law.mistakes.usual import MISTAKES
from zhixing.law.owed.facts import (
    Debt,
    Excluded,
    Fixed,
    Ground,
    Kind,
    Lpr,
    Obligation,
    OldGeneral,
    Payment,
    Per,
    Period,
    Segmented,
    Switches,
    Term,
    TermKind,
)

TABLES = packaged()
ON = date(2026, 9, 1)


def doubled_only(base, first):
    period = Period(ends=first - timedelta(days=1))
    return Debt((Obligation("本金", parse_yuan(base), period=period),), first - timedelta(days=30))


RICH = Debt(
    (
        Obligation(
            "借款本金",
            10_000_000,
            period=Period(days=10),
            interest=(Term(date(2013, 5, 1), Segmented(Benchmark(), Lpr(times=Fraction(4)))),),
        ),
        Obligation("已确定利息", 1_234_500, Kind.INTEREST, period=Period(days=10)),
        Obligation(
            "货款",
            700_000,
            period=Period(days=10),
            interest=(
                Term(date(2021, 1, 1), Lpr(anchor=date(2021, 1, 1))),
                Term(date(2021, 1, 1), Fixed(Fraction(1, 2000), Per.DAY), kind=TermKind.PENALTY),
            ),
        ),
    ),
    date(2014, 3, 1),
    payments=(Payment(date(2024, 5, 1), 99_000_000),),
    excluded=(Excluded(date(2016, 1, 1), Ground.OTHER, date(2016, 3, 1)),),
    switches=Switches(old_general=OldGeneral.ADDITIONAL),
)
CASES = {
    "paid": replace(RICH, payments=(Payment(date(2024, 5, 1), 5_000_000),)),
    "a large payment": replace(RICH, payments=(Payment(date(2018, 5, 1), 15_000_000),)),
    "unpaid": replace(RICH, payments=()),
}


@pytest.mark.parametrize("name", CASES)
def test_every_mistake_alone_is_recognised_by_its_sum(name):
    debt = CASES[name]
    for single in explain(Claimed(debt, 1), ON, TABLES).value.single:
        value = explain(Claimed(debt, single.fen), ON, TABLES).value
        assert not value.agrees, single.names
        assert single.names in {found.names for found in value.found}, single.names


def test_every_mistake_of_the_list_can_occur():
    seen = {s.mistakes[0].name for debt in CASES.values() for s in explain(Claimed(debt, 1), ON, TABLES).value.single}
    assert seen == {m.name for m in MISTAKES}


def test_two_mistakes_together_are_found():
    debt = doubled_only("2761268.00", date(2017, 11, 24))
    wrong = half_up(Fraction(276_126_800 * 2854 * 7, 80_000))  # half the rate, one day more
    value = explain(Claimed(debt, wrong, Of.DOUBLED), date(2025, 9, 15), TABLES).value
    pairs = [{m.name for m in found.mistakes} for found in value.found]
    assert {"从履行期间届满当日起算", "把日万分之一点七五拆成一半"} in pairs


def test_the_right_sum_and_other_roundings_are_no_mistake():
    debt = doubled_only("295847.50", date(2014, 11, 2))
    on = date(2025, 9, 16)
    for claimed in ("205643.60", "205644.00", "205643.00"):
        assert explain(Claimed(debt, parse_yuan(claimed), Of.DOUBLED), on, TABLES).value.agrees


def test_a_page_that_forgot_the_base():
    """WE013: 7,976 yuan for 93 days, stated 16,275.00 where 129.81 is right: 93 days × 175 yuan."""
    debt = doubled_only("7976.00", date(2024, 1, 1))
    value = explain(Claimed(debt, parse_yuan("16275.00"), Of.DOUBLED), date(2024, 4, 2), TABLES).value
    assert value.right == 12_981
    assert [f.names for f in value.found] == ["没有乘以实际的基数（每日按 175 元计）"]


def test_a_figure_no_usual_mistake_makes():
    """WE143: days right, amount invented: 1,381,445.13 stated, 1,380,564.97 computed."""
    debt = doubled_only("2761268.00", date(2017, 11, 21))
    value = explain(Claimed(debt, parse_yuan("1381445.13"), Of.DOUBLED), date(2025, 9, 16), TABLES).value
    assert value.right == parse_yuan("1380564.97")
    assert (value.agrees, value.slip, value.found) == (False, "", ())


def test_ordinary_interest_taken_twice():
    """WE155: 679,445 yuan of ordinary interest doubled to 1,358,890."""
    days = date(2024, 1, 1), date(2024, 12, 30)
    obligation = Obligation(
        "本金", 679_445_000, interest=(Term(days[0], Fixed(Fraction("0.1")), days[1]),), doubled=False
    )
    debt = Debt((obligation,), days[0])
    claimed = Claimed(debt, parse_yuan("1358890.00"), Of.INTEREST)
    value = explain(claimed, days[1], TABLES).value
    assert value.right == parse_yuan("679445.00")
    assert "把全部一般债务利息加倍" in [f.names for f in value.found]


def test_digits_swapped_when_copying():
    """WE148: 129,007.90 + 203,715.58 written as 332,732.48 instead of 332,723.48; WE119: 803,593 for 803,869 is no such slip."""
    assert slip(33_272_348, 33_273_248) == "相邻两位数字颠倒"
    assert slip(80_386_900, 80_359_300) == ""
    assert slip(12_981, 129_810) == slip(129_810, 12_981) == "小数点错位"
    assert slip(12_981, 12_981) == slip(0, 0) == ""

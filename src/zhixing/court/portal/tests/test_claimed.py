"""Somebody else's total is traced to the usual mistake that makes it; the page and the court disagree with nobody else."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from zhixing.law.core.fen import half_up, yuan
from zhixing.law.core.tables import packaged
from zhixing.law.owed.facts import Year
from zhixing.law.owed.question import owed

LPR = {
    "on": "2026-09-01", "effective": "2025-12-01", "period_days": "15", "items-0-amount": "386500",
    "items-0-rate_kind": "segmented", "items-0-interest_from": "2018-06-01",
}  # fmt: skip
FIXED = {
    "on": "2026-09-01", "effective": "2025-12-01", "period_days": "15", "items-0-amount": "386500",
    "items-0-rate_kind": "annual", "items-0-rate": "6%", "items-0-interest_from": "2024-01-01",
}  # fmt: skip


def debt_of(query):
    from zhixing.court.kernel.inputs import read_input
    from zhixing.court.portal.facts.debt import DebtIn, debt
    from zhixing.court.portal.pages.query import typed

    return debt(read_input(DebtIn, typed(DebtIn, query)))


def total(debt):
    return owed(debt, date(2026, 9, 1), packaged()).value.total


def test_one_day_too_early(stranger):
    """t0 is 2025-12-16; counting on that day itself adds 386,500 × 0.0175 % = 67.64 (67.6375)."""
    right = total(debt_of(FIXED))
    doubled = owed(debt_of(FIXED), date(2026, 9, 1), packaged()).value.sums.doubled
    one_more = half_up(Fraction(38_650_000 * 7, 40_000) * 260)
    wrong = right - doubled + one_more
    shown = stranger.text(stranger.get("calc/claimed", **FIXED, claimed=yuan(wrong)))
    assert "从履行期间届满当日起算" in shown.split("每一种常见的误算")[0]


def test_360_days_instead_of_365(stranger):
    debt = debt_of(FIXED)
    wrong = total(replace(debt, switches=replace(debt.switches, year=Year.DAYS_360)))
    shown = stranger.text(stranger.get("calc/claimed", **FIXED, claimed=yuan(wrong)))
    assert "一年的天数用错（360 与 365 互换）" in shown.split("每一种常见的误算")[0]


def test_lpr_before_there_was_one(stranger):
    """The first LPR, 4.25 %, for the 445 days to 2019-08-19 on which the benchmark loan rate stood."""
    ruling = owed(debt_of(LPR), date(2026, 9, 1), packaged())
    since_lpr = [
        line.exact
        for _, line in ruling.proof.walk()
        if "LPR" in line.details.get("依据", "") and line.exact is not None
    ]
    days = (date(2019, 8, 20) - date(2018, 6, 1)).days
    interest = half_up(Fraction(38_650_000 * 425, 10_000) * days / 365 + sum(since_lpr))
    wrong = ruling.value.total - ruling.value.sums.interest + interest
    assert wrong < ruling.value.total
    claimed = stranger.get("calc/claimed", **LPR, claimed=yuan(wrong))
    assert "2019 年 8 月 20 日以前用了 LPR" in stranger.text(claimed).split("每一种常见的误算")[0]


def test_the_right_sum_is_no_mistake(stranger):
    page = stranger.get("calc/claimed", **FIXED, claimed=yuan(total(debt_of(FIXED))))
    assert "没有误算" in stranger.text(page)


def test_an_invented_sum_stays_unexplained(stranger):
    page = stranger.text(stranger.get("calc/claimed", **FIXED, claimed="777777.77"))
    assert "常见的误算都得不出这个数" in page


def test_the_form_comes_filled_from_the_calculation(stranger):
    sums = stranger.get("calc/owed", **FIXED).content.decode()
    assert "/portal/calc/claimed?on=2026-09-01&amp;effective=2025-12-01" in sums
    form = stranger.get("calc/claimed", **FIXED)
    assert form.status_code == 200
    assert 'name="items-0-amount" value="386500"' in form.content.decode()
    assert 'role="alert"' not in form.content.decode()


@pytest.mark.parametrize("of", ["interest", "doubled"])
def test_a_part_of_the_sum_can_be_compared(stranger, of):
    value = owed(debt_of(FIXED), date(2026, 9, 1), packaged()).value
    page = stranger.get("calc/claimed", **FIXED, claimed=yuan(getattr(value.sums, of)), of=of)
    assert "没有误算" in stranger.text(page)
    assert value.exact

"""Freezing deposits: both sides of each condition."""

from dataclasses import replace
from datetime import date

import pytest

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import packaged
from zhixing.law.seizure.account import Account
from zhixing.law.seizure.freeze import Bound, Freeze, Target, may_freeze

TABLES = packaged()
ON = date(2026, 11, 24)
OPEN = Account("personal", of_debtor=True)
FREEZE = Freeze(
    ON, live=True, suspended=False, bound=Bound(60_000_00, 800_00), target=Target(OPEN), limit=60_800_00,
    last_day=date(2027, 11, 24),
)  # fmt: skip


def blocked(facts):
    return [s.asked for s in may_freeze(facts, TABLES).blocks]


def test_the_debt_with_its_fee_may_be_frozen_for_a_year():
    told = may_freeze(FREEZE, TABLES)
    assert told.lawful
    assert told.value == 60_800_00
    assert told.parameters[0].cite.article == "485"


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"live": False}, "案件正在执行"),
        ({"suspended": True}, "案件没有中止执行"),
        ({"limit": 60_800_01}, "冻结数额不超出债权和费用"),
        ({"bound": Bound(None)}, "冻结数额不超出债权和费用"),
        ({"bound": Bound(0), "limit": None}, "冻结数额不超出债权和费用"),
        ({"last_day": date(2027, 11, 25)}, "冻结期限不超过一年"),
        ({"last_day": ON}, "冻结期限不超过一年"),
        ({"last_day": date(2026, 11, 23)}, "冻结期限不超过一年"),
        ({"target": Target(replace(OPEN, of_debtor=False))}, "账户属于被执行人"),
        ({"target": Target(replace(OPEN, of_debtor=None))}, "账户属于被执行人"),
        ({"target": Target(replace(OPEN, open=False))}, "账户没有销户"),
        ({"target": Target(OPEN, ours=True)}, "本案没有重复冻结同一账户"),
    ],
)
def test_one_step_over_each_line_blocks(change, asked):
    assert blocked(replace(FREEZE, **change)) == [asked]


@pytest.mark.parametrize(
    ("kind", "may"),
    [
        ("basic", True), ("general", True), ("personal", True), ("time_deposit", True), ("migrant_wages", False),
        ("wage_deposit", False), ("social_insurance", False), ("union_funds", False), ("case_funds", False),
        ("something_new", False),
    ],
)  # fmt: skip
def test_accounts_protected_by_their_purpose_are_not_frozen(kind, may):
    assert may_freeze(replace(FREEZE, target=Target(replace(OPEN, kind=kind))), TABLES).lawful is may


def test_a_protected_account_names_its_article():
    told = may_freeze(replace(FREEZE, target=Target(replace(OPEN, kind="migrant_wages"))), TABLES)
    assert str(told.blocks[0].cites[0]) == "农民工工资条例33"


def test_where_a_rate_is_missing_the_certain_sum_may_be_frozen_and_not_more():
    short = replace(FREEZE, bound=replace(FREEZE.bound, short="LPR 只公布到 2026-08-20"))
    told = may_freeze(short, TABLES)
    assert told.lawful
    assert "只按已经确定的数额" in told.warnings[0].found
    assert blocked(replace(short, limit=60_800_01)) == ["冻结数额不超出债权和费用"]


def test_other_courts_freezes_and_cover_by_our_own_warn_only():
    told = may_freeze(replace(FREEZE, target=Target(OPEN, rivals=2), controlled=60_800_00), TABLES)
    assert told.lawful
    assert [s.asked for s in told.warnings] == ["没有在先冻结", "本案其他冻结还不足以清偿"]
    assert not may_freeze(replace(FREEZE, controlled=60_799_99), TABLES).warnings


def test_a_leap_day_ends_with_february():
    leap = replace(FREEZE, on=date(2028, 2, 29), last_day=date(2029, 2, 28))
    assert may_freeze(leap, TABLES).lawful
    assert blocked(replace(leap, last_day=date(2029, 3, 1))) == ["冻结期限不超过一年"]


def test_before_the_term_was_fixed_nothing_is_answered():
    with pytest.raises(NotCovered):
        may_freeze(replace(FREEZE, on=date(2015, 2, 3)), TABLES)


def test_before_an_account_is_chosen_only_case_and_sum_are_asked_about():
    told = may_freeze(Freeze(ON, live=True, suspended=False, bound=Bound(1)), TABLES)
    assert told.lawful
    assert len(told.steps) == 3

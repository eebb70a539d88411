"""Deducting deposits: both sides of each of the seven conditions."""

from dataclasses import replace
from datetime import date

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.deduction.deduct import Deduction, Notice, Objection, Source, may_deduct
from zhixing.law.seizure.account import Account
from zhixing.law.seizure.freeze import Bound

TABLES = packaged()
ON = date(2026, 12, 10)
ACCOUNT = Account("personal", of_debtor=True)
FROZEN = Source(ACCOUNT, frozen=True, available=60_000_00, effective=True, last_day=ON)
FREE = Source(ACCOUNT, frozen=False, available=60_000_00)
DEDUCTION = Deduction(
    ON, live=True, suspended=False, bankruptcy=False, notice=Notice(date(2026, 11, 25), date(2026, 12, 9)),
    bound=Bound(70_000_00, 950_00), case_account=True, source=FROZEN, amount=60_000_00, living="另有工资收入",
)  # fmt: skip


def rejected(served):
    return (Objection("林案外的异议", pending=False, rejection_served=served),)


def test_what_is_really_held_may_be_taken_after_the_period_of_the_notice():
    told = may_deduct(DEDUCTION, TABLES)
    assert told.lawful
    assert told.value == 60_000_00
    assert "无异议登记" in "\n".join(told.sentences())


def test_a_freeze_is_not_needed_for_money_that_nobody_has_frozen():
    told = may_deduct(replace(DEDUCTION, source=FREE), TABLES)
    assert told.lawful
    assert "扣划裁定同时具有冻结的效力" in "\n".join(told.sentences())
    assert not may_deduct(replace(DEDUCTION, source=replace(FREE, available=59_999_99)), TABLES).lawful


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"live": False}, "案件正在执行"),
        ({"suspended": True}, "案件没有中止执行"),
        ({"bankruptcy": True}, "没有受理被执行人破产"),
        ({"bound": Bound(None)}, "扣划数额不超出未履行的债权和费用"),
        ({"bound": Bound(59_000_00, 999_99)}, "扣划数额不超出未履行的债权和费用"),
        ({"amount": 60_000_01}, "扣划数额不超出实际控制金额"),
        ({"source": replace(FROZEN, effective=False)}, "本案冻结在先并已经生效"),
        ({"source": replace(FROZEN, effective=None)}, "本案冻结在先并已经生效"),
        ({"source": replace(FROZEN, last_day=date(2026, 12, 9))}, "冻结期限没有届满"),
        ({"source": replace(FROZEN, available=None)}, "扣划数额不超出实际控制金额"),
        ({"source": replace(FROZEN, account=replace(ACCOUNT, of_debtor=False))}, "账户属于被执行人"),
        ({"source": replace(FROZEN, account=Account("migrant_wages", True))}, "账户不是依法不得冻结、扣划的专用账户"),
        ({"pending": "扣划"}, "没有等待银行反馈的通知"),
        ({"living": ""}, "保留被执行人及所扶养家属的生活必需费用"),
        ({"objections": (Objection("林案外的异议", pending=True),)}, "没有案外人异议"),
        ({"objections": rejected(None)}, "没有案外人异议"),
        ({"objections": rejected(date(2026, 11, 25))}, "没有案外人异议"),
        ({"objections": None}, "没有案外人异议"),
        ({"bankruptcy": None}, "没有受理被执行人破产"),
        ({"source": replace(FREE, ours=True)}, "该账户没有本案的冻结"),
        ({"case_account": False}, "只扣划至本案的案款账号"),
        ({"case_account": None}, "只扣划至本案的案款账号"),
    ],
)
def test_one_step_over_each_line_blocks(change, asked):
    blocks = may_deduct(replace(DEDUCTION, **change), TABLES).blocks
    assert [s.asked for s in blocks] == [asked]


def test_after_fifteen_days_from_the_service_of_its_rejection_an_objection_no_longer_stands_in_the_way():
    assert may_deduct(replace(DEDUCTION, objections=rejected(date(2026, 11, 24))), TABLES).lawful


def test_the_exact_sum_of_debt_and_fee_may_be_taken():
    assert may_deduct(replace(DEDUCTION, bound=Bound(59_000_00, 1_000_00)), TABLES).lawful


@pytest.mark.parametrize(
    "notice",
    [Notice(None, None), Notice(date(2026, 11, 25), None), Notice(date(2026, 11, 25), ON)],
    ids=["not issued", "not served", "last day not over"],
)
def test_before_the_period_of_the_notice_is_over_reasons_and_a_higher_level_are_needed(notice):
    told = may_deduct(replace(DEDUCTION, notice=notice), TABLES)
    assert not told.lawful
    assert not told.blocks
    assert [s.asked for s in told.overridable] == ["执行通知书指定的期间届满仍未履行"]


def test_before_an_account_is_chosen_only_the_case_is_asked_about():
    told = may_deduct(replace(DEDUCTION, source=None, amount=None, living=None), TABLES)
    assert told.lawful
    assert told.value == 70_950_00

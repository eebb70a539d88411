"""Preservation from the application to its conversion: both sides of every condition."""

from dataclasses import replace
from datetime import date

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.limits.node import Node
from zhixing.law.preservation.convert import Conversion, Standing, converts
from zhixing.law.preservation.execute import Execution, may_execute
from zhixing.law.preservation.facts import Application, Form, Given, Phase
from zhixing.law.preservation.release import Ground, Preserved, Shown, must_release
from zhixing.law.preservation.renew import RenewalAsked, may_ask_renewal
from zhixing.law.preservation.rule import Due, may_rule
from zhixing.law.preservation.substitute import Offer, Substitution, may_substitute
from zhixing.law.seizure.account import Account

TABLES = packaged()
ON = date(2026, 1, 12)
INSURED = Given(Form.INSURANCE, 57_000_00, "保单保函")
IN_SUIT = Application(
    ON, Phase.IN_SUIT, 190_000_00, written=True, property_named=True, reason="被告正在转移存款", competent=True,
    required=57_000_00, given=(INSURED,), fee=1_470_00, fee_paid=True,
)  # fmt: skip
PRE_SUIT = replace(
    IN_SUIT,
    phase=Phase.PRE_SUIT,
    urgent=True,
    required=190_000_00,
    given=(Given(Form.GUARANTEE, 190_000_00, "担保书"),),
)
AFTER = replace(
    IN_SUIT, phase=Phase.PRE_ENFORCEMENT, urgent=True, required=0, given=(), instrument_effective=True,
    enforcement_filed=False,
)  # fmt: skip


def blocks(told):
    return [s.asked for s in told.blocks]


def test_in_suit_five_days_to_rule_and_five_to_begin():
    told = may_rule(IN_SUIT, TABLES)
    assert told.lawful
    assert told.value == Due(Node.PRESERVATION_RULING, Node.PRESERVATION_EXECUTION)
    assert may_rule(replace(IN_SUIT, urgent=True), TABLES).value == Due(Node.PRESERVATION_RULING_URGENT, None)


def test_before_the_suit_forty_eight_hours_and_at_once():
    told = may_rule(PRE_SUIT, TABLES)
    assert told.lawful
    assert told.value == Due(Node.PRESUIT_RULING, None)
    assert blocks(may_rule(replace(PRE_SUIT, urgent=False), TABLES)) == ["情况紧急，不立即保全将受到难以弥补的损害"]


def test_after_the_effect_and_before_enforcement_without_security():
    assert may_rule(AFTER, TABLES).lawful
    half = replace(AFTER, required=50_000_00, given=(replace(INSURED, amount=50_000_00),))
    assert may_rule(half, TABLES).lawful
    more = replace(AFTER, required=190_000_01, given=(replace(INSURED, amount=200_000_00),))
    assert [s.asked for s in may_rule(more, TABLES).overridable] == ["拟要求的担保在范围之内"]


@pytest.mark.parametrize(
    ("base", "change", "asked"),
    [
        (IN_SUIT, {"written": None}, "提交书面申请"),
        (IN_SUIT, {"property_named": False}, "有明确的被保全财产信息或者具体线索"),
        (IN_SUIT, {"property_named": None}, "有明确的被保全财产信息或者具体线索"),
        (IN_SUIT, {"reason": ""}, "写明申请保全的理由"),
        (IN_SUIT, {"competent": False}, "属于本院管辖"),
        (IN_SUIT, {"competent": None}, "属于本院管辖"),
        (IN_SUIT, {"required": None}, "已经决定是否要求提供担保"),
        (IN_SUIT, {"required": 57_000_01, "given": (replace(INSURED, amount=60_000_00),)}, "拟要求的担保在范围之内"),
        (IN_SUIT, {"given": ()}, "提供了要求的担保"),
        (IN_SUIT, {"given": (replace(INSURED, document=""),)}, "担保有证明文件"),
        (AFTER, {"instrument_effective": False}, "法律文书已经生效"),
        (AFTER, {"enforcement_filed": True}, "尚未进入执行程序"),
        (AFTER, {"enforcement_filed": None}, "尚未进入执行程序"),
        (AFTER, {"urgent": False}, "因转移财产等紧急情况，不保全可能使生效文书不能执行"),
    ],
)
def test_what_stands_in_the_way_of_a_ruling(base, change, asked):
    assert blocks(may_rule(replace(base, **change), TABLES)) == [asked]


def test_an_unpaid_fee_needs_reasons_one_level_higher():
    for paid in (False, None):
        told = may_rule(replace(IN_SUIT, fee_paid=paid, fee=None), TABLES)
        assert not told.blocks
        assert [s.asked for s in told.overridable] == ["交纳保全申请费"]


def test_no_security_where_article_nine_waives_it():
    assert may_rule(replace(PRE_SUIT, required=0, given=(), waiver="追索劳动报酬"), TABLES).lawful


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="大于零"):
        replace(IN_SUIT, amount=0)
    for change in ({"required": -1}, {"given": (replace(INSURED, amount=-1),)}):
        with pytest.raises(ValueError, match="负数"):
            replace(IN_SUIT, **change)
    assert {p.zh for p in Phase} == {"诉前保全", "诉讼保全", "执行前保全"}
    assert all(f.zh for f in Form)


ORDER = Execution(
    ON, "（2026）闽0205民初12号裁定", 190_000_00, lifted=False, due_on=date(2026, 1, 17),
    account=Account("general", of_debtor=True), limit=190_000_00, last_day=date(2027, 1, 12),
)  # fmt: skip


def test_the_ruling_is_executed_by_a_freeze_up_to_its_sum():
    told = may_execute(ORDER, TABLES)
    assert told.lawful
    assert told.value == 190_000_00
    assert may_execute(replace(ORDER, account=None, limit=None, last_day=None, due_on=None), TABLES).lawful


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"lifted": True}, "保全裁定没有解除"),
        ({"limit": 190_000_01}, "冻结数额明确并且不超出裁定的数额"),
        ({"controlled": 190_000_00, "limit": None}, "冻结数额明确并且不超出裁定的数额"),
        ({"last_day": date(2027, 1, 13)}, "冻结期限不超过一年"),
        ({"account": Account("migrant_wages", of_debtor=True)}, "账户不是依法不得冻结、扣划的专用账户"),
        ({"frozen": True}, "没有重复冻结"),
        ({"ruled": None}, "已经作出保全裁定"),
    ],
)
def test_what_the_ruling_does_not_carry(change, asked):
    assert blocks(may_execute(replace(ORDER, **change), TABLES)) == [asked]


def test_a_late_start_is_marked():
    told = may_execute(replace(ORDER, on=date(2026, 1, 19), last_day=date(2027, 1, 18)), TABLES)
    assert told.lawful
    assert "已经逾期" in told.warnings[0].found


SECURITY = Substitution(ON, Offer.SECURITY, 190_000_00, 190_000_00, effective=True, document="银行保函")


def test_full_security_frees_the_property():
    assert may_substitute(SECURITY, TABLES).lawful
    thing = replace(SECURITY, disputed_thing=True, consent=True)
    assert may_substitute(thing, TABLES).lawful
    assert may_substitute(replace(SECURITY, offer=Offer.OTHER_PROPERTY, favourable=True), TABLES).lawful


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"worth": None}, "提供的担保充分"),
        ({"worth": 189_999_99}, "提供的担保充分"),
        ({"effective": None}, "提供的担保有效"),
        ({"document": ""}, "担保有证明文件"),
        ({"disputed_thing": True}, "保全的是争议标的物的，经申请保全人同意"),
        ({"offer": Offer.OTHER_PROPERTY}, "变更保全标的物有利于执行"),
    ],
)
def test_what_security_must_be(change, asked):
    assert blocks(may_substitute(replace(SECURITY, **change), TABLES)) == [asked]


@pytest.mark.parametrize(
    ("on", "suit", "must"),
    [
        (date(2026, 2, 11), None, False),
        (date(2026, 2, 12), None, True),
        (date(2026, 3, 1), date(2026, 2, 11), False),
        (date(2026, 3, 1), date(2026, 2, 12), True),
    ],
)
def test_thirty_days_without_a_suit_make_the_release_a_duty(on, suit, must):
    told = must_release(Preserved(on, standing=True, presuit_on=ON, suit_on=suit), TABLES)
    assert (told.value == (Ground.NO_SUIT,)) is must
    assert told.lawful is must
    assert "不因期间经过自动解除" in told.steps[-1].found


def test_five_days_after_the_performance_period_without_an_application():
    ended = date(2026, 3, 2)
    assert not must_release(Preserved(date(2026, 3, 9), standing=True, period_ended_on=ended), TABLES).value
    told = must_release(Preserved(date(2026, 3, 10), standing=True, period_ended_on=ended), TABLES)
    assert told.value == (Ground.NO_ENFORCEMENT,)
    applied = Preserved(date(2026, 3, 10), standing=True, period_ended_on=ended, enforcement_on=date(2026, 3, 9))
    assert must_release(applied, TABLES).value == ()


def test_other_grounds_need_their_document_and_a_measure_that_stands():
    shown = (Shown(Ground.PAID, "收款凭证"), Shown(Ground.WITHDRAWN, ""))
    told = must_release(Preserved(ON, standing=True, shown=shown), TABLES)
    assert told.value == (Ground.PAID,)
    assert blocks(told) == ["事由有证明文件"]
    assert blocks(must_release(Preserved(ON, standing=False, shown=shown[:1]), TABLES)) == ["保全措施仍然存在"]
    assert all(g.zh for g in Ground)


ASKED = RenewalAsked(date(2027, 1, 4), date(2027, 1, 12), told_on=date(2026, 1, 13), standing=True)


def test_the_renewal_is_asked_for_seven_days_before_the_end():
    told = may_ask_renewal(ASKED, TABLES)
    assert told.lawful
    assert told.value == date(2027, 1, 4)
    assert not told.warnings


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"on": date(2027, 1, 13)}, "保全措施仍然存在"),
        ({"standing": False}, "保全措施仍然存在"),
        ({"written": False}, "提出书面申请"),
        ({"written": None}, "提出书面申请"),
    ],
)
def test_a_renewal_needs_a_standing_measure_and_writing(change, asked):
    assert blocks(may_ask_renewal(replace(ASKED, **change), TABLES)) == [asked]


def test_asked_for_late_or_never_told_is_marked_not_lost():
    told = may_ask_renewal(replace(ASKED, on=date(2027, 1, 12), told_on=None), TABLES)
    assert told.lawful
    assert len(told.warnings) == 2


FIRST = Standing(1, date(2026, 1, 13), date(2027, 1, 12))
CONVERSION = Conversion(date(2026, 5, 6), True, True, True, False, FIRST)


def test_rank_and_term_stay_what_they_were():
    told = converts(CONVERSION, TABLES)
    assert told.lawful
    assert told.value == FIRST


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"enforcement_filed": False}, "执行案件已经立案"),
        ({"same_dispute": None}, "执行依据出自该保全的案件"),
        ({"same_debtor": False}, "被保全人是被执行人"),
        ({"released": True}, "保全没有解除"),
        ({"standing": None}, "保全措施正在生效"),
        ({"on": date(2027, 1, 13)}, "保全期限没有届满"),
    ],
)
def test_what_does_not_become_an_enforcement_seizure(change, asked):
    assert blocks(converts(replace(CONVERSION, **change), TABLES)) == [asked]

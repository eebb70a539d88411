"""The strict gate: the real case passes, its twelve twins are refused, and nothing passes without proof."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from zhixing.law.core.determination import Force
from zhixing.law.core.fen import parse_yuan
from zhixing.law.core.reading_input import NotReadable, read
from zhixing.law.core.tables import packaged
from zhixing.law.prededuction.facts import (
    Consent,
    Ending,
    Gate,
    Ground,
    Panel,
    Payee,
    Paying,
    Proof,
    Ruling,
    Search,
    Stage,
)  # fmt: skip
from zhixing.law.prededuction.gate import gate
from zhixing.law.prededuction.lines import every

TABLES = packaged()
FILES = sorted((Path(__file__).parent / "examples").glob("*.toml"))
RULING = Ruling(by_trial=True, original_number=True, document="裁定 D-08", handed_over="移送单 D-09")
PAYING = Paying(order="扣划通知 D-10", receipt="收款回单 D-11", received=75_000_00, approval="审批表 D-12", persons=4)


def load(path):
    case = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    return case, read(Gate, case["gate"])


REAL = load(FILES[0])[1]


def refused(facts):
    """Numbers of the lines that block."""
    return [int(s.asked.split(".")[0]) for s in gate(facts, TABLES).blocks]


def line(facts, number):
    return gate(facts, TABLES).value[number - 1]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_example(path):
    case, facts = load(path)
    told = gate(facts, TABLES)
    assert refused(facts) == case["refused"]
    assert [found.number for found in told.value] == list(range(1, 14))
    if case["refused"]:
        assert not told.lawful
        assert "依法申请强制执行" in told.steps[-1].found
        assert told.steps[-1].force is Force.NOTE
    else:
        assert told.lawful
        assert facts.control.controlled - facts.sheet.amount == parse_yuan(case["surplus"])


def test_the_real_case_and_twelve_twins():
    assert len(FILES) == 13


def test_a_line_without_its_proof_is_unknown_never_met():
    bare = replace(
        REAL,
        instrument=replace(REAL.instrument, proof=Proof()),
        control=replace(REAL.control, proof=Proof(" ")),
        enforcement=Search((), Proof("没有时间的查询")),
        rivals=Search(),
        objections=Search(()),
        sheet=replace(REAL.sheet, document=""),
        payee=replace(REAL.payee, document=""),
        links=Search(()),
    )
    assert refused(bare) == [1, 2, 3, 4, 6, 7, 8, 9, 13]
    assert [found.met for found in gate(bare, TABLES).value if found.number not in {5, 10, 11, 12}] == [None] * 9
    assert line(replace(REAL, links=Search()), 13).met is None


UNKNOWN = {
    "instrument": dict.fromkeys(("ours", "effective_on", "signed_by_both", "due")),
    "control": dict.fromkeys(("controlled", "ours", "rank", "last_day", "burdens", "of_debtor", "answered_at")),
    "payee": dict.fromkeys(("creditor", "confirmed")),
    "ground": dict.fromkeys(("applicant_authority",)),
}


@pytest.mark.parametrize(
    ("part", "field", "value"), [(p, f, v) for p, fields in UNKNOWN.items() for f, v in fields.items()]
)
def test_what_is_not_known_refuses(part, field, value):
    assert refused(replace(REAL, **{part: replace(getattr(REAL, part), **{field: value})}))


@pytest.mark.parametrize(
    ("part", "change", "number"),
    [
        ("instrument", {"ours": False}, 1),
        ("instrument", {"effective_on": date(2026, 3, 3)}, 1),
        ("control", {"ours": False}, 4),
        ("control", {"rank": 2}, 4),
        ("control", {"burdens": ("银行质押",)}, 4),
        ("control", {"of_debtor": False}, 4),
        ("control", {"account": "trust"}, 4),
        ("control", {"answered_at": REAL.at - timedelta(hours=24, seconds=1)}, 4),
        ("control", {"answered_at": REAL.at + timedelta(seconds=1)}, 4),
        ("sheet", {"checked_by": "书记员甲"}, 8),
        ("sheet", {"amount": 75_000_01}, 8),
        ("payee", {"creditor": False}, 9),
        ("payee", {"confirmed": False}, 9),
        ("payee", {"agent": True, "special_power": False}, 9),
        ("payee", {"agent": True}, 9),
    ],
)
def test_one_step_over_each_line_refuses(part, change, number):
    facts = replace(REAL, **{part: replace(getattr(REAL, part), **change)})
    assert refused(facts) == [number]


def test_an_agent_with_special_power_may_receive():
    assert gate(replace(REAL, payee=Payee(True, True, True, True, "特别授权 D-06")), TABLES).lawful


def test_the_freeze_must_stand_on_the_planned_day():
    assert refused(replace(REAL, planned_on=date(2027, 1, 15))) == []
    assert refused(replace(REAL, planned_on=date(2027, 1, 16))) == [4]


def test_a_judgment_needs_no_signatures_and_its_period_must_be_over():
    judgment = replace(REAL.instrument, mediation=False, signed_by_both=None)
    due = Ground("申请书", True, date(2026, 3, 1))
    assert gate(replace(REAL, instrument=judgment, ground=due), TABLES).lawful
    assert refused(replace(REAL, ground=replace(due, period_ends_on=date(2026, 3, 2)))) == [5]
    assert refused(replace(REAL, ground=replace(due, period_ends_on=None))) == [5]


@pytest.mark.parametrize("consent", [Consent("债务人", True, ""), Consent("债务人", None, "同意书")])
def test_a_consent_without_paper_or_known_authority_is_none(consent):
    assert refused(replace(REAL, ground=replace(REAL.ground, consent=consent))) == [5]


def test_right_before_the_deduction_the_search_is_at_most_an_hour_old():
    ready = replace(REAL, stage=Stage.DEDUCT, ruling=RULING)
    assert gate(ready, TABLES).lawful
    late = replace(ready, at=ready.at + timedelta(minutes=31))
    assert refused(late) == [2, 6, 7]


@pytest.mark.parametrize(
    "change", [{"by_trial": False}, {"original_number": False}, {"handed_over": ""}, {"document": ""}]
)
def test_without_a_ruling_of_the_trial_judge_nothing_is_deducted(change):
    assert refused(replace(REAL, stage=Stage.DEDUCT, ruling=replace(RULING, **change))) == [10]
    assert refused(replace(REAL, stage=Stage.DEDUCT)) == [10]


@pytest.mark.parametrize(
    "change", [{"received": None}, {"received": 74_999_99}, {"approval": ""}, {"persons": 2}, {"receipt": ""}]
)
def test_money_leaves_by_receipt_and_a_separate_approval(change):
    ready = replace(REAL, stage=Stage.PAY, ruling=RULING, paying=PAYING)
    assert gate(ready, TABLES).lawful
    assert refused(replace(ready, paying=replace(PAYING, **change))) == [11]


def test_a_rival_after_the_deduction_still_holds_the_payment():
    ready = replace(REAL, stage=Stage.PAY, ruling=RULING, paying=PAYING)
    rival = Search(("外省法院执行案件",), REAL.rivals.proof)
    assert refused(replace(ready, rivals=rival)) == [6]
    used_up = replace(ready, control=replace(REAL.control, controlled=115_000_00 - 115_000_00))
    assert gate(used_up, TABLES).lawful


ENDING = Ending(date(2026, 3, 2), 115_000_00, date(2026, 3, 2), "解除裁定 D-13", 75_000_00)


@pytest.mark.parametrize(
    "change",
    [
        {"released_on": date(2026, 3, 3)},
        {"released_on": None},
        {"release_ruling": ""},
        {"paid": 74_999_99},
        {"paid": None},
        {"deducted_on": None, "released_on": None},
        {"surplus": None},
    ],
)
def test_the_certificate_only_when_fully_paid_and_the_rest_freed_the_same_day(change):
    ready = replace(REAL, stage=Stage.CERTIFY, ruling=RULING, paying=PAYING, ending=ENDING)
    assert gate(ready, TABLES).lawful
    assert refused(replace(ready, ending=replace(ENDING, **change))) == [12]


def test_where_nothing_is_left_nothing_is_to_be_freed():
    whole = Ending(date(2026, 3, 2), 0, None, "", 75_000_00)
    assert gate(replace(REAL, stage=Stage.CERTIFY, ruling=RULING, paying=PAYING, ending=whole), TABLES).lawful


PHONE = "双方联系电话相同"


def decided(goes_on=True, record="合议笔录", saw=(PHONE,), votes=3):
    """A linked case on which a panel has decided."""
    linked = replace(REAL, links=Search((PHONE,), Proof("核查表")))
    return replace(linked, panel=Panel(goes_on, record, saw, votes))


def test_the_panel_decides_on_signs_of_sham_litigation():
    assert refused(decided()) == []
    assert refused(decided(goes_on=False)) == [13]
    assert refused(decided(record="")) == [13]
    assert "由合议庭决定" in line(replace(decided(), panel=None), 13).found


def test_a_panel_is_three_votes_on_all_signs_that_are_found():
    assert refused(decided(votes=2)) == [13]
    assert "不足三人" in line(decided(votes=2), 13).found
    later = replace(decided(), links=Search((PHONE, "双方地址相同：示例路1号"), Proof("核查表")))
    assert refused(later) == [13]
    assert "“双方地址相同：示例路1号”是合议庭决定以后发现的" in line(later, 13).found


def test_an_instrument_set_aside_later_opens_no_line_any_more():
    gone = replace(REAL, instrument=replace(REAL.instrument, set_aside="（2026）闽02民终9号民事判决书"))
    assert refused(gone) == [1]
    assert refused(replace(gone, stage=Stage.PAY, ruling=RULING, paying=PAYING)) == [1]


def test_the_checklist_says_what_comes_later_and_what_proves_each_line():
    now = gate(REAL, TABLES)
    assert [found.number for found in now.value if found.later] == [10, 11, 12]
    both = replace(REAL, enforcement=Search((), Proof("查询单", REAL.at - timedelta(minutes=20))))
    assert line(both, 2).proof == "查询单（2026-03-02 09:40 查询）"
    assert all(not p.verified for p in now.parameters)


def test_the_same_search_made_again_before_a_signature_gives_the_same_answer():
    def asked(at):
        found = Search((), Proof("全国关联案件查询", at))
        return gate(replace(REAL, at=at, enforcement=found, rivals=found, objections=found), TABLES)

    assert asked(REAL.at + timedelta(minutes=7)).to_json() == asked(REAL.at).to_json()


def test_what_makes_no_sense_is_refused():
    naive = datetime(2026, 3, 2, 10, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="时区"):
        replace(REAL, at=naive)
    with pytest.raises(ValueError, match="时区"):
        Proof("", naive)
    with pytest.raises(ValueError, match="大于零"):
        replace(REAL, sheet=replace(REAL.sheet, amount=0))
    with pytest.raises(NotReadable):
        read(Gate, {"at": "昨天"})


def test_one_failure_outweighs_what_is_not_known():
    assert every(None, False) is False
    assert every(True, None) is None
    assert every(True) is True
    assert {stage.zh for stage in Stage} == {"裁定扣划", "扣划", "发放", "出具自动履行证明书"}

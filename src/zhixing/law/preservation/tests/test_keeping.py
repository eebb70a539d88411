"""Security given back, what is raised and how it is decided, a search that finds nothing: both sides of every line."""

from dataclasses import replace
from datetime import date

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.limits.node import Node
from zhixing.law.preservation.give_back import FITS, GivingBack, Why, may_give_back
from zhixing.law.preservation.objecting import OUTCOMES, Decided, Kind, Outcome, Raised, may_decide, may_raise
from zhixing.law.preservation.search import Searched, nothing_found

TABLES = packaged()
ON = date(2026, 1, 12)


def blocks(told):
    return [s.asked for s in told.blocks]


GIVEN = GivingBack(ON, applicants=True, returned=False, standing=False, why=Why.WON, document="判决书", damages=False)


def test_the_applicants_security_goes_back_when_no_damages_are_claimed():
    assert may_give_back(GIVEN, TABLES).lawful
    assert may_give_back(replace(GIVEN, why=None), TABLES).lawful


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"returned": True}, "担保尚未退还"),
        ({"standing": True}, "保全措施已经结束"),
        ({"why": Why.PAID}, "有退还的事由"),
        ({"document": " "}, "事由有证明文件"),
        ({"damages": True}, "没有因保全提起的损害赔偿之诉"),
        ({"damages": None}, "没有因保全提起的损害赔偿之诉"),
    ],
)
def test_what_keeps_it_here(change, asked):
    assert blocks(may_give_back(replace(GIVEN, **change), TABLES)) == [asked]


def test_the_respondents_security_waits_for_the_debt_not_for_the_measure():
    theirs = replace(GIVEN, applicants=False, standing=True, why=Why.PAID, damages=None)
    assert may_give_back(theirs, TABLES).lawful
    assert blocks(may_give_back(replace(theirs, why=Why.NO_CLAIM), TABLES)) == ["有退还的事由"]
    assert FITS["applicant"] | FITS["respondent"] == set(Why)


ASKED = Raised(ON, Kind.RECONSIDER, party=True, standing=True, ruling_served_on=date(2026, 1, 7))


def test_reconsideration_is_asked_within_five_days_of_the_ruling():
    told = may_raise(ASKED, TABLES)
    assert told.lawful
    assert told.value == Node.PRESERVATION_RECONSIDERATION_DECISION
    for change, asked in (
        ({"on": date(2026, 1, 13)}, "收到裁定书之日起五日内提出"),
        ({"ruling_served_on": None}, "收到裁定书之日起五日内提出"),
        ({"party": False}, "由当事人提出"),
    ):
        assert blocks(may_raise(replace(ASKED, **change), TABLES)) == [asked]


@pytest.mark.parametrize(
    ("kind", "party", "node"),
    [(Kind.ACT, True, Node.OBJECTION_DECISION), (Kind.OUTSIDER, False, Node.OUTSIDER_DECISION)],
)
def test_an_objection_names_a_measure_that_stands(kind, party, node):
    facts = Raised(ON, kind, party=party, standing=True, measure=True)
    assert may_raise(facts, TABLES).lawful
    assert may_raise(facts, TABLES).value == node
    assert blocks(may_raise(replace(facts, measure=False), TABLES)) == ["写明所针对的保全措施"]
    assert blocks(may_raise(replace(facts, standing=False), TABLES)) == ["对该标的的执行尚未终结"]


def test_a_party_is_no_outsider():
    facts = Raised(ON, Kind.OUTSIDER, party=True, standing=True, measure=True)
    assert blocks(may_raise(facts, TABLES)) == ["由案外人提出"]


DECIDED = Decided(
    ON, Kind.RECONSIDER, open=True, executes=True, ruled=190_000_00, outcome=Outcome.CHANGED, amount=100_000_00,
    reasons="部分债务已经清偿",
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"open": False}, "尚未作出裁定"),
        ({"outcome": Outcome.FOUNDED}, "裁定结果与审查的事项相符"),
        ({"amount": None}, "变更后的保全数额小于原裁定"),
        ({"amount": 190_000_00}, "变更后的保全数额小于原裁定"),
        ({"reasons": " "}, "写明理由"),
        ({"kind": Kind.ACT, "outcome": Outcome.UPHELD}, "实施人员不参加审查"),
    ],
)
def test_how_it_may_be_decided(change, asked):
    assert may_decide(DECIDED, TABLES).lawful
    assert may_decide(replace(DECIDED, outcome=None), TABLES).lawful
    assert blocks(may_decide(replace(DECIDED, **change), TABLES)) == [asked]


def test_every_kind_and_outcome_has_its_words():
    assert set().union(*OUTCOMES.values()) == set(Outcome)
    assert all(one.zh for one in (*Kind, *Outcome, *Why))


SEARCHED = Searched(ON, asked_on=ON, asked=2, waiting=0, found=0)


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"asked_on": None}, ["申请保全人书面申请网络查询"]),
        ({"asked": 0}, ["已经发起网络查询", "查询已经全部反馈"]),
        ({"waiting": 1}, ["查询已经全部反馈"]),
        ({"found": 1}, ["没有查到可供保全的财产"]),
    ],
)
def test_nothing_found_is_told_when_everybody_answered(change, asked):
    assert nothing_found(SEARCHED, TABLES).lawful
    assert blocks(nothing_found(replace(SEARCHED, **change), TABLES)) == asked

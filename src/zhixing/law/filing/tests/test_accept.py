from dataclasses import replace
from datetime import date

import pytest

from zhixing.law.core.determination import Verdict
from zhixing.law.core.tables import packaged
from zhixing.law.filing.accept import Answer, Answers, Application, may_accept

TABLES = packaged()
ALL_YES = Answers(*(Answer.YES,) * 5)
GOOD = Application(
    effective_on=date(2026, 9, 1),
    effective_proof="生效证明书",
    period_ends=date(2026, 9, 11),
    last_period_ends=date(2026, 9, 11),
    elsewhere=(),
    accounts=True,
    addresses=True,
    answers=ALL_YES,
)
ON = date(2026, 11, 24)


def test_a_complete_application_is_filed():
    assert may_accept(GOOD, ON, TABLES).lawful


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"effective_proof": ""}, "法律文书已经生效"),
        ({"effective_on": None}, "法律文书已经生效"),
        ({"effective_on": date(2026, 11, 25)}, "法律文书已经生效"),
        ({"period_ends": ON}, "履行期间已经届满"),
        ({"period_ends": None}, "履行期间已经届满"),
        ({"elsewhere": ("（2026）闽0203执7号",)}, "同一义务没有在办"),
        ({"elsewhere": None}, "同一义务没有在办"),
        ({"accounts": False}, "收款账户"),
        ({"addresses": False}, "送达地址"),
    ],
)
def test_each_missing_condition_blocks(change, asked):
    answer = may_accept(replace(GOOD, **change), ON, TABLES)
    assert [asked in s.asked for s in answer.blocks] == [True]


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("answer", [Answer.NO, Answer.UNKNOWN])
def test_each_condition_of_article_16_must_be_found(place, answer):
    answers = [Answer.YES] * 5
    answers[place] = answer
    assert len(may_accept(replace(GOOD, answers=Answers(*answers)), ON, TABLES).blocks) == 1


def test_a_late_application_is_accepted_with_a_warning():
    """FILE-02: the court must accept even if late; lapse is the debtor's defence."""
    late = replace(
        GOOD, effective_on=date(2020, 1, 1), period_ends=date(2020, 1, 11), last_period_ends=date(2020, 1, 11)
    )
    answer = may_accept(late, ON, TABLES)
    assert answer.lawful
    assert "时效" in answer.warnings[0].asked


def test_limitation_runs_two_years_from_the_last_instalment():
    on_the_day = replace(GOOD, last_period_ends=date(2024, 11, 24))
    a_day_late = replace(GOOD, last_period_ends=date(2024, 11, 23))
    assert not may_accept(on_the_day, ON, TABLES).warnings
    assert may_accept(a_day_late, ON, TABLES).warnings[0].verdict is Verdict.NO

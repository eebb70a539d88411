"""A suggestion from enforcement to the trial division: sent, answered, its effect measured."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.suggestions.loop import (
    Answer,
    Count,
    Defect,
    Effect,
    Reply,
    Review,
    Suggestion,
    may_reply,
    may_send,
    overdue,
    review,
)  # fmt: skip

TABLES = packaged()
SENT = date(2026, 3, 2)
SUGGESTION = Suggestion(
    SENT, ("（2026）闽0205执12号",), Defect.OPERATIVE_PART, "利息起算日没有写明", "写明起算日", "民一庭"
)
ANSWER = Answer(date(2026, 3, 20), SENT, Reply.ACCEPTED, "已统一判项写法", ("判项指引",))
REPLIED = date(2026, 3, 20)
REVIEW = Review(
    date(2026, 6, 18), REPLIED,
    Count(date(2025, 12, 20), REPLIED, objections=10, petitions=6),
    Count(REPLIED, date(2026, 6, 18), objections=7, petitions=4),
)  # fmt: skip


def blocks(told):
    return [s.asked for s in told.blocks]


def test_a_suggestion_names_its_cases_its_cause_and_what_to_do():
    told = may_send(SUGGESTION, TABLES)
    assert told.lawful
    assert told.value == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"cases": ()}, "附有具体案件"),
        ({"cause": " "}, "写明问题类别和成因"),
        ({"proposal": ""}, "提出具体建议"),
        ({"addressee": ""}, "写明建议对象"),
        ({"to_outside": True}, "向本院内部提出"),
    ],
)
def test_what_is_missing_from_a_suggestion(change, asked):
    assert blocks(may_send(replace(SUGGESTION, **change), TABLES)) == [asked]


def test_a_reply_gives_reasons_and_what_was_changed():
    told = may_reply(ANSWER, TABLES)
    assert told.lawful
    assert told.value == (date(2026, 6, 18), date(2026, 9, 16))
    assert blocks(may_reply(replace(ANSWER, reasons=""), TABLES)) == ["写明理由"]
    assert blocks(may_reply(replace(ANSWER, evidence=()), TABLES)) == ["采纳的，附整改材料"]
    assert blocks(may_reply(replace(ANSWER, answered=True), TABLES)) == ["尚未回函"]
    assert may_reply(replace(ANSWER, reply=Reply.REFUSED, evidence=()), TABLES).lawful


def test_a_late_reply_is_taken_and_marked():
    told = may_reply(replace(ANSWER, on=date(2026, 4, 2)), TABLES)
    assert told.lawful
    assert "已经逾期" in told.warnings[0].found


@pytest.mark.parametrize(("days", "levels"), [(30, 0), (31, 1), (60, 1), (61, 2)])
def test_an_overdue_reply_goes_up_a_level_each_period(days, levels):
    assert overdue(SENT, SENT + timedelta(days=days), False, TABLES) == levels
    assert overdue(SENT, SENT + timedelta(days=days), True, TABLES) == 0


def test_ninety_days_after_the_reply_the_effect_is_counted():
    told = review(REVIEW, 90, TABLES)
    assert told.lawful
    assert told.value == Effect(3, 2)
    assert told.value.improved
    assert not Effect(3, -1).improved
    assert not Effect(0, 0).improved


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"replied_on": None}, "已经回函"),
        ({"after": Count(REPLIED, date(2026, 6, 17), 7, 4)}, "前后两个期间长度相同"),
        (
            {"before": Count(date(2025, 12, 21), date(2026, 3, 21), 1, 1)},
            "前一期间在回函以前，后一期间在回函以后并且已经结束",
        ),
    ],
)
def test_a_review_compares_like_with_like(change, asked):
    assert blocks(review(replace(REVIEW, **change), 90, TABLES)) == [asked]


def test_too_early_to_review():
    assert "回函满 180 日" in blocks(review(REVIEW, 180, TABLES))


@pytest.mark.parametrize("count", [(REPLIED, REPLIED, 1, 1), (SENT, REPLIED, -1, 1), (SENT, REPLIED, 1, -1)])
def test_counts_that_make_no_sense(count):
    with pytest.raises(ValueError, match="先后有序"):
        Count(*count)


def test_the_words_of_the_trade():
    assert {r.zh for r in Reply} == {"采纳", "部分采纳", "不采纳"}
    assert all(d.zh for d in Defect)

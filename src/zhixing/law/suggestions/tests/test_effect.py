"""The effect of a suggestion: counts of two equal periods, told apart by where they come from."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.suggestions.effect import Count, Effect, Period, Review, Which, may_review, periods, review

TABLES = packaged()
REPLIED, ON = date(2026, 3, 20), date(2026, 6, 18)
BEFORE, AFTER = periods(Which.FIRST, REPLIED, TABLES)
REVIEW = Review(ON, REPLIED, Count(BEFORE, 10, 6), Count(AFTER, 7, 4), "执行局统计表第3号", by_hand=True)


def blocks(told):
    return [s.asked for s in told.blocks]


def test_ninety_days_after_the_reply_the_effect_is_counted():
    told = review(REVIEW, Which.FIRST, TABLES)
    assert told.lawful
    assert told.value == Effect(3, 2)
    assert told.value.improved
    assert not Effect(3, -1).improved
    assert not Effect(0, 0).improved
    assert [w.found for w in told.warnings] == ["评估人手工填写"]
    assert review(replace(REVIEW, by_hand=False), Which.FIRST, TABLES).warnings == ()


@pytest.mark.parametrize(("which", "days"), [(Which.FIRST, 90), (Which.SECOND, 180)])
def test_the_periods_are_equal_and_meet_on_the_day_of_the_reply(which, days):
    before, after = periods(which, REPLIED, TABLES)
    assert (before.until, after.first) == (REPLIED, REPLIED)
    assert (before.until - before.first).days == (after.until - after.first).days == days
    told = may_review(after.until, REPLIED, which, TABLES)
    assert blocks(told) == []
    assert told.steps[-1].found == f"前 {before}，后 {after}"
    assert blocks(may_review(after.until - timedelta(days=1), REPLIED, which, TABLES)) == [f"回函满 {days} 日"]


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"after": Count(Period(REPLIED, ON - timedelta(days=1)), 7, 4)}, "前后两个期间以回函之日为界、长度相同"),
        ({"before": Count(BEFORE, None, 6)}, "前一期间的异议、信访件数清楚"),
        ({"after": Count(AFTER, 7, None)}, "后一期间的异议、信访件数清楚"),
        ({"source": " "}, "写明件数的出处"),
        ({"on": ON - timedelta(days=1)}, "回函满 90 日"),
    ],
)
def test_a_review_compares_like_with_like_and_says_where_the_counts_come_from(change, asked):
    told = review(replace(REVIEW, **change), Which.FIRST, TABLES)
    assert blocks(told) == [asked]


def test_unknown_counts_give_no_effect():
    assert review(replace(REVIEW, after=Count(AFTER, 7, None)), Which.FIRST, TABLES).value is None


def test_no_review_before_a_reply_and_none_after_the_second():
    assert not may_review(ON, None, Which.FIRST, TABLES).lawful
    assert not may_review(ON, REPLIED, None, TABLES).lawful


def test_what_makes_no_sense():
    with pytest.raises(ValueError, match="先后有序"):
        Period(REPLIED, REPLIED)
    for counts in ((-1, 1), (1, -1)):
        with pytest.raises(ValueError, match="负数"):
            Count(BEFORE, *counts)


def test_the_words_of_the_trade():
    assert [w.zh for w in Which] == ["首次评估", "再次评估"]
    assert str(BEFORE) == "2025-12-20 至 2026-03-19"

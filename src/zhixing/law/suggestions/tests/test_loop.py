"""A suggestion from enforcement to the trial division: sent, answered, taken up when nobody answers, its end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.suggestions.course import (
    Level,
    Overdue,
    Stage,
    Standing,
    level,
    may_ask_again,
    may_change,
    may_close,
    may_escalate,
)  # fmt: skip
from zhixing.law.suggestions.loop import (
    Answer,
    Defect,
    Reply,
    Suggestion,
    due,
    may_begin_reply,
    may_reply,
    may_send,
)  # fmt: skip

TABLES = packaged()
SENT = date(2026, 3, 2)
SUGGESTION = Suggestion(
    SENT, ("（2026）闽0205执12号",), Defect.OPERATIVE_PART, "利息起算日没有写明", "写明起算日", "民一庭"
)
ANSWER = Answer(date(2026, 3, 20), SENT, Reply.ACCEPTED, "已统一判项写法", ("判项指引",))


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
        ({"sent": True}, "尚未发出"),
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
    assert blocks(may_reply(replace(ANSWER, sent_on=None), TABLES)) == ["已经发出"]
    assert blocks(may_begin_reply(None, False, SENT, TABLES)) == ["已经发出"]


def test_a_refusal_needs_no_evidence_and_leaves_nothing_to_review():
    told = may_reply(replace(ANSWER, reply=Reply.REFUSED, evidence=()), TABLES)
    assert told.lawful
    assert told.value is None


def test_a_late_reply_is_taken_and_marked():
    told = may_reply(replace(ANSWER, on=date(2026, 4, 2)), TABLES)
    assert told.lawful
    assert "已经逾期" in told.warnings[0].found


def test_the_last_day_moves_off_a_rest_day():
    """The second period would end on 1 May 2026, the first day of the holiday, which lasts until the 5th."""
    assert due(SENT, TABLES) == date(2026, 4, 1)
    assert due(SENT, TABLES, 2) == date(2026, 5, 6)


@pytest.mark.parametrize(
    ("on", "reached"),
    [
        (date(2026, 4, 1), Level.OFFICER),
        (date(2026, 4, 2), Level.BUREAU_HEAD),
        (date(2026, 5, 6), Level.BUREAU_HEAD),
        (date(2026, 5, 7), Level.VICE_PRESIDENT),
        (date(2026, 6, 1), Level.VICE_PRESIDENT),
        (date(2026, 6, 2), Level.UPPER_COURT),
        (date(2027, 6, 2), Level.UPPER_COURT),
    ],
)
def test_an_overdue_reply_goes_up_a_level_each_period(on, reached):
    assert level(SENT, on, False, TABLES) is reached
    assert level(SENT, on, True, TABLES) is Level.OFFICER


def test_it_goes_up_one_level_at_a_time_and_stops_at_the_upper_court():
    late = Overdue(date(2026, 5, 7), SENT, replied=False, taken_to=Level.OFFICER)
    assert may_escalate(late, TABLES).value is Level.BUREAU_HEAD
    assert may_escalate(replace(late, taken_to=Level.BUREAU_HEAD), TABLES).value is Level.VICE_PRESIDENT
    assert blocks(may_escalate(replace(late, taken_to=Level.VICE_PRESIDENT), TABLES)) == [
        "逾期没有回函，可以再报上一级"
    ]
    ended = Overdue(date(2028, 1, 4), SENT, replied=False, taken_to=Level.UPPER_COURT)
    assert may_escalate(ended, TABLES).value is None
    assert "已经发出，没有回函" in blocks(may_escalate(replace(late, replied=True), TABLES))
    assert "已经发出，没有回函" in blocks(may_escalate(replace(late, sent_on=None), TABLES))


def test_only_a_draft_is_changed():
    assert may_change(Standing(SENT, Stage.DRAFT, None), TABLES).lawful
    assert not may_change(Standing(SENT, Stage.SENT, None), TABLES).lawful


@pytest.mark.parametrize(
    ("reply", "asked"), [(Reply.ACCEPTED, ["回函没有全部采纳"]), (Reply.PARTLY, []), (Reply.REFUSED, [])]
)
def test_what_was_not_accepted_may_be_suggested_again_with_reasons(reply, asked):
    facts = Standing(date(2026, 3, 23), Stage.REPLIED, reply, "判项仍不能执行")
    told = may_ask_again(facts, TABLES)
    assert blocks(told) == asked
    assert told.value == date(2026, 4, 22)
    assert "写明再次建议的理由" in blocks(may_ask_again(replace(facts, reasons=" "), TABLES))
    assert "已经回函，尚未评估" in blocks(may_ask_again(replace(facts, stage=Stage.FIRST), TABLES))


@pytest.mark.parametrize(
    ("stage", "reply", "ends"),
    [
        (Stage.DRAFT, None, True),
        (Stage.SENT, None, False),
        (Stage.REPLIED, Reply.ACCEPTED, False),
        (Stage.REPLIED, Reply.REFUSED, True),
        (Stage.FIRST, Reply.ACCEPTED, False),
        (Stage.SECOND, Reply.ACCEPTED, True),
        (Stage.CLOSED, Reply.ACCEPTED, False),
    ],
)
def test_it_ends_after_the_second_review_or_where_nothing_is_to_be_reviewed(stage, reply, ends):
    assert may_close(Standing(SENT, stage, reply, "已经办完"), TABLES).lawful is ends
    assert may_close(Standing(SENT, stage, reply), TABLES).lawful is ends
    assert not may_close(Standing(SENT, stage, reply, ""), TABLES).lawful


def test_the_words_of_the_trade():
    assert {r.zh for r in Reply} == {"采纳", "部分采纳", "不采纳"}
    assert all(word.zh for kind in (Defect, Stage, Level) for word in kind)


def test_nothing_waits_before_the_first_period_is_over():
    assert all(level(SENT, SENT + timedelta(days=n), False, TABLES) is Level.OFFICER for n in range(31))

"""Limits that count backwards, that hold something off, and that run in hours."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from zhixing.law.core.reading_input import NotReadable, read_toml
from zhixing.law.core.tables import packaged
from zhixing.law.limits.card import Length, Pause, Sense, card, cards, running
from zhixing.law.limits.hours import ends_at
from zhixing.law.limits.ladder import Elapsing, Level, renewal_warnings, warning_level
from zhixing.law.limits.node import Node
from zhixing.law.limits.question import LimitFrom, limit

TABLES = packaged()
CHINA = timezone(timedelta(hours=8))


def test_a_house_is_announced_thirty_full_days_before_the_auction():
    end = running(card(Node.AUCTION_NOTICE_IMMOVABLES), date(2026, 3, 31), TABLES)
    assert end.ends_on == date(2026, 2, 28)


def test_a_round_may_be_terminated_only_after_three_months():
    end = running(card(Node.TERMINATED_ROUND_GATE), date(2026, 1, 31), TABLES)
    assert (end.nominal, end.ends_on) == (date(2026, 4, 30), date(2026, 5, 1))


def test_the_court_of_a_priority_claim_waits_more_than_sixty_days():
    end = running(card(Node.FIRST_SEIZURE_WAIT), date(2026, 1, 1), TABLES)
    assert (end.ends_on - date(2026, 1, 1)).days == 61


def test_forty_eight_hours_begin_with_the_next_full_hour():
    start = datetime(2026, 3, 2, 10, 20, tzinfo=CHINA)
    assert ends_at(start, Length(48, "hours")) == datetime(2026, 3, 4, 11, 0, tzinfo=CHINA)
    assert ends_at(start.replace(minute=0), Length(8, "hours")) == datetime(2026, 3, 2, 18, 0, tzinfo=CHINA)
    assert ends_at(start.astimezone(UTC), Length(24, "hours")) == datetime(2026, 3, 3, 11, 0, tzinfo=CHINA)


def test_hours_are_not_counted_from_a_day_nor_days_from_an_instant():
    with pytest.raises(ValueError, match="时刻"):
        limit(LimitFrom(Node.PRESUIT_RULING, date(2026, 3, 2)), TABLES)
    with pytest.raises(ValueError, match="小时"):
        ends_at(datetime(2026, 3, 2, tzinfo=CHINA), Length(2, "days"))
    with pytest.raises(ValueError, match="时区"):
        ends_at(datetime(2026, 3, 2), Length(2, "hours"))  # noqa: DTZ001 - a naive instant is what is refused


@pytest.mark.parametrize("number", range(1, 38))
def test_each_of_the_thirty_seven_nodes_has_a_card(number):
    assert [c for c in cards().values() if c.number == number]


def test_backward_cards_are_in_days_and_neither_roll_nor_pause():
    for found in cards().values():
        if found.sense is Sense.BEFORE:
            assert found.length.unit == "days"
            assert not found.rolls
            assert not found.pausable
    with pytest.raises(ValueError, match="按日倒算"):
        running(card(Node.HEARING_NOTICE), date(2026, 3, 2), TABLES, length=Length(1, "months"))
    with pytest.raises(ValueError, match="不能延长"):
        limit(LimitFrom(Node.HEARING_NOTICE, date(2026, 3, 2), extensions=(Length(1, "days"),)), TABLES)


def test_the_answer_is_told_in_sentences():
    told = limit(
        LimitFrom(Node.CLOSING, date(2026, 11, 16), pauses=(Pause(date(2026, 12, 1), None, "中止执行"),)), TABLES
    )
    assert told.value.ends_on is None
    assert "暂停计算" in told.warnings[0].found
    told = limit(LimitFrom(Node.CLOSING, date(2026, 11, 16), extensions=(Length(3, "months"),)), TABLES)
    assert "延长 3 个月" in "\n".join(told.sentences())
    told = limit(LimitFrom(Node.CLOSING, date(2026, 11, 16)), TABLES)
    assert told.lawful
    assert [s.found for s in told.warnings] == ["放假安排未公布，届满日为暂定"]
    told = limit(LimitFrom(Node.FIRST_SEIZURE_WAIT, date(2026, 1, 1)), TABLES)
    assert told.steps[-1].asked == "最早可以办理的日期"


def test_the_ladder_climbs_to_a_higher_desk():
    start, end = date(2026, 1, 1), date(2026, 1, 11)

    def level(day, pauses=()):
        return warning_level(Elapsing(start, end, day, pauses), TABLES).value

    days = [(7, Level.NONE), (8, Level.YELLOW), (9, Level.YELLOW), (10, Level.ORANGE), (11, Level.ORANGE)]
    assert [level(date(2026, 1, d)) for d, _ in days] == [said for _, said in days]
    assert level(date(2026, 1, 12)) is Level.RED
    assert level(date(2026, 1, 15)) is Level.RED
    assert level(date(2026, 1, 16)) is Level.BLACK


def test_days_that_do_not_count_move_no_colour():
    pause = (Pause(date(2026, 1, 3), date(2026, 1, 13), "中止执行"),)
    told = warning_level(Elapsing(date(2026, 1, 1), date(2026, 1, 21), date(2026, 1, 13), pause), TABLES)
    assert told.value is Level.NONE
    assert "已过 20%" in told.steps[0].found
    assert warning_level(Elapsing(date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1)), TABLES).value is Level.ORANGE
    with pytest.raises(ValueError, match="早于"):
        Elapsing(date(2026, 1, 2), date(2026, 1, 1), date(2026, 1, 2))


def test_a_seizure_is_announced_four_times_before_it_lapses():
    assert renewal_warnings(date(2026, 12, 31), TABLES) == (
        date(2026, 11, 1), date(2026, 12, 1), date(2026, 12, 16), date(2026, 12, 24)
    )  # fmt: skip


def test_a_limit_asked_for_in_a_file():
    facts = read_toml(
        LimitFrom,
        """
        node = "property_report"
        start = 2026-03-02
        length = { count = 10, unit = "days" }
        """,
    )
    assert limit(facts, TABLES).value.ends_on == date(2026, 3, 12)
    with pytest.raises(NotReadable, match="不认识的期限"):
        read_toml(LimitFrom, 'node = "closing"\nstart = 2026-03-02\nlength = { count = 1, unit = "weeks" }')


def test_a_limit_that_began_before_the_text_cited_says_so():
    told = limit(LimitFrom(Node.OUTSIDER_DECISION, date(2023, 12, 29)), TABLES)
    assert (told.lawful, [s.asked for s in told.warnings]) == (True, ["所引条文在起算日已经施行"])
    assert not limit(LimitFrom(Node.OUTSIDER_DECISION, date(2024, 1, 1)), TABLES).warnings


def test_a_length_other_than_the_statutory_one_is_computed_and_marked():
    told = limit(LimitFrom(Node.PLAN_OBJECTION, date(2026, 3, 2), Length(30, "days")), TABLES)
    assert told.value.nominal == date(2026, 4, 1)
    assert [s.asked for s in told.warnings] == ["写明的期限与法定的一致"]


def test_a_pause_outside_the_limit_is_said_to_move_nothing():
    facts = LimitFrom(Node.CLOSING, date(2026, 1, 5), pauses=(Pause(date(2025, 1, 1), date(2025, 2, 1), "中止"),))
    told = limit(facts, TABLES)
    assert told.value.nominal == date(2026, 7, 5)
    assert any("不在期限之内，不影响届满日" in s.found for s in told.steps)
    with pytest.raises(ValueError, match="恢复之日应晚于停止之日"):
        LimitFrom(Node.CLOSING, date(2026, 1, 5), pauses=(Pause(date(2026, 2, 1), date(2026, 2, 1)),))

from datetime import date

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.limits.card import Length, Pause, card, cards, last_publication_day, running
from zhixing.law.limits.node import Node

TABLES = packaged()


def test_the_notice_is_due_ten_days_after_receipt():
    assert running(card(Node.ENFORCEMENT_NOTICE), date(2026, 11, 16), TABLES).ends_on == date(2026, 11, 26)


def test_six_months_to_close_roll_and_are_provisional_in_an_unannounced_year():
    end = running(card(Node.CLOSING), date(2026, 11, 16), TABLES)
    assert (end.nominal, end.ends_on, end.provisional) == (date(2027, 5, 16), date(2027, 5, 17), True)


def test_suspension_does_not_count_and_stops_the_end_while_it_lasts():
    start, open_ended = date(2026, 1, 5), Pause(date(2026, 2, 1), None, "中止执行")
    assert running(card(Node.CLOSING), start, TABLES, pauses=(open_ended,)).ends_on is None
    ended = Pause(date(2026, 2, 1), date(2026, 2, 11), "中止执行")
    assert running(card(Node.CLOSING), start, TABLES, pauses=(ended,)).nominal == date(2026, 7, 15)
    twice = (ended, Pause(date(2026, 2, 5), date(2026, 2, 11), "评估"))
    assert running(card(Node.CLOSING), start, TABLES, pauses=twice).nominal == date(2026, 7, 15)


def test_only_paused_days_inside_the_limit_move_its_end():
    """2026-01-05 + 6 months = 2026-07-05; days before the start and after the end belong to no limit."""
    start = date(2026, 1, 5)

    def end(*pauses):
        return running(card(Node.CLOSING), start, TABLES, pauses=pauses).nominal

    assert end(Pause(date(2025, 12, 1), date(2026, 1, 6))) == date(2026, 7, 5)
    assert end(Pause(date(2025, 12, 1), date(2026, 1, 16))) == date(2026, 7, 15)
    assert end(Pause(date(2026, 7, 6), date(2026, 8, 6))) == date(2026, 7, 5)
    assert end(Pause(date(2026, 7, 6), None)) == date(2026, 7, 5)
    assert end(Pause(date(2026, 7, 5), date(2026, 7, 15))) == date(2026, 7, 15)
    assert end(Pause(date(2026, 7, 5), date(2026, 7, 15)), Pause(date(2026, 7, 15), date(2026, 7, 20))) == date(
        2026, 7, 20
    )
    assert end(Pause(date(2026, 7, 5), None)) is None


def test_the_president_may_extend():
    end = running(card(Node.CLOSING), date(2026, 1, 5), TABLES, extensions=(Length(3, "months"),))
    assert end.nominal == date(2026, 10, 5)


def test_a_seizure_does_not_roll_over_a_rest_day():
    end = running(card(Node.SEIZURE_RENEWAL), date(2025, 1, 1), TABLES, length=Length(12, "months"))
    assert end.ends_on == date(2026, 1, 1)


def test_what_a_card_does_not_know_is_refused():
    with pytest.raises(ValueError, match="需要写明期限"):
        running(card(Node.PROPERTY_REPORT), date(2026, 1, 5), TABLES)
    with pytest.raises(ValueError, match="没有可以扣除"):
        running(card(Node.ENFORCEMENT_NOTICE), date(2026, 1, 5), TABLES, pauses=(Pause(date(2026, 1, 6), None, "x"),))


def test_backward_notice_leaves_full_days_between():
    assert last_publication_day(date(2026, 3, 31), 15) == date(2026, 3, 15)


def test_every_node_with_a_card_says_what_is_lost():
    assert set(cards()) <= set(Node)
    assert all(c.harm and c.starts and c.done for c in cards().values())

"""The queue's rules alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing.sandbox.waiting_line import Freeze, FreezeState, controlled, in_effect, latest_end, shifted_end


def freeze(place, limit_fen):
    day = date(2026, 9, 1)
    return Freeze(
        place=place,
        order_id=f"F-{place}",
        account="1",
        court="演示法院",
        case_number="（2026）演01执1号",
        ours=True,
        limit_fen=limit_fen,
        term_from=day,
        term_until=date(2027, 9, 1),
        from_date=day,
        until=date(2027, 9, 1),
        state=FreezeState.LIVE,
        told_fen=0,
    )


lines = st.lists(st.none() | st.integers(1, 10_000), max_size=6).map(
    lambda limits: [freeze(place, limit) for place, limit in enumerate(limits)]
)


@settings(max_examples=200, deadline=None)
@given(balance=st.integers(0, 20_000), line=lines, more=st.integers(0, 5_000))
def test_nobody_controls_more_than_limit_or_money_and_inflow_never_takes_away(balance, line, more):
    held = controlled(balance, line)
    assert sum(held) <= balance
    for one, amount in zip(line, held, strict=True):
        assert 0 <= amount <= (balance if one.limit_fen is None else one.limit_fen)
    assert all(later >= now for later, now in zip(controlled(balance + more, line), held, strict=True))


@settings(max_examples=100, deadline=None)
@given(balance=st.integers(0, 20_000), line=lines)
def test_a_later_freeze_never_takes_from_an_earlier_one(balance, line):
    assert controlled(balance, line[:-1]) == controlled(balance, line)[: len(line[:-1])]


def test_first_has_effect_on_an_empty_account_and_the_next_waits():
    assert in_effect(0, 0)
    assert not in_effect(1, 0)
    assert in_effect(1, 1)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 11, 15), date(2027, 11, 15)),
        (date(2028, 2, 29), date(2029, 2, 28)),  # no such day: the last day of the month
    ],
)
def test_a_waiting_year_runs_a_year_from_the_day_it_moves_up(start, end):
    assert shifted_end(date(2026, 9, 1), date(2027, 9, 1), start) == end


@settings(max_examples=100, deadline=None)
@given(start=st.dates(date(2020, 1, 1), date(2030, 1, 1)), days=st.integers(1, 366))
def test_an_unmoved_term_ends_where_it_was_ordered_to_end(start, days):
    end = start + timedelta(days=days)
    assert shifted_end(start, end, start) == end


def test_one_year_counts_from_the_next_day():
    assert latest_end(date(2026, 9, 1)) == date(2027, 9, 2)  # last day in effect: 2027-09-01 at most

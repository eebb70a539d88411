"""The page 期限 as a lawyer uses it: suspensions, lengths ordered by a court, make-up workdays, years not announced."""

import pytest

HALF_A_YEAR = {"node": "closing", "start": "2026-01-05"}


def shown(stranger, **query):
    return stranger.text(stranger.get("calc/limits", **query))


def test_a_saturday_on_which_people_work_is_no_rest_day(stranger):
    assert "届满日 2026-02-28（星期六，调休上班）" in shown(stranger, node="application_limit", start="2024-02-29")


def test_a_suspension_before_the_limit_began_moves_nothing(stranger):
    before = {"pauses-0-first": "2025-11-01", "pauses-0-until": "2025-12-01"}
    page = shown(stranger, **HALF_A_YEAR, **before)
    assert "届满日 2026-07-06（星期一）" in page
    assert "不在期限之内，不影响届满日" in page


def test_a_length_other_than_the_statutory_one_is_marked(stranger):
    assert "法定的期限是 15 日，这里按写明的 30 日 计算" in shown(
        stranger, node="plan_objection", start="2026-03-02", count="30"
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            {"node": "plan_objection", "start": "2026-03-02", "pauses-0-first": "2026-03-05"},
            "没有可以扣除的期间，请删去",
        ),
        ({"node": "auction_notice_movables", "start": "2026-03-31", "extensions-0-count": "3"}, "不能延长，请删去"),
        ({"node": "money_identified", "start": "2026-12-30"}, "2027 年放假安排未公布，按工作日计算的期限要等公布之后"),
    ],
)
def test_what_a_limit_does_not_take_is_refused_with_the_way_out(stranger, query, said):
    page = stranger.get("calc/limits", **query)
    assert (page.status_code, said in stranger.text(page)) == (422, True)

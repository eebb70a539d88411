"""Figures by court and division: half-open days, upper courts see lower ones, and what is left out is said."""

from datetime import date

from zhixing.court.urging.tests.test_performing import pay

HOST = {"HTTP_HOST": "127.0.0.1"}


def page(suit, user="shenpan", first="2026-12-01", until="2027-01-01"):
    answer = suit.city.client(user).get("/urging/statistics", {"first": first, "until": until}, **HOST)
    assert answer.status_code == 200
    return answer.content.decode()


def lines(suit, first, until):
    from zhixing.court.kernel.clock import today
    from zhixing.court.kernel.tables import current_tables
    from zhixing.court.urging.facts.counting import counted

    viewer = suit.city.viewer("zhongyuan")
    return suit.read(counted, viewer, first, until, today(), current_tables())


def test_performed_in_time_is_counted_once_the_period_is_over_and_seen_from_above(suit):
    from zhixing.law.preservation.performed import Performed

    suit.mediate()
    pay(suit, "75000.00", "收条 1")
    ends, after = date(2026, 12, 25), date(2026, 12, 26)
    (running,) = lines(suit, date(2026, 12, 1), after)
    assert (running.counts[Performed.RUNNING], running.due) == (1, 0)
    suit.city.move(days=40)
    (line,) = lines(suit, ends, after)
    assert (line.court, line.division) == ("厦门市海沧区人民法院", "未登记审判庭")
    assert (line.due, line.counts[Performed.IN_TIME], line.in_time_fen) == (1, 1, 75_000_00)
    assert lines(suit, after, date(2027, 2, 1)) == []
    assert lines(suit, date(2026, 12, 1), ends) == []

    for user in ("shenpan", "zhongyuan", "gaoyuan"):
        assert "100.0%" in page(suit, user)
    assert "统计期内没有履行期限届满的文书" in page(suit, "simingfaguan")
    assert "不计入分母" in page(suit)
    wrong = suit.city.client("shenpan").get("/urging/statistics", {"first": "2027-01-01", "until": "2026"}, **HOST)
    assert (wrong.status_code, "2027-01-01" in wrong.content.decode()) == (422, True)

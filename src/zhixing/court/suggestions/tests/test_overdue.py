"""Overdue replies go up one level each period: on read at once, on record by an act of the system, once each."""

from datetime import date

from zhixing.court.suggestions.tests.conftest import ACCEPTED


def acts_of(loop):
    from zhixing.court.kernel.models import Act

    return loop.story.read(lambda: [a.summary for a in Act.objects.filter(name="suggestions.escalate").order_by("id")])


def test_up_to_the_bureau_head_the_vice_president_and_the_upper_court(loop):
    """Sent on 24 November 2026: due 24 December, then Monday 25 January 2027 (the 23rd is a Saturday), 22 February."""
    from zhixing.court.suggestions.jobs import escalate

    loop.draft()
    loop.send()
    loop.day(date(2026, 12, 24))
    escalate()
    assert acts_of(loop) == []
    assert "逾期未回函的执行建议" not in loop.get("juzhang", "/")

    loop.day(date(2026, 12, 25))
    assert "已报执行局长" in loop.get("juzhang", "/")  # on read, before any job
    assert "逾期未回函的执行建议" not in loop.get("fuyuanzhang", "/")
    assert "已报执行局长" in loop.get("faguan", "/suggestions/")
    for _ in range(2):
        escalate()
    assert acts_of(loop) == ["民事审判第一庭逾期没有回函，报执行局长"]
    assert loop.fresh().level == 1

    loop.day(date(2027, 1, 25))
    escalate()
    assert loop.fresh().level == 1
    loop.day(date(2027, 3, 1))
    assert "已报上一级人民法院" in loop.get("fuyuanzhang", "/")
    assert "已报上一级人民法院" in loop.get("zhongyuan", "/")
    assert "逾期未回函的执行建议" not in loop.get("gaoyuan", "/")
    for _ in range(2):
        escalate()
    assert acts_of(loop)[1:] == [
        "民事审判第一庭逾期没有回函，报分管副院长",
        "民事审判第一庭逾期没有回函，报上一级人民法院",
    ]

    loop.do("reply", "shenpan", **ACCEPTED)
    assert loop.fresh().replied_late is True
    assert "逾期回函" in loop.page("faguan", "?tab=replies")
    assert "逾期未回函的执行建议" not in loop.get("juzhang", "/")
    escalate()
    assert len(acts_of(loop)) == 3


def test_a_new_round_begins_below_again(loop):
    from zhixing.court.suggestions.jobs import escalate

    loop.draft()
    loop.send()
    loop.city.move(days=31)
    escalate()
    loop.do("reply", "shenpan", answer="refused", reasons="判项已经明确")
    loop.city.sign(loop.do("ask_again", reasons="仍不能执行").proposal, "juzhang")
    assert loop.fresh().level == 0
    loop.city.move(days=32)  # the thirtieth day is a Sunday
    escalate()
    assert loop.fresh().level == 1
    assert len(acts_of(loop)) == 2

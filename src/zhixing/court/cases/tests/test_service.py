"""Papers that cannot be handed over go out in the next mode, in the end by public notice with its thirty days."""

import pytest

from zhixing.court.property.tests.story import fixed


def today():
    from zhixing.court.kernel import clock

    return str(clock.today())


@pytest.fixture
def notified(city):
    story = fixed(city)
    story.do("cases.notify", days=10, report_by="2027-01-20")
    return story


def last(story):
    from zhixing.court.cases.queries import services

    return story.read(services, story.case)[0]


def record(story, *, served, proof):
    return story.do("cases.record_service", last(story), by="shujiyuan", served=served, on=today(), proof=proof).act


def papers(story, act):
    return story.read(lambda: [p.title for p in act.papers.all()])


def test_service_that_succeeds_starts_the_periods(notified):
    from zhixing.court.kernel.models import Limit

    act = record(notified, served=True, proof="电子送达系统回执")
    assert papers(notified, act) == ["送达回证"]
    running = notified.read(lambda: set(Limit.objects.filter(done_on=None).values_list("node", flat=True)))
    assert {"voluntary_performance", "property_report"} <= running
    assert notified.fresh(notified.case).notice_ends_on is not None


def test_failed_service_ends_in_public_notice_that_takes_its_thirty_days(city, notified):
    from zhixing.court.kernel.refused import Unlawful

    modes = [last(notified).mode]
    for proof in ("未读", "无人在家", "查无此人，退回"):
        act = record(notified, served=False, proof=proof)
        modes.append(last(notified).mode)
    assert modes == ["electronic", "direct", "mail", "public"]
    assert papers(notified, act) == ["公告"]
    city.move(days=29)
    with pytest.raises(Unlawful, match="公告已满三十日"):
        record(notified, served=True, proof="公告期满")
    city.move(days=1)
    assert papers(notified, record(notified, served=True, proof="公告期满")) == ["送达回证"]


def test_a_result_is_recorded_once(notified):
    from zhixing.court.kernel.refused import Unlawful

    service = last(notified)
    record(notified, served=True, proof="回执")
    with pytest.raises(Unlawful, match="送达结果尚未登记"):
        notified.do("cases.record_service", service, by="shujiyuan", served=True, on=today(), proof="再登记")

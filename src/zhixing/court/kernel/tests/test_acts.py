"""An act end to end: publishing a monthly rate, checked by a second person."""

import json
from datetime import date

import pytest

from zhixing.law.core.tables import packaged

ROW = {"published_on": "2026-09-21", "one_year": "3.00", "five_years": "3.50", "source": "示范", "demo": True}


@pytest.fixture
def lpr(city):
    from zhixing.court.kernel.scope import scope
    from zhixing.court.parameters.queries import number_set

    with scope("a."):
        return number_set("lpr")


def test_a_rate_is_published_when_a_second_person_agrees(city, lpr):
    from zhixing.court.kernel.chain import verify
    from zhixing.court.kernel.models import Act, Dossier
    from zhixing.court.kernel.scope import scope
    from zhixing.court.kernel.tables import current_tables

    proposed = city.perform("parameters.publish_lpr", lpr, "canshu", **ROW)
    done = city.sign(proposed.proposal, "canshu2")
    assert current_tables().lpr.on(date(2026, 10, 1)).demo
    assert packaged().lpr.rows[-1].since == date(2026, 8, 20)
    with scope("a."):
        act = Act.objects.get(pk=done.act.pk)
        assert json.loads(act.approvals)[0]["name"] == "戴复核"
        assert json.loads(act.determination)["lawful"]
        assert not list(verify(Dossier.objects.get(pk=act.dossier_id)))


def test_nobody_signs_their_own_proposal(city, lpr):
    from zhixing.court.kernel.refused import NotAllowed

    proposed = city.perform("parameters.publish_lpr", lpr, "canshu", **ROW)
    with pytest.raises(NotAllowed, match="提请人不能"):
        city.sign(proposed.proposal, "canshu")


def test_a_retry_gives_the_stored_answer_and_another_body_is_a_conflict(city, lpr):
    from zhixing.court.kernel.refused import Conflict

    first = city.perform("parameters.publish_lpr", lpr, "canshu", "request-0001", **ROW)
    again = city.perform("parameters.publish_lpr", lpr, "canshu", "request-0001", **ROW)
    assert first.proposal.pk == again.proposal.pk
    with pytest.raises(Conflict, match="同一请求编号"):
        city.perform("parameters.publish_lpr", lpr, "canshu", "request-0001", **{**ROW, "one_year": "3.10"})


def test_when_the_facts_change_signatures_fall_and_both_versions_are_kept(city, lpr):
    from zhixing.court.kernel.approvals import SignaturesFell
    from zhixing.court.kernel.models import Proposal
    from zhixing.court.kernel.scope import scope

    first = city.perform("parameters.publish_lpr", lpr, "canshu", **ROW)
    later = city.perform("parameters.publish_lpr", lpr, "canshu", **{**ROW, "published_on": "2026-10-20"})
    city.sign(first.proposal, "canshu2")
    with pytest.raises(SignaturesFell):
        city.sign(later.proposal, "canshu2")
    with scope("a."):
        anew = Proposal.objects.get(pk=later.proposal.pk)
    assert anew.round == 2
    assert anew.previous_determination != anew.determination
    assert city.sign(anew, "canshu2").act.name == "parameters.publish_lpr"


def test_what_the_law_refuses_leaves_nothing_behind(city, lpr):
    from zhixing.court.kernel.models import Proposal
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.court.kernel.scope import scope

    with pytest.raises(Unlawful, match="只能在 2026-08-20 之后追加"):
        city.perform("parameters.publish_lpr", lpr, "canshu", **{**ROW, "published_on": "2026-08-20"})
    with scope("a."):
        assert not Proposal.objects.exists()


def test_events_reach_their_subscriber_once(city, lpr):
    """Delivered by a job of its own; a second run of the same job changes nothing."""
    from zhixing.court.kernel import events
    from zhixing.court.kernel.models import Delivery
    from zhixing.court.kernel.scope import scope
    from zhixing.court.parameters.events import NumbersPublished

    heard = []
    events.on(NumbersPublished)(lambda event, event_id: heard.append((event.since, event_id)))
    try:
        city.sign(city.perform("parameters.publish_lpr", lpr, "canshu", **ROW).proposal, "canshu2")
        city.drain()
        with scope("a."):
            delivery = Delivery.objects.filter(done_at__isnull=False).latest("id")
        events.deliver(delivery.pk, "a.")
    finally:
        events._subscribers["parameters.NumbersPublished"].pop()
    assert [since for since, _ in heard] == [date(2026, 9, 21)]

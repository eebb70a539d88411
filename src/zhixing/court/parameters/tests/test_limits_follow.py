"""Holidays are announced: open limits move, each moved day stands on its dossier's timeline, ended limits stay."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

NEW_YEAR = {
    "published_on": "2026-11-20", "year": 2027, "rest": "2027-01-01\n2027-01-02\n2027-01-03", "work": "",
    "source": "示范", "demo": True,
}  # fmt: skip


@pytest.fixture
def filing():
    """How applications are filed in the tests of claims."""
    path = Path(__file__).parents[2] / "claims" / "tests" / "test_filing.py"
    spec = importlib.util.spec_from_file_location("filing_for_limits", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def case(city, filing):
    return filing.accept(city, filing.register(city))


def started(case, node, on):
    """A running limit of the case, started by its first act on a given day."""
    from zhixing.court.kernel import running
    from zhixing.court.kernel.models import Act, Dossier
    from zhixing.court.kernel.scope import scope
    from zhixing.court.kernel.tables import current_tables

    with scope(case.court_path, case.court_path):
        act = Act.objects.filter(dossier=case.dossier).order_by("id")[0]
        dossier = Dossier.objects.get(pk=case.dossier_id)
        return running.start(act, dossier, node, on, current_tables(), running.Terms())


def publish(city, **changes):
    from zhixing.court.kernel.scope import scope
    from zhixing.court.parameters.queries import number_set

    with scope("a."):
        holidays = number_set("holidays")
    proposed = city.perform("parameters.publish_holidays", holidays, "canshu", **{**NEW_YEAR, **changes})
    city.sign(proposed.proposal, "canshu2")


def test_an_open_limit_moves_over_a_holiday_and_its_timeline_says_so(city, case):
    from zhixing.court.kernel.models import Act, Limit
    from zhixing.court.kernel.scope import scope
    from zhixing.law.limits.node import Node

    row = started(case, Node.LISTING_RECONSIDERATION, date(2026, 12, 22))  # 10 days, to New Year's day
    assert (row.ends_on, row.provisional) == (date(2027, 1, 1), True)
    ended = started(case, Node.LISTING_RECONSIDERATION, date(2026, 12, 22))
    with scope(case.court_path, case.court_path):
        Limit.objects.filter(pk=ended.pk).update(done_on=date(2026, 12, 30))
    publish(city)
    city.drain()
    with scope(case.court_path):
        assert Limit.objects.get(pk=row.pk).ends_on == date(2027, 1, 4)
        assert Limit.objects.get(pk=ended.pk).ends_on == date(2027, 1, 1)
        (act,) = Act.objects.filter(dossier=case.dossier, name="parameters.move_limits")
        assert act.actor.name == "期限推算"
        assert act.summary == "2026-11-20 公布放假安排：对驳回纠正申请复议 2027-01-01 → 2027-01-04"


def test_delivering_the_news_twice_moves_nothing_twice(city, case):
    from zhixing.court.kernel.jobs import registered
    from zhixing.court.kernel.models import Act
    from zhixing.court.kernel.scope import scope
    from zhixing.law.limits.node import Node

    started(case, Node.LISTING_RECONSIDERATION, date(2026, 12, 22))
    publish(city)
    city.drain()
    registered()["parameters.move_limits"](case.court_path, "再来一次", "the-same-run")
    with scope(case.court_path):
        assert Act.objects.filter(name="parameters.move_limits").count() == 1


def test_every_stored_end_is_the_derived_one_after_publication(city, case):
    from zhixing.court.kernel import running
    from zhixing.court.kernel.models import Limit
    from zhixing.court.kernel.scope import scope
    from zhixing.court.kernel.tables import current_tables
    from zhixing.law.limits.node import Node

    started(case, Node.LISTING_RECONSIDERATION, date(2026, 12, 22))

    def unlike():
        with scope("a."):
            return running.rederived(Limit.objects.filter(done_on=None), current_tables())

    assert unlike() == []
    publish(city)
    assert unlike()
    city.drain()
    assert unlike() == []


def test_the_command_prints_what_moved(city, case, capsys):
    from django.core.management import call_command

    from zhixing.court.kernel.models import Limit
    from zhixing.court.kernel.scope import scope

    with scope(case.court_path, case.court_path):
        Limit.objects.filter(dossier=case.dossier, node="closing").update(ends_on=date(2027, 1, 9))
    call_command("zx_limits")
    said = capsys.readouterr().out
    assert "2027-01-09 → 2027-05-24" in said
    assert "1 个卷宗有期限移动" in said

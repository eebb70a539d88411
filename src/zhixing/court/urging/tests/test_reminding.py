"""The debtor is reminded before the period ends: by day, once, with a paper, in the file of the port and nowhere else."""

import json
import sys
from datetime import date
from typing import ClassVar

import pytest

from zhixing.court.preservation.tests.conftest import person


def look(suit):
    from zhixing.court.urging.jobs import look

    look()
    suit.city.drain()


def to(suit, day):
    """Ten o'clock of that day."""
    suit.city.move(days=(day - suit.today()).days)


def reminders(suit):
    from zhixing.court.urging.queries import reminders

    return suit.read(reminders, suit.suit)


@pytest.fixture
def reachable(city):
    """The suit with a telephone of the debtor and a mail address for electronic service."""
    from zhixing.court.demo.people import CREDITOR_SHOP, DEBTOR_SPORTS
    from zhixing.court.preservation.tests.conftest import SUIT, Preserved, morning
    from zhixing.court.property.tests.story import court

    morning(city)
    contact = {"phone": "13800001234", "electronic": True, "electronic_address": "caiwu@example.test"}
    done = city.perform(
        "preservation.register_matter", court(), "chuangkou", kind="民初", number=SUIT, cause="买卖合同纠纷",
        division="民事审判第一庭", judge=str(city.viewer("shenpan").principal_id),
        applicants=[person(CREDITOR_SHOP, "厦门市海沧区样板大道8号")],
        respondents=[{**person(DEBTOR_SPORTS, "晋江市演示工业区6号"), **contact}],
    )  # fmt: skip
    told = Preserved(city, None)
    told.suit = told.read(told._of, done.act.dossier_id)
    return told


def test_a_reminder_goes_out_once_before_the_period_ends(reachable, settings_var):
    """Effective 25 November, thirty days: the last day is 25 December, three full days before it is 21 December."""
    from zhixing.court.documents.queries import opened
    from zhixing.court.gateways.queries import words_of

    reachable.mediate()
    to(reachable, date(2026, 12, 20))
    look(reachable)
    assert reminders(reachable) == []
    to(reachable, date(2026, 12, 21))
    look(reachable)
    look(reachable)
    (sent,) = reminders(reachable)
    assert (sent.ends_on, sent.sent_on, sent.outstanding_fen) == (date(2026, 12, 25), date(2026, 12, 21), 75_000_00)
    texts = [getattr(b, "text", "") for b in opened(sent.paper).blocks]
    assert any("2026年12月25日届满" in t for t in texts)

    words = reachable.read(words_of, reachable.suit.dossier_id)
    assert sorted((w.medium, w.address_masked, w.given_to) for w in words) == [
        ("email", "c***@example.test", "file"), ("sms", "****1234", "file")]  # fmt: skip
    (line,) = (settings_var / "outgoing" / "sms.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["sent"] is False
    assert "13800001234" not in line
    assert "没有实际发送" in reachable.page(reachable.suit, query="?tab=urging")


@pytest.fixture
def settings_var(tmp_path, monkeypatch):
    from django.conf import settings

    monkeypatch.setattr(settings, "VAR", tmp_path)
    return tmp_path


def test_a_configured_port_gets_the_word_and_a_silent_one_is_asked_again(reachable, settings_var, monkeypatch):
    from django.conf import settings

    from zhixing.court.gateways.queries import words_of
    from zhixing.court.gateways.words import PortSilent

    monkeypatch.setattr(settings, "ZHIXING_SENDERS", {"sms": "port_of_the_example.heard"})
    monkeypatch.setitem(sys.modules, "port_of_the_example", Port)
    reachable.mediate()
    to(reachable, date(2026, 12, 22))
    Port.up = False
    with pytest.raises(PortSilent):
        look(reachable)
    Port.up = True
    reachable.city.drain()
    assert [(w.medium, w.address) for w in Port.taken] == [("sms", "13800001234")]
    sms = next(w for w in reachable.read(words_of, reachable.suit.dossier_id) if w.medium == "sms")
    assert (sms.attempts, sms.given_to, sms.trouble) == (2, "port_of_the_example.heard", "")


class Port:
    """A port that refuses while it is down."""

    up = True
    taken: ClassVar[list] = []

    @staticmethod
    def heard(word):
        if not Port.up:
            raise ConnectionError("no answer")
        Port.taken.append(word)


def test_whoever_performed_is_not_reminded_and_nothing_is_sent_late(suit):
    from zhixing.court.kernel.models import Act, Limit

    suit.mediate(due="2026-12-10")
    to(suit, date(2026, 12, 11))
    look(suit)
    assert reminders(suit) == []
    act = suit.read(lambda: Act.objects.get(name="urging.remind"))
    assert act.summary == "履行期限至 2026-12-10：期限已经届满，没有发出提醒"
    assert suit.read(lambda: list(Limit.objects.filter(node="performance_reminder", done_on=None))) == []

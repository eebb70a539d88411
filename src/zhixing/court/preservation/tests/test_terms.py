"""Terms of a preservation: begun in time, told in writing, renewed on request, a search answered in writing."""

from datetime import timedelta

import pytest

from zhixing.court.kernel.refused import NotAllowed, Unlawful


def limit(suit, node, case=None):
    from zhixing.court.kernel.models import Limit

    dossier = (case or suit.suit).dossier
    return suit.read(lambda: Limit.objects.filter(dossier=dossier, node=node).latest("id"))


def titles(suit, case):
    from zhixing.court.documents.models import Paper

    return suit.read(lambda: [p.title for p in Paper.objects.filter(dossier=case.dossier).order_by("id")])


def test_five_days_to_rule_and_five_to_begin(suit):
    suit.preserve()
    assert limit(suit, "preservation_ruling").done_on is not None
    begins = limit(suit, "preservation_execution")
    assert (begins.done_on, (begins.nominal_on - begins.starts_on).days) == (None, 5)
    suit.freeze()
    assert limit(suit, "preservation_execution").done_on is not None


def test_forty_eight_hours_end_in_an_hour_and_the_execution_begins_at_once(suit):
    suit.city.perform(
        "preservation.apply", suit.suit, "chuangkou", phase="in_suit", amount="190000.00", property_named=True,
        urgent=True, reason="被告正在转移存款",
    )  # fmt: skip
    ends = limit(suit, "preservation_ruling_urgent")
    assert (ends.ends_on - ends.starts_on).days == 2
    assert "11-27" in ends.title
    security = [{"form": "guarantee", "amount": "57000.00", "document": "保证书 1", "giver": "担保公司"}]
    suit.city.perform(
        "preservation.rule", suit.row("Preservation"), "shenpan", competent=True, required="57000.00",
        security=security, fee_receipt="票据",
    )  # fmt: skip
    at_once = limit(suit, "preservation_execution")
    assert at_once.ends_on == suit.today()


def test_the_applicant_is_told_the_last_day_in_writing(suit):
    city = suit.city
    suit.preserve()
    with pytest.raises(Unlawful, match="没有正在生效的冻结"):
        city.perform("preservation.tell_term", suit.execution, "faguan")
    suit.freeze()
    with pytest.raises(NotAllowed):
        city.perform("preservation.tell_term", suit.execution, "shenpan")
    city.perform("preservation.tell_term", suit.execution, "faguan")
    held = suit.seizure()
    assert suit.row("Preservation").told_until == held.last_day
    assert "保全期限告知书" in titles(suit, suit.execution)
    ask_by = limit(suit, "renewal_application", suit.execution)
    assert ask_by.ends_on == held.last_day - timedelta(days=8)


def test_a_renewal_is_asked_for_ordered_and_told_again(suit):
    city = suit.city
    suit.preserve()
    suit.freeze()
    city.perform("preservation.tell_term", suit.execution, "faguan")
    held = suit.seizure()
    ask = {"seizure": str(held.pk), "asked_by": "原告", "document": "续行申请书 1"}
    city.perform("preservation.ask_renewal", suit.execution, "chuangkou", **ask)
    with pytest.raises(Unlawful, match="没有待办理的续行申请"):
        city.perform("preservation.ask_renewal", suit.execution, "chuangkou", **ask)
    too_far = (held.last_day + timedelta(days=370)).isoformat()
    with pytest.raises(Unlawful, match="不超过一年"):
        city.perform("preservation.renew", suit.execution, "faguan", seizure=str(held.pk), last_day=too_far)
    until = (held.last_day + timedelta(days=300)).isoformat()
    city.perform("preservation.renew", suit.execution, "faguan", seizure=str(held.pk), last_day=until)
    order = suit.story(suit.execution).sent("RenewOrder")[-1]
    assert order.until.isoformat() == (held.last_day + timedelta(days=301)).isoformat()
    assert order.ruling_number.startswith("（2026）闽0205执保1号")
    assert titles(suit, suit.execution)[-2:] == ["执行裁定书", "协助续行冻结存款通知书"]
    from zhixing.court.seizures.tests.bank import answer

    story = suit.story(suit.execution)
    told = answer(story, order, action="renew", dates=False, until=order.until, controlled_fen=190_000_00)
    assert story.tell(told).state == "taken"
    assert suit.seizure().last_day.isoformat() == until
    assert suit.row("Preservation").told_on is None, "the new last day is to be told again"


def test_a_search_on_request_that_finds_nothing_is_answered_in_writing(suit):
    suit.preserve()
    story = suit.story(suit.execution)
    with pytest.raises(Unlawful, match="书面申请网络查询"):
        suit.city.perform("preservation.tell_nothing_found", suit.execution, "faguan")
    suit.city.perform(
        "preservation.ask_search", suit.execution, "chuangkou", asked_by="厦门海沧示例商贸有限公司", document="申请 2"
    )
    story.do("property.inquire", bank=str(story.bank().pk), participant=str(story.debtor().pk))
    with pytest.raises(Unlawful, match="尚未反馈"):
        suit.city.perform("preservation.tell_nothing_found", suit.execution, "faguan")
    assert story.tell(story.accounts(story.sent("InquiryOpening")[-1])).state == "taken"
    suit.city.perform("preservation.tell_nothing_found", suit.execution, "faguan")
    assert "未查询到可供保全财产告知书" in titles(suit, suit.execution)


def test_what_is_found_on_request_is_frozen_and_answers_the_request(suit):
    from zhixing.court.preservation.models import Request

    suit.preserve()
    suit.city.perform("preservation.ask_search", suit.execution, "chuangkou", asked_by="原告", document="申请 3")
    suit.freeze()
    asked = suit.read(Request.objects.get)
    assert (asked.state, asked.answer) == ("granted", "查到财产，已采取措施")

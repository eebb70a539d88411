"""Freezing what banks reported: the bank's word decides what is held."""

import threading
from datetime import timedelta

import pytest

from zhixing.court.property.tests.story import ACCOUNT, fixed
from zhixing.court.seizures.tests.bank import answer, freeze, last_day, update

NOBODY = "00000000-0000-7000-8000-000000000000"


def the_seizure(story):
    from zhixing.court.seizures.models import Seizure

    return story.read(lambda: Seizure.objects.select_related("account", "case").get(case=story.case))


def open_limits(story):
    from zhixing.court.kernel.models import Limit

    rows = Limit.objects.filter(dossier=story.case.dossier, node="seizure_renewal", done_on=None)
    return story.read(lambda: list(rows))


def test_a_freeze_is_ordered_with_ruling_and_notice_and_held_only_when_the_bank_says_so(story):
    from zhixing.court.documents.models import Paper
    from zhixing.court.seizures.queries import controlled_fen, limit_fen

    order = freeze(story, story.find(60_000_00), "50000.00")
    papers = story.read(lambda: list(Paper.objects.filter(act__name="seizures.freeze").order_by("id")))
    assert [p.title for p in papers] == ["执行裁定书", "协助冻结存款通知书"]
    assert (order.ruling_number, order.notice_number) == tuple(p.number for p in papers)
    assert order.until == last_day(story) + timedelta(days=1)
    assert order.account_number == ACCOUNT
    assert story.read(controlled_fen, story.case) == 0
    assert not open_limits(story)

    assert story.tell(answer(story, order, limit_fen=50_000_00, controlled_fen=50_000_00)).state == "taken"
    assert the_seizure(story).state == "active"
    assert story.read(controlled_fen, story.case) == 50_000_00
    assert story.read(limit_fen, story.case) == 50_000_00
    (limit,) = open_limits(story)
    assert limit.ends_on == last_day(story)
    assert limit.assignee_id == story.case.handler_id


def test_held_is_what_is_really_controlled_never_the_limit(story):
    from zhixing.court.seizures.queries import controlled_fen, limit_fen

    order = freeze(story, story.find(12_300_00), "50000.00")
    told = answer(story, order, status="partial", limit_fen=50_000_00, controlled_fen=12_300_00, reason="余额不足")
    story.tell(told)
    assert story.read(controlled_fen, story.case) == 12_300_00
    assert story.read(limit_fen, story.case) == 50_000_00
    story.tell(update(story, order, "caught_up", minutes=5, limit_fen=50_000_00, controlled_fen=20_000_00))
    assert story.read(controlled_fen, story.case) == 20_000_00


def test_a_waiting_freeze_holds_nothing_and_has_no_term_until_it_moves_up(story):
    from zhixing.court.seizures.queries import controlled_fen

    order = freeze(story, story.find(60_000_00), "50000.00")
    told = answer(story, order, status="waiting", controlled_fen=0, queue_position=2, reason="在先冻结", dates=False)
    story.tell(told)
    seizure = the_seizure(story)
    assert (seizure.state, seizure.queue_position, seizure.until_on) == ("waiting", 2, None)
    assert not open_limits(story)

    moved = update(story, order, "moved_up", minutes=9, limit_fen=50_000_00, controlled_fen=50_000_00, queue_position=1)
    story.tell(moved)
    seizure = the_seizure(story)
    assert (seizure.state, seizure.queue_position) == ("active", 1)
    assert story.read(controlled_fen, story.case) == 50_000_00
    assert open_limits(story)[0].ends_on == seizure.last_day


def test_news_that_overtake_the_answer_are_not_undone_by_it(story):
    order = freeze(story, story.find(60_000_00), "50000.00")
    waiting = answer(story, order, status="waiting", controlled_fen=0, queue_position=2, reason="在先冻结", dates=False)
    story.tell(update(story, order, "moved_up", minutes=9, limit_fen=50_000_00, controlled_fen=50_000_00))
    late = story.tell(waiting)
    assert late.state == "refused"
    assert the_seizure(story).state == "active"
    old = story.tell(update(story, order, "caught_up", minutes=3, limit_fen=50_000_00, controlled_fen=1_00))
    assert old.state == "refused"
    assert "不早于已经采用的反馈" in old.reason
    assert the_seizure(story).controlled_fen == 50_000_00


def test_a_refusal_keeps_the_reason_and_the_account_can_be_frozen_anew(story):
    from zhixing.court.seizures.queries import all_released

    found = story.find(60_000_00)
    order = freeze(story, found, "50000.00")
    assert not story.read(all_released, story.case)
    story.tell(answer(story, order, status="refused", reason="账户已销户", dates=False))
    assert (the_seizure(story).state, the_seizure(story).reason) == ("refused", "账户已销户")
    assert story.read(all_released, story.case)
    freeze(story, found, "50000.00")


def test_a_repeated_answer_acts_once(story):
    from zhixing.court.kernel.models import Act

    order = freeze(story, story.find(60_000_00), "50000.00")
    told = answer(story, order, limit_fen=50_000_00, controlled_fen=50_000_00)
    story.tell(told)
    story.tell(told)
    assert story.read(lambda: Act.objects.filter(name="seizures.take_freeze_answer").count()) == 1
    assert len(open_limits(story)) == 1


def test_an_answer_nobody_asked_for_is_not_used(story):
    from dataclasses import replace

    order = freeze(story, story.find(60_000_00), "50000.00")
    stray = replace(answer(story, order, limit_fen=1, controlled_fen=1), order_id="unknown-1")
    assert story.tell(stray).state == "refused"
    assert the_seizure(story).state == "ordered"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"limit": "0"}, "大于零"),
        ({"limit": "-5"}, "负数"),
        ({"limit": "0.005"}, "两位小数"),
        ({"limit": "1000000000000000"}, "过大"),
        ({"limit": "70000.00"}, "冻结数额不超出债权和费用"),
        ({"last_day": "2020-01-01"}, "应当晚于"),
        ({"last_day": "2199-01-01"}, "超过最长期限"),
        ({"last_day": "明年"}, "请填写日期"),
        ({"account": NOBODY}, "没有这个账户，请先查询"),
        ({"account": "x"}, "请从列出的选项中选择"),
    ],
)
def test_bad_input_is_refused_in_words_and_writes_nothing(story, values, said):
    from zhixing.court.kernel.refused import Refused
    from zhixing.court.seizures.models import Seizure

    good = {"account": str(story.find().pk), "limit": "1000.00", "last_day": last_day(story).isoformat()}
    with pytest.raises(Refused, match=said):
        story.do("seizures.freeze", **{**good, **values})
    assert story.read(Seizure.objects.count) == 0
    assert story.sent("FreezeOrder") == []


def test_the_same_account_is_not_frozen_twice_in_a_case(story):
    from zhixing.court.kernel.refused import Unlawful

    found = story.find()
    freeze(story, found, "1000.00")
    with pytest.raises(Unlawful, match="已经冻结该账户"):
        freeze(story, found, "1000.00")


@pytest.mark.parametrize(("stage", "said"), [("closed", "已经结案"), ("suspended", "恢复执行后")])
def test_a_closed_or_suspended_case_takes_no_new_freeze(story, stage, said):
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.court.kernel.scope import scope

    found = story.find()
    with scope(story.case.court_path, story.case.court_path):
        type(story.case).objects.filter(pk=story.case.pk).update(stage=stage)
    with pytest.raises(Unlawful, match=said):
        freeze(story, found, "1000.00")


def test_a_protected_account_is_refused_with_its_article(story):
    from zhixing.court.kernel.refused import Unlawful

    with pytest.raises(Unlawful, match="农民工工资专用账户") as refused:
        freeze(story, story.find(kind="migrant_wages"), "1000.00")
    assert "农民工工资条例33" in "".join(refused.value.determination.sentences())


def test_only_the_handling_judge_freezes(story):
    from zhixing.court.kernel.refused import NotAllowed

    found = story.find()
    for other, said in (("faguan2", "承办法官"), ("zhuli", "执行法官"), ("simingfaguan", "所在法院")):
        with pytest.raises(NotAllowed, match=said):
            freeze(story, found, "1000.00", by=other)


def test_two_cases_freezing_one_account_at_once_see_each_other(city, story):
    """The second waits for the account's row and then knows of the first: it is told that it may have to wait in line."""
    from django.db import connections

    from zhixing.court.kernel.models import Act

    other = fixed(city, "20000.00", "（2026）闽0205民初569号")
    accounts = [story.find(), other.find()]
    assert accounts[0].pk == accounts[1].pk
    troubles = []

    def go(one):
        try:
            freeze(one, accounts[0], "10000.00")
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=go, args=(one,)) for one in (story, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    rulings = story.read(
        lambda: list(Act.objects.filter(name="seizures.freeze").values_list("determination", flat=True))
    )
    assert len(rulings) == 2
    assert sum("另有 1 个在先冻结" in r for r in rulings) == 1


def another_court_freezes(story, found):
    """A judge of 思明 has frozen the account: rows of a court that 海沧 cannot see."""
    from zhixing.court.cases.models import Case
    from zhixing.court.identity.models import Court
    from zhixing.court.kernel.models import Act, Dossier
    from zhixing.court.kernel.scope import scope
    from zhixing.court.seizures.models import Seizure

    siming, mine = Court.objects.get(name="厦门市思明区人民法院"), the_seizure(story)
    act = story.read(lambda: Act.objects.get(pk=mine.act_id))
    with scope(siming.path, siming.path):
        dossier = Dossier.objects.create(
            kind="cases.case", title="（2026）闽0203执1号", opened_at=act.known_at, court_path=siming.path
        )
        case = Case.objects.create(
            dossier=dossier, court=siming, cause="买卖合同纠纷", applied_on=act.effective_on, court_path=siming.path,
            number="（2026）闽0203执1号", stage="filed",
        )  # fmt: skip
        Seizure.objects.create(
            case=case, account=found, order_id="siming-1", state="active", limit_fen=5_00, controlled_fen=5_00,
            ordered_on=act.effective_on, wanted_until=mine.wanted_until, act_id=act.pk, court_path=siming.path,
        )  # fmt: skip


def test_a_freeze_of_another_court_is_known_although_its_case_cannot_be_seen(story):
    from zhixing.court.gateways.models import SearchLog
    from zhixing.court.kernel.scope import scope
    from zhixing.court.seizures.models import Seizure
    from zhixing.court.seizures.queries import rivals

    found = story.find()
    freeze(story, found, "1000.00")
    another_court_freezes(story, found)
    with scope(story.case.court_path, story.case.court_path):
        assert Seizure.objects.filter(account=found).count() == 1
        (rival,) = rivals(found, story.case, story.city.viewer("faguan"))
    assert (rival["court"], rival["controlled_fen"]) == ("厦门市思明区人民法院", 5_00)
    logged = story.read(lambda: list(SearchLog.objects.filter(question="zx_rival_freezes").order_by("id")))
    assert "闽0203执1号" in logged[-1].answer


def test_over_freezing_is_shown_and_the_surplus_offered_for_release(city):
    from zhixing.court.seizures.acts.release import _initial

    story = fixed(city, "10000.00")
    one = story.find(60_000_00)
    two = story.find(60_000_00, "6217000100000000026")
    first = freeze(story, one, "9000.00")
    story.tell(answer(story, first, limit_fen=9_000_00, controlled_fen=9_000_00))
    second = freeze(story, two, "9000.00")
    story.tell(answer(story, second, limit_fen=9_000_00, controlled_fen=9_000_00))
    page = story.page("?tab=property")
    assert "应当立即解除多出部分" in page
    assert "解除多出部分" in page
    from zhixing.court.seizures.models import Seizure

    def offers():
        return [_initial(s) for s in Seizure.objects.select_related("case").order_by("id")]

    given = [o for o in story.read(offers) if o]
    assert len(given) == 1
    assert given[0]["reason"].startswith("冻结的存款超出债权和费用")

"""A freeze lives: it is renewed, shrunk, released, or lapses; money is taken out of it."""

from datetime import timedelta

import pytest

from zhixing.court.property.tests.story import fixed
from zhixing.court.seizures.tests.bank import answer, freeze, last_day, update


def the_seizure(story):
    from zhixing.court.seizures.models import Seizure

    return story.read(lambda: Seizure.objects.select_related("account", "case__dossier").get(case=story.case))


def frozen(story, fen=50_000_00, limit="50000.00"):
    """A freeze in effect; the seizure and its order."""
    order = freeze(story, story.find(fen), limit)
    assert story.tell(answer(story, order, limit_fen=50_000_00, controlled_fen=fen)).state == "taken"
    return the_seizure(story), order


def limits(story, **more):
    from zhixing.court.kernel.models import Limit

    rows = Limit.objects.filter(dossier=story.case.dossier, node="seizure_renewal", **more)
    return story.read(lambda: list(rows.order_by("id")))


def noticed(story, days=10):
    """The enforcement notice is out and its period over."""
    from zhixing.court.kernel.clock import today
    from zhixing.court.kernel.scope import scope

    with scope(story.case.court_path, story.case.court_path):
        type(story.case).objects.filter(pk=story.case.pk).update(
            noticed_on=today() - timedelta(days=days + 1), notice_ends_on=today() - timedelta(days=1)
        )


def test_a_renewal_moves_the_end_when_the_bank_confirms(story):
    seizure, _ = frozen(story)
    end = seizure.last_day
    story.do("seizures.renew", seizure, last_day=(end + timedelta(days=365)).isoformat())
    (order,) = story.sent("RenewOrder")
    assert order.freeze_order_id == seizure.order_id
    assert the_seizure(story).last_day == end
    assert the_seizure(story).pending == "续行冻结"
    story.tell(answer(story, order, action="renew", minutes=5, until=order.until))
    seizure = the_seizure(story)
    assert (seizure.last_day, seizure.pending) == (end + timedelta(days=365), "")
    old, new = limits(story)
    assert old.done_on is not None
    assert (new.done_on, new.ends_on) == (None, seizure.last_day)


def test_a_renewal_the_bank_refuses_leaves_the_old_end(story):
    seizure, _ = frozen(story)
    story.do("seizures.renew", seizure, last_day=(seizure.last_day + timedelta(days=1)).isoformat())
    refused = answer(story, story.sent("RenewOrder")[0], action="renew", status="refused", reason="系统维护")
    story.tell(refused)
    assert (the_seizure(story).last_day, the_seizure(story).pending) == (seizure.last_day, "")
    assert len(limits(story, done_on=None)) == 1


def test_a_late_renewal_is_refused_and_told_to_be_a_new_freeze_at_the_tail(city, story):
    from zhixing.court.kernel.refused import Unlawful

    seizure, _ = frozen(story)
    city.move(days=(seizure.until_on - seizure.ordered_on).days)
    with pytest.raises(Unlawful, match="只能重新冻结，排在已有冻结之后"):
        story.do("seizures.renew", seizure, last_day=last_day(story).isoformat())


def test_nobody_renewed_the_freeze_lapses_and_its_limit_stays_missed(city, story):
    from zhixing.court.kernel.models import Act
    from zhixing.court.seizures.jobs import note_lapses
    from zhixing.court.seizures.queries import all_released, controlled_fen

    seizure, _ = frozen(story)
    city.move(days=(seizure.last_day - seizure.ordered_on).days)
    note_lapses()
    assert the_seizure(story).state == "active"
    city.move(days=1)
    note_lapses()
    note_lapses()
    assert the_seizure(story).state == "lapsed"
    assert story.read(controlled_fen, story.case) == 0
    assert story.read(all_released, story.case)
    assert len(limits(story, done_on=None)) == 1
    act = story.read(lambda: Act.objects.get(name="seizures.lapse"))
    assert "失去控制 50,000.00 元" in act.summary
    assert story.sent("ReleaseOrder") == []


def test_the_bank_tells_of_a_lapse_too_and_only_once_does_it_count(city, story):
    from zhixing.court.seizures.jobs import note_lapses

    seizure, order = frozen(story)
    early = story.tell(update(story, order, "lapsed", minutes=5))
    assert early.state == "refused"
    city.move(days=(seizure.until_on - seizure.ordered_on).days)
    assert story.tell(update(story, order, "lapsed", minutes=60 * 24 * 366)).state == "taken"
    note_lapses()
    assert the_seizure(story).state == "lapsed"


def test_a_release_counts_when_the_bank_says_so_also_after_closing(story):
    from zhixing.court.kernel.scope import scope
    from zhixing.court.seizures.queries import all_released

    seizure, _ = frozen(story)
    with scope(story.case.court_path, story.case.court_path):
        type(story.case).objects.filter(pk=story.case.pk).update(stage="closed")
    story.do("seizures.release", seizure, reason="被执行人已全部履行生效法律文书确定的义务")
    (order,) = story.sent("ReleaseOrder")
    assert order.amount_fen is None
    assert not story.read(all_released, story.case)
    assert limits(story, done_on=None)
    story.tell(answer(story, order, action="release", minutes=5, amount_fen=50_000_00, limit_fen=50_000_00))
    assert the_seizure(story).state == "released"
    assert story.read(all_released, story.case)
    assert not limits(story, done_on=None)


def test_a_part_is_released_and_the_rest_stays_frozen(story):
    seizure, _ = frozen(story)
    story.do("seizures.release", seizure, reason="冻结超出债权", amount="20000.00")
    (order,) = story.sent("ReleaseOrder")
    assert order.amount_fen == 20_000_00
    done = answer(
        story, order, action="release", minutes=5, amount_fen=20_000_00, limit_fen=30_000_00, controlled_fen=30_000_00
    )
    story.tell(done)
    seizure = the_seizure(story)
    assert (seizure.state, seizure.limit_fen, seizure.controlled_fen) == ("active", 30_000_00, 30_000_00)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"reason": ""}, "必须填写"),
        ({"reason": "已履行", "amount": "50000.00"}, "部分解除的金额小于冻结限额"),
        ({"reason": "已履行", "amount": "0"}, "大于零"),
    ],
)
def test_a_release_without_ground_or_of_too_much_is_refused(story, values, said):
    from zhixing.court.kernel.refused import Refused

    seizure, _ = frozen(story)
    with pytest.raises(Refused, match=said):
        story.do("seizures.release", seizure, **values)
    assert the_seizure(story).pending == ""


def test_a_deduction_takes_a_second_person_and_pays_the_debt_on_the_day_the_bank_deducts(city, story):
    from zhixing.court.claims.queries import payments
    from zhixing.court.documents.models import Paper
    from zhixing.court.funds.queries import account_number, balances

    seizure, _ = frozen(story)
    noticed(story)
    proposed = story.do("seizures.deduct", seizure, amount="50000.00", living="另有工资账户供生活")
    assert story.sent("DeductOrder") == []
    city.sign(proposed.proposal, "juzhang")
    (order,) = story.sent("DeductOrder")
    assert order.freeze_order_id == seizure.order_id
    assert order.case_account == story.read(account_number, story.case)
    assert order.case_account.startswith(order.escrow_account)
    titles = story.read(
        lambda: list(Paper.objects.filter(act__name="seizures.deduct").order_by("id").values_list("title", flat=True))
    )
    assert titles == ["执行裁定书", "协助扣划存款通知书"]

    done = answer(
        story, order, action="deduct", minutes=5, amount_fen=50_000_00, bank_reference="ICBX-1", limit_fen=0,
        controlled_fen=0,
    )  # fmt: skip
    row = story.tell(done)
    assert row.state == "taken", row.reason
    story.tell(done)
    assert the_seizure(story).state == "ended"
    assert not limits(story, done_on=None)
    (payment,) = story.read(payments, story.case)
    assert (payment.fen, payment.how, payment.reference) == (50_000_00, "deducted", order.order_id)
    assert story.read(balances, story.case).deducted == 50_000_00


def test_before_the_notice_period_is_over_reasons_and_two_levels_are_needed(city, story):
    from zhixing.court.kernel.refused import Unlawful

    seizure, _ = frozen(story)
    values = {"amount": "50000.00", "living": "另有工资账户供生活"}
    with pytest.raises(Unlawful, match="执行通知书"):
        story.do("seizures.deduct", seizure, **values)
    from zhixing.court.kernel.perform import perform

    proposed = perform(
        "seizures.deduct", seizure, values, city.viewer("faguan"), "urgent-1", override="被执行人正在转移财产"
    )
    city.sign(proposed.proposal, "juzhang")
    assert story.sent("DeductOrder") == []
    city.sign(proposed.proposal, "fuyuanzhang")
    assert len(story.sent("DeductOrder")) == 1


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"amount": "50000.01"}, "扣划数额不超出实际控制金额"),
        ({"living": ""}, "请写明如何保留"),
        ({"amount": "0.005"}, "两位小数"),
    ],
)
def test_more_than_is_held_or_without_living_costs_is_refused(story, values, said):
    from zhixing.court.kernel.refused import Refused

    seizure, _ = frozen(story)
    noticed(story)
    with pytest.raises(Refused, match=said):
        story.do("seizures.deduct", seizure, **{"amount": "50000.00", "living": "另有工资", **values})


def test_a_waiting_freeze_can_never_be_deducted(story):
    from zhixing.court.kernel.refused import Unlawful

    order = freeze(story, story.find(50_000_00), "50000.00")
    story.tell(answer(story, order, status="waiting", controlled_fen=0, queue_position=2, reason="在先", dates=False))
    noticed(story)
    with pytest.raises(Unlawful, match="轮候冻结尚未生效，不得扣划"):
        story.do("seizures.deduct", the_seizure(story), amount="1.00", living="另有工资")


def test_when_the_bank_refuses_a_deduction_nothing_is_paid(city, story):
    from zhixing.court.claims.queries import payments

    seizure, _ = frozen(story)
    noticed(story)
    city.sign(story.do("seizures.deduct", seizure, amount="50000.00", living="另有工资").proposal, "juzhang")
    order = story.sent("DeductOrder")[0]
    story.tell(answer(story, order, action="deduct", status="refused", reason="款项被退回"))
    assert story.read(payments, story.case) == []
    assert (the_seizure(story).state, the_seizure(story).pending) == ("active", "")


def test_when_the_bank_takes_less_than_asked_only_that_is_paid_and_the_rest_stays_frozen(city, story):
    from zhixing.court.claims.queries import payments

    seizure, _ = frozen(story)
    noticed(story)
    city.sign(story.do("seizures.deduct", seizure, amount="50000.00", living="另有工资").proposal, "juzhang")
    order = story.sent("DeductOrder")[0]
    told = answer(story, order, action="deduct", status="partial", minutes=5, amount_fen=20_000_00, reason="部分扣划")
    story.tell(told)
    assert story.read(payments, story.case)[0].fen == 20_000_00
    seizure = the_seizure(story)
    assert (seizure.state, seizure.limit_fen, seizure.controlled_fen) == ("active", 30_000_00, 30_000_00)


def test_money_nobody_has_frozen_can_be_deducted_by_the_ruling_alone(city, story):
    from zhixing.court.claims.queries import payments

    found = story.find(30_000_00)
    noticed(story)
    values = {"account": str(found.pk), "amount": "30000.00", "living": "另有工资"}
    city.sign(story.do("seizures.deduct_unfrozen", **values).proposal, "juzhang")
    order = story.sent("DeductOrder")[0]
    assert order.freeze_order_id is None
    story.tell(answer(story, order, action="deduct", minutes=5, amount_fen=30_000_00, bank_reference="ICBX-2"))
    assert the_seizure(story).state == "ended"
    assert story.read(payments, story.case)[0].fen == 30_000_00


def test_an_outsiders_objection_stops_the_deduction(story, monkeypatch):
    from zhixing.court.kernel import seams
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.court.seizures.queries import OBJECTIONS
    from zhixing.law.deduction.deduct import Objection

    seizure, _ = frozen(story)
    noticed(story)
    monkeypatch.setitem(
        seams._fillers, OBJECTIONS.name, [lambda case: [Objection("林案外对该账户的异议", pending=True)]]
    )
    with pytest.raises(Unlawful, match="林案外对该账户的异议"):
        story.do("seizures.deduct", seizure, amount="1.00", living="另有工资")


def test_the_page_shows_what_is_held_and_each_look_is_logged(city, story):
    from zhixing.court.kernel.models import Look

    seizure, _ = frozen(story, 12_300_00)
    page = story.page("?tab=property")
    assert "12,300.00" in page
    assert "首先冻结" in page
    assert "6217000100000000018" not in page
    assert "621700*********0018" in page
    for words in ("续行", "扣划", "解除"):
        assert words in page
    looks = story.read(lambda: list(Look.objects.filter(dossier=story.case.dossier).select_related("principal")))
    assert [(x.principal.name, x.what) for x in looks] == [("张守正", "银行账户、查询反馈和冻结情况")]
    city.move(days=(seizure.last_day - seizure.ordered_on).days - 7)
    desk = city.client("faguan").get("/", HTTP_HOST="127.0.0.1").content.decode()
    assert "7 日内届满" in desk


def test_a_case_of_its_own_account_two_freezes_add_up(city):
    from zhixing.court.seizures.queries import controlled_fen

    story = fixed(city)
    for number, fen in (("6217000100000000018", 10_000_00), ("6217000100000000026", 15_000_00)):
        order = freeze(story, story.find(fen, number), "20000.00")
        told = answer(story, order, status="partial", limit_fen=20_000_00, controlled_fen=fen, reason="余额不足")
        story.tell(told)
    assert story.read(controlled_fen, story.case) == 25_000_00

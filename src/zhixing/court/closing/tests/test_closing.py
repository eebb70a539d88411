"""Suspending, resuming, extending and closing a real case; what is lawful afterwards, and what is not."""

import pytest

from zhixing.court.property.tests.story import fixed


def closing_limit(story):
    from zhixing.court.kernel.models import Limit

    return story.read(lambda: Limit.objects.filter(dossier=story.case.dossier, node="closing").get())


def today():
    from zhixing.court.kernel import clock

    return clock.today()


@pytest.fixture
def story(city):
    return fixed(city)


def suspend(story, ground="creditor_waits"):
    proposed = story.do("closing.suspend", ground=ground, facts="申请执行人书面同意延期").proposal
    return story.city.sign(proposed, "juzhang").act


def test_suspension_stops_the_six_months_and_resumption_adds_the_days(city, story):
    from zhixing.court.closing.queries import current_suspension

    before = closing_limit(story).nominal_on
    city.move(days=1)  # the day of filing itself is not counted, so that nothing of it could be added
    act = suspend(story)
    assert story.fresh(story.case).stage == "suspended"
    assert closing_limit(story).ends_on is None
    assert "之" not in story.read(current_suspension, story.case).ruling_number.split("号")[0]
    city.move(days=10)
    story.do("closing.resume", story.fresh(story.case), reason="申请执行人申请恢复", requested=True)
    assert (closing_limit(story).nominal_on - before).days == 10
    assert story.fresh(story.case).stage == "filed"
    papers = story.read(lambda: [p.title for p in act.papers.all()])
    assert papers == ["执行裁定书"]


def test_no_measure_is_taken_while_a_case_is_suspended(story):
    from zhixing.court.kernel.refused import Unlawful

    suspend(story)
    with pytest.raises(Unlawful, match="中止"):
        story.do("property.inquire", story.fresh(story.case), bank=str(story.bank().pk))


def test_only_review_and_retrial_stop_doubled_interest(city, story):
    """58,000 × 0.0175 % is 10.15 a day; a creditor who waits loses nothing, a retrial stops the count (money.md 1.5)."""
    from zhixing.court.claims.queries import owed_on
    from zhixing.law.core.tables import packaged

    def doubled():
        return story.read(owed_on, story.case, today(), packaged()).value.sums.doubled

    before = doubled()
    suspend(story)
    city.move(days=10)
    assert doubled() - before == 10 * 10_15
    story.do("closing.resume", story.fresh(story.case), reason="恢复")
    suspend(story, "retrial")
    held = doubled()
    assert held - before == 9 * 10_15  # the day on which the suspension takes effect does not count
    city.move(days=10)
    assert doubled() == held


def test_the_president_extends_the_term(city, story):
    before = closing_limit(story).nominal_on
    proposed = story.do("closing.extend", months=3, reason="评估尚未完成").proposal
    assert city.sign(proposed, "juzhang").proposal.waits_for_role == "president"
    act = city.sign(proposed, "yuanzhang").act
    assert (closing_limit(story).nominal_on - before).days in range(89, 93)
    assert story.read(lambda: [p.title for p in act.papers.all()]) == ["延长执行期限审批表"]


def test_more_than_three_months_are_not_the_presidents_to_give(story):
    from zhixing.court.kernel.refused import Unlawful

    with pytest.raises(Unlawful, match="不超过 3 个月"):
        story.do("closing.extend", months=4, reason="案情复杂")


def test_a_case_with_money_outstanding_is_not_closed(story):
    from zhixing.court.kernel.refused import Unlawful

    with pytest.raises(Unlawful, match="没有未履行的数额"):
        story.do("closing.close")


@pytest.fixture
def closed(city, story):
    """Paid directly to the creditor, who says so on record; no fee is left to collect on nothing enforced by the court."""
    from zhixing.court.claims.queries import outstanding_fen
    from zhixing.law.core.fen import yuan
    from zhixing.law.core.tables import packaged

    owed = yuan(story.read(outstanding_fen, story.case, today(), packaged())).replace(",", "")
    story.do("claims.register_payment", paid_on=str(today()), amount=owed, how="voluntary", reference="收条1号")
    fee(city, story)
    proposed = story.do("closing.close", story.fresh(story.case)).proposal
    city.sign(proposed, "juzhang")
    return story


def fee(city, story):
    """The fee on what was performed comes in and goes to the treasury."""
    from zhixing.court.funds.models import FundBook
    from zhixing.court.funds.queries import fee_settled, money_of
    from zhixing.law.core.fen import yuan

    if story.read(fee_settled, story.case, today()):
        return
    due = yuan(story.read(money_of, story.case, today()).position.fee_open).replace(",", "")
    book = story.read(lambda: FundBook.objects.get(court=story.case.court))
    receipt = {"reference": "F-1", "amount": due, "received_on": str(today()), "payer": "陈演示", "means": "transfer"}
    posted = city.perform("funds.post_receipt", book, "caiwu", case_number=story.case.number, **receipt)
    city.sign(posted.proposal, "caiwu2")
    charged = story.do("funds.charge_fee", story.fresh(story.case)).proposal
    for hand in ("ankuan", "caiwu"):
        done = city.sign(charged, hand)
    confirm(story, done.act)


def confirm(story, act):
    """The treasury has the money."""
    from zhixing.court.funds.models import PayoutOrder
    from zhixing.court.gateways.inbox import bank_viewer
    from zhixing.court.kernel.perform import perform
    from zhixing.court.kernel.scope import scope

    order = story.read(lambda: PayoutOrder.objects.select_related("case").get(act=act))
    with scope(story.case.court_path, story.case.court_path):
        viewer = bank_viewer(story.bank(), story.case.court_path)
    values = {"outcome": "paid", "settled_on": str(today()), "bank_reference": "T-1"}
    perform("funds.confirm_payout", order, values, viewer, "bank-fee-paid")


def test_a_case_with_nothing_left_is_closed_and_its_obligations_are_free(closed):
    from zhixing.court.claims.models import Obligation
    from zhixing.court.kernel.models import Limit

    case = closed.fresh(closed.case)
    assert (case.stage, case.closed_on) == ("closed", today())
    assert not closed.read(lambda: Obligation.objects.filter(case=case, live=True).exists())
    assert closing_limit(closed).done_on == today()
    assert not closed.read(
        lambda: Limit.objects.filter(dossier=case.dossier, done_on=None).exclude(node="enforcement_notice").exists()
    )
    assert "结案通知书" in closed.page()


@pytest.mark.parametrize(
    ("act", "values"),
    [
        ("closing.suspend", {"ground": "death", "facts": "死亡证明"}),
        ("closing.extend", {"months": 1, "reason": "延长"}),
        ("closing.close", {}),
        ("property.inquire", {}),
        ("cases.notify", {"days": 10, "report_by": "2027-01-08"}),
    ],
)
def test_what_is_not_lawful_after_closing_is_refused(closed, act, values):
    from zhixing.court.kernel.refused import Unlawful

    with pytest.raises(Unlawful):
        closed.do(act, closed.fresh(closed.case), **values)


def test_an_account_may_still_be_confirmed_after_closing(closed):
    payee = {
        "participant": str(closed.debtor().pk),
        "holder": "陈演示",
        "bank_code": "ICBX",
        "bank_name": "演示工商银行",
    }
    assert closed.do("cases.confirm_account", closed.fresh(closed.case), **payee, number="6222000100000000010").act

"""What the bank says of an order, in every order of events; and payouts that wait."""

from datetime import date

import pytest


def test_the_banks_answer_counts_once_and_a_contradiction_is_refused(money):
    from zhixing.court.kernel.refused import Refused

    money.deducted()
    money.arrived(quotes="D-1")
    order = money.order(money.pay("1000.00"))
    money.confirmed(order)
    money.confirmed(order, request="told-again")
    assert money.balances()[3:] == (0, 100_000)
    with pytest.raises(Refused, match="未记账"):
        money.confirmed(order, outcome="rejected", reason="账户不存在")
    assert money.balances()[3:] == (0, 100_000)


def test_a_rejected_payment_is_payable_again_under_a_new_order(money):
    money.deducted()
    money.arrived(quotes="D-1")
    first = money.order(money.pay("1000.00"))
    money.confirmed(first, outcome="rejected", reason="账户不存在")
    assert money.balances() == (0, 5_900_000, 100_000, 0, 0)
    again = money.order(money.pay("1000.00"))
    assert again.end_to_end_id != first.end_to_end_id
    assert money.balances() == (0, 5_900_000, 0, 100_000, 0)


def test_a_surplus_that_came_back_can_be_opened_and_paid_again(money, city):
    """Nothing is on the case's account then: the returned money is the debtor's, and the form offers just that."""
    from zhixing.court.funds.facts.payouts import suggested
    from zhixing.court.funds.queries import money_of
    from zhixing.court.kernel.queries import offers

    money.deducted()
    money.arrived(quotes="D-1")
    owed = money.filed.read(money_of, money.case, money.day).position.creditor_open
    money.confirmed(money.order(money.pay(f"{owed // 100}.{owed % 100:02d}")))
    money.confirmed(
        money.order(money.signed(city.perform("funds.charge_fee", money.case, "faguan"), "ankuan", "caiwu"))
    )
    money.debtor_account()
    first = money.filed.read(suggested, money.case)
    assert first["purpose"] == "surplus"
    money.confirmed(money.order(money.pay(first["amount"], purpose="surplus")), outcome="rejected", reason="户名不符")
    assert money.filed.read(suggested, money.case) == first
    found = money.filed.read(offers, money.filed.fresh(), city.viewer("faguan"))
    assert next(o for o in found if o.what.name == "funds.payout").possible
    money.confirmed(money.order(money.pay(first["amount"], purpose="surplus")))
    assert money.balances()[:4] == (0, 0, 0, 0)


@pytest.mark.parametrize("confirmed", [True, False])
def test_money_that_comes_back_is_payable_again_whenever_the_notice_comes(money, confirmed):
    """The return may be told after the bank's confirmation, or before it."""
    money.deducted()
    money.arrived(quotes="D-1")
    order = money.order(money.pay("1000.00"))
    if confirmed:
        money.confirmed(order)
    back = {"quotes": order.end_to_end_id, "return_reason": "收款账户不存在", "payer": "演示建设银行"}
    money.arrived("1000.00", "L-2", **back)
    money.arrived("1000.00", "L-2", **back)
    assert money.balances() == (0, 5_900_000, 100_000, 0, 0)
    assert money.order_state(order) == "returned"


def test_a_sent_order_is_asked_after_by_its_own_number(money, city):
    from zhixing.court.gateways.models import OutMessage
    from zhixing.court.kernel.refused import Unlawful

    money.deducted()
    money.arrived(quotes="D-1")
    order = money.order(money.pay("1000.00"))
    city.perform("funds.ask_payout", order, "caiwu")
    asked = money.filed.read(lambda: list(OutMessage.objects.filter(reference=order.end_to_end_id)))
    assert len(asked) == 2
    assert len({m.message_id for m in asked}) == 2
    money.confirmed(order)
    with pytest.raises(Unlawful, match="尚无结果"):
        city.perform("funds.ask_payout", order, "caiwu")


def test_a_postponed_payout_waits_and_can_be_lifted(money, city):
    from zhixing.court.kernel.models import Limit
    from zhixing.court.kernel.refused import Unlawful

    money.deducted()
    money.arrived(quotes="D-1")
    review = date.fromordinal(money.day.toordinal() + 20)
    values = {"ground": "absent", "reason": "经电话通知三次未来领取", "review_on": review}
    proposed = city.perform("funds.postpone", money.case, "faguan", **values)
    city.sign(proposed.proposal, "juzhang")
    with pytest.raises(Unlawful, match=r"延缓发放 60,000\.00 元"):
        money.propose("1000.00")
    limit = money.filed.read(lambda: Limit.objects.get(node="payout"))
    assert limit.ends_on is None
    city.perform("funds.lift_postponement", money.case, "faguan", reason="申请执行人已经到院")
    limit = money.filed.read(lambda: Limit.objects.get(node="payout"))
    assert limit.ends_on is not None
    money.pay("1000.00")


def test_a_postponement_ends_on_its_day_of_review_by_itself(money, city):
    from zhixing.court.funds.jobs import night_of, nightly
    from zhixing.court.kernel.models import Limit

    money.deducted()
    money.arrived(quotes="D-1")
    review = date.fromordinal(money.day.toordinal() + 2)
    proposed = city.perform(
        "funds.postpone", money.case, "faguan", ground="sharing", reason="需要分配", review_on=review
    )
    city.sign(proposed.proposal, "juzhang")
    city.move(days=2)
    nightly()
    night_of(book=str(money.filed.book().pk), court_path=money.case.court_path)
    assert money.filed.read(lambda: Limit.objects.get(node="payout")).ends_on is not None
    money.pay("1000.00")

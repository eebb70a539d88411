"""Inquiry and control orders against the real process: what the bank answers and when money is held."""

from datetime import date, datetime

from zhixing import messages as m
from zhixing.sandbox.clock import BEIJING

PERSONAL, GENERAL, WAGES, RIVAL = "6217000000000001", "6217000000000002", "6217000000000003", "6217000000000004"
CASE = "3510000000000001-000042"


def of(kind, **fields):
    return lambda d: isinstance(d, kind) and all(getattr(d, name) == value for name, value in fields.items())


def test_inquiry_tells_accounts_and_earlier_freezes_and_nothing_under_a_wrong_name(court, bank):
    both = court.inquiry(kinds=(m.AnswerKind.ACCOUNTS, m.AnswerKind.PRODUCTS))
    acknowledgement = bank.send(both)
    assert (acknowledgement.in_reply_to, acknowledgement.repeated) == (both.message_id, False)
    answer = court.answer_to(both)
    assert answer.status is m.ResponseStatus.PARTIAL  # 金融资产：本行不提供
    by_number = {account.number: account for account in answer.accounts}
    assert by_number[PERSONAL].available_fen == 60_000_00
    assert by_number[WAGES].kind is m.AccountKind.MIGRANT_WAGES
    (rival,) = by_number[RIVAL].earlier_freezes
    assert (rival.position, rival.limit_fen, rival.controlled_fen) == (1, None, 500_00)
    assert (rival.from_date, rival.until) == (date(2026, 3, 1), date(2027, 3, 1))
    stranger = m.Customer(name="别人", document_kind=m.DocumentKind.RESIDENT_ID, document_number="DEMO-ID-0001")
    asked = court.inquiry(stranger)
    bank.send(asked)
    answer = court.answer_to(asked)
    assert (answer.status, answer.accounts) == (m.ResponseStatus.NOTHING, ())
    assert answer.returns[0].remark == "查无开户信息"


def test_freeze_of_enough_money_holds_the_limit_and_leaves_the_rest_free(court, bank):
    order = court.freeze(limit_fen=20_000_00)
    bank.send(order)
    answer = court.answer_to(order)
    assert (answer.status, answer.limit_fen, answer.controlled_fen) == (m.Status.DONE, 20_000_00, 20_000_00)
    assert (answer.available_fen, answer.holder, answer.queue_position) == (40_000_00, "演示甲", 1)
    assert (answer.from_date, answer.until) == (date(2026, 9, 1), date(2027, 9, 1))


def test_freeze_of_an_empty_account_catches_up_later_inflows_to_the_limit(court, bank):
    order = court.freeze(account=GENERAL, limit_fen=1_000_00)
    bank.send(order)
    answer = court.answer_to(order)
    assert (answer.status, answer.controlled_fen) == (m.Status.PARTIAL, 0)
    assert answer.reason is not None
    bank.control.credit(GENERAL, 700_00, "演示丁")
    bank.control.credit(GENERAL, 700_00, "演示丁")
    updates = court.wait(of(m.Update, happening=m.Happening.CAUGHT_UP), count=2)
    assert [update.controlled_fen for update in updates] == [700_00, 1_000_00]
    assert updates[-1].available_fen == 400_00


def test_special_account_and_wrong_holder_are_refused_with_the_reason(court, bank):
    wages = court.freeze("F-1", account=WAGES)
    other = m.Customer(name="别人", document_kind=m.DocumentKind.RESIDENT_ID, document_number="DEMO-ID-0001")
    mistaken = court.freeze("F-2", holder=other)
    too_long = court.freeze("F-3", until=date(2027, 9, 3))
    too_early = court.freeze("F-4", from_date=date(2026, 9, 2))
    for order, reason in ((wages, "农民工工资专用账户"), (mistaken, "户名"), (too_long, "一年"), (too_early, "起始日")):
        bank.send(order)
        answer = court.answer_to(order)
        assert answer.status is m.Status.REFUSED
        assert reason in answer.reason
    assert bank.control.account(PERSONAL)["freezes"] == []


def test_waiting_freeze_moves_up_on_release_and_its_term_starts_that_day(court, bank):
    rival = bank.control.add_rival_freeze(PERSONAL, "演示第二人民法院", "（2026）演0202执9号")
    order = court.freeze()
    bank.send(order)
    answer = court.answer_to(order)
    assert (answer.status, answer.controlled_fen, answer.queue_position) == (m.Status.WAITING, 0, 2)
    assert (answer.from_date, answer.earlier_freezes[0].court) == (None, "演示第二人民法院")
    for refused, word in (
        (court.deduct(), "轮候"),
        (court.order(m.RenewOrder, "R-1", freeze_order_id="F-1", until=date(2028, 9, 1)), "轮候"),
    ):
        bank.send(refused)
        assert word in court.answer_to(refused).reason
    court.now = datetime(2026, 11, 15, 10, tzinfo=BEIJING)
    bank.control.release_rival_freeze(rival)
    (update,) = court.wait(of(m.Update, happening=m.Happening.MOVED_UP))
    assert (update.controlled_fen, update.queue_position) == (60_000_00, 1)
    assert (update.from_date, update.until) == (date(2026, 11, 15), date(2027, 11, 15))


def test_waiting_freeze_moves_up_on_the_very_day_the_earlier_one_lapses(court, bank):
    order = court.freeze(account=RIVAL, limit_fen=500_00)
    bank.send(order)
    assert court.answer_to(order).status is m.Status.WAITING
    court.now = datetime(2027, 6, 1, 9, tzinfo=BEIJING)
    (update,) = court.wait(of(m.Update, happening=m.Happening.MOVED_UP))
    assert (update.happened_on, update.from_date, update.until) == (
        date(2027, 3, 1),
        date(2027, 3, 1),
        date(2028, 3, 1),
    )


def test_second_freeze_takes_effect_on_what_the_first_leaves(court, bank):
    bank.control.add_rival_freeze(PERSONAL, "演示第二人民法院", "（2026）演0202执9号", limit_fen=45_000_00)
    order = court.freeze(limit_fen=20_000_00)
    bank.send(order)
    answer = court.answer_to(order)
    assert (answer.status, answer.controlled_fen, answer.queue_position) == (m.Status.PARTIAL, 15_000_00, 2)


def test_renewal_before_the_end_keeps_the_rank_and_after_it_is_refused(court, bank):
    order = court.freeze()
    bank.send(order)
    court.answer_to(order)
    court.now = datetime(2027, 8, 31, 23, tzinfo=BEIJING)
    renewal = court.order(m.RenewOrder, "R-1", freeze_order_id="F-1", until=date(2028, 9, 1))
    bank.send(renewal)
    answer = court.answer_to(renewal)
    assert (answer.status, answer.until, answer.controlled_fen) == (m.Status.DONE, date(2028, 9, 1), 60_000_00)
    court.now = datetime(2028, 9, 1, 0, 0, 1, tzinfo=BEIJING)
    (lapsed,) = court.wait(of(m.Update, happening=m.Happening.LAPSED))
    assert (lapsed.happened_on, lapsed.controlled_fen, lapsed.available_fen) == (date(2028, 9, 1), 0, 60_000_00)
    late = court.order(m.RenewOrder, "R-2", freeze_order_id="F-1", until=date(2029, 9, 1))
    bank.send(late)
    assert "失效" in court.answer_to(late).reason


def test_release_in_part_then_whole(court, bank):
    bank.send(court.freeze())
    part = court.order(m.ReleaseOrder, "U-1", freeze_order_id="F-1", amount_fen=10_000_00)
    bank.send(part)
    answer = court.answer_to(part)
    assert (answer.amount_fen, answer.limit_fen, answer.available_fen) == (10_000_00, 50_000_00, 10_000_00)
    whole = court.order(m.ReleaseOrder, "U-2", freeze_order_id="F-1")
    bank.send(whole)
    answer = court.answer_to(whole)
    assert (answer.amount_fen, answer.controlled_fen, answer.available_fen) == (50_000_00, 0, 60_000_00)
    again = court.order(m.ReleaseOrder, "U-3", freeze_order_id="F-1")
    bank.send(again)
    assert "已经解除" in court.answer_to(again).reason

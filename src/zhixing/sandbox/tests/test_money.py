"""Deduction, credit notification, payout, return and statement against the real process."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from zhixing import messages as m
from zhixing.sandbox.client import ControlRefused
from zhixing.sandbox.clock import BEIJING

ESCROW, CASE = "3510000000000001", "3510000000000001-000042"
PERSONAL, CREDITOR = "6217000000000001", "6217000000000009"


def of(kind, **fields):
    return lambda d: isinstance(d, kind) and all(getattr(d, name) == value for name, value in fields.items())


def fund(court, bank, amount_fen=60_000_00):
    bank.control.credit(ESCROW, amount_fen, "演示甲", case_account=CASE)
    return court.wait(of(m.CreditNotification))[0]


def test_deduction_from_our_freeze_arrives_under_the_orders_number(court, bank):
    bank.send(court.freeze())
    order = court.deduct()
    bank.send(order)
    answer = court.answer_to(order)
    assert (answer.status, answer.amount_fen, answer.controlled_fen) == (m.Status.DONE, 60_000_00, 0)
    (credit,) = court.wait(of(m.CreditNotification))
    assert (credit.end_to_end_id, credit.amount_fen, credit.bank_reference) == ("D-1", 60_000_00, answer.bank_reference)
    assert (credit.account, credit.case_account, credit.payer_account) == (ESCROW, CASE, PERSONAL)
    assert (credit.booking_date, credit.return_reason) == (date(2026, 9, 1), None)
    assert bank.control.account(PERSONAL) == {
        "account": PERSONAL,
        "balance_fen": 0,
        "available_fen": 0,
        "freezes": [],
    }


def test_deduction_above_what_may_be_taken_takes_nothing(court, bank):
    bank.send(court.freeze(limit_fen=40_000_00))
    for number, (freeze, amount_fen, reason) in enumerate(
        [("F-1", 40_000_01, "大于实际控制金额"), (None, 20_000_01, "大于可用余额"), ("F-9", 1, "查无所指的冻结")]
    ):
        order = court.deduct(f"D-{number}", amount_fen=amount_fen, freeze=freeze)
        bank.send(order)
        answer = court.answer_to(order)
        assert answer.status is m.Status.REFUSED
        assert reason in answer.reason
    assert bank.control.account(PERSONAL)["balance_fen"] == 60_000_00


def test_deduction_without_a_freeze_takes_free_money_only_to_the_case_account(court, bank):
    bank.send(court.freeze(limit_fen=40_000_00))
    order = court.deduct(amount_fen=20_000_00, freeze=None)
    bank.send(order)
    assert court.answer_to(order).status is m.Status.DONE
    shown = bank.control.account(PERSONAL)
    assert (shown["balance_fen"], shown["available_fen"], shown["freezes"][0]["controlled_fen"]) == (
        40_000_00,
        0,
        40_000_00,
    )


def test_payment_is_taken_and_paid_and_its_state_can_be_asked_again(court, bank):
    fund(court, bank)
    order = court.payment()
    bank.send(order)
    taken, paid = court.wait(of(m.PaymentStatus, end_to_end_id="P-1"), count=2)
    assert [taken.state, paid.state] == [m.PaymentState.IN_PROCESS, m.PaymentState.PAID]
    assert (paid.in_reply_to, paid.settled_on) == (order.message_id, date(2026, 9, 1))
    assert bank.control.account(CREDITOR)["balance_fen"] == 50_000_00
    path = "/payments/P-1"
    status, body = bank.request("GET", path, signed=path.encode())
    assert (status, m.read(body)) == (200, paid)
    assert bank.request("GET", "/payments/P-2", signed=b"/payments/P-2")[0] == 404
    assert bank.request("GET", path, signed=b"/payments/P-2")[0] == 401


def test_payment_to_a_wrong_payee_or_without_cover_is_rejected(court, bank):
    fund(court, bank)
    for number, (change, code) in enumerate(
        [
            ({"creditor_account": "6217999999999999"}, m.RejectionCode.UNKNOWN_ACCOUNT),
            ({"creditor_name": "演示丙"}, m.RejectionCode.NAME_MISMATCH),
            ({"amount_fen": 60_000_01}, m.RejectionCode.INSUFFICIENT_FUNDS),
            ({"debtor_account": PERSONAL}, m.RejectionCode.NARRATIVE),
            ({"execution_date": date(2026, 9, 2)}, m.RejectionCode.NARRATIVE),
        ]
    ):
        order = replace(court.payment(f"P-{number}"), **change)
        bank.send(order)
        status = court.answer_to(order)
        assert (status.state, status.reason_code) == (m.PaymentState.REJECTED, code)
    assert bank.control.account(ESCROW)["balance_fen"] == 60_000_00


def test_money_for_an_unknown_account_elsewhere_comes_back_under_the_payments_number(court, bank):
    fund(court, bank)
    bank.send(court.payment(creditor_bank="BANKX", creditor_account="6222999999999999"))
    (back,) = court.wait(of(m.CreditNotification, end_to_end_id="P-1"))
    assert (back.amount_fen, back.return_reason, back.case_account) == (50_000_00, "收款账号不存在。", CASE)
    assert [d.state for d in court.wait(of(m.PaymentStatus))] == [m.PaymentState.IN_PROCESS]
    assert bank.control.account(ESCROW)["balance_fen"] == 60_000_00


def test_paid_money_may_come_back_days_later_once(court, bank):
    fund(court, bank)
    bank.send(court.payment())
    court.wait(of(m.PaymentStatus), count=2)
    court.now = datetime(2026, 9, 4, 9, tzinfo=BEIJING)
    bank.control.return_payment("P-1", "收款账户状态异常")
    (back,) = court.wait(of(m.CreditNotification, end_to_end_id="P-1"))
    assert (back.booking_date, back.return_reason) == (date(2026, 9, 4), "收款账户状态异常")
    with pytest.raises(ControlRefused, match="已退回"):
        bank.control.return_payment("P-1", "再退一次")


def test_one_end_to_end_id_is_paid_once_also_under_a_new_message_id(court, bank):
    fund(court, bank)
    bank.send(court.payment())
    court.wait(of(m.PaymentStatus), count=2)
    repeat, other = court.payment(), court.payment(amount_fen=1_00)
    bank.send(repeat)
    assert court.answer_to(repeat).state is m.PaymentState.PAID
    bank.send(other)
    assert court.answer_to(other).reason_code is m.RejectionCode.DUPLICATE
    assert bank.control.account(ESCROW)["balance_fen"] == 10_000_00


def test_statement_of_each_day_balances_and_names_the_case_account(court, bank):
    fund(court, bank)
    court.now = datetime(2026, 9, 2, 9, tzinfo=BEIJING)
    bank.send(court.payment())
    court.wait(of(m.PaymentStatus), count=2)
    bank.control.send_statement(date(2026, 9, 1))
    bank.control.send_statement(date(2026, 9, 2))
    first, second = court.wait(of(m.DayStatement), count=2)
    assert (first.opening_fen, first.closing_fen) == (0, 60_000_00)
    assert (second.opening_fen, second.closing_fen) == (60_000_00, 10_000_00)
    (paid_out,) = second.entries
    assert (paid_out.direction, paid_out.end_to_end_id, paid_out.case_account) == (m.Direction.DEBIT, "P-1", CASE)
    assert paid_out.counterparty == ("演示乙", CREDITOR)
    court.now = datetime(2026, 9, 1, 9, tzinfo=BEIJING)  # the bank's day never goes back
    bank.control.credit(ESCROW, 1_00, "演示甲")
    assert court.wait(of(m.CreditNotification), count=2)[1].booking_date == date(2026, 9, 2)
    with pytest.raises(ControlRefused, match="尚未到"):
        bank.control.send_statement(date(2026, 9, 3))

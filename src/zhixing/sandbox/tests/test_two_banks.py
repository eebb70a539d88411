"""The debtor keeps his money at one bank, the court its case-funds account at another."""

import json

import pytest

from zhixing import messages as m

ESCROW, CASE = "3510000000000001", "3510000000000001-000042"
DEBTORS, PAYEE = "6288000000000001", "6288000000000002"


def of(kind, **fields):
    return lambda d: isinstance(d, kind) and all(getattr(d, name) == value for name, value in fields.items())


def second_bank(escrow_name="演示人民法院执行款专户"):
    person = {"name": "演示甲", "document_kind": "resident_id", "document_number": "DEMO-ID-0001"}
    payee = {"name": "演示戊", "document_kind": "resident_id", "document_number": "DEMO-ID-0005"}
    account = {"kind": "personal", "branch": "演示支行"}
    return {
        "customers": [
            {**person, "accounts": [{**account, "number": DEBTORS, "balance": "60000.00"}]},
            {**payee, "accounts": [{**account, "number": PAYEE}]},
        ],
        "elsewhere": [{"bank": "BANKA", "number": ESCROW, "name": escrow_name}],
    }


@pytest.fixture
def banks(bank_process):
    first = bank_process()
    second = bank_process("BANKB", second_bank(), [f"BANKA={first.url}"])
    return first, second


def test_deduction_at_one_bank_is_credited_at_the_other_once(court, banks):
    first, second = banks
    second.send(court.freeze(account=DEBTORS, receiver="BANKB"))
    first.kill()
    order = court.deduct(account=DEBTORS, receiver="BANKB")
    second.send(order)
    second.idle_work()
    assert court.wait(of(m.Answer))[-1].order_id == "F-1"  # not confirmed while the money is on its way
    first.start()
    answer = court.answer_to(order)
    (credit,) = court.wait(of(m.CreditNotification))
    assert (answer.status, answer.amount_fen, answer.sender) == (m.Status.DONE, 60_000_00, "BANKB")
    assert (credit.sender, credit.end_to_end_id, credit.case_account) == ("BANKA", "D-1", CASE)
    assert credit.bank_reference == answer.bank_reference
    assert first.control.account(ESCROW)["balance_fen"] == 60_000_00


def test_payment_to_the_other_bank_is_paid_or_comes_back(court, bank_process):
    second = bank_process("BANKB", second_bank())
    first = bank_process(peers=[f"BANKB={second.url}"])
    first.control.credit(ESCROW, 60_000_00, "演示甲", case_account=CASE)
    to = {"creditor_bank": "BANKB", "creditor_account": PAYEE, "amount_fen": 1_000_00}
    first.send(court.payment("P-1", **to, creditor_name="演示戊"))
    first.send(court.payment("P-2", **to, creditor_name="演示己"))
    assert court.wait(of(m.PaymentStatus, state=m.PaymentState.PAID))[0].end_to_end_id == "P-1"
    (back,) = court.wait(of(m.CreditNotification, end_to_end_id="P-2"))
    assert back.return_reason == "收款人户名与账号不符。"
    assert second.control.account(PAYEE)["balance_fen"] == 1_000_00
    transfer = {"amount_fen": 1, "reference": "R-1", "payer_name": "演示庚", "payer_account": None}
    body = json.dumps({**transfer, "payee_name": "演示戊", "payee_account": PAYEE}).encode()
    for _ in range(2):  # delivered twice, credited once
        reply = second.request("POST", "/control/clearing", body, headers={"Content-Type": "application/json"})
        assert reply == (200, b'{"problem": null}')
    assert second.control.account(PAYEE)["balance_fen"] == 1_000_01
    assert first.control.account(ESCROW)["balance_fen"] == 59_000_00


def test_deduction_that_the_escrows_bank_sends_back_restores_money_and_freeze(court, bank_process):
    first = bank_process()
    second = bank_process("BANKB", second_bank(escrow_name="写错的户名"), [f"BANKA={first.url}"])
    second.send(court.freeze(account=DEBTORS, receiver="BANKB"))
    order = court.deduct(account=DEBTORS, receiver="BANKB")
    second.send(order)
    answer = court.answer_to(order)
    assert answer.status is m.Status.REFUSED
    assert "退回" in answer.reason
    shown = second.control.account(DEBTORS)
    assert (shown["balance_fen"], shown["freezes"][0]["controlled_fen"]) == (60_000_00, 60_000_00)

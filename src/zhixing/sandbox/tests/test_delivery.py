"""At least once on the wire, exactly once in the books: bad lines, bad manners, sudden death."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from zhixing import messages as m
from zhixing.sandbox.client import ControlRefused
from zhixing.sandbox.misbehaviour import Misbehaviour
from zhixing.sandbox.seed import CustomersRefused, load
from zhixing.sandbox.store import Store

ESCROW, CASE = "3510000000000001", "3510000000000001-000042"
PERSONAL, CREDITOR = "6217000000000001", "6217000000000009"


def of(kind, **fields):
    return lambda d: isinstance(d, kind) and all(getattr(d, name) == value for name, value in fields.items())


def test_bad_signature_wrong_bank_and_bad_xml_are_refused_and_change_nothing(court, bank):
    body = court.freeze().to_xml()
    assert bank.request("POST", "/messages", body, signed=b"other")[0] == 401
    assert bank.request("POST", "/messages", body, headers={m.BANK_HEADER: "BANKZ"})[0] == 401
    status, reply = bank.request("POST", "/messages", b"<!DOCTYPE x []><x/>")
    assert (status, "DTD" in json.loads(reply)["reason"]) == (422, True)
    assert bank.request("POST", "/messages", court.freeze(receiver="BANKZ").to_xml())[0] == 422
    assert bank.request("POST", "/messages", b" " * (m.MAX_BYTES + 1))[0] == 413
    assert bank.control.account(PERSONAL)["freezes"] == []


def test_same_message_twice_has_one_effect_and_the_same_answer(court, bank):
    order = court.freeze(limit_fen=10_000_00)
    bank.send(order)
    first = court.answer_to(order)
    assert bank.send(order).repeated
    court.wait(of(m.Answer), count=2)
    assert [d for d in court.deliveries if d != first] == []
    assert len(bank.control.account(PERSONAL)["freezes"]) == 1
    other = replace(order, limit_fen=20_000_00)  # the same id cannot say something else
    status, reply = bank.request("POST", "/messages", other.to_xml())
    assert (status, "内容与先前收到的不同" in json.loads(reply)["reason"]) == (409, True)


def test_until_the_court_tells_the_time_nothing_is_taken(court, bank_process):
    court.clock_works = False
    bank = bank_process("BANKT")
    body = court.freeze(receiver="BANKT").to_xml()
    status, reply = bank.request("POST", "/messages", body)
    assert (status, "法院时钟" in json.loads(reply)["reason"]) == (503, True)
    court.clock_works = True
    assert bank.request("POST", "/messages", body)[0] == 202


def test_answers_are_tried_again_until_the_court_takes_them(court, bank):
    court.reply_with = 500
    order = court.freeze()
    bank.send(order)
    bank.idle_work()
    assert bank.control.account(PERSONAL)["available_fen"] == 0  # the money is held although the court is not told yet
    assert court.deliveries == []
    court.reply_with = 204
    assert court.answer_to(order).status is m.Status.DONE


def test_duplicate_and_out_of_order_answers(court, bank):
    bank.control.misbehave(Misbehaviour.DUPLICATE)
    asked = court.inquiry()
    bank.send(asked)
    twice = court.wait(of(m.InquiryResponse), count=2)
    assert twice[0] == twice[1]
    bank.control.misbehave(Misbehaviour.OUT_OF_ORDER, messages=2)
    freeze, renewal = court.freeze(), court.order(m.ReleaseOrder, "U-1", freeze_order_id="F-1")
    bank.send(freeze)
    bank.send(renewal)
    answers = court.wait(of(m.Answer), count=2)
    assert [answer.order_id for answer in answers] == ["U-1", "F-1"]
    assert answers[0].status is m.Status.DONE


def test_slow_silent_and_error500(court, bank):
    bank.control.misbehave(Misbehaviour.ERROR500)
    order = court.freeze()
    assert bank.request("POST", "/messages", order.to_xml())[0] == 500
    assert bank.control.account(PERSONAL)["freezes"] == []
    bank.control.misbehave(Misbehaviour.SILENT)
    bank.send(order)
    bank.idle()
    assert len(bank.control.account(PERSONAL)["freezes"]) == 1
    assert court.deliveries == []
    bank.send(order)  # asked again, the bank answers what it did the first time
    assert court.answer_to(order).status is m.Status.DONE
    bank.control.misbehave(Misbehaviour.SLOW, seconds=0.5)
    slow, quick = court.inquiry(), court.inquiry()
    bank.send(slow)
    bank.idle_work()
    bank.send(quick)
    answers = court.wait(of(m.InquiryResponse), count=2)
    assert [answer.in_reply_to for answer in answers] == [quick.message_id, slow.message_id]
    with pytest.raises(ControlRefused, match="不得为负"):
        bank.control.misbehave(Misbehaviour.SLOW, messages=-1)


def test_dying_after_the_work_loses_and_doubles_nothing(court, bank):
    bank.send(court.freeze())
    bank.idle()
    bank.control.misbehave(Misbehaviour.DIE)
    order = court.deduct()
    assert bank.request("POST", "/messages", order.to_xml())[0] == 202
    assert bank.exit_code() == 70
    assert court.wait(of(m.Answer))[-1].order_id == "F-1"  # the deduction is not answered yet
    bank.start()
    assert court.answer_to(order).amount_fen == 60_000_00
    bank.send(order)
    court.wait(of(m.CreditNotification), count=2)
    assert len({credit.message_id for credit in court.wait(of(m.CreditNotification))}) == 1
    assert bank.control.account(ESCROW)["balance_fen"] == 60_000_00


def test_killed_between_receiving_and_answering_and_started_again(court, bank):
    bank.control.credit(ESCROW, 60_000_00, "演示甲", case_account=CASE)
    court.wait(of(m.CreditNotification))
    court.reply_with = 500
    orders = [court.payment(f"P-{n}", 1_000_00) for n in range(5)]
    for order in orders:
        bank.send(order)
    bank.kill()
    court.reply_with = 204
    bank.start()
    for order in orders:
        bank.send(order)
    bank.idle()
    paid = court.wait(of(m.PaymentStatus, state=m.PaymentState.PAID), count=5)
    assert {status.end_to_end_id for status in paid} == {f"P-{n}" for n in range(5)}
    assert len({status.message_id for status in paid}) == 5  # some delivered more than once, none said twice
    assert bank.control.account(ESCROW)["balance_fen"] == 55_000_00
    assert bank.control.account(CREDITOR)["balance_fen"] == 5_000_00


def test_log_is_json_without_names_accounts_or_documents(court, bank):
    order = court.freeze()
    bank.send(order)
    court.answer_to(order)
    bank.stop()
    lines = [json.loads(line) for line in bank.logged().splitlines()]
    assert {"started", "received", "done", "delivered", "stopped"} <= {line["event"] for line in lines}
    for secret in ("演示甲", PERSONAL, "DEMO-ID-0001"):
        assert secret not in bank.logged()


def test_a_bank_that_cannot_go_on_does_not_look_alive(bank, tmp_path):
    with closing(sqlite3.connect(tmp_path / "BANKA.sqlite")) as damaged:
        damaged.execute("DROP TABLE inbox")
        damaged.commit()
    assert bank.exit_code() == 71
    assert '"event": "failed"' in bank.logged()


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"branch": "演示支行", "kind": "personal"}, "缺少 'number'"),
        ({"branch": "演示支行", "kind": "personal", "number": "6217", "balance": "1.5"}, "不是有效金额"),
    ],
)
def test_a_customers_file_that_cannot_be_used_is_refused_with_the_reason(tmp_path, entry, reason):
    person = {"name": "演示甲", "document_kind": "resident_id", "document_number": "DEMO-ID-0001"}
    (tmp_path / "bad.json").write_text(json.dumps({"customers": [{**person, "accounts": [entry]}]}), "utf-8")
    store = Store(tmp_path / "state.sqlite")
    with pytest.raises(CustomersRefused, match=reason), store.transaction() as db:
        load(db, "BANKA", tmp_path / "bad.json")
    store.close()

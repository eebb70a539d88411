"""A bank's message is kept once, does its work once, and says why when it cannot."""

import pytest

from zhixing.messages import Action, Happening, Status

ACCOUNT = "6222000100000000018"


def arrived():
    from zhixing.court.gateways.models import InMessage

    return list(InMessage.objects.order_by("arrived_at", "id").values_list("message_id", "state", "reason"))


def test_an_answer_does_its_work_as_the_bank_and_marks_the_request_answered(
    city, posted, answer, deliver, noting, notes
):
    from zhixing.court.kernel.models import Act
    from zhixing.court.kernel.scope import scope

    out = posted()
    city.drain()
    assert deliver(answer(out)).status_code == 200
    assert notes() == []
    city.drain()
    assert notes() == [f"已记 {out.reference}"]
    with scope("a."):
        act = Act.objects.select_related("actor").get(name="test.note")
        out.refresh_from_db()
    assert (act.actor.kind, act.actor.name) == ("bank", "演示工商银行")
    assert out.answered_at is not None
    assert arrived() == [("ICBX-1", "taken", "")]


def test_the_same_message_again_is_acknowledged_and_nothing_more(city, posted, answer, deliver, noting, notes):
    from zhixing.messages import read

    body = answer(posted())
    first, second = deliver(body), deliver(body)
    city.drain()
    third = deliver(body)
    city.drain()
    told = [read(r.content) for r in (first, second, third)]
    assert [t.message_id for t in told] == [told[0].message_id] * 3
    assert [t.repeated for t in told] == [False, True, True]
    assert [r.status_code for r in (first, second, third)] == [200, 200, 200]
    assert len(notes()) == len(arrived()) == 1


def test_a_known_id_with_another_content_is_refused(city, posted, answer, deliver, noting):
    out = posted()
    deliver(answer(out))
    other = deliver(answer(out, controlled_fen=1, status=Status.PARTIAL, reason="余额不足"))
    assert other.status_code == 409
    assert len(arrived()) == 1


def test_the_work_is_done_once_also_when_the_job_runs_twice(city, posted, answer, deliver, noting, notes):
    from zhixing.court.gateways.inbox import take
    from zhixing.court.gateways.models import InMessage

    deliver(answer(posted()))
    row = InMessage.objects.get()
    take(row.pk)
    take(row.pk)
    assert len(notes()) == 1


def test_answers_out_of_order_each_find_their_request(city, posted, answer, deliver, noting, notes):
    first, second = posted(), posted()
    deliver(answer(second, "ICBX-2"))
    deliver(answer(first, "ICBX-1"))
    city.drain()
    assert notes() == [f"已记 {second.reference}", f"已记 {first.reference}"]


@pytest.mark.usefixtures("noting")
def test_a_message_that_comes_too_early_waits_for_the_other(city, court, posted, answer, deliver, handle, notes):
    from zhixing.court.gateways.acts import NotYet
    from zhixing.court.kernel.clock import now, today
    from zhixing.messages import Update

    def caught_up(message, arrived):
        if arrived.out.answered_at is None:
            raise NotYet("等待该冻结的首次反馈")
        arrived.perform("test.note", court, order_id=f"后续 {message.order_id}")

    handle(Update, caught_up)
    out = posted()
    update = Update(
        message_id="ICBX-9", sender="ICBX", receiver="闽0205", created_at=now(), order_id=out.reference,
        happening=Happening.CAUGHT_UP, happened_on=today(), account_number=ACCOUNT, controlled_fen=100,
    ).to_xml()  # fmt: skip
    deliver(update)
    city.drain()
    assert arrived() == [("ICBX-9", "arrived", "等待该冻结的首次反馈")]
    deliver(answer(out))
    city.drain()
    assert notes() == [f"已记 {out.reference}", f"已记 后续 {out.reference}"]
    assert [state for _, state, _ in arrived()] == ["taken", "taken"]


def test_an_answer_to_nobody_is_listed_with_the_reason(city, posted, answer, deliver, noting, notes):
    out = posted()
    deliver(answer(out, in_reply_to="unknown-1"))
    city.drain()
    assert notes() == []
    assert arrived() == [("ICBX-1", "refused", "没有找到所答复的请求，未采用")]
    said = city.client("caiwu").get("/").content.decode()
    assert "未采用的银行回执" in said
    assert "没有找到所答复的请求" in said
    assert "没有找到所答复的请求" in city.client("zhongyuan").get("/").content.decode()
    assert "未采用的银行回执" not in city.client("faguan").get("/").content.decode()


def test_a_bank_cannot_answer_for_another(city, posted, answer, deliver, noting, notes):
    out = posted()
    deliver(answer(out, sender="CCBX"), code="CCBX")
    city.drain()
    assert notes() == []
    assert arrived()[0][1:] == ("refused", "所答复的请求不是发给该行的，未采用")


def test_an_answer_must_name_the_order_it_answers(city, posted, answer, deliver, noting, notes):
    first, second = posted(), posted()
    deliver(answer(first, order_id=second.reference))
    city.drain()
    assert notes() == []
    assert "业务编号" in arrived()[0][2]


@pytest.mark.usefixtures("acts")
def test_what_the_act_refuses_is_not_taken_and_leaves_nothing(city, court, posted, answer, deliver, handle, notes):
    from zhixing.court.kernel.refused import Refused
    from zhixing.messages import Answer

    def half(message, arrived):
        arrived.perform("test.note", court, order_id=message.order_id)
        raise Refused(f"账户 {ACCOUNT} 不是本案冻结的账户")

    handle(Answer, half)
    deliver(answer(posted()))
    city.drain()
    assert notes() == []
    assert arrived() == [("ICBX-1", "refused", f"账户 ****{ACCOUNT[-4:]} 不是本案冻结的账户")]


@pytest.mark.usefixtures("noting")
def test_a_fault_in_the_handler_loses_nothing(city, court, posted, answer, deliver, handle, notes):
    from zhixing.court.gateways.inbox import take
    from zhixing.court.gateways.models import InMessage
    from zhixing.messages import Answer

    def broken(message, arrived):
        arrived.perform("test.note", court, order_id=message.order_id)
        raise ZeroDivisionError

    deliver(answer(posted()))
    row = InMessage.objects.get()
    handle(Answer, broken)
    with pytest.raises(ZeroDivisionError):
        take(row.pk)
    assert notes() == []
    assert arrived()[0][1] == "arrived"
    handle(Answer, lambda message, arrived: arrived.perform("test.note", court, order_id=message.order_id))
    take(row.pk)
    assert len(notes()) == 1


def test_money_nobody_asked_for_goes_to_the_handler_of_its_court(city, court, deliver, handle, acts, notes):
    from zhixing.court.kernel.clock import now, today
    from zhixing.messages import CreditNotification

    seen = []
    handle(CreditNotification, lambda message, arrived: seen.append((message.account, arrived.out, arrived.court_path)))
    body = CreditNotification(
        message_id="ICBX-3", sender="ICBX", receiver="闽0205", created_at=now(), account="6222000100000012345",
        amount_fen=100, booking_date=today(), bank_reference="R1", payer_name="某人",
    ).to_xml()  # fmt: skip
    deliver(body)
    city.drain()
    assert seen == [("6222000100000012345", None, court.path)]


BOMB = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>"""


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (BOMB, "XML 炸弹"),
        (b"<x>\x00</x>", "空字符"),
        (b"<x><y></x>", "XML"),
        (b"<x/>", "BusinessMessage"),
        (b"", "XML"),
        ("<x>乱码</x>".encode("gb18030"), "UTF-8"),
    ],
)
def test_what_is_no_message_is_told_why_and_nothing_is_written(city, deliver, body, reason):
    said = deliver(body)
    assert said.status_code == 422
    assert reason in said.json()["reason"]
    assert arrived() == []


def test_a_message_only_courts_send_is_not_taken_from_a_bank(city, posted, deliver):
    from zhixing.court.kernel.secrets import decrypt

    said = deliver(decrypt(posted().sealed).encode())
    assert (said.status_code, said.json()["reason"]) == (422, "法院不受理该种报文。")


def test_sender_and_receiver_must_be_who_they_say(city, posted, answer, deliver):
    out = posted()
    assert "发送方" in deliver(answer(out, sender="CCBX")).json()["reason"]
    assert "接收方" in deliver(answer(out, receiver="沪9999")).json()["reason"]
    assert arrived() == []


def test_signature_bank_and_size_are_checked_first(city, posted, answer, deliver):
    body = answer(posted())
    assert deliver(body, signature="0" * 64).status_code == 401
    assert deliver(body, signature="签名".encode().decode("latin-1")).status_code == 401
    assert deliver(body, code="NOBANK").status_code == 404
    assert deliver(b"x" * (2 * 1024 * 1024 + 1)).status_code == 413
    assert deliver(body, **{"Content-Length": "99999999"}).status_code == 413
    assert city.client().get("/gateways/banks/ICBX/inbox").status_code == 405
    assert arrived() == []


def test_a_kind_nobody_handles_is_listed(city, posted, answer, deliver, monkeypatch):
    from zhixing.court.gateways import acts

    monkeypatch.setattr(acts, "_handlers", {})
    deliver(answer(posted(), action=Action.FREEZE))
    city.drain()
    assert arrived()[0][1:] == ("refused", "本院没有办理该种报文的业务")


def test_what_arrived_and_was_forgotten_is_swept(city, posted, answer, deliver, noting, notes):
    from zhixing.court.gateways.inbox import sweep

    deliver(answer(posted()))
    sweep()
    assert notes() == []
    city.move(hours=1)
    sweep()
    assert len(notes()) == 1


def test_a_message_whose_handler_fails_does_not_hold_up_the_others(city, posted, answer, deliver, handle, acts):
    from zhixing.court.gateways.inbox import sweep
    from zhixing.messages import Answer

    first, second = posted(), posted()
    deliver(answer(first, "ICBX-1"))
    deliver(answer(second, "ICBX-2"))
    taken = []

    def choosy(message, arrived):
        if message.message_id == "ICBX-1":
            raise ZeroDivisionError
        taken.append(message.message_id)

    handle(Answer, choosy)
    city.move(hours=1)
    sweep()
    assert taken == ["ICBX-2"]
    assert [state for _, state, _ in arrived()] == ["arrived", "taken"]
    assert "系统每分钟自动重试" in city.client("caiwu").get("/").content.decode()


def test_one_principal_a_court_and_bank(city, court, bank):
    from zhixing.court.gateways.inbox import bank_viewer
    from zhixing.court.kernel.models import Principal
    from zhixing.court.kernel.scope import scope

    with scope(court.path, court.path):
        first, second = bank_viewer(bank, court.path), bank_viewer(bank, court.path)
        assert first == second
        assert Principal.objects.filter(kind="bank", court_path=court.path, name=bank.name).count() == 1

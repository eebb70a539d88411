"""A message leaves once its act is committed and its papers are there, at least once, under one id."""

import pytest

ACCOUNT, ID_NUMBER = "6222000100000000018", "350203198506150028"


def again(row):
    from zhixing.court.kernel.scope import scope

    with scope("a."):
        return type(row).objects.select_related("bank").get(pk=row.pk)


def send(row):
    from zhixing.court.gateways.jobs import send as job

    job(str(row.pk), row.court_path)


def kept(sandbox):
    """What the bank keeps, in order."""
    with sandbox.store.transaction() as db:
        return [row["message_id"] for row in db.execute("select message_id from inbox order by place")]


def letters(sandbox):
    """The bank's answers, handed to whoever carries them."""
    from zhixing.sandbox import outbox

    sandbox.work_off()
    found = []
    while True:
        with sandbox.store.transaction() as db:
            letter = outbox.next_letter(db)
            if letter is None:
                return found
            outbox.taken(db, letter)
            found.append(letter.body)


def misbehave(sandbox, kind, messages=1):
    from zhixing.sandbox import misbehaviour

    with sandbox.store.transaction() as db:
        misbehaviour.ask(db, misbehaviour.Misbehaviour(kind), messages, 0.0)


def test_a_freeze_travels_to_the_bank_and_its_answer_back(city, posted, sandbox, deliver, handle, noting, notes):
    from zhixing.messages import Status, read

    out = posted()
    city.drain()
    sent = again(out)
    assert (kept(sandbox), sent.attempts, sent.trouble) == ([out.message_id], 1, "")
    assert sent.sent_at is not None
    (body,) = letters(sandbox)
    assert read(body).status is Status.REFUSED  # the holder's number is not the one in the bank's books
    assert deliver(body).status_code == 200
    city.drain()
    assert notes() == [f"已记 {out.reference}"]


def test_what_the_bank_answers_twice_is_noted_once(city, posted, sandbox, deliver, noting, notes):
    misbehave(sandbox, "duplicate")
    posted()
    city.drain()
    bodies = letters(sandbox)
    assert len(bodies) == 2
    assert [deliver(body).status_code for body in bodies] == [200, 200]
    city.drain()
    assert len(notes()) == 1


def test_after_a_500_the_same_message_is_sent_again(city, posted, sandbox):
    from zhixing.court.gateways.channels.bank.post import BankSilent

    misbehave(sandbox, "error500")
    out = posted()
    with pytest.raises(BankSilent, match="HTTP 500"):
        send(out)
    troubled = again(out)
    assert (troubled.sent_at, troubled.attempts) == (None, 1)
    assert troubled.trouble == "银行未受理（HTTP 500）系统繁忙，请稍后重发。"
    send(out)
    assert kept(sandbox) == [out.message_id]
    assert (again(out).attempts, again(out).trouble) == (2, "")


def test_a_lost_acknowledgement_means_sending_again_and_the_bank_keeps_one(city, posted, sandbox, monkeypatch):
    from zhixing.court.gateways import outbox
    from zhixing.court.gateways.channels.bank.post import BankSilent, hand_over

    def lost(*args):
        hand_over(*args)
        raise BankSilent("银行没有应答（TimeoutError）")

    out = posted()
    with monkeypatch.context() as line:
        line.setattr(outbox, "hand_over", lost)
        with pytest.raises(BankSilent):
            send(out)
    assert again(out).sent_at is None
    send(out)
    assert kept(sandbox) == [out.message_id]
    assert again(out).sent_at is not None


def test_a_sent_message_is_not_sent_again(city, posted, sandbox):
    out = posted()
    city.drain()
    send(out)
    assert again(out).attempts == 1


def test_bank_down_then_up(city, posted, sandbox, monkeypatch):
    from django.conf import settings

    from zhixing.court.gateways.channels.bank.post import BankSilent
    from zhixing.court.gateways.outbox import sweep

    alive = settings.ZHIXING_BANK_URLS["ICBX"]
    monkeypatch.setitem(settings.ZHIXING_BANK_URLS, "ICBX", "http://127.0.0.1:9")
    first, second = posted(), posted()
    with pytest.raises(BankSilent, match="没有应答"):
        send(first)
    city.move(hours=1)
    sweep()
    assert (again(first).attempts, again(second).attempts) == (2, 0)  # a silent bank is not asked twice in one sweep
    said = city.client("caiwu").get("/").content.decode()
    assert "未送达银行的报文" in said
    assert "银行没有应答" in said
    monkeypatch.setitem(settings.ZHIXING_BANK_URLS, "ICBX", alive)
    city.move(hours=1)
    sweep()
    assert kept(sandbox) == [first.message_id, second.message_id]
    assert "没有滞留的报文" in city.client("caiwu").get("/").content.decode()


def test_a_message_waits_for_the_papers_of_its_act(city, court, acts, posted, sandbox):
    from zhixing.court.documents.models import Rendered
    from zhixing.court.gateways.models import OutMessage
    from zhixing.court.kernel import registry
    from zhixing.court.kernel.scope import scope

    known = registry.definition("test.freeze")
    acts("test.freeze", known.by[0], known.data, known.body, papers=(ruling,))
    out = posted(papers="yes")
    send(out)
    assert (kept(sandbox), again(out).attempts) == ([], 0)
    city.drain()
    assert kept(sandbox) == [out.message_id]
    with scope("a."):
        assert OutMessage.objects.get(pk=out.pk).sent_at >= Rendered.objects.get(paper__act_id=out.act_id).at


def ruling(court, data, ruling, doing):
    """One small ruling."""
    from types import SimpleNamespace

    from zhixing.court.documents.acts import Draft, Setting
    from zhixing.court.documents.rendering.content import Content, Paragraph

    def make(head):
        content = Content(
            kind="test.ruling", title="执行裁定书", court=head.court, number=head.document_number, layout="ruling",
            blocks=(Paragraph("冻结"),), date=head.date, verification_code=head.verification_code, verification_hint="",
        )  # fmt: skip
        return SimpleNamespace(kind="test.ruling", content=lambda: content)

    return [Draft(Setting(court.name, "（2026）闽0205执12号", (), "", "", True), make)]


def test_without_an_address_the_message_stays_and_says_so(city, posted):
    out = posted()
    city.drain()
    assert (again(out).sent_at, again(out).trouble) == (None, "没有配置该行的地址，请管理员设置")


def test_an_act_that_is_refused_sends_nothing(city, court, acts):
    from zhixing.court.gateways.models import OutMessage
    from zhixing.court.kernel import registry
    from zhixing.court.kernel.refused import Refused
    from zhixing.court.kernel.scope import scope

    known = registry.definition("test.freeze")

    def body(*told):
        known.body(*told)
        raise Refused("事后发现不能办理")

    acts("test.freeze", known.by[0], known.data, body)
    with pytest.raises(Refused):
        city.perform("test.freeze", court, "faguan")
    with scope("a."):
        assert not OutMessage.objects.exists()


@pytest.mark.parametrize("said", ["unsigned", "of another message"])
def test_only_the_bank_s_own_acknowledgement_counts(city, posted, bank, monkeypatch, said):
    import threading
    from http.server import BaseHTTPRequestHandler, HTTPServer

    from django.conf import settings

    from zhixing.court.gateways.channels.bank.post import BankSilent
    from zhixing.court.gateways.outbox import secret
    from zhixing.court.kernel.clock import now
    from zhixing.messages import Acknowledgement, sign

    out = posted()
    other = out.message_id if said == "unsigned" else "other-1"
    body = Acknowledgement(
        message_id="A-1", sender="ICBX", receiver="闽0205", created_at=now(), in_reply_to=other, repeated=False
    ).to_xml()

    class Forger(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(202)
            self.send_header("X-Zhixing-Signature", "0" * 64 if said == "unsigned" else sign(secret(), body))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Forger)
    monkeypatch.setitem(settings.ZHIXING_BANK_URLS, "ICBX", f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    with pytest.raises(BankSilent, match="签名不符" if said == "unsigned" else "不是对该报文的回执"):
        send(out)
    thread.join()
    server.server_close()
    assert again(out).sent_at is None


def test_health_says_how_long_the_oldest_message_waits(city, posted):
    posted()
    city.move(hours=2)
    state = city.client().get("/healthz").json()
    assert 7200 <= state["oldest_unsent_message_seconds"] < 7300


def test_the_banks_follow_the_demo_clock(city, monkeypatch):
    from datetime import datetime, timedelta

    from django.conf import settings

    before = datetime.fromisoformat(city.client().get("/gateways/clock").json()["now"])
    city.move(days=30)
    after = datetime.fromisoformat(city.client().get("/gateways/clock").json()["now"])
    assert timedelta(days=30) <= after - before < timedelta(days=30, minutes=1)
    monkeypatch.setattr(settings, "ZHIXING_DEMO", False)
    assert city.client().get("/gateways/clock").status_code == 404


def test_no_number_of_a_person_or_account_is_in_the_database_or_the_log(
    city, posted, sandbox, deliver, answer, noting, caplog
):
    import psycopg

    out = posted()
    city.drain()
    for body in letters(sandbox):
        deliver(body)
    deliver(answer(out, "ICBX-77", in_reply_to="unknown-1"))
    deliver(f"<x>{ACCOUNT}</x>".encode())
    city.drain()
    with psycopg.connect(city.urls.owner) as owner:
        tables = [t for (t,) in owner.execute("select tablename from pg_tables where schemaname = 'public'")]
        assert "gateways_outmessage" in tables
        for table in tables:
            for number in (ACCOUNT, ID_NUMBER):
                found = owner.execute(f'select count(*) from "{table}" t where t::text like %s', [f"%{number}%"])
                assert found.fetchone() == (0,), table
    logged = [str(vars(record)) for record in caplog.records]
    assert any("gateways/banks" in line for line in logged)
    assert not [line for line in logged if ACCOUNT in line or ID_NUMBER in line]

"""A court that asks a bank and notes the answer: one act that posts a freeze, one that a bank does; and a real bank."""

import threading
from datetime import timedelta
from typing import Any

import pytest

HAICANG = "厦门市海沧区人民法院"
ACCOUNT, ID_NUMBER = "6222000100000000018", "350203198506150028"


@pytest.fixture
def court(city):
    """海沧, the subject of the tests' acts."""
    from zhixing.court.identity.models import Court
    from zhixing.court.kernel.scope import scope

    with scope("a."):
        return Court.objects.select_related("dossier").get(name=HAICANG)


@pytest.fixture
def bank(city):
    """The channel of the first demo bank."""
    from zhixing.court.gateways.queries import bank_by_code

    return bank_by_code("ICBX")


def no_conditions(subject, data, asking):
    """The law's answer when nothing is asked."""
    from zhixing.law.core.determination import Determination

    return Determination("test", "测试", asking.on, None, (), tables=asking.tables.digest)


def freeze_order(doing, bank):
    """A freeze of the demo debtor's account."""
    from zhixing.court.gateways.acts import header, new_reference
    from zhixing.messages import Customer, DocumentKind, FreezeOrder

    return FreezeOrder(
        **header(doing, bank), order_id=new_reference(), case_number="（2026）闽0205执12号", court_code="闽0205",
        ruling_number="（2026）闽0205执12号", notice_number="（2026）闽0205执12号", account_number=ACCOUNT,
        holder=Customer(name="陈演示", document_kind=DocumentKind.RESIDENT_ID, document_number=ID_NUMBER),
        limit_fen=6_000_000, from_date=doing.on, until=doing.on + timedelta(days=365),
    )  # fmt: skip


@pytest.fixture
def acts(city, monkeypatch, bank):
    """`test.freeze` (a judge posts an order) and `test.note` (the bank's answer is noted); what was noted."""
    from zhixing.court.gateways.acts import post
    from zhixing.court.identity.models import Court
    from zhixing.court.kernel import registry
    from zhixing.court.kernel.inputs import Input, Line, ShortLine
    from zhixing.court.kernel.roles import Role

    class Freeze(Input):
        papers: ShortLine = ""

    class Note(Input):
        order_id: Line

    def freeze(court, data, ruling, doing):
        message = freeze_order(doing, bank)
        post(doing, bank, message, reference=message.order_id, waits_for_papers=bool(data.papers))
        return "冻结"

    def note(court, data, ruling, doing):
        return f"已记 {data.order_id}"

    def define(name, by, data, body, papers=()):
        what = registry.Definition(name, "测试", Court, (by,), data, no_conditions, body, papers=papers)
        monkeypatch.setitem(registry._acts, name, what)

    define("test.freeze", Role.JUDGE, Freeze, freeze)
    define("test.note", Role.BANK, Note, note)
    return define


@pytest.fixture
def handle(monkeypatch):
    """Register a handler for a kind of message for this test, in place of a room's."""

    def register(kind, handler):
        from zhixing.court.gateways import acts

        monkeypatch.setitem(acts._handlers, kind, handler)

    return register


@pytest.fixture
def noting(handle, court, acts):
    """Answers are noted by the act `test.note`."""
    from zhixing.messages import Answer

    handle(Answer, lambda message, arrived: arrived.perform("test.note", court, order_id=message.order_id))


@pytest.fixture
def posted(city, court, acts):
    """Do `test.freeze`; the message in the outbox."""

    def do(**values):
        from zhixing.court.gateways.models import OutMessage
        from zhixing.court.kernel.scope import scope

        act = city.perform("test.freeze", court, "faguan", **values).act
        with scope("a."):
            return OutMessage.objects.select_related("bank").get(act=act)

    return do


def again(row):
    """The row as it is now."""
    from zhixing.court.kernel.scope import scope

    with scope("a."):
        return type(row).objects.select_related("bank").get(pk=row.pk)


@pytest.fixture
def answer():
    """The bank's answer to an order, as it would travel; keywords replace fields."""

    def make(out, message_id="ICBX-1", **fields):
        from zhixing.court.kernel.clock import now
        from zhixing.messages import Action, Answer, Status

        given: dict[str, Any] = {
            "message_id": message_id, "sender": "ICBX", "receiver": "闽0205", "created_at": now(),
            "in_reply_to": out.message_id, "order_id": out.reference, "action": Action.FREEZE, "status": Status.DONE,
            "account_number": ACCOUNT, "controlled_fen": 6_000_000,
        }  # fmt: skip
        return Answer(**(given | fields)).to_xml()

    return make


@pytest.fixture
def deliver(city):
    """POST bytes to the inbox of a bank, signed; the response."""

    def post(body, code="ICBX", signature=None, **headers):
        from zhixing.court.gateways.outbox import secret
        from zhixing.messages import sign

        signed = sign(secret(), body) if signature is None else signature
        return city.client().post(
            f"/gateways/banks/{code}/inbox", body, content_type="application/xml",
            headers={"X-Zhixing-Bank": code, "X-Zhixing-Signature": signed, **headers},
        )  # fmt: skip

    return post


@pytest.fixture
def notes(city, court):
    """The summaries of what was noted, in order."""

    def read():
        from zhixing.court.kernel.models import Act
        from zhixing.court.kernel.scope import scope

        with scope("a."):
            return list(Act.objects.filter(name="test.note").order_by("id").values_list("summary", flat=True))

    return read


@pytest.fixture
def sandbox(city, tmp_path, monkeypatch):
    """A sandbox bank on loopback, with the demo city's customers; its answers are carried by the test."""
    from django.conf import settings

    from zhixing.court.gateways.outbox import secret
    from zhixing.sandbox import seed
    from zhixing.sandbox.bank import Bank
    from zhixing.sandbox.clock import system_clock
    from zhixing.sandbox.server import Counter
    from zhixing.sandbox.store import Store

    store = Store(tmp_path / "bank.sqlite")
    with store.transaction() as db:
        seed.load(db, "ICBX", settings.VAR / "demo" / "bank-ICBX.json")
    bank = Bank("ICBX", store, system_clock, frozenset(), 0.0)
    counter = Counter(0, bank, secret(), wake=lambda: None)
    monkeypatch.setitem(settings.ZHIXING_BANK_URLS, "ICBX", f"http://127.0.0.1:{counter.server_port}")
    thread = threading.Thread(target=counter.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield bank
    counter.shutdown()
    thread.join()
    counter.server_close()
    store.close()

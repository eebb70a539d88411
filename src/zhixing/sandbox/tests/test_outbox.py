"""What waits to leave: a repetition is answered even while the first answer is on its way."""

from datetime import datetime

import pytest

from zhixing import messages as m
from zhixing.sandbox import outbox
from zhixing.sandbox.clock import BEIJING
from zhixing.sandbox.store import Store

ANSWER = m.Answer(
    message_id="a-1",
    sender="BANKA",
    receiver="闽0205",
    created_at=datetime(2026, 11, 24, 10, tzinfo=BEIJING),
    in_reply_to="q-1",
    order_id="freeze-1",
    action=m.Action.RELEASE,
    status=m.Status.DONE,
    account_number="6217000000000001",
)


@pytest.fixture
def db(tmp_path):
    store = Store(tmp_path / "bank.db")
    with store.transaction() as db:
        outbox.put(db, ANSWER, cause="q-1", delay=0.0, manner=outbox.GOOD)
        yield db


def test_an_answer_asked_for_again_on_its_way_leaves_once_more(db):
    letter = outbox.next_letter(db)
    outbox.again(db, "q-1")
    outbox.taken(db, letter)
    second = outbox.next_letter(db)
    assert second.body == letter.body
    outbox.taken(db, second)
    assert (outbox.next_letter(db), outbox.undelivered(db)) == (None, 0)


def test_an_answer_asked_for_again_before_it_left_leaves_once(db):
    outbox.again(db, "q-1")
    outbox.taken(db, outbox.next_letter(db))
    assert outbox.next_letter(db) is None


def test_what_a_dead_bank_left_on_its_way_leaves_again(db):
    first = outbox.next_letter(db)
    assert outbox.undelivered(db) == 1
    assert outbox.next_letter(db) == first

"""What is not exactly one known, complete message is refused with a sentence that says why."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing import messages as m
from zhixing.messages.codecs import fen_from_text, fen_to_text

FREEZE = m.FreezeOrder(
    message_id="M-1",
    sender="闽0205",
    receiver="BANKA",
    created_at=datetime(2026, 9, 1, 1, tzinfo=UTC),
    order_id="F-1",
    case_number="（2026）闽0205执1号",
    court_code="闽0205",
    ruling_number="（2026）闽0205执1号之一",
    notice_number="（2026）闽0205执1号之一",
    account_number="6217000000000001",
    holder=m.Customer(name="演示甲", document_kind=m.DocumentKind.RESIDENT_ID, document_number="DEMO-1"),
    limit_fen=60_000_00,
    from_date=date(2026, 9, 1),
    until=date(2027, 9, 1),
)
XML = FREEZE.to_xml()
CONTROL = b"urn:zhixing:control:1"


def swap(old, new):
    """The freeze order with one piece replaced, which must be there exactly once."""
    assert XML.count(old) == 1, old
    return XML.replace(old, new)


ENTITY = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
REFUSED = {
    "empty": (b"", "XML"),
    "not xml": ("冻结".encode(), "XML"),
    "cut off": (XML[:-10], "XML"),
    "too long": (b" " * (m.MAX_BYTES + 1), "2 MB"),
    "nul": (swap(b"<control:OrderId>F-1", b"<control:OrderId>F\x001"), "NUL"),
    "control character": (swap("演示甲".encode(), "演\u0085甲".encode()), "控制字符"),
    "control character reference": (swap("演示甲".encode(), b"&#1;"), "XML"),
    "line break in a name": (swap("演示甲".encode(), "演\n甲".encode()), "换行"),
    "dtd": (XML.replace(b"<env:", b"<!DOCTYPE d SYSTEM 'http://x/'><env:", 1), "DTD"),
    "xml bomb": (XML.replace(b"<env:", ENTITY + b"<env:", 1), "DTD"),
    "other encoding": (swap(b"encoding='utf-8'", b"encoding='gbk'"), "UTF-8"),
    "broken utf-8": (swap("演示甲".encode(), b"\xff\xfe"), "UTF-8"),
    "unknown namespace": (XML.replace(CONTROL, b"urn:zhixing:control:2"), "不认识的报文种类"),
    "unknown kind": (XML.replace(b"control:Freeze>", b"control:Seize>"), "不认识的报文种类"),
    "other envelope": (XML.replace(b"urn:zhixing:envelope:1", b"urn:x"), "BusinessMessage"),
    "header of another kind": (swap(b"zhixing.control.1", b"camt.054.001.04"), "报文头"),
    "foreign element": (swap(b"<control:From>", b'<x xmlns="urn:x"/><control:From>'), "约定以外"),
    "field missing": (swap(b"    <control:OrderId>F-1</control:OrderId>\n", b""), "OrderId：缺少"),
    "field twice": (swap(b"<control:From>", b"<control:From>2026-09-01</control:From><control:From>"), "多次"),
    "stray text": (swap(b"<control:From>", b"x<control:From>"), "多余的文字"),
    "stray attribute": (swap(b"<control:From>", b'<control:From x="1">'), "属性"),
    "other currency": (swap(b'Ccy="CNY"', b'Ccy="USD"'), "属性"),
    "no such day": (swap(b"2027-09-01", b"2027-02-29"), "历法"),
    "no time zone": (swap(b"T01:00:00Z", b"T01:00:00"), "时区"),
    "no such code": (swap(b"resident_id", b"library_card"), "代码表"),
    "end before start": (swap(b"2027-09-01", b"2026-08-31"), "届满日"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_message_is_refused_with_its_reason(case):
    xml, reason = REFUSED[case]
    with pytest.raises(m.MessageRefused) as refused:
        m.read(xml)
    assert reason in refused.value.reason


@settings(max_examples=300, deadline=None)
@given(start=st.integers(0, len(XML) - 1), length=st.integers(0, 40), put=st.binary(max_size=8) | st.just(b"<a/>"))
def test_damaged_bytes_are_refused_or_are_another_whole_message(start, length, put):
    try:
        message = m.read(XML[:start] + put + XML[start + length :])
    except m.MessageRefused as refused:
        assert refused.reason
    else:
        assert m.read(message.to_xml()) == message


def test_very_deep_nesting_is_refused():
    with pytest.raises(m.MessageRefused):
        m.read(b"<a>" * 200_000 + b"</a>" * 200_000)


def test_the_order_itself_is_read():
    assert m.read(XML) == FREEZE


@pytest.mark.parametrize(
    "amount", ["-1.00", "+1.00", "0.005", "1e3", "1.0", "1", "1,000.00", "01.00", "１.00", " 1.00", "", "0.00"]
)
def test_freeze_limit_must_be_a_positive_amount_with_two_decimals(amount):
    with pytest.raises(m.MessageRefused, match="金额"):
        m.read(swap(b">60000.00<", f">{amount}<".encode()))


@pytest.mark.parametrize("fen", [-1, 10**15, True, 1.0, "1"])
def test_fen_is_a_whole_number_within_bounds(fen):
    with pytest.raises(m.MessageRefused, match="金额"):
        fen_to_text(fen)


def test_one_fen_below_the_upper_bound_is_carried():
    assert fen_from_text(fen_to_text(10**15 - 1)) == 10**15 - 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"order_id": "x" * 36}, "编号"),
        ({"message_id": "空 格"}, "编号"),
        ({"limit_fen": 0}, "大于 0"),
        ({"created_at": datetime(2026, 9, 1)}, "时区"),  # noqa: DTZ001
        ({"holder": replace(FREEZE.holder, name=" 演示甲")}, "首尾"),
        ({"case_number": "长" * 101}, "100"),
    ],
)
def test_what_could_not_be_read_is_not_written(change, reason):
    with pytest.raises(m.MessageRefused, match=reason):
        replace(FREEZE, **change).to_xml()


def test_an_answer_that_answers_nothing_is_refused():
    acknowledgement = m.Acknowledgement(
        message_id="B-1",
        sender="BANKA",
        receiver="闽0205",
        created_at=FREEZE.created_at,
        in_reply_to="M-1",
        repeated=False,
    ).to_xml()
    orphan = acknowledgement.replace(b"  <env:InReplyTo>M-1</env:InReplyTo>\n", b"")
    assert orphan != acknowledgement
    with pytest.raises(m.MessageRefused, match="InReplyTo"):
        m.read(orphan)


def test_a_refusal_without_reason_and_a_statement_that_does_not_balance_cannot_be_said():
    header = {"message_id": "B-1", "sender": "BANKA", "receiver": "闽0205", "created_at": FREEZE.created_at}
    with pytest.raises(m.MessageRefused, match="原因"):
        m.Answer(
            **header,
            in_reply_to="M-1",
            order_id="F-1",
            action=m.Action.FREEZE,
            status=m.Status.PARTIAL,
            account_number="6217000000000001",
            controlled_fen=0,
        )
    with pytest.raises(m.MessageRefused, match="不平"):
        m.DayStatement(
            **header,
            statement_id="S-1",
            account="351",
            day=date(2026, 9, 1),
            opening_fen=1,
            entries=(),
            closing_fen=2,
        )


def test_a_header_that_contradicts_the_body_is_refused():
    credit = m.CreditNotification(
        message_id="B-7",
        sender="BANKA",
        receiver="闽0205",
        created_at=FREEZE.created_at,
        account="351",
        amount_fen=1,
        booking_date=date(2026, 9, 1),
        bank_reference="R-1",
        payer_name="演示甲",
    )
    xml = credit.to_xml()
    assert m.read(xml) == credit
    with pytest.raises(m.MessageRefused, match="不一致"):
        m.read(xml.replace(b":MsgId>B-7<", b":MsgId>B-8<"))


def test_signature_is_over_exactly_these_bytes():
    signature = m.sign(b"secret", XML)
    assert m.is_signed(b"secret", XML, signature)
    assert not m.is_signed(b"secret", XML + b" ", signature)
    assert not m.is_signed(b"other", XML, signature)
    assert not m.is_signed(b"secret", XML, "")
    with pytest.raises(ValueError, match="密钥"):
        m.sign(b"", XML)

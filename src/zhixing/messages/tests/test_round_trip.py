"""Whatever may be said at all is read back exactly as it was said."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from zhixing import messages as m
from zhixing.messages.control import Control

SCHEMA = etree.XMLSchema(etree.parse(Path(m.__file__).with_name("control-1.xsd")))

identifiers = st.from_regex(r"[0-9A-Za-z][0-9A-Za-z._:-]{0,34}", fullmatch=True)
accounts = st.from_regex(r"[0-9]{10,20}(-[0-9]{1,6})?", fullmatch=True)
fen = st.integers(0, 10**15 - 1)
positive = st.integers(1, 10**15 - 1)
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))
instants = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 (hypothesis wants naive bounds)
    datetime(2099, 1, 1),  # noqa: DTZ001
    timezones=st.just(timezone(timedelta(hours=8))) | st.just(UTC),
)
lines = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=35,
).filter(lambda line: line == line.strip())


def maybe(strategy):
    return st.none() | strategy


customers = st.builds(m.Customer, name=lines, document_kind=st.sampled_from(m.DocumentKind), document_number=lines)
earlier = st.builds(
    m.EarlierFreeze,
    position=st.integers(1, 999),
    court=lines,
    case_number=lines,
    limit_fen=maybe(fen),
    controlled_fen=fen,
    from_date=maybe(days),
    until=maybe(days),
)
found = st.builds(
    m.Account,
    number=accounts,
    kind=st.sampled_from(m.AccountKind),
    branch=lines,
    status=st.sampled_from(m.AccountStatus),
    opened_on=maybe(days),
    balance_fen=fen,
    available_fen=fen,
    earlier_freezes=st.lists(earlier, max_size=2).map(tuple),
    rights=st.lists(st.builds(m.Right, kind=lines, holder=lines, amount_fen=maybe(fen)), max_size=2).map(tuple),
)
header = {"message_id": identifiers, "sender": lines, "receiver": lines, "created_at": instants}
reply = {**header, "in_reply_to": identifiers}
order = {
    **header,
    "order_id": identifiers,
    "case_number": lines,
    "court_code": lines,
    "ruling_number": lines,
    "notice_number": lines,
    "account_number": accounts,
    "holder": customers,
}
standing = {
    "limit_fen": maybe(fen),
    "controlled_fen": maybe(fen),
    "available_fen": maybe(fen),
    "queue_position": maybe(st.integers(1, 99)),
    "from_date": maybe(days),
    "until": maybe(days),
    "earlier_freezes": st.lists(earlier, max_size=2).map(tuple),
}


@st.composite
def openings(draw):
    first, last = sorted((draw(days), draw(days)))
    kinds = draw(st.lists(st.sampled_from(m.AnswerKind), min_size=1, unique=True))
    officer = st.builds(m.Officer, name=lines, work_permit=lines, duty_permit=lines)
    return m.InquiryOpening(
        **{name: draw(strategy) for name, strategy in header.items()},
        investigation_id=draw(identifiers),
        legal_basis=draw(lines),
        confidential=draw(st.booleans()),
        first_day=first,
        last_day=last,
        customer=draw(customers),
        answer_kinds=tuple(kinds),
        case_number=draw(lines),
        court_code=draw(lines),
        officers=tuple(draw(st.lists(officer, min_size=1, max_size=2))),
    )


@st.composite
def responses(draw):
    kinds = draw(st.lists(st.sampled_from(m.AnswerKind), min_size=1, unique=True))
    returns = []
    for kind in kinds:
        some = tuple(draw(st.lists(found, max_size=2)))
        missing = None if some else draw(st.sampled_from(m.Missing))
        returns.append(m.Return(answer_kind=kind, accounts=some, missing=missing, remark=draw(maybe(lines))))
    any_found = any(each.accounts for each in returns)
    return m.InquiryResponse(
        **{name: draw(strategy) for name, strategy in reply.items()},
        response_id=draw(identifiers),
        investigation_id=draw(identifiers),
        status=draw(st.sampled_from([m.ResponseStatus.COMPLETE, m.ResponseStatus.PARTIAL]))
        if any_found
        else m.ResponseStatus.NOTHING,
        customer=draw(customers),
        answer_kinds=tuple(kinds),
        returns=tuple(returns),
    )


@st.composite
def statements(draw):
    day, opening = draw(days), draw(st.integers(0, 10**12))
    entry = st.builds(
        m.StatementEntry,
        amount_fen=st.integers(1, 10**9),
        direction=st.just(m.Direction.CREDIT),
        booking_date=st.just(day),
        bank_reference=identifiers,
        end_to_end_id=maybe(identifiers),
        payer_name=maybe(lines),
        payer_account=maybe(accounts),
        payee_name=maybe(lines),
        payee_account=maybe(accounts),
        remittance=maybe(lines),
    )
    entries = list(draw(st.lists(entry, max_size=3)))
    if entries:
        entries.append(replace(entries[0], direction=m.Direction.DEBIT))
    return m.DayStatement(
        **{name: draw(strategy) for name, strategy in header.items()},
        statement_id=draw(identifiers),
        account=draw(accounts),
        day=day,
        opening_fen=opening,
        entries=tuple(entries),
        closing_fen=opening + sum(each.signed_fen for each in entries),
    )


@st.composite
def statuses(draw):
    state = draw(st.sampled_from(m.PaymentState))
    rejected, paid = state is m.PaymentState.REJECTED, state is m.PaymentState.PAID
    return m.PaymentStatus(
        **{name: draw(strategy) for name, strategy in reply.items()},
        end_to_end_id=draw(identifiers),
        state=state,
        reason_code=draw(st.sampled_from(m.RejectionCode)) if rejected else None,
        reason=draw(lines) if rejected else None,
        bank_reference=draw(maybe(identifiers)),
        settled_on=draw(days) if paid else None,
    )


EVERY_KIND = {
    m.InquiryOpening: openings(),
    m.InquiryResponse: responses(),
    m.FreezeOrder: st.builds(
        m.FreezeOrder,
        **order,
        limit_fen=positive,
        from_date=st.dates(date(2000, 1, 1), date(2026, 12, 31)),
        until=st.dates(date(2027, 1, 1), date(2099, 1, 1)),
    ),
    m.RenewOrder: st.builds(m.RenewOrder, **order, freeze_order_id=identifiers, until=days),
    m.ReleaseOrder: st.builds(m.ReleaseOrder, **order, freeze_order_id=identifiers, amount_fen=maybe(positive)),
    m.DeductOrder: st.builds(
        m.DeductOrder,
        **order,
        freeze_order_id=maybe(identifiers),
        amount_fen=positive,
        escrow_account=accounts,
        case_account=accounts,
    ),
    m.Answer: st.builds(
        m.Answer,
        **reply,
        **standing,
        order_id=identifiers,
        action=st.sampled_from(m.Action),
        status=st.sampled_from(m.Status),
        account_number=accounts,
        holder=maybe(lines),
        amount_fen=maybe(fen),
        bank_reference=maybe(identifiers),
        reason=lines,
    ),
    m.Update: st.builds(
        m.Update,
        **header,
        **standing,
        order_id=identifiers,
        happening=st.sampled_from(m.Happening),
        happened_on=days,
        account_number=accounts,
        in_reply_to=st.none(),
    ),
    m.Acknowledgement: st.builds(m.Acknowledgement, **reply, repeated=st.booleans()),
    m.CreditNotification: st.builds(
        m.CreditNotification,
        **header,
        account=accounts,
        amount_fen=positive,
        booking_date=days,
        bank_reference=identifiers,
        end_to_end_id=maybe(identifiers),
        payer_name=lines,
        payer_account=maybe(accounts),
        case_account=maybe(accounts),
        remittance=maybe(lines),
        return_reason=maybe(lines),
    ),
    m.DayStatement: statements(),
    m.CreditTransfer: st.builds(
        m.CreditTransfer,
        **header,
        end_to_end_id=identifiers,
        amount_fen=positive,
        execution_date=days,
        debtor_name=lines,
        debtor_account=accounts,
        debtor_bank=lines,
        case_account=accounts,
        creditor_name=lines,
        creditor_account=accounts,
        creditor_bank=lines,
        remittance=lines,
    ),
    m.PaymentStatus: statuses(),
}


def test_every_kind_has_a_strategy():
    assert set(EVERY_KIND) == set(m.KINDS)


@pytest.mark.parametrize("kind", m.KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_is_written_is_read_back(kind, data):
    message = data.draw(EVERY_KIND[kind])
    assert m.read(message.to_xml()) == message


@pytest.mark.parametrize("kind", [k for k in m.KINDS if issubclass(k, Control)], ids=lambda kind: kind.__name__)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_our_own_messages_satisfy_the_published_schema(kind, data):
    document = etree.fromstring(data.draw(EVERY_KIND[kind]).to_xml()).find(f"{{{Control.namespace}}}Document")
    SCHEMA.assertValid(document)


def test_the_published_schema_refuses_what_the_reader_refuses():
    document = etree.fromstring(f'<Document xmlns="{Control.namespace}"><Acknowledgement/></Document>')
    assert not SCHEMA.validate(document)


def test_rare_character_of_a_name_does_not_vanish():
    customer = m.Customer(name="𠮷田䶮", document_kind=m.DocumentKind.RESIDENT_ID, document_number="DEMO-1")
    renewal = m.RenewOrder(
        message_id="M-1",
        sender="闽0205",
        receiver="BANKA",
        created_at=datetime(2026, 9, 1, tzinfo=UTC),
        order_id="O-2",
        case_number="（2026）闽0205执1号",
        court_code="闽0205",
        ruling_number="（2026）闽0205执1号之一",
        notice_number="（2026）闽0205执1号之一通知",
        account_number="6217000000000001",
        holder=customer,
        freeze_order_id="O-1",
        until=date(2028, 9, 1),
    )
    read = m.read(renewal.to_xml())
    assert isinstance(read, m.RenewOrder)
    assert read.holder.name == "𠮷田䶮"

"""Our subset of the standard has the standard's shape: compared with public sample messages where they are at hand."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from zhixing import messages as m

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "data" / "iso20022"
pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="sample messages are not beside the project (shared/data/iso20022); shape not compared"
)
HEADER = {
    "message_id": "M-1",
    "sender": "闽0205",
    "receiver": "BANKA",
    "created_at": datetime(2026, 9, 1, 1, tzinfo=UTC),
}
PERSON = m.Customer(name="演示甲", document_kind=m.DocumentKind.RESIDENT_ID, document_number="DEMO-1")
COMPANY = m.Customer(name="演示公司", document_kind=m.DocumentKind.CREDIT_CODE, document_number="DEMO-2")


def opening(customer):
    return m.InquiryOpening(
        **HEADER,
        investigation_id="I-1",
        legal_basis="民事诉讼法第二百五十三条",
        confidential=True,
        first_day=date(2026, 1, 1),
        last_day=date(2026, 9, 1),
        customer=customer,
        answer_kinds=(m.AnswerKind.ACCOUNTS, m.AnswerKind.PRODUCTS),
        case_number="（2026）闽0205执1号",
        court_code="闽0205",
        officers=(m.Officer(name="演示法官", work_permit="GZ-1", duty_permit="GW-1"),),
    )


def response(customer):
    account = m.Account(
        number="6217000000000001",
        kind=m.AccountKind.PERSONAL,
        branch="演示支行",
        status=m.AccountStatus.NORMAL,
        balance_fen=1,
        available_fen=1,
    )
    return m.InquiryResponse(
        **HEADER,
        in_reply_to="C-1",
        response_id="R-1",
        investigation_id="I-1",
        status=m.ResponseStatus.PARTIAL,
        customer=customer,
        answer_kinds=(m.AnswerKind.ACCOUNTS, m.AnswerKind.PRODUCTS),
        returns=(
            m.Return(answer_kind=m.AnswerKind.ACCOUNTS, accounts=(account,)),
            m.Return(answer_kind=m.AnswerKind.PRODUCTS, missing=m.Missing.NOT_OFFERED),
        ),
    )


CREDIT = m.CreditNotification(
    **HEADER, account="351", amount_fen=1, booking_date=date(2026, 9, 1), bank_reference="R-1", payer_name="演示甲"
)
ENTRY = m.StatementEntry(
    amount_fen=1,
    direction=m.Direction.CREDIT,
    booking_date=date(2026, 9, 1),
    bank_reference="R-1",
    end_to_end_id="E-1",
    payer_name="演示甲",
    payer_account="621",
    payee_name="演示乙",
    payee_account="351-1",
    remittance="案款",
)
STATEMENT = m.DayStatement(
    **HEADER, statement_id="S-1", account="351", day=date(2026, 9, 1), opening_fen=0, entries=(ENTRY,), closing_fen=1
)
TRANSFER = m.CreditTransfer(
    **HEADER,
    end_to_end_id="E-1",
    amount_fen=1,
    execution_date=date(2026, 9, 1),
    debtor_name="演示法院",
    debtor_account="351",
    debtor_bank="BANKA",
    case_account="351-1",
    creditor_name="演示乙",
    creditor_account="621",
    creditor_bank="BANKB",
    remittance="案款",
)
STATUS = m.PaymentStatus(
    **HEADER,
    in_reply_to="C-1",
    end_to_end_id="E-1",
    state=m.PaymentState.REJECTED,
    reason_code=m.RejectionCode.UNKNOWN_ACCOUNT,
    reason="收款账号不存在。",
)


def paths(xml, name):
    """Paths of local names below the business document ``name``, each once; siblings in document order."""
    (root,) = (e for e in fromstring(xml).iter() if e.tag.rpartition("}")[2] == name)
    namespace, found = root.tag.rpartition("}")[0], {}

    def walk(element, path):
        for child in element:
            space, _, local = child.tag.rpartition("}")
            if space == namespace:
                found.setdefault(f"{path}/{local}", None)
                walk(child, f"{path}/{local}")

    walk(root, "")
    return sorted(found, key=lambda path: path.rpartition("/")[0])


def sample(name):
    return (SAMPLES / name).read_bytes()


@pytest.mark.parametrize(
    ("message", "name"),
    [
        (opening(PERSON), "auth001_query_person.xml"),
        (opening(COMPANY), "auth001_query_org_name.xml"),
        (response(COMPANY), "auth002_response_org.xml"),
    ],
)
def test_inquiry_has_no_element_that_the_sample_lacks_and_keeps_its_order(message, name):
    ours, theirs = paths(message.to_xml(), message.root), paths(sample(name), message.root)
    assert [path for path in theirs if path in set(ours)] == ours


@pytest.mark.parametrize(
    ("message", "name", "common"),
    [
        (CREDIT, "camt054_credit.xml", 25),
        (STATEMENT, "camt053_lt_statement.xml", 35),
        (TRANSFER, "pain001_sepa.xml", 25),
        (STATUS, "pain002_status.xml", 14),
    ],
)
def test_money_messages_keep_the_order_of_the_sample(message, name, common):
    ours, theirs = paths(message.to_xml(), message.root), paths(sample(name), message.root)
    shared = [path for path in ours if path in set(theirs)]
    assert [path for path in theirs if path in set(ours)] == shared
    assert len(shared) >= common


@pytest.mark.parametrize("name", ["auth001_query_person.xml", "camt054_credit.xml", "pain001_sepa.xml"])
def test_a_foreign_message_is_refused_whole_not_half_read(name):
    with pytest.raises(m.MessageRefused, match="最外层"):
        m.read(sample(name))

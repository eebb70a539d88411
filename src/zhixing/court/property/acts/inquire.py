"""Asking banks what a debtor has there: one question, one message and one paper for each debtor and bank."""

from datetime import timedelta
from typing import Any

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import debtors, handler_bar, matter, setting
from zhixing.court.documents.acts import Draft
from zhixing.court.gateways.acts import header, new_reference, post
from zhixing.court.gateways.queries import banks
from zhixing.court.identity.queries import officers_with
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Pick
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.parties.models import Party
from zhixing.court.parties.queries import full_number
from zhixing.court.property import facts
from zhixing.court.property.models import Inquiry
from zhixing.court.property.papers import InquiryAssistance
from zhixing.law.core.determination import Determination
from zhixing.law.limits.node import Node
from zhixing.messages import AnswerKind, Customer, DocumentKind, InquiryOpening, Officer

BASIS = "民事诉讼法第二百五十三条"
SPAN = timedelta(days=365)
"""The transactions of the last year are asked for."""

_DOCUMENTS = {Party.Document.ID_CARD: DocumentKind.RESIDENT_ID, Party.Document.CREDIT_CODE: DocumentKind.CREDIT_CODE}


class InquiryIn(Input):
    """Whom to ask about, and where; nothing chosen means everybody bound, and every bank."""

    participant: Pick | None = Field(None, title="被查询人", description="不选的，查询全部被执行人")
    bank: Pick | None = Field(None, title="银行", description="不选的，查询全部已开通的银行")


def _choices(case: Case, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    return {
        "participant": [(str(p.pk), p.party.name) for p in debtors(case)],
        "bank": [(str(b.pk), b.name) for b in banks()],
    }


def _bar(case: Case, viewer: Viewer) -> str:
    """The handling judge asks, or an assistant once there is one."""
    if viewer.holds(Role.ASSISTANT):
        return "" if case.handler_id else "尚未确定承办人"
    return handler_bar(case, viewer)


def customer(party: Party) -> Customer:
    """A party as messages to banks name it, with its full number."""
    return Customer(
        name=party.name, document_kind=_DOCUMENTS[Party.Document(party.document)], document_number=full_number(party)
    )


def notices(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """协助查询存款通知书 for each question."""
    return [_notice(case, row) for row in Inquiry.objects.filter(act_id=doing.act.pk).order_by("id")]


def _notice(case: Case, row: Inquiry) -> Draft:
    party = row.participant.party
    document = f"{party.get_document_display()} {full_number(party)}"
    return Draft(
        setting(case, ruling=False),
        lambda head: InquiryAssistance(
            head=head, matter=matter(case), bank=row.bank.name, person=party.name, document=document
        ),
    )


@act(
    "property.inquire", title="网络查询存款", on=Case, by=(Role.JUDGE, Role.ASSISTANT), data=InquiryIn,
    ask=facts.may_inquire, node=Node.NETWORK_INQUIRY, papers=(notices,), choices=_choices, bar=_bar,
)  # fmt: skip
def inquire(case: Case, data: InquiryIn, ruling: Determination[int], doing: Doing) -> str:
    """Ask the chosen banks about the chosen debtors. (民诉法 253; 网络查控规定 7; NETQ-03)"""
    people = [p for p in debtors(case) if data.participant in {None, p.pk}]
    asked = [b for b in banks() if data.bank in {None, b.pk}]
    for person in people:
        for bank in asked:
            row = Inquiry.objects.create(
                case=case, participant=person, bank=bank, reference=new_reference(), asked_at=doing.at, act=doing.act,
                court_path=case.court_path,
            )  # fmt: skip
            post(doing, bank, _opening(case, row, doing), reference=row.reference, waits_for_papers=True)
    doing.finish(Node.NETWORK_INQUIRY)
    return f"向{'、'.join(b.name for b in asked)}查询{'、'.join(p.party.name for p in people)}的存款"


def _opening(case: Case, row: Inquiry, doing: Doing) -> InquiryOpening:
    return InquiryOpening(
        **header(doing, row.bank), investigation_id=row.reference, legal_basis=BASIS, confidential=True,
        first_day=doing.on - SPAN, last_day=doing.on, customer=customer(row.participant.party),
        answer_kinds=(AnswerKind.ACCOUNTS,), case_number=str(case.number), court_code=case.court.code, officers=_officers(case, doing),
    )  # fmt: skip


def _officers(case: Case, doing: Doing) -> tuple[Officer, ...]:
    """Who asks. The officer's name in the register of officers stands for the permit numbers."""
    known = [o for role in (Role.JUDGE, Role.ASSISTANT) for o in officers_with(case.court_path, role)]
    asking = [o for o in known if o.principal_id == doing.viewer.principal_id]
    return tuple(Officer(name=o.principal.name, work_permit=o.username, duty_permit=o.username) for o in asking[:1])

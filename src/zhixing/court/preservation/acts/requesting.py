"""Asking for a deduction: the creditor's application with its papers; who signed for the mediation statement."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from zhixing.court.cases.acts import note_signed
from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import setting
from zhixing.court.claims.queries import outstanding_fen
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.kernel import clock
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Line, Money, Pick, ShortLine, Words
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation import papers
from zhixing.court.preservation.acts.drafts import lines
from zhixing.court.preservation.facts import deducting as facts
from zhixing.court.preservation.models import Deduction
from zhixing.court.preservation.queries import SIGNED, instrument_words, measures, preservations, unsigned_by
from zhixing.court.seizures.models import Seizure
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan

Choices = dict[str, list[tuple[str, str]]]


class RequestIn(Input):
    """The creditor's application and what only papers show; the rest of the gate the system knows."""

    seizure: Pick = Field(title="从哪一保全冻结中扣划")
    amount: Money = Field(title="扣划金额")
    application: Line = Field(title="扣划申请书编号", max_length=120)
    applicant: Line = Field(title="申请书签署人", max_length=60)
    applicant_power: ShortLine = Field(
        "", title="签署人的授权文件", description="债权人本人或者法定代表人签署的不填", max_length=120
    )
    consent_signer: ShortLine = Field(
        "", title="债务人同意书签署人", description="履行期限届满的可以不填", max_length=60
    )
    consent_power: ShortLine = Field(
        "", title="同意书签署人的授权文件", description="债务人本人或者法定代表人签署的不填", max_length=120
    )
    consent_document: ShortLine = Field("", title="债务人同意书编号", max_length=120)
    links: Words = Field(
        "", title="另外发现的双方关联（每行一项）",
        description="法定代表人、代理人、地址、电话、收款账户由系统比对；股东、亲属等在此填写", max_length=1000,
    )  # fmt: skip
    links_document: Line = Field(title="关联核查表编号", max_length=120)


class SignedIn(Input):
    """Who signed for the mediation statement, and when."""

    participant: Pick = Field(title="签收人")
    on: Day = Field(title="签收日期")
    proof: Line = Field(title="送达回证编号")


def _freezes(case: Case, viewer: Viewer) -> Choices:
    rows = [s for p in preservations(case) for s in measures(p) if s.state == Seizure.State.ACTIVE]
    return {"seizure": [(str(s.pk), f"{s.account}　实际控制 {yuan(s.controlled_fen or 0)} 元") for s in rows]}


def _initial(case: Case) -> dict[str, str]:
    """All that is owed today; the one freeze where there is only one."""
    known = outstanding_fen(case, clock.today(), current_tables())
    rows = [s for p in preservations(case) for s in measures(p) if s.state == Seizure.State.ACTIVE]
    return {
        **({"amount": yuan(known).replace(",", "")} if known else {}),
        **({"seizure": str(rows[0].pk)} if len(rows) == 1 else {}),
    }  # fmt: skip


def _sheet(case: Case, data: RequestIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """执前扣划计算表: what is owed, what is controlled, what is to be deducted; signed by a second person on checking."""
    seizure = Seizure.objects.select_related("account__bank").get(pk=data.seizure)
    owed, named, words, who = outstanding_fen(case, doing.on, doing.tables), lines(case), "", doing.actor.name
    words = instrument_words(case) if hasattr(case, "instrument") else "尚未登记法律文书"
    yield Draft(
        setting(case, ruling=False),
        lambda head: papers.CalculationSheet(
            head=head, parties=named, instrument=words, account=str(seizure.account), limit=seizure.limit_fen,
            controlled=seizure.controlled_fen or 0, owed=owed, amount=data.amount, made_by=who,
        ),
    )  # fmt: skip


@act(
    "preservation.request_deduction", title="申请执前扣划", on=Case, by=(Role.TRIAL_JUDGE, Role.CLERK), data=RequestIn,
    ask=facts.may_request, choices=_freezes, initial=_initial, papers=(_sheet,),
    page="preservation/acts/request_deduction.html",
)  # fmt: skip
def request(case: Case, data: RequestIn, ruling: Determination[None], doing: Doing) -> str:
    """Register the request with its papers; who registers it makes the calculation. (PREDED-01, 5, 8, 9, 13)"""
    if bool(data.consent_signer) != bool(data.consent_document):
        field = "consent_document" if data.consent_signer else "consent_signer"
        raise BadInput({field: "同意书的编号和签署人请一并填写，没有同意书的都不填"})
    (sheet,) = issue(doing, case, data, ruling, _sheet)
    Deduction.objects.create(
        case=case, seizure_id=data.seizure, amount_fen=data.amount, requested_on=doing.on, made_by=doing.actor.name,
        sheet=sheet.number, act=doing.act, court_path=case.court_path, **data.model_dump(exclude={"seizure", "amount"}),
    )  # fmt: skip
    return f"申请以保全的存款履行 {yuan(data.amount)} 元"


def _unsigned(case: Case, viewer: Viewer) -> Choices:
    sides = {"creditor": "申请人", "debtor": "被申请人"}
    return {"participant": [(str(p.pk), f"{sides[p.role]}　{p.party.name}") for p in unsigned_by(case)]}


@act(
    "preservation.record_signing", title="登记调解书签收", on=Case, by=(Role.TRIAL_JUDGE, Role.CLERK), data=SignedIn,
    ask=facts.may_record_signing, choices=_unsigned,
)  # fmt: skip
def record_signing(case: Case, data: SignedIn, ruling: Determination[None], doing: Doing) -> str:
    """A mediation statement takes effect when both sides have signed for it. (民诉法 100)"""
    row = next((p for p in unsigned_by(case) if p.pk == data.participant), None)
    if row is None:
        raise BadInput({"participant": "请从列出的选项中选择"})
    if data.on > doing.on:
        raise BadInput({"on": "签收日期不能晚于今天"})
    note_signed(doing, row, SIGNED, data.on, data.proof)
    return f"{row.party.name}　{data.on} 签收（{data.proof}）"

"""Notice to the debtor, and how papers reach people."""

from datetime import date
from typing import Any

from pydantic import Field

from zhixing.court.cases import facts
from zhixing.court.cases.acts.accounts import Choices
from zhixing.court.cases.events import NoticeServed
from zhixing.court.cases.models import Case, Participant, Service
from zhixing.court.cases.queries import debtors, handler_bar
from zhixing.court.documents.acts import issue
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Flag, Input, Line, Pick, Reason
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.determination import Determination
from zhixing.law.limits.card import Length
from zhixing.law.limits.node import Node
from zhixing.law.notice.service import Mode, first_mode, next_mode


class NoticeIn(Input):
    """The period to perform, and the day to report property by."""

    days: int = Field(title="履行期间（收到通知书之日起，日）", ge=1, le=365)
    report_by: Day = Field(title="报告财产截止日")


class ServiceResult(Input):
    """How service went."""

    served: Flag = Field(False, title="已经送达")
    on: Day = Field(title="日期")
    proof: Line = Field(title="凭证或者未能送达的原因", description="例如：电子送达系统回执、签收人、退回原因")


class ReportIn(Input):
    """A debtor's property report as received."""

    participant: Pick = Field(title="被执行人")
    received_on: Day = Field(title="收到日期")
    summary: Reason = Field(title="报告内容摘要")


def _debtor_choices(case: Case, viewer: Viewer) -> Choices:
    return {"participant": [(str(p.pk), p.party.name) for p in debtors(case)]}


@act(
    "cases.notify", title="发出执行通知书、报告财产令", on=Case, by=(Role.JUDGE,), data=NoticeIn, ask=facts.may_give_notice,
    node=Node.ENFORCEMENT_NOTICE, papers=(facts.notice_papers,), bar=handler_bar, initial=lambda case: {"days": 10},
)  # fmt: skip
def notify(case: Case, data: NoticeIn, ruling: Determination[None], doing: Doing) -> str:
    """Issue notice and report order to every debtor, and send them in the first mode each consents to."""
    case.noticed_on = doing.on
    case.save(update_fields=["noticed_on"])
    doing.finish(Node.ENFORCEMENT_NOTICE)
    doing.finish(Node.CREDITOR_CLUE_NOTICE)
    issued = issue(doing, case, data, ruling, facts.notice_papers)
    for i, p in enumerate(debtors(case)):
        purpose = f"执行通知书、报告财产令（{data.days} 日，{data.report_by}）"
        serve(case, p, purpose, [paper.pk for paper in issued[2 * i : 2 * i + 2]], doing)
    return f"履行期间 {data.days} 日，{data.report_by} 前报告财产；共 {len(debtors(case))} 名被执行人"


def _send(case: Case, participant: Participant, purpose: str, papers: list[Any], doing: Doing, mode: Mode) -> Service:
    service = Service.objects.create(
        case=case, participant=participant, papers=papers, purpose=purpose, mode=mode.value, sent_on=doing.on,
        act=doing.act, court_path=case.court_path,
    )  # fmt: skip
    if mode is Mode.PUBLIC:
        doing.start(Node.PUBLIC_SERVICE, subject_id=service.pk)
    return service


def serve(case: Case, participant: Participant, purpose: str, papers: list[Any], doing: Doing) -> Service:
    """Send papers of an act to a participant in the first mode they consent to; its result is registered later."""
    return _send(case, participant, purpose, papers, doing, first_mode(consents=participant.electronic))


def note_signed(doing: Doing, participant: Participant, purpose: str, on: date, proof: str) -> Service:
    """A paper was handed over and signed for on `on`, as its receipt (送达回证) shows."""
    case = participant.case
    return Service.objects.create(
        case=case, participant=participant, purpose=purpose, mode=Service.Mode.DIRECT, state=Service.State.SERVED,
        sent_on=on, served_on=on, proof=proof, act=doing.act, court_path=case.court_path,
    )  # fmt: skip


@act(
    "cases.record_service", title="登记送达结果", on=Service,
    by=(Role.JUDGE, Role.TRIAL_JUDGE, Role.ASSISTANT, Role.CLERK), data=ServiceResult, ask=facts.may_record_service,
    papers=(facts.service_papers,),
)  # fmt: skip
def record_service(service: Service, data: ServiceResult, ruling: Determination[None], doing: Doing) -> str:
    """Served: the periods in the papers run from that day. Failed: the papers go out again in the next mode."""
    service.state = Service.State.SERVED if data.served else Service.State.FAILED
    service.served_on, service.proof = (data.on if data.served else None), data.proof
    service.save()
    doing.finish(Node.PUBLIC_SERVICE, subject_id=service.pk)
    name, mode = service.participant.party.name, service.get_mode_display()
    if data.served:
        _periods_run(service, data, doing)
        return f"{name}　{mode}　{data.on} 送达"
    following = next_mode(Mode(service.mode))
    if following is None:
        raise BadInput({"served": "公告送达期满即视为送达，不能登记为未送达"})
    again = _send(service.case, service.participant, service.purpose, service.papers, doing, following)
    return f"{name}　{mode}未能送达（{data.proof}），改为{again.get_mode_display()}"


def _periods_run(service: Service, data: ServiceResult, doing: Doing) -> None:
    """The period to perform starts on service; the report is due on the day written in the order."""
    case = service.case
    notice = case.dossier.acts.filter(name="cases.notify").order_by("-id").first()
    if notice is None or not service.purpose.startswith("执行通知书"):
        return
    typed = NoticeIn.model_validate_json(notice.input)
    limit = doing.start(
        Node.VOLUNTARY_PERFORMANCE, on=data.on, length=Length(typed.days, "days"), subject_id=service.participant_id,
        title=f"{service.participant.party.name}履行期间",
    )  # fmt: skip
    doing.start(
        Node.PROPERTY_REPORT, on=data.on, fixed_end=max(typed.report_by, data.on), subject_id=service.participant_id,
        title=f"{service.participant.party.name}报告财产",
    )  # fmt: skip
    ends = [d for d in (case.notice_ends_on, limit.ends_on) if d]
    case.notice_ends_on = max(ends)
    case.save(update_fields=["notice_ends_on"])
    doing.tell(NoticeServed(doing.dossier.pk, case.pk, service.participant_id, data.on))


@act(
    "cases.take_report", title="登记财产报告", on=Case, by=(Role.JUDGE, Role.ASSISTANT, Role.CLERK), data=ReportIn,
    ask=facts.may_take_report, node=Node.PROPERTY_REPORT, choices=_debtor_choices,
)  # fmt: skip
def take_report(case: Case, data: ReportIn, ruling: Determination[None], doing: Doing) -> str:
    """A debtor's property report came in."""
    debtor = next((p for p in debtors(case) if p.pk == data.participant), None)
    if debtor is None:
        raise BadInput({"participant": "请从列出的选项中选择"})
    doing.finish(Node.PROPERTY_REPORT, subject_id=debtor.pk)
    return f"{debtor.party.name} {data.received_on} 报告：{data.summary[:120]}"

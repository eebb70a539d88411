"""What can happen to a case between application and enforcement: review, number, handler, notice, service."""

from typing import Any

from django.db import models
from pydantic import Field

from zhixing.court.cases import facts
from zhixing.court.cases.events import CaseFiled, NoticeServed
from zhixing.court.cases.models import Case, Counter, Participant, PayeeAccount, Service
from zhixing.court.cases.queries import creditors, debtors, handler_bar
from zhixing.court.documents.acts import issue
from zhixing.court.identity.models import Court
from zhixing.court.identity.queries import officers_with
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Flag, Input, Line, Number, Pick, Reason, ShortLine
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.secrets import encrypt, keyed_hash, masked
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.determination import Determination
from zhixing.law.filing.accept import Answer
from zhixing.law.limits.card import Length
from zhixing.law.limits.node import Node
from zhixing.law.notice.service import Mode, first_mode, next_mode

FIRST = "执"
RECEIVED = "收"

Choices = dict[str, list[tuple[str, str]]]


class AccountIn(Input):
    """收款账户确认书."""

    participant: Pick = Field(title="当事人")
    holder: Line = Field(title="户名")
    bank_code: Line = Field(title="银行代码", description="演示银行：ICBX、CCBX")
    bank_name: Line = Field(title="开户银行")
    number: Number = Field(title="账号")
    special_authority: ShortLine = Field("", title="代收的特别授权", description="户名不是本人时填写授权文书")


class Acceptance(Input):
    """The filing judge's answers to 执行工作规定 16, and the confirmed accounts."""

    effective: Answer = Field(title="法律文书已经生效")
    right_holder: Answer = Field(title="申请人是权利人或者承受人")
    definite: Answer = Field(title="给付内容和被执行人明确")
    unperformed: Answer = Field(title="义务人在期限内没有履行")
    jurisdiction: Answer = Field(title="属于本院管辖")
    accounts: tuple[AccountIn, ...] = Field(title="收款账户确认书", min_length=1, max_length=20)
    handler: Pick | None = Field(None, title="指定承办人", description="不指定的，由系统按在办案件数分派")


class Completion(Input):
    """What is missing and by when."""

    missing: Reason = Field(title="需要补正的材料", description="每行一项")
    by: Day = Field(title="补正期限至")


class Completed(Input):
    """The missing papers came in."""

    note: ShortLine = Field("", title="说明")


class RefusalIn(Input):
    """Why the application is not accepted."""

    grounds: Reason = Field(title="不予受理的理由", description="每行一项")


class Assignment(Input):
    """Who handles the case."""

    handler: Pick = Field(title="承办法官")


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


def _participants(case: Case, viewer: Viewer) -> Choices:
    rows = [(str(p.pk), f"{p.get_role_display()} {p.party.name}") for p in case.participants.select_related("party")]
    return {"participant": rows, "handler": _judges(case)}


def _judges(case: Case) -> list[tuple[str, str]]:
    return [(str(o.principal_id), o.principal.name) for o in officers_with(case.court_path, Role.JUDGE)]


def _debtor_choices(case: Case, viewer: Viewer) -> Choices:
    return {"participant": [(str(p.pk), p.party.name) for p in debtors(case)]}


def _judge_choices(case: Case, viewer: Viewer) -> Choices:
    return {"handler": _judges(case)}


def _accounts(case: Case) -> dict[str, Any]:
    return {
        "effective": "yes",
        "right_holder": "yes",
        "definite": "yes",
        "unperformed": "yes",
        "jurisdiction": "yes",
        "accounts": [{"participant": str(p.pk), "holder": p.party.name} for p in creditors(case)],
    }


def open_application(doing: Doing, court: Court, cause: str) -> Case:
    """The case row of a new application in the dossier that the registering act opened."""
    dossier = doing.dossier
    dossier.title = f"收案登记（{doing.on.year}）{_next_serial(court, doing.on.year, RECEIVED)}号"
    dossier.save(update_fields=["title"])
    case = Case.objects.create(dossier=dossier, court=court, cause=cause, applied_on=doing.on, court_path=court.path)
    doing.start(Node.FILING_DECISION)
    doing.start(Node.ENFORCEMENT_NOTICE)
    return case


def add_participant(case: Case, party: Any, role: str, ordinal: int, **how: Any) -> Participant:
    """A party in a role. Raises BadInput where the same person stands on both sides or twice."""
    if case.participants.filter(party=party).exists():
        raise BadInput({"debtors": f"“{party.name}”在本案中重复出现；申请执行人不能同时是被执行人"})
    phone = how.pop("phone", "")
    return Participant.objects.create(
        case=case, party=party, role=role, ordinal=ordinal, phone_sealed=encrypt(phone) if phone else "",
        court_path=case.court_path, **how,
    )  # fmt: skip


@act(
    "cases.accept", title="立案", on=Case, by=(Role.FILING_JUDGE,), data=Acceptance, ask=facts.may_file,
    node=Node.FILING_DECISION, papers=(facts.acceptance_notices,), choices=_participants, initial=_accounts,
)  # fmt: skip
def accept(case: Case, data: Acceptance, ruling: Determination[None], doing: Doing) -> str:
    """Give the case its number and propose a handler. (执行工作规定 16; FILE-01)"""
    case.type_code, case.year = FIRST, doing.on.year
    case.serial = _next_serial(case.court, doing.on.year, FIRST)
    case.number = f"（{case.year}）{case.court.code}{FIRST}{case.serial}号"
    case.stage, case.filed_on = Case.Stage.FILED, doing.on
    case.proposed_handler_id = _proposed(case, data)
    case.save()
    doing.dossier.title = case.number
    doing.dossier.save(update_fields=["title"])
    for account in data.accounts:
        _confirm(case, account, doing)
    doing.finish(Node.FILING_DECISION)
    for node in (Node.HANDLER_ASSIGNED, Node.CLOSING, Node.NETWORK_INQUIRY):
        doing.start(node)
    doing.tell(CaseFiled(doing.dossier.pk, case.pk, doing.on))
    return f"案号 {case.number}，拟由{case.proposed_handler.name if case.proposed_handler else '—'}承办"


def _next_serial(court: Court, year: int, type_code: str) -> int:
    """The next serial of a court, year and type; the counter row is locked, so no number is skipped or doubled."""
    which: dict[str, Any] = {"court": court, "year": year, "type_code": type_code}
    Counter.objects.get_or_create(**which, defaults={"court_path": court.path})
    counter = Counter.objects.select_for_update().get(**which)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def _proposed(case: Case, data: Acceptance) -> Any:
    judges = officers_with(case.court_path, Role.JUDGE)
    if not judges:
        raise BadInput({"handler": "本院没有可以分派的执行法官，请先安排人员"})
    if data.handler is None:
        return facts.fairest(case, list(judges)).principal_id
    if data.handler not in {j.principal_id for j in judges}:
        raise BadInput({"handler": "请从列出的选项中选择"})
    return data.handler


def _confirm(case: Case, data: AccountIn, doing: Doing) -> PayeeAccount:
    participant = case.participants.filter(pk=data.participant).select_related("party").first()
    if participant is None:
        raise BadInput({"participant": "请从列出的选项中选择"})
    if data.holder != participant.party.name and not data.special_authority:
        raise BadInput({"holder": "户名与当事人不一致的，须有特别授权，请填写授权文书"})
    number = "".join(data.number.split())
    if not number.isascii() or not number.isdigit():
        raise BadInput({"number": "账号应为数字，请核对"})
    return PayeeAccount.objects.create(
        case=case, participant=participant, holder=data.holder, bank_code=data.bank_code, bank_name=data.bank_name,
        number_hash=keyed_hash(number), number_sealed=encrypt(number), number_masked=masked(number),
        special_authority=data.special_authority, confirmed_on=doing.on, act=doing.act, court_path=case.court_path,
    )  # fmt: skip


@act(
    "cases.return", title="要求补正", on=Case, by=(Role.FILING_JUDGE,), data=Completion, ask=facts.may_return,
    papers=(facts.completion_notice,),
)  # fmt: skip
def return_for_completion(case: Case, data: Completion, ruling: Determination[None], doing: Doing) -> str:
    """Send the application back for what is missing; the seven days do not run meanwhile."""
    if data.by <= doing.on:
        raise BadInput({"by": "补正期限应在今天之后"})
    case.stage = Case.Stage.RETURNED
    case.save(update_fields=["stage"])
    doing.pause(Node.FILING_DECISION, "等待补正")
    doing.start(Node.COMPLETION_OF_PAPERS, length=Length((data.by - doing.on).days, "days"))
    return f"补正至 {data.by}"


@act(
    "cases.complete",
    title="补正齐全",
    on=Case,
    by=(Role.FILING_CLERK, Role.FILING_JUDGE),
    data=Completed,
    ask=facts.may_complete,
)
def complete(case: Case, data: Completed, ruling: Determination[None], doing: Doing) -> str:
    """The missing papers are there; the seven days run on."""
    case.stage = Case.Stage.REGISTERED
    case.save(update_fields=["stage"])
    doing.resume(Node.FILING_DECISION)
    doing.finish(Node.COMPLETION_OF_PAPERS)
    return data.note


@act(
    "cases.refuse", title="裁定不予受理", on=Case, by=(Role.FILING_JUDGE,), data=RefusalIn, ask=facts.may_refuse,
    node=Node.FILING_DECISION, papers=(facts.refusal_ruling,), force=True,
)  # fmt: skip
def refuse(case: Case, data: RefusalIn, ruling: Determination[None], doing: Doing) -> str:
    """Refuse the application by ruling; the obligations may be filed again."""
    case.stage = Case.Stage.REFUSED
    case.save(update_fields=["stage"])
    for node in (Node.FILING_DECISION, Node.COMPLETION_OF_PAPERS, Node.ENFORCEMENT_NOTICE):
        doing.finish(node)
    let_go(case)
    return data.grounds.splitlines()[0]


def let_go(case: Case) -> None:
    """The case no longer holds its obligations: they may be filed anew."""
    obligations: models.Manager[Any] = case.obligations
    obligations.filter(live=True).update(live=False)


@act(
    "cases.assign", title="确定承办人", on=Case, by=(Role.BUREAU_HEAD,), data=Assignment, ask=facts.may_assign,
    node=Node.HANDLER_ASSIGNED, choices=_judge_choices,
    initial=lambda case: {"handler": str(case.proposed_handler_id or "")},
)  # fmt: skip
def assign(case: Case, data: Assignment, ruling: Determination[None], doing: Doing) -> str:
    """Confirm (or change) who handles the case. (执行期限规定 2; FILE-03)"""
    if str(data.handler) not in {key for key, _ in _judges(case)}:
        raise BadInput({"handler": "请从列出的选项中选择"})
    case.handler_id = data.handler
    case.save(update_fields=["handler"])
    if doing.finish(Node.HANDLER_ASSIGNED):
        doing.start(Node.CREDITOR_CLUE_NOTICE)
    case.refresh_from_db(fields=["handler"])
    return f"承办 {case.handler.name if case.handler else ''}"


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
        _send(
            case,
            p,
            purpose,
            [paper.pk for paper in issued[2 * i : 2 * i + 2]],
            doing,
            first_mode(consents=p.electronic),
        )
    return f"履行期间 {data.days} 日，{data.report_by} 前报告财产；共 {len(debtors(case))} 名被执行人"


def _send(case: Case, participant: Participant, purpose: str, papers: list[Any], doing: Doing, mode: Mode) -> Service:
    service = Service.objects.create(
        case=case, participant=participant, papers=papers, purpose=purpose, mode=mode.value, sent_on=doing.on,
        act=doing.act, court_path=case.court_path,
    )  # fmt: skip
    if mode is Mode.PUBLIC:
        doing.start(Node.PUBLIC_SERVICE, subject_id=service.pk)
    return service


@act(
    "cases.record_service", title="登记送达结果", on=Service, by=(Role.JUDGE, Role.ASSISTANT, Role.CLERK), data=ServiceResult,
    ask=facts.may_record_service, papers=(facts.service_receipt,),
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


@act(
    "cases.confirm_account", title="确认收款账户", on=Case, by=(Role.FILING_CLERK, Role.JUDGE, Role.ASSISTANT, Role.CLERK),
    data=AccountIn, ask=facts.may_confirm_account, choices=_participants,
)  # fmt: skip
def confirm_account(case: Case, data: AccountIn, ruling: Determination[None], doing: Doing) -> str:
    """Take a further 收款账户确认书: a changed account, or a debtor's for a surplus."""
    account = _confirm(case, data, doing)
    return f"{account.participant.party.name}：{account.bank_name} {account.number_masked}"

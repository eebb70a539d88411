"""Rows of cases → the records that law/filing and law/notice understand; and the papers' facts."""

from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from zhixing.court.cases import papers
from zhixing.court.cases.models import Case, Participant, Service
from zhixing.court.cases.queries import (
    DUTIES,
    FILING_FACTS,
    case_account,
    creditors,
    debtors,
    matter,
    participants,
    services,
    setting,
)  # fmt: skip
from zhixing.court.documents.acts import Draft, Setting, TypedPaper
from zhixing.court.documents.rendering.content import Party as PartyLine
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.registry import Asking
from zhixing.court.kernel.seams import SlotFailed
from zhixing.law.core.citation import Ours, cite
from zhixing.law.core.determination import Determination, step
from zhixing.law.filing.accept import Answers, Application, may_accept
from zhixing.law.notice.notify import Notice, may_notify
from zhixing.law.notice.service import Mode, next_mode

_FILING = cite("执行工作规定 16", "FILE-01")


def _staged(case: Case, asking: Asking, question: str, title: str, *stages: str) -> Determination[None]:
    """A determination on the stage alone."""
    words = "、".join(str(Case.Stage(s).label) for s in stages)
    met = case.stage in stages
    steps = (step(f"案件处于“{words}”", met, f"现为“{case.get_stage_display()}”", _FILING),)
    return Determination(question, title, asking.on, None, steps, tables=asking.tables.digest)


def filing_facts(case: Case, asking: Asking) -> Application:
    """The application as `claims` knows it, with addresses as confirmed."""
    facts: Application = next(iter(FILING_FACTS.ask(case, asking.viewer)))
    return replace(facts, addresses=all(p.address for p in creditors(case)))


def may_file(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """The conditions of FILE-01 for this application."""
    staged = _staged(case, asking, "filing.accept", "立案", Case.Stage.REGISTERED)
    if staged.blocks:
        return staged
    try:
        facts = filing_facts(case, asking)
    except SlotFailed as trouble:
        unknown = (step("申请的内容可以读取", None, str(trouble), _FILING),)
        return replace(staged, steps=(*staged.steps, *unknown))
    if data is None:
        facts = replace(facts, accounts=True)
    else:
        answers = Answers(data.effective, data.right_holder, data.definite, data.unperformed, data.jurisdiction)
        covered = {a.participant for a in data.accounts}
        facts = replace(facts, answers=answers, accounts=all(p.pk in covered for p in creditors(case)))
    answer = may_accept(facts, asking.on, asking.tables)
    return replace(answer, steps=(*staged.steps, *answer.steps))


def may_return(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """Only an application under review is returned for completion."""
    return _staged(case, asking, "filing.return", "要求补正", Case.Stage.REGISTERED)


def may_complete(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """Only a returned application is completed."""
    return _staged(case, asking, "filing.complete", "补正齐全", Case.Stage.RETURNED)


def may_refuse(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """An application that fails a condition is refused by ruling."""
    return _staged(case, asking, "filing.refuse", "不予受理", Case.Stage.REGISTERED, Case.Stage.RETURNED)


def may_assign(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """A filed case without a handler, or one whose handler changes."""
    return _staged(case, asking, "filing.assign", "确定承办人", Case.Stage.FILED, Case.Stage.SUSPENDED)


def may_give_notice(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """The notice and the report order for this case."""
    try:
        account: bool | None = case_account(case) is not None
    except SlotFailed:
        account = None
    facts = Notice(
        filed=case.filed_on is not None, live=case.live, notified_on=case.noticed_on, received_on=case.applied_on,
        account=account, days=data.days if data else None, report_by=data.report_by if data else None,
    )  # fmt: skip
    return may_notify(facts, asking.on, asking.tables)


def may_record_service(service: Service, data: Any, asking: Asking) -> Determination[None]:
    """A result is recorded once, not before the papers went out; public service takes its thirty days."""
    cites = cite("民诉法 87")
    steps = [step("送达结果尚未登记", service.state == Service.State.SENT, service.get_state_display(), cites)]
    if data is not None:
        in_time = service.sent_on <= data.on <= asking.on
        steps.append(step("日期在发出之后、不晚于今天", in_time, f"{service.sent_on} 发出，登记 {data.on}", cites))
        if service.mode == Service.Mode.PUBLIC and data.served:
            full = (data.on - service.sent_on).days >= 30
            steps.append(step("公告已满三十日", full, f"{service.sent_on} 公告", cite("民诉法 95")))
    return Determination("service.record", "登记送达结果", asking.on, None, tuple(steps), tables=asking.tables.digest)


def may_take_report(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """A debtor's property report is registered in a live case after the order was issued."""
    cites = cite("财产调查规定 3", "NOTICE-02")
    steps = (
        step("案件正在执行", case.live, case.get_stage_display(), cites),
        step("已经发出报告财产令", case.noticed_on is not None, str(case.noticed_on or "尚未发出"), cites),
    )
    return Determination("notice.report", "登记财产报告", asking.on, None, steps, tables=asking.tables.digest)


def may_confirm_account(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """A payee account is confirmed any time after registration, also after closing (late money, surplus)."""
    ours = Ours("收款账户由当事人书面确认，案款只付给确认过的账户", "FUND-03")
    met = case.stage != Case.Stage.REFUSED
    steps = (step("案件没有被裁定不予受理", met, case.get_stage_display(), ours),)
    return Determination("cases.account", "确认收款账户", asking.on, None, steps, tables=asking.tables.digest)


def may_take_material(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """What comes in is always filed, at any stage: whether it proves anything is asked where it is relied on."""
    ours = Ours("收到的材料原样归入卷宗；归卷不等于认定其证明力", "FILE-01")
    steps = (step("是本院登记的案件", True, str(case), ours),)
    return Determination("cases.material", "收入材料", asking.on, None, steps, tables=asking.tables.digest)


def fairest(case: Case, judges: list[Any]) -> Any:
    """The judge with the fewest live cases here; among equals the one whose turn the case's id draws."""
    load = Tally(
        Case.objects.filter(court_path=case.court_path, stage__in=("filed", "suspended"))
        .exclude(handler=None)
        .values_list("handler_id", flat=True)
    )
    least = min(load[j.principal_id] for j in judges)
    equals = [j for j in judges if load[j.principal_id] == least]
    return equals[case.pk.int % len(equals)]


def _draft(plain: Setting, paper: Callable[..., TypedPaper], **values: Any) -> Draft:
    """A paper whose head is filled in when it gets its number."""
    return Draft(plain, lambda head: paper(head=head, **values))


def acceptance_notices(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """受理案件通知书 for each creditor."""
    shared = {"matter": matter(case), "filed_on": case.filed_on or doing.on}
    plain = setting(case, ruling=False)
    return [_draft(plain, papers.AcceptanceNotice, addressee=p.party.name, **shared) for p in creditors(case)]


def account_sheet(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """收款账户确认书 as typed, for the party to sign; the document number stays masked."""
    p = next(p for p in participants(case) if p.pk == data.participant)
    role = {Participant.Role.CREDITOR: "原告（申请人）", Participant.Role.DEBTOR: "被告（被申请人）"}
    line = PartyLine(role[Participant.Role(p.role)] if case.trial else p.get_role_display(), p.party.name)
    return [
        _draft(
            setting(case, ruling=False), papers.AccountConfirmation, party=line, document=p.party.number_masked,
            holder=data.holder, bank=data.bank_name, number=data.number,
        )
    ]  # fmt: skip


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def completion_notice(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """补正通知书 to the applicants."""
    names = "、".join(p.party.name for p in creditors(case))
    return [
        _draft(
            setting(case, ruling=False), papers.CompletionNotice, addressee=names, instrument=matter(case).instrument,
            applied_on=case.applied_on, missing=_lines(data.missing), by=data.by,
        )
    ]  # fmt: skip


def refusal_ruling(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """不予受理裁定书, signed by the filing judge."""
    named = matter(case)
    lines = tuple(p for p in named.parties if p.role == Participant.Role.CREDITOR.label)
    higher = case.court.parent.name if case.court.parent else "上一级人民法院"
    signed = replace(setting(case, ruling=True), bench=(("审判员", doing.actor.name),))
    return [
        _draft(
            signed, papers.RefusalRuling, applicants=lines, instrument=named.instrument, applied_on=case.applied_on,
            grounds=_lines(data.grounds), higher_court=higher,
        )
    ]  # fmt: skip


def notice_papers(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """执行通知书 and 报告财产令 for each debtor, then 提供财产状况通知书 for each creditor."""
    plain, shared = setting(case, ruling=False), {"matter": matter(case)}
    _, duties, interest = next(iter(DUTIES.ask(case)))
    terms = {
        "filed_on": case.filed_on or doing.on, "duties": duties, "interest": interest, "fee": 0, "days": data.days,
        "account": case_account(case),
    }  # fmt: skip
    drafts = []
    for p in debtors(case):
        drafts += [
            _draft(plain, papers.EnforcementNotice, addressee=p.party.name, **shared, **terms),
            _draft(plain, papers.PropertyReportOrder, addressee=p.party.name, by=data.report_by, **shared),
        ]
    return drafts + [
        _draft(plain, papers.CreditorPropertyNotice, addressee=p.party.name, by=data.report_by, **shared)
        for p in creditors(case)
    ]


def service_papers(service: Service, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """送达回证 of a successful service; the 公告 itself where nothing is left but public notice (民诉法 95)."""
    case = service.case
    plain, shared = setting(case, ruling=False), {"matter": matter(case), "recipient": service.participant.party.name}
    if data.served:
        return [
            _draft(
                plain, papers.ServiceReceipt, papers=(service.purpose,), place=service.participant.address,
                mode=str(service.get_mode_display()), server=doing.actor.name, received_on=data.on.isoformat(),
                remarks=data.proof, **shared,
            )
        ]  # fmt: skip
    if next_mode(Mode(service.mode)) is not Mode.PUBLIC:
        return []
    tried = "、".join(
        dict.fromkeys(s.get_mode_display() for s in services(case) if s.participant_id == service.participant_id)
    )
    return [
        _draft(
            plain, papers.PublicService, papers=(service.purpose.partition("（")[0],), tried=tried,
            summary="责令你（单位）按上述文书载明的期限履行生效法律文书确定的义务，并如实报告财产情况。",
            published_on=doing.on, **shared,
        )
    ]  # fmt: skip

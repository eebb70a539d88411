"""Review of an application: number, completion, refusal; and who handles the case."""

from typing import Any

from django.db import models
from pydantic import Field

from zhixing.court.cases import facts
from zhixing.court.cases.acts.accounts import AccountIn, Choices, confirm, judges, participant_choices
from zhixing.court.cases.acts.opening import next_serial
from zhixing.court.cases.events import CaseFiled
from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import creditors
from zhixing.court.identity.queries import officers_with
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Pick, Reason, ShortLine
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.determination import Determination
from zhixing.law.filing.accept import Answer
from zhixing.law.limits.card import Length
from zhixing.law.limits.node import Node

FIRST = "执"


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


def _judge_choices(case: Case, viewer: Viewer) -> Choices:
    return {"handler": judges(case)}


def _accounts(case: Case) -> dict[str, Any]:
    return {
        "effective": "yes",
        "right_holder": "yes",
        "definite": "yes",
        "unperformed": "yes",
        "jurisdiction": "yes",
        "accounts": [{"participant": str(p.pk), "holder": p.party.name} for p in creditors(case)],
    }


@act(
    "cases.accept", title="立案", on=Case, by=(Role.FILING_JUDGE,), data=Acceptance, ask=facts.may_file,
    node=Node.FILING_DECISION, papers=(facts.acceptance_notices,), choices=participant_choices, initial=_accounts,
)  # fmt: skip
def accept(case: Case, data: Acceptance, ruling: Determination[None], doing: Doing) -> str:
    """Give the case its number and propose a handler. (执行工作规定 16; FILE-01)"""
    case.type_code, case.year = FIRST, doing.on.year
    case.serial = next_serial(case.court, doing.on.year, FIRST)
    case.number = f"（{case.year}）{case.court.code}{FIRST}{case.serial}号"
    case.stage, case.filed_on = Case.Stage.FILED, doing.on
    case.proposed_handler_id = _proposed(case, data)
    case.save()
    doing.dossier.title = case.number
    doing.dossier.save(update_fields=["title"])
    for account in data.accounts:
        confirm(case, account, doing)
    doing.finish(Node.FILING_DECISION)
    for node in (Node.HANDLER_ASSIGNED, Node.CLOSING, Node.NETWORK_INQUIRY):
        doing.start(node)
    doing.tell(CaseFiled(doing.dossier.pk, case.pk, doing.on))
    return f"案号 {case.number}，拟由{case.proposed_handler.name if case.proposed_handler else '—'}承办"


def _proposed(case: Case, data: Acceptance) -> Any:
    judges = officers_with(case.court_path, Role.JUDGE)
    if not judges:
        raise BadInput({"handler": "本院没有可以分派的执行法官，请先安排人员"})
    if data.handler is None:
        return facts.fairest(case, list(judges)).principal_id
    if data.handler not in {j.principal_id for j in judges}:
        raise BadInput({"handler": "请从列出的选项中选择"})
    return data.handler


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
    if str(data.handler) not in {key for key, _ in judges(case)}:
        raise BadInput({"handler": "请从列出的选项中选择"})
    case.handler_id = data.handler
    case.save(update_fields=["handler"])
    if doing.finish(Node.HANDLER_ASSIGNED):
        doing.start(Node.CREDITOR_CLUE_NOTICE)
    case.refresh_from_db(fields=["handler"])
    return f"承办 {case.handler.name if case.handler else ''}"

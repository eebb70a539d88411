"""Suspending, resuming, extending, and closing as fully performed."""

from typing import Any

from pydantic import Field

from zhixing.court.cases.acts import close_case, let_go, stop_case, take_up_case
from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import handler_bar
from zhixing.court.closing import facts
from zhixing.court.closing.models import Closing, Suspension
from zhixing.court.closing.queries import current_suspension
from zhixing.court.documents.acts import issue
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Flag, Input, Reason, Words
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.law.closing.suspend import Ground
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.limits.card import Length
from zhixing.law.limits.node import Node

_HEAD = Step(Role.BUREAU_HEAD, "执行局长")
_PRESIDENT = Step(Role.PRESIDENT, "院长")
_ENDED_BY_CLOSING = (
    Node.CLOSING, Node.NETWORK_INQUIRY, Node.VOLUNTARY_PERFORMANCE, Node.PROPERTY_REPORT, Node.CREDITOR_CLUE_NOTICE,
    Node.PUBLIC_SERVICE,
)  # fmt: skip


class SuspensionIn(Input):
    """Why enforcement is suspended."""

    ground: Ground = Field(title="中止的事由")
    facts: Reason = Field(title="事实和证据")


class ResumptionIn(Input):
    """Why enforcement goes on."""

    reason: Reason = Field(title="恢复执行的理由")
    requested: Flag = Field(False, title="依申请执行人申请")


class ExtensionIn(Input):
    """How long and why."""

    months: int = Field(title="延长（月）", ge=1, le=12)
    reason: Reason = Field(title="延长的理由")


class ClosingIn(Input):
    """Closing as fully performed."""

    creditors_record: Words = Field(
        "",
        title="申请执行人确认受偿完毕的笔录",
        description="全部履行的不用填写；申请执行人放弃余额的，写明笔录日期和内容",
    )


def _head(case: Case, data: Any) -> tuple[Step, ...]:
    return (_HEAD,)


def _president(case: Case, data: Any) -> tuple[Step, ...]:
    return (_HEAD, _PRESIDENT)


@act(
    "closing.suspend", title="中止执行", on=Case, by=(Role.JUDGE,), data=SuspensionIn, ask=facts.may_suspend_case,
    approve=_head, papers=(facts.suspension_ruling,), bar=handler_bar, force=True,
)  # fmt: skip
def suspend(case: Case, data: SuspensionIn, ruling: Determination[None], doing: Doing) -> str:
    """Suspend by ruling; the six months stop, interest does not (迟延利息解释 3)."""
    paper = issue(doing, case, data, ruling, facts.suspension_ruling)[0]
    Suspension.objects.create(
        case=case, ground=data.ground.zh, ruling_number=paper.number, first=doing.on, act=doing.act,
        court_path=case.court_path,
    )  # fmt: skip
    stop_case(case)
    doing.pause(Node.CLOSING, data.ground.zh)
    return data.ground.zh


@act(
    "closing.resume", title="恢复执行", on=Case, by=(Role.JUDGE,), data=ResumptionIn, ask=facts.may_resume_case,
    papers=(facts.resumption_notice,), bar=handler_bar,
)  # fmt: skip
def resume(case: Case, data: ResumptionIn, ruling: Determination[None], doing: Doing) -> str:
    """Go on in writing; the days of suspension are deducted from the term. (执行工作规定 60, 63)"""
    suspension = current_suspension(case)
    if suspension is None:
        raise ValueError("a lawful resumption has its suspension")
    suspension.until, suspension.resumed_by = doing.on, doing.act
    suspension.save(update_fields=["until", "resumed_by"])
    take_up_case(case)
    doing.resume(Node.CLOSING)
    return data.reason[:200]


@act(
    "closing.extend", title="延长执行期限", on=Case, by=(Role.JUDGE,), data=ExtensionIn, ask=facts.may_extend_case,
    approve=_president, papers=(facts.extension_sheet,), bar=handler_bar,
)  # fmt: skip
def extend(case: Case, data: ExtensionIn, ruling: Determination[None], doing: Doing) -> str:
    """Extend the six months with the president's approval. (执行工作规定 63)"""
    doing.extend(Node.CLOSING, Length(data.months, "months"))
    row = facts.term(case)
    return f"延长 {data.months} 个月{f'，至 {row.ends_on}' if row else ''}"


@act(
    "closing.close", title="执行完毕结案", on=Case, by=(Role.JUDGE,), data=ClosingIn, ask=facts.may_close_case, approve=_head,
    node=Node.CLOSING, papers=(facts.closing_notices,), bar=handler_bar, day_of_execution=True,
)  # fmt: skip
def close(case: Case, data: ClosingIn, ruling: Determination[None], doing: Doing) -> str:
    """Close as fully performed. After it only what is lawful after closing can be done. (执行工作规定 64)"""
    paid, fee = facts.sums(case)
    Closing.objects.create(
        case=case, way=Closing.Way.FULLY_PERFORMED, on=doing.on, paid_fen=paid, fee_fen=fee, act=doing.act,
        court_path=case.court_path,
    )  # fmt: skip
    close_case(case, doing.on)
    let_go(case)
    for node in _ENDED_BY_CLOSING:
        doing.finish(node)
    return f"执行完毕：已履行 {yuan(paid)} 元，执行费 {yuan(fee)} 元"

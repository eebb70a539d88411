"""Applying for preservation and ruling on it."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import handler_bar
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Flag, Input, Money, Reason, ShortLine
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.court.preservation import papers
from zhixing.court.preservation.acts.asking import hourly
from zhixing.court.preservation.acts.drafts import lines, signed
from zhixing.court.preservation.acts.security import SecurityIn, keep
from zhixing.court.preservation.facts.preserving import may_apply, may_rule
from zhixing.court.preservation.models import Preservation, Security
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.limits.node import Node
from zhixing.law.preservation.facts import Phase
from zhixing.law.preservation.rule import due

PRESIDENT = Step(Role.VICE_PRESIDENT, "分管副院长")


class ApplicationIn(Input):
    """What the applicant asks for."""

    phase: Phase = Field(title="保全阶段")
    amount: Money = Field(title="请求保全的数额")
    property_named: Flag = Field(False, title="提供了财产信息或者具体线索")
    urgent: Flag = Field(False, title="情况紧急")
    reason: Reason = Field(title="申请保全的理由")
    waiver: ShortLine = Field(
        "", title="可以不提供担保的情形", description="例如：追索劳动报酬（财产保全规定 9）", max_length=100
    )
    period_ends_on: Day | None = Field(None, title="履行期间届满日", description="执行前保全填写")


class RulingIn(Input):
    """What the court decides on security and what it checked."""

    competent: Flag = Field(False, title="属于本院管辖")
    required: Money | None = Field(None, title="要求担保的数额", description="不要求担保的不填")
    security: tuple[SecurityIn, ...] = Field((), title="提供的担保", max_length=10)
    fee_receipt: ShortLine = Field("", title="保全申请费票据号")
    instrument_effective: Flag = Field(False, title="法律文书已经生效", description="执行前保全填写")
    enforcement_filed: Flag = Field(False, title="已经进入执行程序", description="执行前保全填写")

    @property
    def required_fen(self) -> int:
        """Security required, 0 for none."""
        return self.required or 0


@act(
    "preservation.apply", title="登记保全申请", on=Case, by=(Role.FILING_CLERK, Role.FILING_JUDGE, Role.TRIAL_JUDGE),
    data=ApplicationIn, ask=may_apply,
)  # fmt: skip
def apply(case: Case, data: ApplicationIn, ruling: Determination[int], doing: Doing) -> str:
    """Register the application; the court's limit to rule starts. (民诉法 103, 104; COORD-06, -07)"""
    row = Preservation.objects.create(
        case=case, phase=data.phase.value, amount_fen=data.amount, applied_on=doing.on, urgent=data.urgent,
        property_named=data.property_named, reason=data.reason, waiver=data.waiver, act=doing.act,
        period_ends_on=data.period_ends_on, court_path=case.court_path,
    )  # fmt: skip
    node = due(data.phase, urgent=data.urgent).ruling
    doing.start(node, subject_id=row.pk, assignee_id=case.handler_id, **hourly(doing, node))
    return f"{data.phase.zh} {yuan(data.amount)} 元，应交保全申请费 {yuan(ruling.value or 0)} 元"


def _ruling_paper(row: Preservation, data: RulingIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """民事裁定书 on preservation, for the parties."""
    named = lines(row.case)
    given = "、".join(f"{s.form.zh} {yuan(s.amount)} 元" for s in data.security)
    security = f"申请人提供了{given}" if given else "本案可以不要求申请人提供担保"
    yield Draft(
        signed(row.case, doing.actor.name),
        lambda head: papers.PreservationRuling(
            head=head, parties=named, dispute=row.case.cause, phase=row.phase, amount=row.amount_fen, security=security
        ),
    )


@act(
    "preservation.rule", title="裁定财产保全", on=Preservation, by=(Role.TRIAL_JUDGE,), data=RulingIn, ask=may_rule,
    bar=handler_bar, papers=(_ruling_paper,), override=PRESIDENT, force=True,
)  # fmt: skip
def rule(row: Preservation, data: RulingIn, ruling: Determination[Any], doing: Doing) -> str:
    """Rule the preservation under the suit's own number. (民诉法 103, 104, 106; COORD-06, -07)"""
    (paper,) = issue(doing, row, data, ruling, _ruling_paper)
    row.state, row.ruled_on, row.ruling_number = Preservation.State.RULED, doing.on, paper.number
    row.judge, row.required_fen = doing.actor, data.required_fen
    row.save()
    keep(doing, row, data.security, Security.State.GIVEN)
    _start_limits(row, doing)
    return f"{paper.number}，保全 {yuan(row.amount_fen)} 元"


def _start_limits(row: Preservation, doing: Doing) -> None:
    """The ruling is in time or not; its execution begins within five days, at once where it was urgent."""
    limits = due(Phase(row.phase), urgent=row.urgent)
    doing.finish(limits.ruling, subject_id=row.pk)
    at_once: dict[str, Any] = {} if limits.execution else {"fixed_end": doing.on, "title": "立即开始执行保全裁定"}
    doing.start(limits.execution or Node.PRESERVATION_EXECUTION, subject_id=row.pk, **at_once)
    if row.period_ends_on:
        doing.start(Node.AFTER_EFFECT_FILING, on=row.period_ends_on, subject_id=row.pk, assignee_id=row.case.handler_id)

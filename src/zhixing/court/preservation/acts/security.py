"""Security of a preservation: demanded on top, given, given back."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from zhixing.court.cases.queries import creditors, handler_bar, setting
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Flag, Input, Line, Money, Reason, ShortLine
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.preservation import papers
from zhixing.court.preservation.acts.drafts import lines
from zhixing.court.preservation.facts import keeping as facts
from zhixing.court.preservation.models import Preservation, Security
from zhixing.court.preservation.papers.preserving import names
from zhixing.court.preservation.queries import given_fen
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.limits.node import Node
from zhixing.law.preservation.facts import Form
from zhixing.law.preservation.give_back import Why


class SecurityIn(Input):
    """Security as given."""

    form: Form = Field(title="担保方式")
    amount: Money = Field(title="担保数额")
    document: Line = Field(title="担保文件", description="保函、保单、权属证书、缴款票据等的编号")
    giver: ShortLine = Field("", title="担保人", description="由第三人提供的填写", max_length=120)


class DemandIn(Input):
    """How much more, by when."""

    amount: Money = Field(title="追加担保的数额")
    until: Day = Field(title="追加担保的期限至")
    reason: Reason = Field(
        title="责令追加的理由", description="写入通知书，例如：申请人提供的担保不足以赔偿可能造成的损失"
    )


class GivenIn(Input):
    """What was given on top."""

    security: tuple[SecurityIn, ...] = Field(title="追加的担保", min_length=1, max_length=10)


class ReturnIn(Input):
    """Why it is free."""

    why: Why = Field(title="退还的事由")
    document: Line = Field(title="证明文件", description="生效裁判文书、同意书、履行凭证等的编号")
    damages: Flag = Field(False, title="已经提起保全损害赔偿之诉")


def keep(doing: Doing, row: Preservation, given: tuple[SecurityIn, ...], state: str) -> int:
    """One row a piece of the applicant's security; the sum in fen."""
    for piece in given:
        Security.objects.create(
            preservation=row, form=piece.form.value, giver=piece.giver, amount_fen=piece.amount,
            document=piece.document, given_on=doing.on, state=state, act=doing.act, court_path=row.court_path,
        )  # fmt: skip
    return sum(piece.amount for piece in given)


def _demand_paper(row: Preservation, data: DemandIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """责令追加担保通知书 to the applicant."""
    named, given = lines(row.case), given_fen(row)
    reason = data.reason.strip().rstrip("。")
    yield Draft(
        setting(row.case, ruling=False),
        lambda head: papers.TopUpNotice(
            head=head, addressee=names(named, "申请人"), respondent=names(named, "被申请人"), ruling=row.ruling_number,
            given=given, amount=data.amount, until=data.until, reason=reason,
        ),
    )  # fmt: skip


@act(
    "preservation.demand_security", title="责令追加担保", on=Preservation, by=(Role.TRIAL_JUDGE,), data=DemandIn,
    ask=facts.may_demand, bar=handler_bar, papers=(_demand_paper,),
)  # fmt: skip
def demand(row: Preservation, data: DemandIn, ruling: Determination[Any], doing: Doing) -> str:
    """More security is needed than was given; who does not give it may lose the preservation. (财产保全规定 5)"""
    (paper,) = issue(doing, row, data, ruling, _demand_paper)
    row.demanded_fen, row.demanded_until, row.demand_number = data.amount, data.until, paper.number
    row.required_fen = given_fen(row) + data.amount
    row.save(update_fields=["demanded_fen", "demanded_until", "demand_number", "required_fen"])
    doing.start(Node.SECURITY_TOP_UP, subject_id=row.pk, fixed_end=data.until, assignee_id=row.case.handler_id)
    return f"追加 {yuan(data.amount)} 元，期限至 {data.until}"


@act(
    "preservation.give_security", title="登记追加的担保", on=Preservation, by=(Role.FILING_CLERK, Role.TRIAL_JUDGE),
    data=GivenIn, ask=facts.may_give,
)  # fmt: skip
def give(row: Preservation, data: GivenIn, ruling: Determination[Any], doing: Doing) -> str:
    """Security given on top; the demand is met once the whole of it is there. (财产保全规定 5-8)"""
    more = keep(doing, row, data.security, Security.State.TOPPED_UP)
    if given_fen(row) >= row.required_fen:
        doing.finish(Node.SECURITY_TOP_UP, subject_id=row.pk)
    return f"追加担保 {yuan(more)} 元"


def _return_paper(row: Security, data: ReturnIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """退还担保通知书 to who gave it."""
    preservation = row.preservation
    applicants = row.side == Security.Side.APPLICANT
    owner = "、".join(p.party.name for p in creditors(preservation.case)) if applicants else ""
    whom = row.giver or owner or names(lines(preservation.case), "被申请人")
    form = Form(row.form).zh
    yield Draft(
        setting(preservation.case, ruling=False),
        lambda head: papers.SecurityReturn(
            head=head, addressee=whom, ruling=preservation.ruling_number, form=form, document=row.document,
            amount=row.amount_fen, why=data.why.zh,
        ),
    )  # fmt: skip


@act(
    "preservation.return_security", title="退还担保", on=Security, by=(Role.TRIAL_JUDGE,), data=ReturnIn,
    ask=facts.may_return, bar=handler_bar, papers=(_return_paper,),
)  # fmt: skip
def give_back(row: Security, data: ReturnIn, ruling: Determination[Any], doing: Doing) -> str:
    """The security did its work and goes back to who gave it. (民诉法 108; M-PRES)"""
    (paper,) = issue(doing, row, data, ruling, _return_paper)
    row.state, row.returned_on, row.return_number = Security.State.RETURNED, doing.on, paper.number
    row.save(update_fields=["state", "returned_on", "return_number"])
    return f"{Form(row.form).zh} {yuan(row.amount_fen)} 元，{data.why.zh}"

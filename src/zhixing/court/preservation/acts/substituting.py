"""The respondent gives security and the property goes free, or gives other property in its place."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from zhixing.court.cases.queries import handler_bar
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Flag, Input, Line, Money, Pick, ShortLine
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.preservation import papers
from zhixing.court.preservation.acts.drafts import bank_draft, lines, signed
from zhixing.court.preservation.acts.lifting import answer_requests, chosen, ended, let_go, measure_choices
from zhixing.court.preservation.facts import keeping as facts
from zhixing.court.preservation.models import Preservation, Security
from zhixing.court.preservation.papers.preserving import names
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.preservation.facts import Form
from zhixing.law.preservation.substitute import Offer


class SubstituteIn(Input):
    """What is offered for which measure."""

    offer: Offer = Field(title="请求")
    seizure: Pick | None = Field(None, title="解除哪一保全措施", description="不选的，解除全部保全措施")
    form: Form = Field(title="提供的担保或者财产")
    worth: Money = Field(title="价值")
    document: Line = Field(title="证明文件", description="保函、评估报告、权属证书、缴款票据等的编号")
    giver: ShortLine = Field("", title="提供人", description="由第三人提供的填写", max_length=120)
    effective: Flag = Field(False, title="经审查，担保有效并且可以执行")
    disputed_thing: Flag = Field(False, title="保全的是争议标的物")
    consent: Flag = Field(False, title="申请保全人书面同意", description="保全争议标的物的，应当经其同意")
    favourable: Flag = Field(False, title="等值并且有利于执行", description="变更保全标的物的填写")


def _whole(data: SubstituteIn) -> bool:
    return data.offer is Offer.SECURITY and data.seizure is None


def _papers(row: Preservation, data: SubstituteIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """民事裁定书 on the security or the exchange, and 解除冻结 to each bank concerned."""
    named, found = lines(row.case), chosen(row, data.seizure)
    measures = tuple(f"被申请人{s.account.holder.name}在{s.account.bank.name}的存款" for s in found)
    giver = data.giver or names(named, "被申请人")
    yield Draft(
        signed(row.case, doing.actor.name),
        lambda head: papers.SubstitutionRuling(
            head=head, parties=named, dispute=row.case.cause, former=row.ruling_number, giver=giver,
            security=f"{data.form.zh}（{data.document}）", worth=data.worth, measures=measures,
            whole=data.offer is Offer.SECURITY, consent=data.consent,
        ),
    )  # fmt: skip
    number = doing.issued[-1].number
    for seizure in found:
        yield bank_draft(row.case, seizure, "解除冻结", seizure.limit_fen, number)


@act(
    "preservation.substitute", title="以担保解除保全、变更保全标的物", on=Preservation, by=(Role.TRIAL_JUDGE,),
    data=SubstituteIn, ask=facts.may_substitute_for, bar=handler_bar, papers=(_papers,), choices=measure_choices,
    force=True,
)  # fmt: skip
def substitute(row: Preservation, data: SubstituteIn, ruling: Determination[Any], doing: Doing) -> str:
    """Adequate security must set the property free; equal property may take its place. (民诉法 107; 民诉法解释 167)"""
    found = chosen(row, data.seizure)
    ruled, *notices = issue(doing, row, data, ruling, _papers)
    let_go(doing, found, ruled, notices)
    freed = "、".join(str(s.account) for s in found)
    Security.objects.create(
        preservation=row, side=Security.Side.RESPONDENT, form=data.form.value, giver=data.giver,
        amount_fen=data.worth, document=data.document, given_on=doing.on, replaces=freed[:200], act=doing.act,
        court_path=row.court_path,
    )  # fmt: skip
    if _whole(data):
        ended(doing, row, ruled)
    answer_requests(doing, row, f"{ruled.number} 裁定")
    return f"{data.form.zh} {yuan(data.worth)} 元，解除对 {freed} 的冻结"

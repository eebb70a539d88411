"""Voluntary performance before enforcement: registered with its proof, certified when nothing is left."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import creditors, debtors, handler_bar, setting
from zhixing.court.claims.models import Payment
from zhixing.court.claims.queries import payments
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Line, Money, Pick
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.acts.drafts import lines
from zhixing.court.preservation.papers import Certificate as CertificatePaper
from zhixing.court.preservation.queries import instrument_words
from zhixing.court.urging.facts.performing import may_certify, may_register
from zhixing.court.urging.facts.reminding import exactly, owing
from zhixing.court.urging.models import Certificate, Performance
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.limits.node import Node

Choices = dict[str, list[tuple[str, str]]]


class ProofKind(StrEnum):
    """What proves the payment."""

    CREDITOR = "creditor"
    BANK = "bank"

    @property
    def zh(self) -> str:
        """In words."""
        return {"creditor": "债权人书面确认收到", "bank": "付款的银行回单"}[self.value]


class PerformanceIn(Input):
    """One payment made outside the court."""

    debtor: Pick = Field(title="付款的债务人")
    creditor: Pick = Field(title="收款的债权人")
    paid_on: Day = Field(title="履行日")
    amount: Money = Field(title="金额")
    proof: ProofKind = Field(title="证明")
    document: Line = Field(title="证明文件", description="例如 收款确认书、询问笔录、银行电子回单及编号")
    reference: Line = Field(title="凭证号", description="银行流水号、收条编号；同一凭证只登记一次", max_length=80)


class Nothing(Input):
    """Nothing to fill in."""


def _people(case: Case, viewer: Viewer) -> Choices:
    sides = {"creditor": creditors(case), "debtor": debtors(case)}
    return {side: [(str(p.pk), p.party.name) for p in people] for side, people in sides.items()}


def _only(case: Case) -> dict[str, Any]:
    """Where there is one creditor or one debtor, nobody has to choose."""
    sides = {"creditor": creditors(case), "debtor": debtors(case)}
    return {side: str(people[0].pk) for side, people in sides.items() if len(people) == 1}


@act(
    "urging.register_performance", title="登记自动履行", on=Case, by=(Role.TRIAL_JUDGE, Role.CLERK),
    data=PerformanceIn, ask=may_register, choices=_people, initial=_only,
)  # fmt: skip
def register_performance(case: Case, data: PerformanceIn, ruling: Determination[None], doing: Doing) -> str:
    """A payment to the creditor outside the court, with its proof; credited by the act of `claims`. (COORD-02)"""
    chosen = {"creditor": data.creditor, "debtor": data.debtor}
    for field, rows in _people(case, doing.viewer).items():
        if str(chosen[field]) not in {key for key, _ in rows}:
            raise BadInput({field: "请从列出的选项中选择"})
    sum_typed = yuan(data.amount).replace(",", "")
    done = doing.call(
        "claims.credit_payment", case, paid_on=data.paid_on, amount=sum_typed, how="voluntary",
        reference=data.reference, note=f"{data.proof.zh}：{data.document}"[:200],
    )  # fmt: skip
    Performance.objects.create(
        payment=Payment.objects.get(act_id=done.pk), creditor_id=data.creditor, debtor_id=data.debtor,
        proof=data.proof.value, document=data.document, act=doing.act, court_path=case.court_path,
    )  # fmt: skip
    left = exactly(owing(case, doing.on, doing.tables))
    if left == 0:
        doing.finish(Node.PERFORMANCE_REMINDER)
    rest = "不能准确计算" if left is None else "没有" if left == 0 else f"{yuan(left)} 元"
    return f"{data.paid_on} 履行 {yuan(data.amount)} 元（{data.proof.zh}），尚未履行：{rest}"


def _certificate(case: Case, data: Any, ruling: Determination[int], doing: Doing) -> Iterator[Draft]:
    """自动履行证明书 to the debtor who paid everything."""
    named, words, paid_on = lines(case), instrument_words(case), max(p.on for p in payments(case))
    yield Draft(
        setting(case, ruling=False),
        lambda head: CertificatePaper(
            head=head, parties=named, dispute=case.cause, instrument=words, amount=ruling.value or 0, paid_on=paid_on
        ),
    )


@act(
    "urging.certify", title="出具自动履行证明书", on=Case, by=(Role.TRIAL_JUDGE,), data=Nothing, ask=may_certify,
    bar=handler_bar, papers=(_certificate,),
)  # fmt: skip
def certify(case: Case, data: Nothing, ruling: Determination[int], doing: Doing) -> str:
    """Only where the whole debt is paid, nothing lies in the escrow and no enforcement was ever asked. (PREDED-01)"""
    (paper,) = issue(doing, case, data, ruling, _certificate)
    paid_on, total = max(p.on for p in payments(case)), ruling.value or 0
    Certificate.objects.create(
        case=case, amount_fen=total, paid_on=paid_on, issued_on=doing.on, paper=paper, act=doing.act,
        court_path=case.court_path,
    )  # fmt: skip
    return f"{paper.number}，{paid_on} 全部履行，共计 {yuan(total)} 元"

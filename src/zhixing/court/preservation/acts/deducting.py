"""A deduction of preserved money before enforcement: checked, ruled, ordered, certified, or refused."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import Field

from zhixing.court.cases.acts import hand_to
from zhixing.court.cases.queries import case_account, handler_bar, setting
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.identity.queries import officers_with
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Pick, Reason, ShortLine
from zhixing.court.kernel.models import Principal
from zhixing.court.kernel.refused import BadInput, Refused
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation import papers
from zhixing.court.preservation.acts.drafts import bank_draft, lines, signed
from zhixing.court.preservation.facts import deducting as facts
from zhixing.court.preservation.facts.gate import period_end
from zhixing.court.preservation.models import Deduction
from zhixing.court.preservation.queries import instrument_words
from zhixing.court.seizures.acts import carry_over, order_deduction
from zhixing.court.seizures.models import Seizure
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.prededuction.course import Happening
from zhixing.law.prededuction.facts import Stage

HEAD = Step(Role.BUREAU_HEAD, "执行局长")


class Checked(Input):
    """The second person signs the calculation by this act."""

    note: ShortLine = Field("", title="说明")


class RulingIn(Input):
    """Who carries it out."""

    handler: Pick = Field(title="执行实施法官")


class RefusalIn(Input):
    """Why it is refused."""

    reason: Reason = Field(title="不予扣划的理由")


def _other_person(row: Deduction, viewer: Viewer) -> str:
    return "计算表由另一人复核" if row.made_by == viewer.name else ""


@act(
    "preservation.check_deduction", title="核对执前扣划的条件", on=Deduction, by=(Role.TRIAL_JUDGE,), data=Checked,
    ask=facts.gated(Happening.CHECK, Stage.RULE), bar=_other_person,
)  # fmt: skip
def check(row: Deduction, data: Checked, ruling: Determination[Any], doing: Doing) -> str:
    """All lines asked before the ruling are true and proved. (PREDED-01)"""
    row.state, row.checked_by = "checked", doing.actor.name
    row.save(update_fields=["state", "checked_by"])
    return "十三项条件中裁定前应当核对的各项均已满足"


def _judges(row: Deduction, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    return {"handler": [(str(o.principal_id), o.principal.name) for o in officers_with(row.court_path, Role.JUDGE)]}


def _ruling_papers(row: Deduction, data: RulingIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """民事裁定书 on the deduction before enforcement, and the 移送执行单 that carries it over."""
    case, named = row.case, lines(row.case)
    end = period_end(case, doing.on, doing.tables)
    basis = "履行期限已经届满" if end and doing.on > end else "被申请人书面同意提前履行"
    who, words = Principal.objects.get(pk=data.handler).name, instrument_words(case)
    account = f"被申请人{row.seizure.account.holder.name}在{row.seizure.account.bank.name}的存款"
    yield Draft(
        signed(case, doing.actor.name),
        lambda head: papers.DeductionRuling(
            head=head, parties=named, dispute=case.cause, instrument=words, former=row.seizure.ruling_number,
            basis=basis, account=account, amount=row.amount_fen,
        ),
    )  # fmt: skip
    number = doing.issued[-1].number
    yield Draft(
        setting(case, ruling=False),
        lambda head: papers.TransferSheet(
            head=head, parties=named, ruling=number, handler=who, amount=row.amount_fen
        ),
    )  # fmt: skip


@act(
    "preservation.rule_deduction", title="裁定执前扣划", on=Deduction, by=(Role.TRIAL_JUDGE,), data=RulingIn,
    ask=facts.gated(Happening.RULE, Stage.RULE), bar=handler_bar, choices=_judges, papers=(_ruling_papers,), force=True,
)  # fmt: skip
def rule_deduction(row: Deduction, data: RulingIn, ruling: Determination[Any], doing: Doing) -> str:
    """The trial judge rules under the suit's number and hands it to enforcement; the freeze comes along. (PREDED-01, 10)"""
    if str(data.handler) not in {key for key, _ in _judges(row, doing.viewer)["handler"]}:
        raise BadInput({"handler": "请从列出的选项中选择"})
    case = row.case
    ruled, sheet = issue(doing, row, data, ruling, _ruling_papers)
    row.state, row.ruling_number, row.transfer_number, row.judge = "ruled", ruled.number, sheet.number, doing.actor
    row.save()
    hand_to(case, data.handler)
    seizure = Seizure.objects.select_for_update(of=("self",)).select_related("case__dossier").get(pk=row.seizure_id)
    if seizure.case_id != case.pk:
        carry_over(doing, seizure, case)
    return f"{ruled.number}，扣划 {yuan(row.amount_fen)} 元，移送执行"


def _order_papers(row: Deduction, data: Any, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """协助扣划 to the bank that holds the preserved money."""
    receiving = case_account(row.case)
    if receiving is None:
        raise Refused("本案还没有案款账号，请先开立")
    yield bank_draft(row.case, row.seizure, "扣划", row.amount_fen, row.ruling_number, receiving=receiving)


@act(
    "preservation.order_deduction", title="实施执前扣划", on=Deduction, by=(Role.JUDGE,), data=Checked,
    ask=facts.may_order, bar=handler_bar, approve=lambda row, data: (HEAD,), papers=(_order_papers,), force=True,
    day_of_execution=True,
)  # fmt: skip
def order(row: Deduction, data: Checked, ruling: Determination[Any], doing: Doing) -> str:
    """Ask the bank to deduct; the national search was repeated in this very act. (PREDED-01, 6)"""
    (notice,) = issue(doing, row, data, ruling, _order_papers)
    step = order_deduction(doing, row.seizure, row.amount_fen, (row.ruling_number, notice.number))
    row.order_id = step.order_id
    row.save(update_fields=["order_id"])
    return f"{row.seizure.account}　扣划 {yuan(row.amount_fen)} 元"


@act(
    "preservation.refuse_deduction", title="不予执前扣划", on=Deduction, by=(Role.TRIAL_JUDGE,), data=RefusalIn,
    ask=facts.may_refuse, bar=handler_bar,
)  # fmt: skip
def refuse(row: Deduction, data: RefusalIn, ruling: Determination[Any], doing: Doing) -> str:
    """Not this way; ordinary enforcement stays open and the preservation stands. (PREDED-01)"""
    row.state, row.stopped = "refused", data.reason[:300]
    row.save(update_fields=["state", "stopped"])
    return f"{data.reason[:200]}；债权人可以依法申请强制执行"


def _certificate(row: Deduction, data: Any, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """自动履行证明书 to the debtor whose preserved money paid the debt."""
    named, words, paid_on = lines(row.case), instrument_words(row.case), row.deducted_on or doing.on
    contact = f"{doing.actor.name}　{row.case.court.name}"
    yield Draft(
        replace(setting(row.case, ruling=False), contact=contact),
        lambda head: papers.Certificate(
            head=head, parties=named, dispute=row.case.cause, instrument=words, amount=row.amount_fen, paid_on=paid_on
        ),
    )


@act(
    "preservation.certify", title="出具自动履行证明书", on=Deduction, by=(Role.TRIAL_JUDGE,), data=Checked,
    ask=facts.gated(Happening.CERTIFY, Stage.CERTIFY), bar=facts.trial_bar, papers=(_certificate,),
)  # fmt: skip
def certify(row: Deduction, data: Checked, ruling: Determination[Any], doing: Doing) -> str:
    """Only where the whole debt is paid and nothing is left frozen. (PREDED-01, 12)"""
    (paper,) = issue(doing, row, data, ruling, _certificate)
    row.state, row.certificate_number = "certified", paper.number
    row.save(update_fields=["state", "certificate_number"])
    return f"{paper.number}，全部履行 {yuan(row.amount_fen)} 元"

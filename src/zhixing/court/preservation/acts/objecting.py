"""What is raised against a preservation: registered with its limit, decided with its effects, served, sued upon."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Any

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import setting
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Flag, Input, Line, Money, Pick, Reason
from zhixing.court.kernel.refused import Refused
from zhixing.court.kernel.registry import PANEL, Step, act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation import papers
from zhixing.court.preservation.acts.asking import WINDOW, executed
from zhixing.court.preservation.acts.drafts import bank_draft, lines
from zhixing.court.preservation.acts.lifting import ended
from zhixing.court.preservation.facts import objecting as facts
from zhixing.court.preservation.facts.keeping import standing
from zhixing.court.preservation.models import Objection, Preservation
from zhixing.court.preservation.queries import executed_by, under
from zhixing.court.seizures.acts import order_release
from zhixing.court.seizures.models import Seizure
from zhixing.law.core.determination import Determination
from zhixing.law.limits.node import Node
from zhixing.law.preservation.objecting import DECISIONS, Kind, Outcome
from zhixing.law.preservation.release import last_day


class Against(StrEnum):
    """What can be raised against the execution."""

    ACT = "act"
    OUTSIDER = "outsider"

    @property
    def zh(self) -> str:
        """In words."""
        return Kind(self.value).zh


class ReconsiderIn(Input):
    """Who asks for reconsideration of the ruling, and why."""

    raised_by: Line = Field(title="复议申请人", max_length=120)
    party: Flag = Field(False, title="复议申请人是申请保全人或者被保全人")
    served_on: Day = Field(title="收到保全裁定书的日期")
    reasons: Reason = Field(title="请求和理由", description="写入裁定书，例如：请求撤销保全裁定，双方的债务已经清偿")
    document: Line = Field(title="复议申请书")


class ObjectIn(Input):
    """Who raises what, against which measure."""

    kind: Against = Field(title="种类")
    raised_by: Line = Field(title="异议人", max_length=120)
    party: Flag = Field(False, title="异议人是本案当事人")
    seizure: Pick = Field(title="针对的保全措施")
    reasons: Reason = Field(title="请求和理由", description="写入裁定书，例如：被冻结的存款是其所有的货款")
    document: Line = Field(title="异议书")


class DecidedIn(Input):
    """How it is decided, and why."""

    outcome: Outcome = Field(title="裁定结果")
    amount: Money | None = Field(None, title="变更后的保全数额", description="变更保全裁定的填写")
    reasons: Reason = Field(title="裁定理由", description="写入裁定书“本院认为”之后")


class ServedIn(Input):
    """When the decision reached those concerned."""

    served_on: Day = Field(title="送达日")
    proof: Line = Field(title="送达凭证")


class SuitIn(Input):
    """The suit that followed an outsider's objection."""

    sued_on: Day = Field(title="起诉日")
    number: Line = Field(title="执行异议之诉案号")


def _open(doing: Doing, row: Preservation, kind: Kind, data: ReconsiderIn | ObjectIn, seizure_id: Any = None) -> str:
    """The registered matter, and the limit within which the court decides it."""
    found = Objection.objects.create(
        preservation=row, kind=kind.value, raised_by=data.raised_by, reasons=data.reasons, document=data.document,
        raised_on=doing.on, seizure_id=seizure_id, act=doing.act, court_path=row.court_path,
    )  # fmt: skip
    judge = row.case.handler_id if kind is Kind.RECONSIDER else None
    doing.start(DECISIONS[kind], subject_id=found.pk, assignee_id=judge)
    return f"{kind.zh}　{data.raised_by}"


@act(
    "preservation.reconsider", title="登记保全裁定复议申请", on=Preservation, by=WINDOW, data=ReconsiderIn,
    ask=facts.may_reconsider,
)  # fmt: skip
def reconsider(row: Preservation, data: ReconsiderIn, ruling: Determination[Node], doing: Doing) -> str:
    """Five days from the ruling to ask, ten for the court to decide; the ruling is carried out meanwhile. (COORD-08)"""
    return _open(doing, row, Kind.RECONSIDER, data)


def _measures(case: Case, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    row = executed_by(case)
    return {"seizure": [(str(s.pk), f"{s.account}　{s.get_state_display()}") for s in (under(row) if row else [])]}


@act(
    "preservation.object", title="登记保全执行异议", on=Case, by=WINDOW, data=ObjectIn, ask=facts.may_object,
    choices=_measures, listed=False,
)  # fmt: skip
def object_to(case: Case, data: ObjectIn, ruling: Determination[Node], doing: Doing) -> str:
    """Against an act of the execution (民诉法 236) or for an outsider's right (民诉法 238). (财产保全规定 26, 27)"""
    row = executed(case)
    doing.touch(row.case.dossier)
    return _open(doing, row, Kind(data.kind.value), data, data.seizure)


def _freed(row: Objection, data: DecidedIn) -> list[tuple[Seizure, int | None]]:
    """What the decision sets free at once: whole freezes, or a part of the limit in fen."""
    found = standing(row.preservation)
    if data.outcome is Outcome.RESCINDED:
        return [(s, None) for s in found if row.seizure_id in {None, s.pk}]
    if data.outcome is not Outcome.CHANGED or data.amount is None:
        return []
    over = sum(s.limit_fen for s in found) - data.amount
    freed: list[tuple[Seizure, int | None]] = []
    for seizure in sorted(found, key=lambda s: s.controlled_fen or 0):
        part = min(over, seizure.limit_fen)
        if part > 0:
            freed.append((seizure, None if part == seizure.limit_fen else part))
        over -= max(part, 0)
    return freed


def _bench(doing: Doing) -> tuple[tuple[str, str], ...]:
    """The panel: who proposed presides, whoever agreed sits beside."""
    names = [str(a["name"]) for a in doing.approvals if a.get("agrees", True)]
    return (("审判长" if names else "审判员", doing.actor.name), *(("审判员", n) for n in names))


def _papers(row: Objection, data: DecidedIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """裁定书 on the reconsideration or objection; 解除冻结 for what it sets free."""
    kept, kind, case = row.preservation, Kind(row.kind), row.case
    account = row.seizure.account if row.seizure else None
    measure = f"被申请人{account.holder.name}在{account.bank.name}的存款" if account else ""
    named = lines(kept.case)
    asked, reasons = row.reasons.strip().rstrip("。"), data.reasons.strip().rstrip("。")
    yield Draft(
        replace(setting(case, ruling=True), bench=_bench(doing)),
        lambda head: papers.Decision(
            head=head, parties=named, dispute=kept.case.cause, matter=kind, raised_by=row.raised_by, asked=asked,
            outcome=data.outcome, reasons=reasons, former=kept.ruling_number, measure=measure, amount=data.amount,
        ),
    )  # fmt: skip
    number = doing.issued[-1].number
    by = "民事裁定书" if kind is Kind.RECONSIDER else "执行裁定书"
    for seizure, part in _freed(row, data):
        yield bank_draft(case, seizure, "解除冻结", part or seizure.limit_fen, number, by=by)


def _chain(row: Objection, data: Any) -> tuple[Step, ...]:
    """An objection goes to a panel; the one who presides counts as one of three."""
    return () if row.kind == Objection.Kind.RECONSIDER else (PANEL,)


def _no_executor(row: Objection, doing: Doing) -> None:
    """Who carried the measure out does not sit in the panel. (异议复议规定 11; OBJ-05)"""
    execution = row.preservation.execution
    executor = str(execution.handler_id) if execution and row.kind != Objection.Kind.RECONSIDER else ""
    if executor in {str(a["signer"]) for a in doing.approvals}:
        raise Refused("实施该保全措施的法官不参加合议庭，请撤回后由其他法官组成合议庭")


@act(
    "preservation.decide_objection", title="审查保全复议、异议", on=Objection, by=(Role.TRIAL_JUDGE, Role.JUDGE),
    data=DecidedIn, ask=facts.may_decide_on, approve=_chain, papers=(_papers,), force=True,
)  # fmt: skip
def decide(row: Objection, data: DecidedIn, ruling: Determination[Any], doing: Doing) -> str:
    """Uphold, change, rescind, or find the outsider right; what is set free goes to the banks at once. (COORD-08)"""
    kept, freed = row.preservation, _freed(row, data)
    _no_executor(row, doing)
    decided, *notices = issue(doing, row, data, ruling, _papers)
    for (seizure, part), notice in zip(freed, notices, strict=True):
        doing.touch(seizure.case.dossier)
        order_release(doing, seizure, (decided.number, notice.number), part)
    row.state, row.decided_on, row.decision_number = data.outcome.value, doing.on, decided.number
    row.save(update_fields=["state", "decided_on", "decision_number"])
    doing.touch(kept.case.dossier)
    doing.finish(DECISIONS[Kind(row.kind)], subject_id=row.pk)
    if data.outcome is Outcome.CHANGED and data.amount:
        kept.amount_fen = data.amount
        kept.save(update_fields=["amount_fen"])
    if data.outcome is Outcome.RESCINDED and row.kind == Objection.Kind.RECONSIDER:
        ended(doing, kept, decided)
    return f"{row.get_kind_display()}：{data.outcome.zh}"


SUITS = (Node.OUTSIDER_SUIT, Node.PRESERVATION_SUIT_FILING, Node.PRESERVATION_LIFTING)


@act(
    "preservation.serve_decision", title="登记复议、异议裁定送达", on=Objection, by=WINDOW, data=ServedIn,
    ask=facts.may_serve,
)  # fmt: skip
def serve(row: Objection, data: ServedIn, ruling: Determination[Any], doing: Doing) -> str:
    """From this day the remedies run; after a founded objection, also the court's seven days to lift. (财产保全规定 27)"""
    row.served_on = data.served_on
    row.save(update_fields=["served_on"])
    if row.kind == Objection.Kind.ACT:
        doing.start(Node.RECONSIDERATION, on=data.served_on, subject_id=row.pk)
    elif row.state == Objection.State.UPHELD and row.kind == Objection.Kind.OUTSIDER:
        doing.start(Node.OUTSIDER_SUIT, on=data.served_on, subject_id=row.pk)
    elif row.state == Objection.State.FOUNDED:
        doing.start(Node.PRESERVATION_SUIT_FILING, on=data.served_on, subject_id=row.pk)
        until = last_day(data.served_on, Node.PRESERVATION_SUIT_FILING, doing.tables)
        doing.start(
            Node.PRESERVATION_LIFTING, on=until, subject_id=row.pk, assignee_id=row.preservation.case.handler_id
        )
    return f"{data.served_on} 送达，{data.proof}"


@act(
    "preservation.note_suit", title="登记执行异议之诉", on=Objection, by=WINDOW, data=SuitIn, ask=facts.may_note_suit,
)  # fmt: skip
def note_suit(row: Objection, data: SuitIn, ruling: Determination[Any], doing: Doing) -> str:
    """The outsider, or the applicant, sues in time: the measure stays, and nothing is disposed of. (民诉法 238)"""
    row.sued_on = data.sued_on
    row.save(update_fields=["sued_on"])
    for node in SUITS:
        doing.finish(node, subject_id=row.pk)
    return f"{data.sued_on}　{data.number}"

"""Carrying a preservation ruling out under an 执保 number, and carrying it over to enforcement."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from pydantic import Field

from zhixing.court.cases.acts import Numbered, add_participant, open_matter
from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import handler_bar, participants
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.identity.queries import officers_with
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Pick
from zhixing.court.kernel.refused import BadInput, Refused
from zhixing.court.kernel.registry import Asking, act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.acts.drafts import bank_draft
from zhixing.court.preservation.facts import preserving as facts
from zhixing.court.preservation.models import Preservation, Request
from zhixing.court.preservation.queries import executed_by, open_requests
from zhixing.court.property.models import BankAccount
from zhixing.court.seizures.acts import (
    FreezeIn,
    account_rows,
    carry_over,
    found_accounts,
    open_freeze,
    order_freeze,
)  # fmt: skip
from zhixing.court.seizures.models import Seizure
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.limits.node import Node
from zhixing.law.preservation.facts import Phase

DAY = timedelta(days=1)


class HandOverIn(Input):
    """Who carries the ruling out."""

    handler: Pick = Field(title="执行实施法官")


class ConvertIn(Input):
    """Which freeze."""

    seizure: Pick = Field(title="保全的冻结")


def officers(row: Preservation, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    """The enforcement judges of the court."""
    return {"handler": [(str(o.principal_id), o.principal.name) for o in officers_with(row.court_path, Role.JUDGE)]}


@act(
    "preservation.hand_over", title="移送执行保全裁定", on=Preservation, by=(Role.TRIAL_JUDGE,), data=HandOverIn,
    ask=facts.may_hand_over, bar=handler_bar, choices=officers, opens="cases.case",
)  # fmt: skip
def hand_over(row: Preservation, data: HandOverIn, ruling: Determination[None], doing: Doing) -> str:
    """A case of its own (执保) carries the ruling out; the ruling keeps the suit's number. (COORD-07)"""
    if str(data.handler) not in {key for key, _ in officers(row, doing.viewer)["handler"]}:
        raise BadInput({"handler": "请从列出的选项中选择"})
    suit = row.case
    case = open_matter(doing, suit.court, suit.cause, Numbered("执保"), Case.Stage.FILED, data.handler)
    for p in participants(suit):
        add_participant(
            case, p.party, p.role, p.ordinal, address=p.address, representative=p.representative, agent=p.agent
        )
    row.execution = case
    row.save(update_fields=["execution"])
    doing.touch(suit.dossier)
    return f"{case.number}，执行 {row.ruling_number} 裁定"


def _freeze_papers(case: Case, data: FreezeIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """协助冻结存款通知书 to the bank, on the ruling of preservation."""
    seizure, row = Seizure.objects.get(act_id=doing.act.pk), executed_by(case)
    number = row.ruling_number if row else ""
    days = (seizure.ordered_on, seizure.wanted_until - DAY)
    yield bank_draft(case, seizure, "冻结", seizure.limit_fen, number, days=days)


@act(
    "preservation.freeze", title="执行保全裁定（冻结存款）", on=Case, by=(Role.JUDGE,), data=FreezeIn,
    ask=facts.may_execute, bar=handler_bar, papers=(_freeze_papers,), lock=account_rows, choices=found_accounts,
    force=True,
)  # fmt: skip
def freeze(case: Case, data: FreezeIn, ruling: Determination[int], doing: Doing) -> str:
    """Ask the bank to freeze for the ruling of the trial judge; within its sum. (民诉法 106; 财产保全规定 15)"""
    row = executed_by(case)
    if row is None:
        raise Refused("本案不是执行保全裁定的案件")
    account = BankAccount.objects.select_related("bank", "holder").get(pk=data.account)
    seizure = open_freeze(doing, case, account, data.limit, data.last_day)
    (notice,) = issue(doing, case, data, ruling, _freeze_papers)
    order_freeze(doing, seizure, (row.ruling_number, notice.number))
    doing.touch(row.case.dossier)
    if row.measured_on is None:
        doing.call("preservation.begin", row)
    for asked in open_requests(row, Request.Kind.SEARCH):
        asked.state, asked.answered_on, asked.answer = Request.State.GRANTED, doing.on, "查到财产，已采取措施"
        asked.save(update_fields=["state", "answered_on", "answer"])
    return f"{account}　限额 {yuan(data.limit)} 元　至 {data.last_day}"


class BegunIn(Input):
    """Nothing to say."""


def _may_begin(row: Preservation, data: Any, asking: Asking) -> Determination[Any]:
    return facts.in_state(row, asking, Preservation.State.RULED)


@act(
    "preservation.begin", title="开始执行保全裁定", on=Preservation, by=(Role.SYSTEM,), data=BegunIn, ask=_may_begin,
    listed=False,
)  # fmt: skip
def begin(row: Preservation, data: BegunIn, ruling: Determination[Any], doing: Doing) -> str:
    """The first measure, noted on the suit: the limit to begin is met; before a suit its thirty days run. (COORD-06)"""
    row.measured_on = doing.on
    row.save(update_fields=["measured_on"])
    doing.finish(Node.PRESERVATION_EXECUTION, subject_id=row.pk)
    if Phase(row.phase) is Phase.PRE_SUIT and row.followed_on is None:
        doing.start(Node.PRESUIT_FILING, subject_id=row.pk, assignee_id=row.case.handler_id)
    return f"{row.execution} 采取第一项保全措施"


def _convertible(case: Case, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    return {"seizure": [(str(key), f"{s.account}　至 {s.last_day}") for key, s in facts.preserved_for(case).items()]}


@act(
    "preservation.convert", title="保全转为执行中的冻结", on=Case, by=(Role.JUDGE,), data=ConvertIn,
    ask=facts.may_convert, bar=handler_bar, choices=_convertible,
)  # fmt: skip
def convert(case: Case, data: ConvertIn, ruling: Determination[Any], doing: Doing) -> str:
    """Note that the freeze counts as one of this case by law: term running on, rank kept. (民诉法解释 168)"""
    seizure = Seizure.objects.select_for_update(of=("self",)).select_related("case__dossier").get(pk=data.seizure)
    carry_over(doing, seizure, case)
    return f"{seizure.account}　第 {seizure.queue_position or 1} 顺位，期限至 {seizure.last_day}，连续计算"

"""The instrument is set aside later: nothing more leaves, and what was taken is returned by analogy with 民诉法 244."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from zhixing.court.documents.acts import Draft, issue, withdraw
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Line, Money, ShortLine
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.preservation import papers
from zhixing.court.preservation.acts.drafts import lines, signed
from zhixing.court.preservation.acts.rivals import against
from zhixing.court.preservation.facts import reversing as facts
from zhixing.court.preservation.facts.deducting import trial_bar
from zhixing.court.preservation.models import Deduction
from zhixing.court.preservation.queries import instrument_words
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan


class SetAsideIn(Input):
    """The later instrument, and what it leaves payable."""

    document: Line = Field(title="撤销或者变更的法律文书", description="案号和名称", max_length=120)
    on: Day = Field(title="生效日期")
    rest: Money | None = Field(None, title="新文书确定仍应给付的金额", description="全部撤销的不填")


class ReturnIn(Input):
    """Nothing but a remark."""

    note: ShortLine = Field("", title="说明")


class ReturnedIn(Input):
    """How it came back."""

    on: Day = Field(title="返还日期")
    document: Line = Field(title="返还凭证")


@act(
    "preservation.note_set_aside", title="登记依据被撤销、变更", on=Deduction, by=(Role.TRIAL_JUDGE,), data=SetAsideIn,
    ask=facts.may_note_set_aside, bar=trial_bar,
)  # fmt: skip
def note_set_aside(row: Deduction, data: SetAsideIn, ruling: Determination[Any], doing: Doing) -> str:
    """Halts before the deduction, holds the payout after it, opens the duty to return what was paid. (PREDED-01)"""
    if data.on > doing.on:
        raise BadInput({"on": "生效日期不能晚于今天"})
    row.set_aside_by, row.set_aside_on, row.set_aside_rest_fen = data.document, data.on, data.rest or 0
    against(row, f"依据被{data.document}撤销或者变更")
    row.save()
    if row.deducted_on is None:
        return f"{data.document}，尚未扣划，不再扣划"
    return f"{data.document}，应当返还 {yuan(row.to_return_fen)} 元"


def _return_papers(row: Deduction, data: ReturnIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """民事裁定书 that orders the return and takes the certificate back."""
    named, words = lines(row.case), instrument_words(row.case)
    yield Draft(
        signed(row.case, doing.actor.name),
        lambda head: papers.ReturnRuling(
            head=head, parties=named, dispute=row.case.cause, instrument=words, former=row.ruling_number,
            later=row.set_aside_by, amount=row.to_return_fen, certificate=row.certificate_number,
        ),
    )  # fmt: skip


@act(
    "preservation.rule_return", title="裁定返还", on=Deduction, by=(Role.TRIAL_JUDGE,), data=ReturnIn,
    ask=facts.may_rule_return, bar=trial_bar, papers=(_return_papers,), force=True,
)  # fmt: skip
def rule_return(row: Deduction, data: ReturnIn, ruling: Determination[Any], doing: Doing) -> str:
    """The creditor returns the sum and its fruits; a certificate already given is withdrawn. (民诉法 244; REVERSE-01)"""
    (paper,) = issue(doing, row, data, ruling, _return_papers)
    row.return_number = paper.number
    if row.certificate_number:
        withdraw(doing, papers.Certificate.kind, row.certificate_number, paper.number)
    row.save(update_fields=["return_number"])
    return f"{paper.number}，返还 {yuan(row.to_return_fen)} 元及孳息"


@act(
    "preservation.note_returned", title="登记返还完毕", on=Deduction, by=(Role.TRIAL_JUDGE,), data=ReturnedIn,
    ask=facts.may_note_returned, bar=trial_bar,
)  # fmt: skip
def note_returned(row: Deduction, data: ReturnedIn, ruling: Determination[Any], doing: Doing) -> str:
    """The duty ends with the proof that the money came back."""
    if row.set_aside_on is None or not row.set_aside_on <= data.on <= doing.on:
        raise BadInput({"on": "返还日期应当在撤销或者变更之后、今天以前"})
    row.returned_on = data.on
    row.save(update_fields=["returned_on"])
    return f"{data.on} 返还 {yuan(row.to_return_fen)} 元（{data.document}）"

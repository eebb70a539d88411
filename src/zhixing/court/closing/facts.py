"""Rows → the facts of suspension, extension and closing; the papers' facts."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import creditors, debtors, matter, setting
from zhixing.court.claims.queries import owed_on, realised_fen
from zhixing.court.closing import papers
from zhixing.court.closing.models import Closing, Suspension
from zhixing.court.closing.queries import BARS, current_suspension, suspensions
from zhixing.court.documents.acts import Draft, Setting, TypedPaper
from zhixing.court.documents.rendering.content import Step as SheetStep
from zhixing.court.funds.models import PayoutOrder
from zhixing.court.funds.queries import fee_settled, ledger_zero, payouts_of
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.models import Limit
from zhixing.court.kernel.queries import open_proposals
from zhixing.court.kernel.registry import Asking
from zhixing.court.kernel.running import end_before_extension
from zhixing.court.kernel.seams import SlotFailed
from zhixing.court.seizures.queries import all_released
from zhixing.law.closing.close import Reached, may_close
from zhixing.law.closing.extend import Extension, may_extend
from zhixing.law.closing.suspend import Ground, Standing, may_resume, may_suspend
from zhixing.law.core.determination import Determination
from zhixing.law.limits.node import Node
from zhixing.law.owed.facts import Excluded
from zhixing.law.owed.facts import Ground as Uncounted

_UNCOUNTED = {Ground.REVIEW.zh: Uncounted.REVIEW, Ground.RETRIAL.zh: Uncounted.RETRIAL}


def _standing(case: Case) -> Standing:
    found = current_suspension(case)
    return Standing(case.live, str(case.get_stage_display()), found.first if found else None)


def may_suspend_case(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """This case."""
    return may_suspend(_standing(case), asking.on, asking.tables)


def may_resume_case(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """This case."""
    return may_resume(_standing(case), asking.on, asking.tables)


def term(case: Case) -> Limit | None:
    """The open limit of the enforcement term."""
    return Limit.objects.filter(dossier_id=case.dossier_id, node=Node.CLOSING, done_on=None).first()


def may_extend_case(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """This case's term."""
    row = term(case)
    facts = Extension(
        case.live, str(case.get_stage_display()), row.ends_on if row else None, data.months if data else None
    )
    return may_extend(facts, asking.on, asking.tables)


def _others(case: Case) -> tuple[str, ...] | None:
    try:
        return tuple(phrase for phrases in BARS.ask(case) for phrase in phrases)
    except SlotFailed:
        return None


def may_close_case(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """What was reached in this case."""
    answer = owed_on(case, asking.on, asking.tables).value
    facts = Reached(
        live=case.stage == Case.Stage.FILED, stage=str(case.get_stage_display()),
        outstanding=answer.total if answer else None, exact=bool(answer and answer.exact),
        creditors_record=bool(data and data.creditors_record.strip()), fee_settled=fee_settled(case, asking.on),
        ledger_zero=ledger_zero(case), released=all_released(case), waiting=sum(p.name != "closing.close" for p in open_proposals(case.dossier)),
        others=_others(case),
    )  # fmt: skip
    return may_close(facts, asking.on, asking.tables)


def excluded_days(case: Case) -> tuple[Excluded, ...]:
    """The suspensions that stop doubled interest, for `claims` (迟延利息解释 3 第三款)."""
    return tuple(
        Excluded(first=s.first, ground=_UNCOUNTED[s.ground], resumed=s.until, ruling=s.ruling_number)
        for s in suspensions(case)
        if s.ground in _UNCOUNTED
    )


def _draft(plain: Setting, paper: Callable[..., TypedPaper], **values: Any) -> Draft:
    return Draft(plain, lambda head: paper(head=head, **values))


def _everybody(case: Case) -> str:
    return "、".join(p.party.name for p in [*creditors(case), *debtors(case)])


def suspension_ruling(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """中止执行裁定书."""
    signed = setting(case, ruling=True)
    return [_draft(signed, papers.SuspensionRuling, matter=matter(case), ground=data.ground.zh)]


def resumption_notice(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """恢复执行通知书."""
    last: Suspension = suspensions(case)[0]
    return [
        _draft(
            setting(case, ruling=False), papers.ResumptionNotice, matter=matter(case), addressee=_everybody(case),
            suspended_by=last.ruling_number or str(case), reason=data.reason, resumed_on=doing.on, requested=data.requested,
        )
    ]  # fmt: skip


def extension_sheet(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """延长执行期限审批表 with the signatures given."""
    row = term(case)
    if row is None or row.ends_on is None:
        raise ValueError("a lawful extension has its running term")
    steps = tuple(
        SheetStep(office=s["step"], name=s["name"], opinion=s["opinion"] or "同意", day=s["at"][:10])
        for s in doing.approvals
    )
    return [
        _draft(
            setting(case, ruling=False), papers.ExtensionSheet, matter=matter(case), filed_on=case.filed_on or doing.on,
            excluded_days=_excluded_days(row),
            ends_on=end_before_extension(row, doing.tables) or row.ends_on, extended_to=row.ends_on, reason=data.reason, steps=steps,
        )
    ]  # fmt: skip


def _excluded_days(row: Limit) -> int:
    pauses = json.loads(row.pauses)
    return sum((date.fromisoformat(p["until"]) - date.fromisoformat(p["first"])).days for p in pauses if p["until"])


def closing_notices(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """结案通知书 to every party."""
    closing: Closing = Closing.objects.get(case=case)
    shared = {
        "matter": matter(case), "filed_on": case.filed_on or doing.on, "paid": closing.paid_fen, "fee": closing.fee_fen,
        "returned": _paid_out(case, PayoutOrder.Purpose.SURPLUS), "released": "本案冻结已经全部解除", "closed_on": doing.on,
    }  # fmt: skip
    plain = setting(case, ruling=False)
    people = [*creditors(case), *debtors(case)]
    return [_draft(plain, papers.ClosingNotice, addressee=p.party.name, **shared) for p in people]


def _paid_out(case: Case, purpose: str) -> int:
    """What the bank confirmed as paid for a purpose, in fen."""
    return sum(p.fen for p in payouts_of(case) if p.purpose == purpose and p.state == PayoutOrder.State.PAID)


def sums(case: Case) -> tuple[int, int]:
    """Credited to the debt and fee collected, in fen."""
    return realised_fen(case), _paid_out(case, PayoutOrder.Purpose.FEE)

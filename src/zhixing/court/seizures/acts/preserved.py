"""What the room of preservation asks of a freeze: order it, let it go, take from it, carry it over to another matter.

Plain functions for acts that rule and issue papers of their own; the bank's answers are taken as always.
"""

from datetime import date

from zhixing.court.cases.models import Case
from zhixing.court.gateways.acts import new_reference
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.refused import Refused
from zhixing.court.property.models import BankAccount
from zhixing.court.seizures.acts.deduct import send_deduction
from zhixing.court.seizures.acts.drafts import DAY
from zhixing.court.seizures.acts.orders import place, step_on
from zhixing.court.seizures.models import HOLDS, Seizure, SeizureStep
from zhixing.law.limits.node import Node
from zhixing.messages import FreezeOrder, ReleaseOrder, RenewOrder

Named = tuple[str, str]
"""Numbers of the ruling and of the assistance notice."""


def open_freeze(doing: Doing, case: Case, account: BankAccount, limit: int, last_day: date) -> Seizure:
    """The row of a freeze about to be ordered by the act, `limit` in fen."""
    return Seizure.objects.create(
        case=case, account=account, order_id=new_reference(), limit_fen=limit, ordered_on=doing.on,
        wanted_until=last_day + DAY, act=doing.act, court_path=case.court_path,
    )  # fmt: skip


def order_freeze(doing: Doing, seizure: Seizure, named: Named) -> None:
    """Ask the bank to freeze. Raises Refused."""
    seizure.ruling_number, seizure.notice_number = named
    seizure.save(update_fields=["ruling_number", "notice_number"])
    place(
        doing, seizure, FreezeOrder, seizure.order_id, named, limit_fen=seizure.limit_fen, from_date=seizure.ordered_on,
        until=seizure.wanted_until,
    )  # fmt: skip


def order_release(
    doing: Doing, seizure: Seizure, named: Named, fen: int | None = None, *, counter: bool = False
) -> SeizureStep:
    """Ask the bank to release what this freeze still holds, or `fen` of its limit. Raises Refused.

    `counter`: officers carry the notice to the bank (临柜), nothing leaves by the channel.
    """
    step = step_on(doing, seizure, SeizureStep.Kind.RELEASE, fen=fen)
    if not counter:
        place(doing, seizure, ReleaseOrder, step.order_id, named, freeze_order_id=seizure.order_id, amount_fen=fen)
    return step


def order_renewal(doing: Doing, seizure: Seizure, last_day: date, named: Named) -> SeizureStep:
    """Ask the bank to renew a freeze until `last_day`; the present term stands until it confirms. Raises Refused."""
    step = step_on(doing, seizure, SeizureStep.Kind.RENEW, until=last_day + DAY)
    place(doing, seizure, RenewOrder, step.order_id, named, freeze_order_id=seizure.order_id, until=last_day + DAY)
    return step


def order_deduction(doing: Doing, seizure: Seizure, fen: int, named: Named, *, counter: bool = False) -> SeizureStep:
    """Ask the bank to deduct from this freeze to the case's own account. `counter` as for a release. Raises Refused."""
    step = step_on(doing, seizure, SeizureStep.Kind.DEDUCT, fen=fen)
    if not counter:
        send_deduction(doing, step, named, seizure.order_id)
    return step


def carry_over(doing: Doing, seizure: Seizure, case: Case) -> None:
    """The freeze counts as one of another matter of the same court; rank and term stay as they are.

    Raises Refused where it ended or a bank still owes an answer. (民诉法解释 168; 财产保全规定 17; SEIZE-05)
    """
    if seizure.state not in HOLDS or seizure.pending:
        raise Refused("该冻结已经结束，或者有等待银行反馈的通知，不能转入本案")
    doing.touch(seizure.case.dossier)
    doing.touch(case.dossier)
    doing.finish(Node.SEIZURE_RENEWAL, subject_id=seizure.pk)
    seizure.case = case
    seizure.save(update_fields=["case"])
    if seizure.last_day:
        doing.start(
            Node.SEIZURE_RENEWAL, on=seizure.from_on, fixed_end=seizure.last_day, subject_id=seizure.pk,
            assignee_id=case.handler_id, title=f"冻结届满　{seizure.account}",
        )  # fmt: skip

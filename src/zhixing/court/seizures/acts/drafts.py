"""Drafts of the papers of each act: the ruling first, then the assistance notice that quotes its number."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import case_account, matter, setting
from zhixing.court.documents.acts import Draft
from zhixing.court.documents.rendering.content import Head
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.refused import Refused
from zhixing.court.property.queries import full_account_number
from zhixing.court.seizures import papers
from zhixing.court.seizures.models import Seizure, SeizureStep

DAY = timedelta(days=1)


def _account(seizure: Seizure, fen: int) -> papers.Account:
    account = seizure.account
    bank = account.branch or account.bank.name
    return papers.Account(holder=account.holder.name, bank=bank, number=full_account_number(account), sum=fen)


def _pair(
    case: Case, doing: Doing, ruling: Callable[[Head], Any], notice: Callable[[Head, str], Any]
) -> Iterator[Draft]:
    """The ruling; and once it has its number, the notice."""
    yield Draft(setting(case, ruling=True), ruling)
    number = doing.issued[-1].number
    yield Draft(setting(case, ruling=False), lambda head: notice(head, number))


def freeze_papers(case: Case, data: Any, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """执行裁定书（冻结） and 协助冻结存款通知书."""
    seizure = Seizure.objects.get(act_id=doing.act.pk)
    account, named, bank = _account(seizure, seizure.limit_fen), matter(case), seizure.account.bank.name
    first, last = seizure.ordered_on, seizure.wanted_until - DAY
    return _pair(
        case, doing,
        lambda head: papers.FreezeRuling(
            head=head, matter=named, accounts=(_account(seizure, 0),), limit=seizure.limit_fen, first_day=first,
            last_day=last,
        ),
        lambda head, number: papers.FreezeAssistance(
            head=head, matter=named, bank=bank, accounts=(account,), ruling=number, first_day=first, last_day=last
        ),
    )  # fmt: skip


def renewal_papers(seizure: Seizure, data: Any, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """执行裁定书（续行冻结） and 协助续行冻结存款通知书."""
    former_last = _last_day(seizure)
    account, named, bank = _account(seizure, seizure.limit_fen), matter(seizure.case), seizure.account.bank.name
    first, last = former_last + DAY, data.last_day
    return _pair(
        seizure.case, doing,
        lambda head: papers.RenewalRuling(
            head=head, matter=named, accounts=(_account(seizure, 0),), limit=seizure.limit_fen,
            former=seizure.ruling_number, former_last_day=former_last, first_day=first, last_day=last,
            requested=data.requested,
        ),
        lambda head, number: papers.RenewalAssistance(
            head=head, matter=named, bank=bank, accounts=(account,), ruling=number, former=seizure.notice_number,
            first_day=first, last_day=last,
        ),
    )  # fmt: skip


def _last_day(seizure: Seizure) -> date:
    if seizure.last_day is None:
        raise Refused("该冻结没有起算期限，不能续行")
    return seizure.last_day


def release_papers(seizure: Seizure, data: Any, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """执行裁定书（解除冻结） and 协助解除冻结存款通知书."""
    account = _account(seizure, data.amount or seizure.limit_fen)
    named, bank = matter(seizure.case), seizure.account.bank.name
    reason = data.reason.strip().rstrip("。")
    return _pair(
        seizure.case, doing,
        lambda head: papers.ReleaseRuling(
            head=head, matter=named, accounts=(account,), former=seizure.ruling_number, reason=reason
        ),
        lambda head, number: papers.ReleaseAssistance(
            head=head, matter=named, bank=bank, accounts=(account,), ruling=number, former=seizure.notice_number
        ),
    )  # fmt: skip


def deduction_papers(subject: Any, data: Any, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """执行裁定书（扣划） and 协助扣划存款通知书."""
    step = SeizureStep.objects.select_related("seizure").get(act_id=doing.act.pk)
    case, seizure, fen = step.seizure.case, step.seizure, data.amount
    receiving = case_account(case)
    if receiving is None:
        raise Refused("本案还没有案款账号，请先开立")
    account, named, bank = _account(seizure, fen), matter(case), seizure.account.bank.name
    return _pair(
        case, doing,
        lambda head: papers.DeductionRuling(head=head, matter=named, accounts=(account,), total=fen),
        lambda head, number: papers.DeductionAssistance(
            head=head, matter=named, bank=bank, accounts=(account,), ruling=number, receiving=receiving
        ),
    )  # fmt: skip

"""What the execution of a preservation tells the applicant in writing, and the renewal of its measures."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import handler_bar, setting
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Pick, ShortLine
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.preservation import papers
from zhixing.court.preservation.acts.asking import active_choices, executed
from zhixing.court.preservation.acts.drafts import bank_draft, lines
from zhixing.court.preservation.facts import keeping as facts
from zhixing.court.preservation.models import Preservation, Request
from zhixing.court.preservation.papers.preserving import names
from zhixing.court.preservation.queries import open_requests
from zhixing.court.property.queries import inquiries
from zhixing.court.seizures.acts import order_renewal
from zhixing.court.seizures.models import Seizure
from zhixing.law.core.determination import Determination
from zhixing.law.limits.node import Node
from zhixing.law.preservation.renew import renewal_due

DAY = timedelta(days=1)


class NoteIn(Input):
    """A remark."""

    note: ShortLine = Field("", title="说明")


class RenewIn(Input):
    """Until which day."""

    seizure: Pick = Field(title="续行哪一冻结")
    last_day: Day = Field(title="续行冻结期限至", description="该日仍在冻结期限内；自原期限届满起最长一年")


def _term_paper(case: Case, data: NoteIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """保全期限告知书 to the applicant."""
    row, named = executed(case), lines(case)
    told = tuple(_measure(s, doing) for s in facts.active(case))
    yield Draft(
        setting(case, ruling=False),
        lambda head: papers.TermNotice(
            head=head, addressee=names(named, "申请人"), respondent=names(named, "被申请人"), ruling=row.ruling_number,
            measures=told,
        ),
    )  # fmt: skip


def _measure(s: Seizure, doing: Doing) -> papers.Measure:
    first, last = s.from_on or doing.on, s.last_day or doing.on
    return papers.Measure(
        account=str(s.account), controlled=s.controlled_fen or 0, first=first, last=last,
        ask_by=renewal_due(last, doing.tables),
    )  # fmt: skip


@act(
    "preservation.tell_term", title="告知保全期限届满日", on=Case, by=(Role.JUDGE,), data=NoteIn,
    ask=facts.may_tell_term, bar=handler_bar, papers=(_term_paper,), listed=False,
)  # fmt: skip
def tell_term(case: Case, data: NoteIn, ruling: Determination[Any], doing: Doing) -> str:
    """Tell the applicant the last day in writing, and by when to ask for a renewal. (财产保全规定 18)"""
    issue(doing, case, data, ruling, _term_paper)
    row, found = executed(case), facts.active(case)
    row.told_on, row.told_until = doing.on, min(s.last_day for s in found if s.last_day)
    row.save(update_fields=["told_on", "told_until"])
    doing.touch(row.case.dossier)
    for seizure in found:
        doing.finish(Node.RENEWAL_APPLICATION, subject_id=seizure.pk)
        doing.start(
            Node.RENEWAL_APPLICATION, on=seizure.last_day, subject_id=seizure.pk, assignee_id=case.handler_id,
            title=f"申请人申请续行保全　{seizure.account}",
        )  # fmt: skip
    return "、".join(f"{s.account} 至 {s.last_day}" for s in found)


def _asker(row: Preservation, seizure_id: Any) -> Request | None:
    return next((r for r in open_requests(row, Request.Kind.RENEW) if r.seizure_id == seizure_id), None)


def _renewal_papers(case: Case, data: RenewIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """执行裁定书（续行保全） and 协助续行冻结存款通知书."""
    row, named = executed(case), lines(case)
    seizure = next(s for s in facts.active(case) if s.pk == data.seizure)
    asked = _asker(row, seizure.pk)
    last = seizure.last_day or doing.on
    yield Draft(
        setting(case, ruling=True),
        lambda head: papers.RenewalRuling(
            head=head, parties=named, dispute=case.cause, former=row.ruling_number,
            account=f"被申请人{seizure.account.holder.name}在{seizure.account.bank.name}的存款",
            limit=seizure.limit_fen, former_last=last, first=last + DAY, last=data.last_day,
            asked_by=asked.asked_by if asked else "",
        ),
    )  # fmt: skip
    number, days = doing.issued[-1].number, (last + DAY, data.last_day)
    yield bank_draft(case, seizure, "续行冻结", seizure.limit_fen, number, days=days, by="执行裁定书")


@act(
    "preservation.renew", title="续行保全", on=Case, by=(Role.JUDGE,), data=RenewIn, ask=facts.may_renew_measure,
    bar=handler_bar, papers=(_renewal_papers,), choices=active_choices, node=Node.SEIZURE_RENEWAL, force=True, listed=False,
)  # fmt: skip
def renew(case: Case, data: RenewIn, ruling: Determination[Any], doing: Doing) -> str:
    """One more term, ordered before the present one ends; rank is kept. (民诉法解释 485; 财产保全规定 18)"""
    row = executed(case)
    seizure = next(s for s in facts.active(case) if s.pk == data.seizure)
    ruled, notice = issue(doing, case, data, ruling, _renewal_papers)
    order_renewal(doing, seizure, data.last_day, (ruled.number, notice.number))
    asked = _asker(row, seizure.pk)
    if asked is not None:
        asked.state, asked.answered_on, asked.answer = Request.State.GRANTED, doing.on, f"{ruled.number} 裁定续行"
        asked.save(update_fields=["state", "answered_on", "answer"])
    row.told_on = None
    row.save(update_fields=["told_on"])
    return f"{seizure.account}　续行至 {data.last_day}，{'依申请' if asked else '依职权'}"


def _nothing_paper(case: Case, data: NoteIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """未查询到可供保全财产告知书 to the applicant."""
    row, named = executed(case), lines(case)
    asked = open_requests(row, Request.Kind.SEARCH)[0]
    banks = tuple(dict.fromkeys(q.bank.name for q in inquiries(case)))
    yield Draft(
        setting(case, ruling=False),
        lambda head: papers.NothingFound(
            head=head, addressee=asked.asked_by, respondent=names(named, "被申请人"), ruling=row.ruling_number,
            asked_on=asked.asked_on, banks=banks,
        ),
    )  # fmt: skip


@act(
    "preservation.tell_nothing_found", title="告知未查询到财产", on=Case, by=(Role.JUDGE,), data=NoteIn,
    ask=facts.may_tell_nothing, bar=handler_bar, papers=(_nothing_paper,), listed=False,
)  # fmt: skip
def tell_nothing(case: Case, data: NoteIn, ruling: Determination[Any], doing: Doing) -> str:
    """The written answer to a request to search, where no bank knows an account. (财产保全规定 11)"""
    row = executed(case)
    (paper,) = issue(doing, case, data, ruling, _nothing_paper)
    for asked in open_requests(row, Request.Kind.SEARCH):
        asked.state, asked.answered_on, asked.answer = Request.State.ANSWERED, doing.on, f"{paper.number} 书面告知"
        asked.save(update_fields=["state", "answered_on", "answer"])
    doing.touch(row.case.dossier)
    return "、".join(dict.fromkeys(q.bank.name for q in inquiries(case))) + " 均未查到账户"

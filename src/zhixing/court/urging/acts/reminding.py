"""Reminding the debtor before the performance period ends: by the system, once a period."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from zhixing.court.cases.models import Case, Participant
from zhixing.court.cases.queries import case_account, creditors, debtors, payee_accounts, setting
from zhixing.court.claims.queries import falling_due
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.documents.rendering.layouts import BankAccount
from zhixing.court.gateways.acts import tell_person
from zhixing.court.gateways.models import PersonWord
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.secrets import decrypt
from zhixing.court.preservation.queries import instrument_words, measures, preservations
from zhixing.court.urging import papers
from zhixing.court.urging.facts.reminding import exactly, may_remind, owing
from zhixing.court.urging.models import Reminder
from zhixing.law.core.determination import Determination
from zhixing.law.limits.node import Node
from zhixing.law.preservation.urge import Outcome

SUBJECT = "自动履行提醒"


class PeriodIn(Input):
    """Which performance period."""

    ends_on: Day = Field(title="履行期限至")


def _payee(case: Case) -> BankAccount | None:
    mine = {p.pk for p in creditors(case)}
    found = next((a for a in payee_accounts(case) if a.participant_id in mine), None)
    return (
        BankAccount(holder=found.holder, bank=found.bank_name, number=decrypt(found.number_sealed)) if found else None
    )


def reminder_papers(case: Case, data: PeriodIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """自动履行提醒书 to each debtor, where there is something to remind of."""
    if ruling.value is not Outcome.SEND:
        return
    due = falling_due(case, doing.tables)
    shared: dict[str, Any] = {
        "instrument": instrument_words(case), "creditor": "、".join(p.party.name for p in creditors(case)),
        "until": data.ends_on, "part": due[data.ends_on] if len(due) > 1 else None,
        "owed": exactly(owing(case, doing.on, doing.tables)), "payee": _payee(case), "court_account": case_account(case),
        "preserved": any(s.holds for row in preservations(case) for s in measures(row)),
    }  # fmt: skip
    for p in debtors(case):
        yield _draft(case, p, shared)


def _draft(case: Case, p: Participant, shared: dict[str, Any]) -> Draft:
    return Draft(
        setting(case, ruling=False),
        lambda head: papers.PerformanceReminder(head=head, addressee=p.party.name, **shared),
    )


@act(
    "urging.remind", title="发出自动履行提醒", on=Case, by=(Role.SYSTEM,), data=PeriodIn, ask=may_remind,
    papers=(reminder_papers,), node=Node.PERFORMANCE_REMINDER, listed=False,
)  # fmt: skip
def remind(case: Case, data: PeriodIn, ruling: Determination[Outcome], doing: Doing) -> str:
    """Deal with one period: a paper and a word to each debtor, or a note why none; then the next period. (COORD-02)"""
    outcome = ruling.value or Outcome.TOO_LATE
    issued = issue(doing, case, data, ruling, reminder_papers)
    owed = exactly(owing(case, doing.on, doing.tables))
    for p, paper in zip(debtors(case), issued, strict=False):
        Reminder.objects.create(
            case=case, participant=p, ends_on=data.ends_on, sent_on=doing.on, outstanding_fen=owed, paper=paper,
            act=doing.act, court_path=case.court_path,
        )  # fmt: skip
        _words(case, p, data, doing)
    doing.finish(Node.PERFORMANCE_REMINDER)
    following = next((end for end in falling_due(case, doing.tables) if end > max(data.ends_on, doing.on)), None)
    if following and outcome is not Outcome.PERFORMED:
        doing.start(Node.PERFORMANCE_REMINDER, on=following)
    return f"履行期限至 {data.ends_on}：{outcome.zh}"


def _words(case: Case, p: Participant, data: PeriodIn, doing: Doing) -> None:
    """SMS to the telephone of the file; e-mail where electronic service to a mail address was agreed."""
    text = (
        f"【{case.court.name}】{case.number}：生效法律文书确定的履行期限至{data.ends_on}届满，请按期自动履行。"
        "详见自动履行提醒书；本短信不含付款链接，请勿点击他人发送的付款链接。"
    )
    if p.phone_sealed:
        tell_person(doing, PersonWord.Medium.SMS, decrypt(p.phone_sealed), SUBJECT, text)
    if p.electronic and "@" in p.electronic_address:
        tell_person(doing, PersonWord.Medium.EMAIL, p.electronic_address, SUBJECT, text)

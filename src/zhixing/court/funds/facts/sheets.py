"""The papers of a payout: approval sheet, calculation sheet, notice to collect."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import debtors, matter, setting
from zhixing.court.claims.queries import owed_on
from zhixing.court.documents.acts import Draft
from zhixing.court.documents.rendering.blocks import Step
from zhixing.court.documents.rendering.layouts import BankAccount
from zhixing.court.documents.rendering.wording import plain_date
from zhixing.court.funds.facts.payouts import payee_account
from zhixing.court.funds.facts.position import case_money
from zhixing.court.funds.papers import (
    CalculationSheet,
    CollectionNotice,
    FeePaymentNotice,
    PayoutApprovalSheet,
    SumLine,
)
from zhixing.court.funds.queries import balances, case_account
from zhixing.court.kernel.clock import legal_day
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.secrets import decrypt
from zhixing.law.core.fen import parse_yuan, yuan
from zhixing.law.core.proof import Amount

ANSWER_WITHIN = timedelta(days=10)


def approval_sheet(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """执行款发放审批表: who proposed, who agreed at each step, what was checked."""
    account = payee_account(case, data.payee)
    if account is None:
        return []
    money, named, received = case_money(case, doing.on), matter(case), balances(case).received
    target = BankAccount(holder=account.holder, bank=account.bank_name, number=decrypt(account.number_sealed))
    p = money.position
    before = p.to_creditors - (data.amount if data.purpose.value == "creditor" else 0)
    checks = "；".join(f"{s.asked}：{s.found}" for s in ruling.steps)
    return [
        Draft(
            setting(case, ruling=False),
            lambda head: PayoutApprovalSheet(
                head=head, matter=named, payee=account.participant.party.name, account=target, amount=data.amount,
                identified=received, paid_before=max(0, before),
                fee=p.fee_due or 0, checks=checks, steps=tuple(_steps(doing)),
            ),
        )
    ]  # fmt: skip


def _steps(doing: Doing) -> Iterator[Step]:
    yield Step("承办法官", doing.actor.name, "提请发放", plain_date(doing.on))
    for signed in doing.approvals:
        day = legal_day(datetime.fromisoformat(signed["at"]))
        yield Step(signed["step"], signed["name"], signed["opinion"] or "同意", plain_date(day))


def collection_notice(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """领款通知书 to the creditor whose money is paid out."""
    account = payee_account(case, data.payee)
    if account is None or data.purpose.value != "creditor":
        return []
    named, latest = matter(case), case.bank_lines.order_by("-arrived_on").first()
    return [
        Draft(
            setting(case, ruling=False),
            lambda head: CollectionNotice(
                head=head, matter=named, addressee=account.participant.party.name,
                received_on=latest.arrived_on if latest else doing.on, amount=data.amount,
                of_this=f"案款{yuan(data.amount)}元", by=doing.on + ANSWER_WITHIN,
            ),
        )
    ]  # fmt: skip


def calculation_sheet(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """执行款计算表: every line of what was owed, less what was credited, up to the day of the payout."""
    answer = owed_on(case, doing.on, doing.tables)
    owed, named = answer.value, matter(case)
    if owed is None or answer.proof is None:
        return []
    lines = tuple(_lines(answer.proof))
    checker = doing.approvals[0]["name"] if doing.approvals else ""
    return [
        Draft(
            setting(case, ruling=False),
            lambda head: CalculationSheet(
                head=head, matter=named, until=owed.exact_to or doing.on, lines=lines, total=owed.total,
                unresolved="；".join(owed.missing), author=doing.actor.name, checker=checker,
            ),
        )
    ]  # fmt: skip


def _lines(proof: Amount) -> Iterator[SumLine]:
    """The tree of the sum as lines: given amounts and accrued interest above zero, credited payments below."""
    for owing in proof.children:
        parts = owing.children if owing.how == "sum" else (owing,)
        for part in parts:
            yield from _part(owing.label if part is owing else f"{owing.label}{part.label}", part)


def _part(label: str, part: Amount) -> Iterator[SumLine]:
    whole, *credits = part.children
    accrued = whole.children if whole.how == "sum" else (whole,)
    for line in accrued:
        yield _line(label, line)
    for credit in credits:
        day = date.fromisoformat(credit.details["日期"])
        yield SumLine(label=credit.label, amount=-credit.fen, first=day, last=day)


def _line(label: str, line: Amount) -> SumLine:
    first, last = _period(line)
    only = line if line.how == "interest" else line.children[0] if len(line.children) == 1 else None
    said = only.details if only else {}
    days = (last - first).days + 1 if first and last else None
    rate = said.get("利率", "分段，见计算明细" if line.children else "")
    article = "、".join(str(c) for c in line.cites) or said.get("依据", "")
    base = parse_yuan(said["基数"]) if "基数" in said else None
    return SumLine(
        label=label, amount=line.fen, base=base, first=first, last=last, days=days, rate=rate, article=article
    )


def _period(line: Amount) -> tuple[date | None, date | None]:
    first, _, last = line.label.partition(" 至 ")
    return (date.fromisoformat(first), date.fromisoformat(last)) if last else (None, None)


def fee_notice(case: Case, data: Any, ruling: Any, doing: Doing) -> list[Draft]:
    """执行费缴纳通知 to each debtor, to the account of the case. (FEE 14, 20, 38)"""
    named, account, executed = matter(case), case_account(case), case_money(case, doing.on).executed
    if account is None or not ruling.value:
        return []
    plain, base, fee = setting(case, ruling=False), executed or 0, ruling.value

    def to(name: str) -> Draft:
        return Draft(
            plain,
            lambda head: FeePaymentNotice(
                head=head, matter=named, addressee=name, base=base, fee=fee, by=data.pay_by, account=account
            ),
        )

    return [to(p.party.name) for p in debtors(case)]

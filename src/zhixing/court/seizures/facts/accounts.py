"""An account found, as the law sees it."""

from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import debtors
from zhixing.court.parties.models import Party
from zhixing.court.property.models import BankAccount, Finding
from zhixing.law.core.citation import Ours
from zhixing.law.core.determination import Determination, step
from zhixing.law.seizure.account import Account

CLOSED = "closed"
_FOUND = Ours("冻结、扣划的账户须由银行在本案查询中反馈", "NETQ-07")


def described(case: Case, account: BankAccount, found: Finding | None) -> Account:
    """An account as its bank described it last; without a finding its holder is still known."""
    holders = {p.party_id for p in debtors(case)}
    is_open = found is None or found.status != CLOSED
    return Account(account.kind, of_debtor=account.holder_id in holders, open=is_open)


def natural(account: BankAccount) -> bool:
    """The holder is a natural person, whose living costs are kept."""
    return account.holder.kind == Party.Kind.NATURAL


def only_found(ruling: Determination[int], chosen: Any, found: Finding | None) -> Determination[int]:
    """The law's answer; an account chosen that no bank reported for this case is refused."""
    if chosen is None or found is not None:
        return ruling
    missing = step("账户由银行在本案查询中反馈", False, "本案的查询反馈中没有这个账户，请先查询", _FOUND)
    return Determination(
        ruling.question, ruling.title, ruling.on, ruling.value, (*ruling.steps, missing), ruling.parameters, None,
        ruling.tables,
    )  # fmt: skip

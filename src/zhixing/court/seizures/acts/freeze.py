"""Freezing an account that a bank reported."""

from typing import Any

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import handler_bar
from zhixing.court.gateways.acts import new_reference
from zhixing.court.kernel import clock
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Money, Pick
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.property.models import BankAccount
from zhixing.court.property.queries import findings
from zhixing.court.seizures.acts.drafts import DAY, freeze_papers
from zhixing.court.seizures.acts.orders import numbers, place
from zhixing.court.seizures.facts.freezing import may_freeze
from zhixing.court.seizures.facts.sums import bound
from zhixing.court.seizures.models import Seizure
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.seizure.term import latest_day
from zhixing.messages import AccountKind, FreezeOrder


class FreezeIn(Input):
    """Which account, up to which sum, until which day."""

    account: Pick = Field(title="账户")
    limit: Money = Field(title="冻结限额", description="不超出未履行的债权、执行费和费用")
    last_day: Day = Field(title="冻结期限至", description="该日仍在冻结期限内；最长一年，到期不顺延")


def found_accounts(case: Case, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    """The accounts banks reported for the case, masked, as choices."""
    return {"account": [(str(f.account_id), _label(f.account)) for f in findings(case)]}


def _label(account: BankAccount) -> str:
    return f"{account.holder.name}　{account.bank.name} {account.number_masked}　{kind_label(account)}"


def kind_label(account: BankAccount) -> str:
    """What kind of account it is, in the words of the trade; the bank's own word where it is not known."""
    known = {kind.value: kind.label for kind in AccountKind}
    return known.get(account.kind, account.kind)


def _initial(case: Case) -> dict[str, Any]:
    today, tables = clock.today(), current_tables()
    most = bound(case, today, tables).fen
    values: dict[str, Any] = {"last_day": latest_day(today, tables).isoformat()}
    return values | ({"limit": yuan(most).replace(",", "")} if most else {})


def account_rows(subject: Any, data: Any) -> list[Any]:
    """The account's one row in the nation: two cases never act on it at once."""
    return [BankAccount.objects.filter(pk=data.account)]


@act(
    "seizures.freeze", title="冻结存款", on=Case, by=(Role.JUDGE,), data=FreezeIn, ask=may_freeze, bar=handler_bar,
    papers=(freeze_papers,), lock=account_rows, initial=_initial, choices=found_accounts, force=True,
)  # fmt: skip
def freeze(case: Case, data: FreezeIn, ruling: Determination[int], doing: Doing) -> str:
    """Rule and ask the bank to freeze. Effective when the bank says so. (民诉法 253; 民诉法解释 485; SEIZE-01, -05)"""
    account = BankAccount.objects.select_related("bank", "holder").get(pk=data.account)
    seizure = Seizure.objects.create(
        case=case, account=account, order_id=new_reference(), limit_fen=data.limit, ordered_on=doing.on,
        wanted_until=data.last_day + DAY, act=doing.act, court_path=case.court_path,
    )  # fmt: skip
    named = numbers(doing, case, data, ruling, freeze_papers)
    seizure.ruling_number, seizure.notice_number = named
    seizure.save(update_fields=["ruling_number", "notice_number"])
    place(
        doing, seizure, FreezeOrder, seizure.order_id, named, limit_fen=data.limit, from_date=doing.on,
        until=seizure.wanted_until,
    )  # fmt: skip
    return f"{account}　限额 {yuan(data.limit)} 元　至 {data.last_day}"

"""Taking a bank's answer to an inquiry: accounts known once in the nation, findings of this case."""

import json
from datetime import datetime

from django.db import IntegrityError, transaction
from pydantic import Field

from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Line, Number, Words
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.secrets import encrypt, keyed_hash, masked
from zhixing.court.property import facts
from zhixing.court.property.models import BankAccount, Finding, Inquiry
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan

NOTHING = "查无开户信息"


class EarlierIn(Input):
    """A freeze that stood before."""

    position: int = Field(title="顺位", ge=1)
    court: Line = Field(title="法院")
    case_number: Line = Field(title="案号")
    limit_fen: int | None = Field(None, title="冻结限额（分）", ge=0)
    controlled_fen: int = Field(title="实际控制金额（分）", ge=0)
    from_date: Day | None = Field(None, title="起始日")
    until: Day | None = Field(None, title="届满日（不含）")


class RightIn(Input):
    """Somebody else's right in an account."""

    kind: Line = Field(title="权利")
    holder: Line = Field(title="权利人")
    amount_fen: int | None = Field(None, title="金额（分）", ge=0)


class AccountIn(Input):
    """One account the bank reported; money in fen."""

    number: Number = Field(title="账号")
    kind: Line = Field(title="账户性质")
    branch: Line = Field(title="开户网点")
    status: Line = Field(title="账户状态")
    balance_fen: int = Field(title="余额（分）", ge=0)
    available_fen: int = Field(title="可用余额（分）", ge=0)
    earlier: tuple[EarlierIn, ...] = Field((), title="在先冻结")
    rights: tuple[RightIn, ...] = Field((), title="权利限制")


class AnswerIn(Input):
    """The answer as the bank gave it."""

    told_at: datetime = Field(title="反馈时间")
    document: Number = Field(title="被查询人证件号码")
    accounts: tuple[AccountIn, ...] = Field((), title="账户")
    remark: Words = Field("", title="说明")


@act(
    "property.take_answer", title="登记查询反馈", on=Inquiry, by=(Role.BANK,), data=AnswerIn,
    ask=facts.may_take_answer, listed=False,
)  # fmt: skip
def take_answer(inquiry: Inquiry, data: AnswerIn, ruling: Determination[None], doing: Doing) -> str:
    """Keep the accounts found and what they held. (网络查控规定 3; NETQ-07)"""
    for each in data.accounts:
        _find(inquiry, each, data, doing)
    total = sum(a.balance_fen for a in data.accounts)
    found = f"{len(data.accounts)} 个账户，余额合计 {yuan(total)} 元" if data.accounts else NOTHING
    inquiry.state, inquiry.answered_at = Inquiry.State.ANSWERED, data.told_at
    inquiry.result = found
    inquiry.save(update_fields=["state", "answered_at", "result"])
    return f"{inquiry.bank.name}：{inquiry.participant.party.name}　{found}"


def _find(inquiry: Inquiry, each: AccountIn, data: AnswerIn, doing: Doing) -> None:
    stored = each.model_dump(mode="json")
    Finding.objects.create(
        case=inquiry.case, inquiry=inquiry, account=_account(inquiry, each), balance_fen=each.balance_fen,
        available_fen=each.available_fen, status=each.status, earlier=json.dumps(stored["earlier"], ensure_ascii=False),
        rights=json.dumps(stored["rights"], ensure_ascii=False), as_of=data.told_at, court_path=inquiry.court_path,
    )  # fmt: skip


def _account(inquiry: Inquiry, each: AccountIn) -> BankAccount:
    """The account's one row in the nation. Raises BadInput where it is known as another person's or bank's."""
    key, holder = keyed_hash(each.number), inquiry.participant.party
    found = BankAccount.objects.select_for_update().filter(number_hash=key).first() or _made(inquiry, each, key)
    if found.holder_id != holder.pk or found.bank_id != inquiry.bank_id:
        raise BadInput({"accounts": f"账户 {found.number_masked} 已登记为他人或者他行的账户，请向银行核实"})
    if (found.kind, found.branch) != (each.kind, each.branch):
        found.kind, found.branch = each.kind, each.branch
        found.save(update_fields=["kind", "branch"])
    return found


def _made(inquiry: Inquiry, each: AccountIn, key: str) -> BankAccount:
    try:
        with transaction.atomic():
            return BankAccount.objects.create(
                bank=inquiry.bank, holder=inquiry.participant.party, kind=each.kind, branch=each.branch,
                number_hash=key, number_sealed=encrypt(each.number), number_masked=masked(each.number),
            )  # fmt: skip
    except IntegrityError:
        return BankAccount.objects.select_for_update().get(number_hash=key)

"""Where a party wants money paid: 收款账户确认书."""

from pydantic import Field

from zhixing.court.cases import facts
from zhixing.court.cases.models import Case, PayeeAccount
from zhixing.court.identity.queries import officers_with
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Line, Number, Pick, ShortLine
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.secrets import encrypt, keyed_hash, masked
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.determination import Determination

Choices = dict[str, list[tuple[str, str]]]


class AccountIn(Input):
    """收款账户确认书."""

    participant: Pick = Field(title="当事人")
    holder: Line = Field(title="户名")
    bank_code: Line = Field(title="银行代码", description="演示银行：ICBX、CCBX")
    bank_name: Line = Field(title="开户银行")
    number: Number = Field(title="账号")
    special_authority: ShortLine = Field("", title="代收的特别授权", description="户名不是本人时填写授权文书")


def participant_choices(case: Case, viewer: Viewer) -> Choices:
    rows = [(str(p.pk), f"{p.get_role_display()} {p.party.name}") for p in case.participants.select_related("party")]
    return {"participant": rows, "handler": judges(case)}


def judges(case: Case) -> list[tuple[str, str]]:
    return [(str(o.principal_id), o.principal.name) for o in officers_with(case.court_path, Role.JUDGE)]


def confirm(case: Case, data: AccountIn, doing: Doing) -> PayeeAccount:
    participant = case.participants.filter(pk=data.participant).select_related("party").first()
    if participant is None:
        raise BadInput({"participant": "请从列出的选项中选择"})
    if data.holder != participant.party.name and not data.special_authority:
        raise BadInput({"holder": "户名与当事人不一致的，须有特别授权，请填写授权文书"})
    number = "".join(data.number.split())
    if not number.isascii() or not number.isdigit():
        raise BadInput({"number": "账号应为数字，请核对"})
    return PayeeAccount.objects.create(
        case=case, participant=participant, holder=data.holder, bank_code=data.bank_code, bank_name=data.bank_name,
        number_hash=keyed_hash(number), number_sealed=encrypt(number), number_masked=masked(number),
        special_authority=data.special_authority, confirmed_on=doing.on, act=doing.act, court_path=case.court_path,
    )  # fmt: skip


@act(
    "cases.confirm_account", title="确认收款账户", on=Case,
    by=(Role.FILING_CLERK, Role.JUDGE, Role.TRIAL_JUDGE, Role.ASSISTANT, Role.CLERK), data=AccountIn,
    ask=facts.may_confirm_account, choices=participant_choices, papers=(facts.account_sheet,),
)  # fmt: skip
def confirm_account(case: Case, data: AccountIn, ruling: Determination[None], doing: Doing) -> str:
    """Take a 收款账户确认书 and print it for signing: at trial, for a changed account, a debtor's surplus. (COORD-05)"""
    account = confirm(case, data, doing)
    return f"{account.participant.party.name}：{account.bank_name} {account.number_masked}"

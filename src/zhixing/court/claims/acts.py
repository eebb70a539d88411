"""Registering an application on an instrument; crediting payments; correcting a wrong one."""

import json
from enum import StrEnum
from typing import Annotated

from django.db import IntegrityError, transaction
from pydantic import Field

from zhixing.court.cases.acts import add_participant, open_application
from zhixing.court.cases.models import Case, Participant
from zhixing.court.cases.queries import creditors, debtors, handler_bar
from zhixing.court.claims import facts
from zhixing.court.claims.events import ApplicationRegistered
from zhixing.court.claims.from_text.beside import beside
from zhixing.court.claims.models import Claim, Instrument, Obligation, Payment
from zhixing.court.identity.models import Court
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Flag, Input, Line, Money, Number, Reason, ShortLine, Widget, Words
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.court.parties.acts import known
from zhixing.court.parties.models import Party
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import written
from zhixing.reading.case_number import normalise


class PartyKind(StrEnum):
    """Kinds of parties."""

    NATURAL = "natural"
    ENTERPRISE = "enterprise"
    OTHER = "other"

    @property
    def zh(self) -> str:
        """In words."""
        return str(Party.Kind(self.value).label)


class InstrumentKind(StrEnum):
    """Kinds of instruments."""

    JUDGMENT = "judgment"
    MEDIATION = "mediation"
    RULING = "ruling"
    AWARD = "award"
    NOTARISED = "notarised"
    PAYMENT_ORDER = "payment_order"

    @property
    def zh(self) -> str:
        """In words."""
        return str(Instrument.Kind(self.value).label)


class ItemKind(StrEnum):
    """What an item of the operative part is."""

    PRINCIPAL = "principal"
    FIXED = "fixed"
    COSTS = "costs"
    COURT_FEE = "court_fee"
    INTEREST = "interest"

    @property
    def zh(self) -> str:
        """In words."""
        return _ITEMS[self.value]


_ITEMS = {
    "principal": "本金、货款、工程款等",
    "fixed": "定额违约金、赔偿金等",
    "costs": "实现债权的费用",
    "court_fee": "案件受理费（判令直接给付债权人的）",
    "interest": "截至某日的定额利息",
}


class RateKind(StrEnum):
    """How continuing interest is reckoned."""

    NONE = "none"
    ANNUAL = "annual"
    MONTHLY = "monthly"
    DAILY = "daily"
    LPR_1Y = "lpr_1y"
    LPR_5Y = "lpr_5y"
    SEGMENTED = "segmented"

    @property
    def zh(self) -> str:
        """In words."""
        return _RATES[self.value]


_RATES = {
    "none": "没有继续计算的利息",
    "annual": "年利率",
    "monthly": "月利率",
    "daily": "日利率",
    "lpr_1y": "一年期 LPR 的倍数",
    "lpr_5y": "五年期以上 LPR 的倍数",
    "segmented": "2019-08-19 前基准贷款利率、其后 LPR（分段）的倍数",
}


class PartyIn(Input):
    """A party as the application names it."""

    kind: PartyKind = Field(title="类别")
    name: Line = Field(title="姓名或者名称")
    number: Number = Field(title="身份证号码或者统一社会信用代码")
    address: ShortLine = Field("", title="送达地址")
    phone: ShortLine = Field("", title="电话")
    electronic: Flag = Field(False, title="同意电子送达")
    electronic_address: ShortLine = Field("", title="电子送达地址")


class ItemIn(Input):
    """An item of the operative part. An instalment is an item of its own with its last day."""

    name: Line = Field(title="项目", description="例如：借款本金、第二期货款")
    kind: ItemKind = Field(title="性质")
    amount: Money = Field(title="金额")
    due: Day | None = Field(None, title="最后履行日", description="分期履行的填写本期最后一日")
    rate_kind: RateKind = Field(RateKind.NONE, title="继续计算的利息")
    rate: ShortLine = Field("", title="利率或者倍数", description="例如 24%、万分之五；LPR 四倍填 4")
    interest_from: Day | None = Field(None, title="利息起算日")
    interest_until: Day | None = Field(None, title="利息截止日", description="至实际清偿之日的不填")


OperativePart = Annotated[Words, Field(min_length=2)]
Days = Annotated[int, Field(ge=0, le=3650), Widget("text")]


class ApplicationIn(Input):
    """An application for enforcement with the operative part it rests on."""

    cause: Line = Field(title="案由", description="从原案照录，例如 民间借贷纠纷")
    instrument_kind: InstrumentKind = Field(title="执行依据")
    number: Line = Field(title="文书案号")
    made_by: Line = Field(title="作出机关")
    made_on: Day = Field(title="作出日期")
    effective_on: Day | None = Field(None, title="生效日期", description="以生效证明或者送达回证为准，不从落款推断")
    effective_proof: ShortLine = Field("", title="生效证明", description="例如 生效证明书、送达回证")
    operative_part: OperativePart = Field(title="主文")
    period_days: Days = Field(10, title="判决确定的履行期间（生效之日起，日）", description="没有确定履行期间的填 0")
    joint: Flag = Field(False, title="被执行人承担连带责任")
    creditors: tuple[PartyIn, ...] = Field(title="申请执行人", min_length=1, max_length=20)
    debtors: tuple[PartyIn, ...] = Field(title="被执行人", min_length=1, max_length=20)
    items: tuple[ItemIn, ...] = Field(title="给付项目", min_length=1, max_length=50)


class PaymentHow(StrEnum):
    """How money came."""

    VOLUNTARY = "voluntary"
    INTO_COURT = "into_court"
    DEDUCTED = "deducted"
    SET_OFF = "set_off"

    @property
    def zh(self) -> str:
        """In words."""
        return {"voluntary": "被执行人直接付给申请执行人", "into_court": "付至法院案款账户", "deducted": "扣划",
                "set_off": "抵销"}[self.value]  # fmt: skip


class PaymentIn(Input):
    """A payment on the debt."""

    paid_on: Day = Field(title="履行日")
    amount: Money = Field(title="金额")
    how: PaymentHow = Field(PaymentHow.VOLUNTARY, title="方式")
    reference: Line = Field(title="凭证号", description="银行流水号、收条编号；同一凭证只登记一次")
    note: ShortLine = Field("", title="说明")


class TakeBack(Input):
    """Why a registered payment is wrong."""

    reason: Reason = Field(title="更正理由")


@act(
    "claims.register_application", title="登记执行申请", on=Court, by=(Role.FILING_CLERK, Role.FILING_JUDGE),
    data=ApplicationIn, ask=facts.may_register, opens="cases.case", page="claims/application.html",
    beside=beside,
)  # fmt: skip
def register_application(court: Court, data: ApplicationIn, ruling: Determination[None], doing: Doing) -> str:
    """Register an application: dossier, parties found by number, instrument, obligations. The seven days start."""
    debt = facts.debt(data)
    case = open_application(doing, court, data.cause)
    for role, side in ((Participant.Role.CREDITOR, "creditors"), (Participant.Role.DEBTOR, "debtors")):
        for i, person in enumerate(getattr(data, side)):
            _add(case, person, role, i, f"{side}.{i}.number")
    Instrument.objects.create(
        case=case, kind=data.instrument_kind.value, number=_number(data.number), made_by=data.made_by, made_on=data.made_on,
        effective_on=data.effective_on, effective_proof=data.effective_proof, operative_part=data.operative_part,
        court_path=case.court_path,
    )  # fmt: skip
    claimed = facts.claimed(debt, doing.on)
    Claim.objects.create(
        case=case, debt=json.dumps(written(debt), ensure_ascii=False), claimed_fen=claimed, joint=data.joint,
        court_path=case.court_path,
    )  # fmt: skip
    _obligations(case, data)
    doing.tell(ApplicationRegistered(case.dossier_id, case.pk))
    names = "、".join(p.name for p in data.creditors), "、".join(p.name for p in data.debtors)
    return f"{names[0]}申请执行{names[1]}，{data.cause}，申请标的 {yuan(claimed)} 元"


def _number(typed: str) -> str:
    """The instrument's number in its one form where it is a case number, else as typed."""
    return normalise(typed) or typed


def _add(case: Case, person: PartyIn, role: str, ordinal: int, field: str) -> None:
    document = Party.Document.ID_CARD if person.kind is PartyKind.NATURAL else Party.Document.CREDIT_CODE
    if person.electronic and not person.electronic_address:
        raise BadInput({field.replace("number", "electronic_address"): "同意电子送达的，请填写电子送达地址"})
    party = known(person.kind.value, person.name, document, person.number, field=field, demo=_demo())
    add_participant(
        case, party, role, ordinal, address=person.address, phone=person.phone, electronic=person.electronic,
        electronic_address=person.electronic_address,
    )  # fmt: skip


def _demo() -> bool:
    from django.conf import settings

    return bool(settings.ZHIXING_DEMO)


def _obligations(case: Case, data: ApplicationIn) -> None:
    """One row an item, creditor and debtor; a live twin anywhere in the nation refuses the application."""
    for item in data.items:
        for c in creditors(case):
            for d in debtors(case):
                _live(case, item, facts.key(data.number, item.name, c.party.number_hash, d.party.number_hash))


def _live(case: Case, item: ItemIn, key: str) -> None:
    try:
        with transaction.atomic():
            Obligation.objects.create(
                case=case, name=item.name, amount_fen=item.amount, key=key, court_path=case.court_path
            )
    except IntegrityError as twin:
        raise BadInput(
            {
                "items": f"“{item.name}”已有在办的执行案件（同一文书、同一当事人），不能重复申请；另一期、另一债务人的义务可以分别申请"
            }
        ) from twin


@act(
    "claims.register_payment", title="登记主动履行", on=Case, by=(Role.JUDGE, Role.FINANCE), data=PaymentIn,
    ask=facts.may_register_payment,
)  # fmt: skip
def register_payment(case: Case, data: PaymentIn, ruling: Determination[None], doing: Doing) -> str:
    """Credit what the debtor paid to the debt on its legal end day. (民诉法 264; 迟延利息解释 3)"""
    return _credit(case, data, doing)


@act(
    "claims.credit_payment", title="计入清偿", on=Case, by=(Role.SYSTEM,), data=PaymentIn,
    ask=facts.may_register_payment, listed=False,
)  # fmt: skip
def credit_payment(case: Case, data: PaymentIn, ruling: Determination[None], doing: Doing) -> str:
    """Credit money that the court took or received; done inside the act that brought it."""
    return _credit(case, data, doing)


def _credit(case: Case, data: PaymentIn, doing: Doing) -> str:
    if Payment.objects.filter(case=case, reference=data.reference, reversed_by=None).exists():
        raise BadInput({"reference": "该凭证已经登记过，请核对"})
    Payment.objects.create(
        case=case, on=data.paid_on, fen=data.amount, how=data.how.value, reference=data.reference, note=data.note,
        act=doing.act, court_path=case.court_path,
    )  # fmt: skip
    return f"{data.paid_on} {data.how.zh} {yuan(data.amount)} 元"


@act(
    "claims.take_back_payment", title="更正履行登记", on=Payment, by=(Role.JUDGE,), data=TakeBack, ask=facts.may_take_back,
    approve=lambda payment, data: (Step(Role.BUREAU_HEAD, "执行局长"),), bar=handler_bar,
)  # fmt: skip
def take_back_payment(payment: Payment, data: TakeBack, ruling: Determination[None], doing: Doing) -> str:
    """Take back a payment registered by mistake; the row stays and says which act reversed it."""
    payment.reversed_by = doing.act
    payment.save(update_fields=["reversed_by"])
    return f"更正 {payment.on} {yuan(payment.fen)} 元：{data.reason[:100]}"

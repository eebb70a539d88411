"""Crediting payments, and taking a wrong one back."""

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import handler_bar
from zhixing.court.claims import facts
from zhixing.court.claims.acts.inputs import PaymentIn, TakeBack
from zhixing.court.claims.models import Payment
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan


def _of_trial(case: Case, viewer: Viewer) -> str:
    return "审判案件的自动履行由审判庭登记" if case.trial else ""


def _head(payment: Payment, data: TakeBack) -> tuple[Step, ...]:
    """Another person over the handling judge: of the enforcement bureau, or over the trial divisions."""
    if payment.case.trial:
        return (Step(Role.VICE_PRESIDENT, "分管副院长"),)
    return (Step(Role.BUREAU_HEAD, "执行局长"),)


@act(
    "claims.register_payment", title="登记主动履行", on=Case, by=(Role.JUDGE, Role.FINANCE), data=PaymentIn,
    ask=facts.may_register_payment, bar=_of_trial,
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
    "claims.take_back_payment", title="更正履行登记", on=Payment, by=(Role.JUDGE, Role.TRIAL_JUDGE), data=TakeBack,
    ask=facts.may_take_back, approve=_head, bar=handler_bar,
)  # fmt: skip
def take_back_payment(payment: Payment, data: TakeBack, ruling: Determination[None], doing: Doing) -> str:
    """Take back a payment registered by mistake; the row stays and says which act reversed it."""
    payment.reversed_by = doing.act
    payment.save(update_fields=["reversed_by"])
    return f"更正 {payment.on} {yuan(payment.fen)} 元：{data.reason[:100]}"

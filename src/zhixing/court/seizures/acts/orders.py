"""Orders to banks: what every order carries, and a further step on a freeze with its order."""

from datetime import date
from typing import Any

from zhixing.court.documents.acts import issue
from zhixing.court.gateways.acts import header, new_reference, post
from zhixing.court.kernel.doing import Doing
from zhixing.court.property.acts import customer
from zhixing.court.property.queries import full_account_number
from zhixing.court.seizures.models import Seizure, SeizureStep
from zhixing.messages import Order


def numbers(doing: Doing, subject: Any, data: Any, ruling: Any, builder: Any) -> tuple[str, str]:
    """Freeze the act's two papers; the numbers of ruling and notice."""
    papers = issue(doing, subject, data, ruling, builder)
    return papers[0].number, papers[1].number


def place(
    doing: Doing, seizure: Seizure, kind: type[Order], order_id: str, named: tuple[str, str], **terms: Any
) -> None:
    """Post an order about a freeze; it leaves when the act's papers have their bytes. Raises Refused."""
    account = seizure.account
    order = kind(
        **header(doing, account.bank), order_id=order_id, case_number=str(seizure.case.number),
        court_code=seizure.case.court.code, ruling_number=named[0], notice_number=named[1],
        account_number=full_account_number(account), holder=customer(account.holder), **terms,
    )  # fmt: skip
    post(doing, account.bank, order, reference=order_id, waits_for_papers=True)


def step_on(
    doing: Doing, seizure: Seizure, kind: SeizureStep.Kind, *, fen: int | None = None, until: date | None = None
) -> SeizureStep:
    """A further order on a freeze, which then waits for the bank."""
    step = SeizureStep.objects.create(
        seizure=seizure, kind=kind, order_id=new_reference(), fen=fen, until_on=until, act=doing.act,
        court_path=seizure.court_path,
    )  # fmt: skip
    seizure.pending = str(kind.label)
    seizure.save(update_fields=["pending"])
    return step

"""诉讼费用: any fee of the tariff, and the amounts that lead to a fee somebody was charged."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhixing.court.kernel.components import LawPanel, Note, Section
from zhixing.court.kernel.pages.answer import open_to_all
from zhixing.court.kernel.tables import current_tables
from zhixing.court.portal.facts.fees import FEE_CHOICES, FeeIn, fee_asked, fee_charged
from zhixing.court.portal.pages.calculator import Calculator, calculate
from zhixing.court.portal.pages.file import download
from zhixing.court.portal.pages.query import lawful
from zhixing.law.core.fen import capitals, yuan
from zhixing.law.fees.asked import fee
from zhixing.law.fees.document import document, inverse_document
from zhixing.law.fees.inverse import amounts_for


def answer(data: FeeIn) -> list[Any]:
    """The fee, or the amounts that lead to the fee charged. Raises BadInput."""
    tables = current_tables()
    if data.charged is not None:
        back = lawful(lambda: amounts_for(fee_charged(data), tables))
        return [Note(back.steps[0].found), Section("由费用倒推金额", [LawPanel.of(back)])]
    ruling = lawful(lambda: fee(fee_asked(data), tables))
    if ruling.value is None:
        return [Note("尚不能确定：" + "；".join(s.found for s in ruling.blocks), "warn"), LawPanel.of(ruling)]
    said = f"{ruling.title} {yuan(ruling.value)} 元（{capitals(ruling.value)}）"
    return [Note(said), Section("计算明细", [LawPanel.of(ruling)])]


def _document(data: FeeIn) -> dict[str, Any]:
    tables = current_tables()
    if data.charged is not None:
        back = fee_charged(data)
        return inverse_document(back, amounts_for(back, tables))
    facts = fee_asked(data)
    return document(facts, fee(facts, tables))


FEES = Calculator(
    title="诉讼费用",
    intro="按《诉讼费用交纳办法》计算应交的费用；填写已收的费用，可以倒推是按多少金额收的。",
    kind=FeeIn,
    answer=answer,
    choices=FEE_CHOICES,
    more_title="更多情形：后到金额、法院确定的数额、尾数、由费用倒推金额",
    more=frozenset({"already", "set", "round", "charged"}),
    document=_document,
)


@open_to_all
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The calculator."""
    return calculate(request, FEES)


@open_to_all
@require_GET
def file(request: HttpRequest) -> HttpResponse:
    """The answer as JSON for `zhixing check-sum`; 422 with the reasons where there is none."""
    return download(request, FEES, "fees")

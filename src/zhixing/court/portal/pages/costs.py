"""费用负担: who bears the case acceptance fee when a suit has ended, what the court refunds, what the loser owes the court."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhixing.court.kernel.components import LawPanel, Money, Note, Section, Table
from zhixing.court.kernel.pages.answer import open_to_all
from zhixing.court.kernel.tables import current_tables
from zhixing.court.portal.facts.fees import COSTS_CHOICES, CostsIn, suit_ended
from zhixing.court.portal.pages.calculator import Calculator, calculate
from zhixing.court.portal.pages.file import download
from zhixing.court.portal.pages.query import lawful
from zhixing.law.core.fen import yuan
from zhixing.law.fees.acceptance import AcceptanceFee, acceptance_fee
from zhixing.law.fees.bearing import Ended, FeeSettled, SuitEnded, fee_settled
from zhixing.law.fees.document import settled_document

ROWS = (
    ("已经预交", "prepaid"),
    ("应交的案件受理费", "due"),
    ("原告负担", "plaintiff"),
    ("被告负担", "defendant"),
    ("法院退还原告", "refund"),
    ("原告还应补交", "to_pay"),
    ("被告向法院交纳", "to_court"),
    ("被告直接给付原告", "to_winner"),
)
NOT_CHARGED = {Ended.DISMISSED, Ended.REMANDED, Ended.TERMINATED}
"""Ends after which the fee is not what the tariff asks."""


def answer(data: CostsIn) -> list[Any]:
    """Who bears what, and what flows back. Raises BadInput."""
    tables, facts = current_tables(), suit_ended(data)
    ruling = lawful(lambda: fee_settled(facts, tables))
    value: FeeSettled | None = ruling.value
    if value is None:
        return [Note("尚不能确定：" + "；".join(s.found for s in ruling.blocks), "warn"), LawPanel.of(ruling)]
    rows = [(label, Money(getattr(value, name))) for label, name in ROWS if getattr(value, name)]
    body: list[Any] = [Note(_sentence(value)), Table("负担和退还", ("项目", "元"), rows, numeric=frozenset({1}))]
    body.append(Section("理由", [LawPanel.of(ruling)]))
    if facts.ended not in NOT_CHARGED:
        whole = acceptance_fee(AcceptanceFee(facts.counted, facts.on, facts.halved, facts.round), tables)
        body.append(Section("案件受理费怎样算", [LawPanel.of(whole)]))
    return body


def _sentence(value: FeeSettled) -> str:
    said = f"案件受理费 {yuan(value.due)} 元：原告负担 {yuan(value.plaintiff)} 元，被告负担 {yuan(value.defendant)} 元"
    if value.refund:
        said += f"；法院退还原告 {yuan(value.refund)} 元"
    if value.refund_by is not None:
        said += f"，其中胜诉退费最迟 {value.refund_by}" + ("（暂定，放假安排未公布）" if value.provisional else "")
    return said


def _document(data: CostsIn) -> dict[str, Any]:
    facts: SuitEnded = suit_ended(data)
    return settled_document(facts, fee_settled(facts, current_tables()))


COSTS = Calculator(
    title="费用负担",
    intro="案件结束之后，案件受理费由谁负担、法院退还多少、最迟哪一日退还。胜诉方预交的由法院退还，败诉方向法院交纳。",
    kind=CostsIn,
    answer=answer,
    choices=COSTS_CHOICES,
    more=frozenset({"later_claim", "late", "joined", "round"}),
    more_title="更多情形：变更诉讼请求、反诉、尾数",
    document=_document,
)


@open_to_all
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The calculator."""
    return calculate(request, COSTS)


@open_to_all
@require_GET
def file(request: HttpRequest) -> HttpResponse:
    """The answer as JSON for `zhixing check-sum`; 422 with the reasons where there is none."""
    return download(request, COSTS, "costs")

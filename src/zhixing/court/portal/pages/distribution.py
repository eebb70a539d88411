"""分配: who gets what out of the proceeds, and why."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhixing.court.kernel.components import LawPanel, Money, Note, Section, Table
from zhixing.court.kernel.pages.answer import open_to_all
from zhixing.court.kernel.tables import current_tables
from zhixing.court.portal.facts.sharing import SHARE_CHOICES, ShareIn, to_share
from zhixing.court.portal.pages.calculator import Calculator, calculate
from zhixing.court.portal.pages.file import download
from zhixing.court.portal.pages.query import lawful
from zhixing.law.core.fen import yuan
from zhixing.law.distribution.document import document
from zhixing.law.distribution.plan import Plan, distribute


def answer(data: ShareIn) -> list[Any]:
    """The plan. Raises BadInput."""
    ruling = lawful(lambda: distribute(to_share(data), current_tables()))
    plan: Plan | None = ruling.value
    if plan is None:
        return [Note("不能分配：" + "；".join(s.found for s in ruling.blocks), "warn"), LawPanel.of(ruling)]
    got = sum(s.got for s in plan.all_shares)
    said = f"{plan.regime.chinese}；各债权共分得 {yuan(got)} 元"
    said += f"，剩余 {yuan(plan.surplus)} 元退还被执行人" if plan.surplus else ""
    return [Note(said), _shares(plan), _assets(plan), Section("理由和计算明细", [LawPanel.of(ruling)])]


def _shares(plan: Plan) -> Section:
    rows = [
        (s.creditor, s.title, Money(s.ask), Money(s.got), "提存" if s.deposited else "", str(s.cite))
        for s in plan.all_shares
    ]
    heads = ("受偿人", "项目", "债权（元）", "分得（元）", "处理", "依据")
    return Section("各债权分得", [Table("各债权分得", heads, rows, "没有可以分配的款项", frozenset({2, 3}))])


def _assets(plan: Plan) -> Section:
    rows = [
        (a.name, Money(a.proceeds), Money(a.costs), Money(a.fee), Money(sum(s.got for s in a.liens)), Money(a.rest))
        for a in plan.assets
    ]
    heads = ("财产", "变价款", "变价费用", "执行申请费", "优先受偿", "转入分配")
    return Section("各项财产", [Table("各项财产", heads, rows, numeric=frozenset(range(1, 6)))])


def _document(data: ShareIn) -> dict[str, Any]:
    facts = to_share(data)
    return document(facts, distribute(facts, current_tables()))


DISTRIBUTION = Calculator(
    title="分配",
    intro="几个债权人、几项财产的变价款怎样分。债权人不用填姓名，按第几号债权显示。",
    kind=ShareIn,
    answer=answer,
    choices=SHARE_CHOICES,
    more=frozenset(
        {"liens", "enforcement_fee", "sharing_doubled", "one_instrument", "bankruptcy_cause", "bankruptcy_consent"}
    ),
    document=_document,
)


@open_to_all
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The calculator."""
    return calculate(request, DISTRIBUTION)


@open_to_all
@require_GET
def file(request: HttpRequest) -> HttpResponse:
    """The answer as JSON for `zhixing check-sum`; 422 with the reasons where there is none."""
    return download(request, DISTRIBUTION, "distribution")

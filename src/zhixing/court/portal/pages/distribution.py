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
from zhixing.law.distribution.answer import Plan
from zhixing.law.distribution.document import document
from zhixing.law.distribution.plan import distribute


def answer(data: ShareIn) -> list[Any]:
    """The plan. Raises BadInput."""
    ruling = lawful(lambda: distribute(to_share(data), current_tables()))
    plan: Plan | None = ruling.value
    if plan is None:
        return [Note("不能分配：" + "；".join(s.found for s in ruling.blocks), "warn"), LawPanel.of(ruling)]
    got = sum(s.got for s in plan.all_shares)
    said = f"{plan.regime.chinese}；各债权共分得 {yuan(got)} 元"
    said += "".join(f"，{o.owner}取得归其所有部分的价款 {yuan(o.fen)} 元" for o in plan.others)
    said += f"，剩余 {yuan(plan.surplus)} 元退还被执行人" if plan.surplus else ""
    warned = [Note("需要说明理由，并报上一级批准：" + "；".join(s.asked for s in ruling.overridable), "warn")]
    body = [Note(said), *(warned if ruling.overridable else []), _shares(plan), *_held(plan), _assets(plan)]
    return [*body, Section("理由和计算明细", [LawPanel.of(ruling)])]


def _shares(plan: Plan) -> Section:
    rows = [
        (s.creditor, s.title, Money(s.ask), Money(s.got), "提存" if s.deposited else "", str(s.cite))
        for s in plan.all_shares
    ]
    heads = ("受偿人", "项目", "债权（元）", "分得（元）", "处理", "依据")
    return Section("各债权分得", [Table("各债权分得", heads, rows, "没有可以分配的款项", frozenset({2, 3}))])


def _held(plan: Plan) -> list[Section]:
    """What an open objection keeps back, and what may be paid meanwhile."""
    rows = [(h.creditor, Money(h.payable), Money(h.held)) for h in plan.held]
    heads = ("受偿人", "可以先发放（元）", "因异议提存（元）")
    held = [Section("异议期间", [Table("异议期间", heads, rows, numeric=frozenset({1, 2}))])]
    return held if rows else []


def _assets(plan: Plan) -> Section:
    rows = [
        (a.name, Money(a.proceeds), Money(a.costs), Money(a.fee), Money(sum(s.got for s in a.liens)), Money(a.rest))
        for a in plan.assets
    ]
    rows += [
        (f"{o.name}（归{o.owner}）", Money(o.proceeds), Money(o.proceeds - o.fen), Money(0), Money(0), Money(0))
        for o in plan.others
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
    more=frozenset(ShareIn.model_fields) - {"on", "debtor", "assets", "claims"},
    more_title="更多情形：抵押等优先权、整体变价、执行申请费、首封奖励、破产原因",
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

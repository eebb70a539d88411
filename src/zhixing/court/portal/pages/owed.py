"""执行款计算: what is owed on a day, how it grew, where payments went; the file that another program re-computes."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from zhixing.court.kernel.components import LawPanel, Link, Money, Note, Section, Table
from zhixing.court.kernel.pages.answer import open_to_all
from zhixing.court.kernel.tables import current_tables
from zhixing.court.portal.components import Bar, GrowthChart, UsesChart
from zhixing.court.portal.facts.debt import CHOICES, DebtIn, debt
from zhixing.court.portal.pages.calculator import Calculator, calculate
from zhixing.court.portal.pages.file import download
from zhixing.court.portal.pages.query import lawful
from zhixing.law.core.calendar import DAY
from zhixing.law.core.determination import Determination
from zhixing.law.core.tables import Tables
from zhixing.law.crediting.order import Item
from zhixing.law.owed.account import Credited
from zhixing.law.owed.answer import Owed
from zhixing.law.owed.document import document
from zhixing.law.owed.facts import Debt
from zhixing.law.owed.growth import growth
from zhixing.law.owed.question import owed
from zhixing.law.owed.statement import heading, summary

DRAWN = 120
"""Points of the line, besides the days of payments."""
_USE = {
    Item.COSTS: "costs",
    Item.INTEREST_BEFORE: "interest",
    Item.INTEREST_AFTER: "interest",
    Item.PRINCIPAL: "principal",
    Item.DOUBLED_OLD: "doubled",
    Item.DOUBLED: "doubled",
    Item.DELAY: "delay",
}
_PLAIN = {"on", "effective", "period_days", "items", "payments"}
MORE = frozenset(DebtIn.model_fields) - _PLAIN
MORE_TITLE = "更多情形：利率分段、违约金、外币、中止执行、几个债务人、抵充顺序、计算口径"


def answer(data: DebtIn) -> list[Any]:
    """The statement. Raises BadInput for facts that contradict each other."""
    tables = current_tables()
    facts = debt(data)
    ruling: Determination[Owed] = lawful(lambda: owed(facts, data.on, tables))
    value = ruling.value
    if value is None:
        return [Note(heading(ruling), "warn"), LawPanel.of(ruling)]
    tone = "" if value.exact else "warn"
    unit = dict(CHOICES["currency"]).get(value.currency, "元")
    body: list[Any] = [Note(heading(ruling).replace(value.currency, unit), tone), _sums(value, unit)]
    body += _charts(facts, value, tables, unit)
    body += _liable(value, unit)
    return [*body, Section("计算明细", [LawPanel.of(ruling)])]


def _sums(value: Owed, unit: str) -> Section:
    rows = [(label, Money(fen, red=label == "合计")) for label, fen in summary(value)]
    if value.surplus:
        rows.append(("多付，应退还被执行人", Money(value.surplus)))
    if value.fee is not None:
        rows.append(("另应向法院交纳的执行申请费（当日全部履行的）", Money(value.fee.whole)))
    if value.later:
        rows.append(("尚未抵充的付款（付款日的利率尚未公布）", Money(value.later)))
    day = value.exact_to or value.on
    return Section(f"截至 {day} 未付", [Table("未付款项", ("项目", unit), rows, numeric=frozenset({1}))])


def _charts(facts: Debt, value: Owed, tables: Tables, unit: str) -> list[Any]:
    out: list[Any] = []
    days = drawn_days(facts, value)
    if len(days) > 1:
        points = growth(facts, days, tables)
        paid = [(c.payment.on, c.payment.amount) for c in value.credits]
        out.append(Section("债务怎样增长", [GrowthChart(points, paid, unit)]))
    if value.credits:
        out.append(Section("付款用到了哪里", [UsesChart([_bar(c) for c in value.credits], unit)]))
    return out


def drawn_days(facts: Debt, value: Owed) -> list[date]:
    """The days of the line: evenly spaced from the first that bears interest, payments and the days before them."""
    last = value.exact_to
    starts = [t.first for o in facts.obligations for t in o.interest] + [o.t0 for o in value.obligations if o.t0]
    first = min(starts, default=None)
    if last is None or first is None or first >= last:
        return []
    span = (last - first).days
    every = max(1, span // DRAWN)
    days = {first + timedelta(days=n) for n in range(0, span, every)} | {first, last}
    for credited in value.credits:
        days |= {credited.payment.on, credited.payment.on - DAY}
    return sorted(d for d in days if first <= d <= last)


def _bar(credited: Credited) -> Bar:
    parts = dict.fromkeys(("fee", "costs", "interest", "principal", "doubled", "delay", "surplus"), 0)
    parts["fee"], parts["surplus"] = credited.costs + credited.fee, credited.surplus
    for part in credited.parts:
        parts[_USE[part.item]] += part.fen
    return Bar(credited.payment.on.isoformat(), tuple(parts.items()))


def _liable(value: Owed, unit: str) -> list[Any]:
    if not value.liabilities:
        return []
    rows = [(x.debtor, Money(x.fen), x.why) for x in value.liabilities]
    heads = ("债务人", f"现在可以要求给付（{unit}）", "理由")
    note = Note("债权人只能受偿一次，各人的数额不能相加")
    return [Section("各债务人", [Table("各债务人", heads, rows, numeric=frozenset({1})), note])]


def _links(query: str) -> list[Link]:
    return [Link("别人算的数不一样？", f"{reverse('portal:claimed')}?{query}")]


def _document(data: DebtIn) -> dict[str, Any]:
    return document(owed(debt(data), data.on, current_tables()))


def _example(text: str, **fields: str) -> Link:
    """A filled form: the fields of the address, "-" written as "__"."""
    return Link(text, "?" + urlencode({k.replace("__", "-"): v for k, v in fields.items()}))


EXAMPLES = (
    _example(
        "借款，按一年期 LPR 四倍计息，付过两次", on="2026-09-01", effective="2024-03-01", period_days="10",
        items__0__amount="100000", items__0__rate_kind="lpr_1y", items__0__rate="4", items__0__interest_from="2023-05-01",
        payments__0__on="2024-05-01", payments__0__amount="20000", payments__1__on="2025-05-01",
        payments__1__amount="20000",
    ),
    _example(
        "货款分两期，逾期按日万分之五", on="2026-11-20", effective="2026-04-22",
        items__0__amount="100000", items__0__due="2026-05-31", items__0__rate_kind="daily", items__0__rate="万分之五",
        items__0__interest_from="2026-06-01", items__1__amount="142000", items__1__due="2026-06-30",
        items__1__rate_kind="daily", items__1__rate="万分之五", items__1__interest_from="2026-07-01",
    ),
    _example(
        "工程款，2019 年 8 月 20 日前后分段计息，另有律师费", on="2026-11-20", effective="2025-12-01", period_days="15",
        items__0__amount="386500", items__0__rate_kind="segmented", items__0__interest_from="2018-06-01",
        items__1__amount="12000", items__1__kind="costs",
    ),
)  # fmt: skip


OWED = Calculator(
    title="执行款计算",
    intro="按判决、调解书等文书写明的内容，计算到某一天还应付多少：本金、利息、迟延履行期间的加倍部分、费用。不需要填写姓名、案号、证件号。",
    kind=DebtIn,
    answer=answer,
    choices=CHOICES,
    more=MORE,
    more_title=MORE_TITLE,
    links=_links,
    examples=EXAMPLES,
    document=_document,
)


@open_to_all
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The calculator."""
    return calculate(request, OWED)


@open_to_all
@require_GET
def file(request: HttpRequest) -> HttpResponse:
    """The answer as JSON for `zhixing check-sum`; 422 with the reasons where there is none."""
    return download(request, OWED, "owed")

"""别人算的数不一样？ Which usual mistake, or which two, lead to a sum that somebody else claims."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from zhixing.court.kernel.components import Link, Money, Note, Section, Table
from zhixing.court.kernel.pages.answer import open_to_all
from zhixing.court.kernel.tables import current_tables
from zhixing.court.portal.facts.debt import CHOICES, ClaimedIn, debt
from zhixing.court.portal.pages.calculator import Calculator, calculate
from zhixing.court.portal.pages.owed import MORE, MORE_TITLE
from zhixing.court.portal.pages.query import lawful
from zhixing.law.core.fen import yuan
from zhixing.law.mistakes.question import Claimed, Explained, explain


def answer(data: ClaimedIn) -> list[Any]:
    """The right sum beside the claimed one, and what leads from one to the other. Raises BadInput."""
    claimed = Claimed(debt(data), data.claimed, data.of)
    value: Explained = lawful(lambda: explain(claimed, data.on, current_tables())).value
    what = dict(CHOICES["of"])[data.of.value]
    gap = yuan(abs(value.claimed - value.right))
    said = f"到 {data.on}，{what}应为 {yuan(value.right)} 元；别人算的是 {yuan(value.claimed)} 元，"
    if value.agrees:
        return [Note(f"{said}相差 {gap} 元，在尾数取舍的范围之内，没有误算。")]
    said += f"{'多' if value.claimed > value.right else '少'} {gap} 元。"
    return [Note(said, "warn"), _reasons(value), _every(value)]


def _reasons(value: Explained) -> Section:
    body: list[Any] = []
    if value.slip:
        body.append(Note(f"可能是笔误：{value.slip}"))
    rows = [(found.names, tuple(f"{m.wrong}。" for m in found.mistakes), tuple(str(m.cite) for m in found.mistakes),
             Money(found.fen)) for found in value.found]  # fmt: skip
    heads = ("可能的原因", "为什么不对", "依据", "这样算得（元）")
    if rows:
        body.append(Table("可能的原因", heads, rows, numeric=frozenset({3})))
    if not body:
        body.append(Note("常见的误算都得不出这个数。请对方逐段列出基数、起止日、天数和利率，再逐段核对。"))
    return Section("可能的原因", body)


def _every(value: Explained) -> Section:
    rows = [(f.names, Money(f.fen), Money(f.fen - value.right)) for f in value.single]
    heads = ("误算", "这样算得（元）", "与正确数额相差（元）")
    return Section("每一种常见的误算会得出多少", [Table("常见的误算", heads, rows, numeric=frozenset({1, 2}))])


CLAIMED = Calculator(
    title="别人算的数不一样？",
    intro="填写文书写明的内容和别人算出的数，看它是由哪一种常见的误算造成的：起算日、基数、利率分段、一年的天数等。",
    kind=ClaimedIn,
    answer=answer,
    choices=CHOICES,
    more=MORE,
    more_title=MORE_TITLE,
    first=("claimed", "of"),
    waits_for="claimed",
    links=lambda query: [Link("正确的计算明细", f"{reverse('portal:owed')}?{query}")],
)


@open_to_all
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The calculator."""
    return calculate(request, CLAIMED)

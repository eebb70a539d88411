"""期限: when a limit ends, from which day, what does not count, what is lost when it is missed."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhixing.court.kernel.components import Facts, LawPanel, Note, Section
from zhixing.court.kernel.pages.answer import open_to_all
from zhixing.court.kernel.tables import current_tables
from zhixing.court.portal.facts.limits import LIMIT_CHOICES, LimitIn, instant, limit_from, ordered
from zhixing.court.portal.pages.calculator import Calculator, calculate
from zhixing.court.portal.pages.file import download
from zhixing.court.portal.pages.query import lawful
from zhixing.law.limits.card import Card, Running, Sense, card
from zhixing.law.limits.document import document, hours_document
from zhixing.law.limits.hours import ends_at
from zhixing.law.limits.question import limit

_WORDS = {Sense.WITHIN: "届满日", Sense.BEFORE: "最迟办理日", Sense.NOT_BEFORE: "最早办理日"}
_WEEK = "一二三四五六日"


def answer(data: LimitIn) -> list[Any]:
    """The end of the limit. Raises BadInput."""
    found = card(data.node)
    span = ordered(data) or found.length
    if span is not None and span.unit == "hours":
        end = ends_at(instant(data), span)
        return [Note(f"{found.title}：{end:%Y-%m-%d %H:%M} 届满（{span}，从下一个整点起算）"), *_card(found)]
    ruling = lawful(lambda: limit(limit_from(data), current_tables()))
    return [_sentence(found, ruling.value), *_card(found), Section("怎样得出", [LawPanel.of(ruling)])]


def _sentence(found: Card, end: Running) -> Note:
    if end.ends_on is None:
        return Note(f"{found.title}：暂停计算，恢复之后才有届满日", "warn")
    said = f"{found.title}：{_WORDS[found.sense]} {_said(end.ends_on)}"
    if end.provisional:
        return Note(f"{said}（暂定：{end.ends_on.year} 年放假安排尚未公布，公布后可能顺延）", "warn")
    return Note(said)


def _said(day: date) -> str:
    """A day with its weekday; a Saturday or Sunday on which people work is said to be one."""
    swapped = "，调休上班" if day in current_tables().calendar.work else ""
    return f"{day}（星期{_WEEK[day.weekday()]}{swapped}）"


def _card(found: Card) -> list[Any]:
    return [
        Facts(
            [
                ("从何时起算", found.starts),
                ("怎样算办到", found.done),
                ("错过的后果", found.harm),
                ("依据", str(found.cite)),
            ]
        )
    ]


def _document(data: LimitIn) -> dict[str, Any]:
    found, tables = card(data.node), current_tables()
    span = ordered(data) or found.length
    if span is not None and span.unit == "hours":
        return hours_document(found, instant(data), span)
    facts = limit_from(data)
    return document(facts, limit(facts, tables), tables)


LIMITS = Calculator(
    title="期限",
    intro="选择期限，填写起算的日期，得出届满的日期。放假和调休按国务院办公厅的公布；没有公布的年份标明暂定。",
    kind=LimitIn,
    answer=answer,
    choices=LIMIT_CHOICES,
    initial=lambda day: {"start": day.isoformat()},
    more_title="更多情形：法院写明的期限、批准延长、不计入的期间、按小时计算",
    more=frozenset({"time", "count", "unit", "extensions", "pauses"}),
    document=_document,
)


@open_to_all
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The calculator."""
    return calculate(request, LIMITS)


@open_to_all
@require_GET
def file(request: HttpRequest) -> HttpResponse:
    """The answer as JSON for `zhixing check-sum`; 422 with the reasons where there is none."""
    return download(request, LIMITS, "limits")

"""法: every question coded with its articles, legal numbers with grade and last check, limits, texts, what is ours."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from zhixing import __version__
from zhixing.court.kernel.components import Note, Section, Table, Tag
from zhixing.court.kernel.pages.answer import open_to_all
from zhixing.court.kernel.tables import current_tables
from zhixing.court.portal.rules import coded, coded_where, our_rules, places
from zhixing.law.core.citation import Citation, Ours
from zhixing.law.core.dated import DatedValue, Parameter
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import RateTable, Source, Tables
from zhixing.law.limits.card import Card, Sense, cards

GRADES = {
    "T": "已读条文",
    "P": "部分见到",
    "S": "转述",
    "L": "地方规定",
    "M": "凭记忆，未核实",
    "D": "本系统自定，未核实",
}
_UNITS = {
    "fen": "元", "per day": "每日", "times": "倍", "days": "日", "months": "个月", "years": "年",
    "persons": "人", "per year": "每年", "percent": "%", "ratio": "比例", "hours": "小时", "workdays": "个工作日",
}  # fmt: skip
_STATES = {"coded": Tag("已编程", "ok"), "needs no code": Tag("不需要编程", "past"), "blind spot": Tag("未编程", "red")}


@dataclass(frozen=True)
class Tab:
    """One view of the law."""

    name: str
    title: str
    show: Callable[[Tables], list[Any]]


def _rules(tables: Tables) -> list[Any]:
    rows = [(m, titles or "—", articles or "—") for m, titles, articles in coded()]
    note = f"每一项判断都是一个函数：输入事实和日期，输出结论、逐条理由、依据和所用数值。规则版本 {__version__}，数值表 {tables.digest}。"
    return [Note(note), Table("已经编成程序的判断", ("类别", "判断", "依据"), rows)]


def _parameters(tables: Tables) -> list[Any]:
    rows = [_parameter(p, v) for _, p in sorted(tables.parameters.items()) for v in p.values]
    heads = ("含义", "数值", "单位", "自何时起", "依据", "证据等级", "最后核对")
    series = [_series(t) for t in (tables.lpr, tables.benchmark)]
    return [_grades(), Table("法定数值", heads, rows, numeric=frozenset({1})), *series]


def _parameter(parameter: Parameter, v: DatedValue) -> tuple[Any, ...]:
    shown = yuan(v.value) if parameter.unit == "fen" and isinstance(v.value, int) else str(v.value)
    unit = _UNITS.get(parameter.unit, parameter.unit)
    return (parameter.means, shown, unit, v.since, _cite(v.cite), _grade(v.grade), v.checked)


def _series(table: RateTable) -> Section:
    names = {"1y": "一年期", "5y": "五年期以上", "le_6m": "六个月以内", "gt_6m_le_1y": "六个月至一年",
             "gt_1y_le_3y": "一年至三年", "gt_3y_le_5y": "三年至五年", "gt_5y": "五年以上"}  # fmt: skip
    tenors = list(table.rows[-1].rates)
    rows = [
        (
            r.since,
            *(_percent(r.rates[t]) for t in tenors),
            Tag("演示数据", "red") if r.demo else "随版本" if r.source == "packaged" else r.source,
        )
        for r in reversed(table.rows)
    ]
    heads = ("公布日", *(f"{names[t]}（%）" for t in tenors), "来源")
    note = Note(f"适用于 {table.rows[0].since} 至 {table.covered_until} 前一日；其后没有公布的，不推测")
    return Section(table.title, [note, Table(table.title, heads, rows, numeric=frozenset(range(1, len(tenors) + 1)))])


def _percent(rate: Any) -> str:
    hundredths = rate * 10000
    return (
        f"{hundredths.numerator // 100}.{hundredths.numerator % 100:02d}" if hundredths.denominator == 1 else str(rate)
    )


def _grades() -> Note:
    return Note("证据等级：" + "；".join(f"{grade} {words}" for grade, words in GRADES.items()))


def _grade(grade: str) -> Any:
    return Tag(f"{grade} 未核实", "red") if grade in {"M", "D"} else grade


def _cite(citation: Citation) -> str:
    return f"本系统规则：{citation.reason}" if isinstance(citation, Ours) else str(citation)


def _limits(tables: Tables) -> list[Any]:
    found = sorted(cards().values(), key=lambda c: (c.number is None, c.number or 0, c.title))
    rows = [
        (c.number and f"{c.number:02d}", c.title, _length(c), c.starts, c.harm, _cite(c.cite), _grade(c.grade))
        for c in found
    ]
    heads = ("节点", "期限", "长度", "起算", "错过的后果", "依据", "证据等级")
    note = Note("编号的是 37 个流程节点，由条文整理；起算的当日不计算，届满日是休息日的顺延至其后第一个工作日")
    return [note, _grades(), Table("期限", heads, rows)]


def _length(card: Card) -> str:
    how = {Sense.WITHIN: "", Sense.BEFORE: "以前", Sense.NOT_BEFORE: "期满之后"}
    return f"{card.length or '由法院写明'}{how[card.sense]}"


def _texts(tables: Tables) -> list[Any]:
    return [_text(source) for source in sorted(tables.sources.values(), key=lambda s: s.short)]


def _text(source: Source) -> Section:
    rows = {a: (_STATES[e["state"]], coded_where(e)) for a, e in source.articles.items()}
    rows |= {a: (_STATES["coded"], at) for (text, a), at in places().items() if text == source.short and a}
    until = f"，{source.until} 废止" if source.until else ""
    note = Note(f"{source.title}（{source.number}），{source.since} 起施行{until}")
    order = sorted(rows, key=lambda a: (int(a) if a.isdigit() else 0, a))
    body: list[Any] = [note]
    if order:
        body.append(Table(source.short, ("条", "状态", "何处或者为什么"), [(a, *rows[a]) for a in order]))
    return Section(source.short, body)


def _ours(tables: Tables) -> list[Any]:
    note = Note("条文没有写明、又必须有一个做法的，本系统选择下列做法并写明理由。法院另有规定的，从其规定")
    numbers = [
        (p.means, yuan(v.value) if p.unit == "fen" and isinstance(v.value, int) else str(v.value))
        for _, p in sorted(tables.parameters.items())
        for v in p.values
        if str(v.cite) == "本系统规则"
    ]
    return [
        note,
        Table("本系统规则", ("类别", "做法和理由"), our_rules()),
        Section("本系统自定的数值", [Table("本系统自定的数值", ("含义", "数值"), numbers)]),
    ]


TABS = (
    Tab("rules", "规则", _rules),
    Tab("numbers", "法定数值", _parameters),
    Tab("limits", "期限", _limits),
    Tab("texts", "条文", _texts),
    Tab("ours", "条文没有写明的", _ours),
)


@open_to_all
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """One view of the law; the rules unless another is asked for."""
    here = next((t for t in TABS if t.name == request.GET.get("tab")), TABS[0])
    base = reverse("portal:law")
    tabs = [(t.title, base if t is TABS[0] else f"{base}?tab={t.name}", t is here) for t in TABS]
    context = {"tabs": tabs, "label": "法", "title": here.title, "body": here.show(current_tables())}
    return render(request, "portal/law.html", context)

"""How every calculator answers: inputs from the address, components as the result, what was typed kept when it is bad.

Nothing is stored: the address carries the inputs, so that the same link gives the same result to everybody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode

from zhixing import __version__
from zhixing.court.kernel.clock import today
from zhixing.court.kernel.components import Link
from zhixing.court.kernel.forms import FormRow, Options, Shape, rows
from zhixing.court.kernel.inputs import Input
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.tables import current_tables
from zhixing.court.portal.pages.query import LONGEST, known, read, typed
from zhixing.court.portal.pages.told import told

DOWNLOAD = "下载计算明细（JSON，可以用 zhixing check-sum 复算）"


@dataclass(frozen=True)
class Calculator:
    """One calculator. `answer` turns the typed input into components, or raises BadInput.

    `more`: fields that stand behind `more_title` until they are used. `links`: (address of another page, words), which get
    the same query. `waits_for`: without this field the form is shown as filled so far, with nothing marked wrong.
    `document`: the answer as the file that another program re-computes (`address` + ".json").
    """

    title: str
    intro: str
    kind: type[Input]
    answer: Callable[[Any], list[Any]]
    choices: Mapping[str, Options] = field(default_factory=dict)
    initial: Callable[[date], dict[str, Any]] = lambda day: {"on": day.isoformat()}
    more: frozenset[str] = frozenset()
    more_title: str = "更多情形"
    links: Callable[[str], list[Link]] = lambda query: []
    first: tuple[str, ...] = ()
    waits_for: str = ""
    examples: tuple[Link, ...] = ()
    document: Callable[[Any], dict[str, Any]] | None = None


@dataclass
class CalculatorPage:
    """Context of a calculator's page."""

    what: Calculator
    rows: tuple[FormRow, ...]
    more: tuple[FormRow, ...]
    body: list[Any]
    trouble: str = ""
    address: str = ""
    links: list[Link] = field(default_factory=list)
    typed: list[Any] = field(default_factory=list)
    law: str = ""
    more_used: bool = False


def _used(row: FormRow, blank: FormRow) -> bool:
    """Whether a field, or one of a group, is wrong or holds something else than on the empty form."""
    if row.copies:
        return len(row.copies) > 1 or any(map(_used, row.copies[0], blank.copies[0])) or bool(row.error)
    filled = row.value == "True" if row.kind == "flag" else row.value != blank.value
    return filled or bool(row.error)


def calculate(request: HttpRequest, what: Calculator) -> HttpResponse:
    """The empty form, the result, or the form as it was typed with what is wrong."""
    if len(request.META.get("QUERY_STRING", "")) > LONGEST:
        return _shown(request, what, {}, trouble="填写的内容太多，请减少项目后重试", status=414)
    fields = known(what.kind, request.GET)
    if not fields:
        return _shown(request, what, what.initial(today()))
    values = typed(what.kind, fields)
    if "add" in fields:
        _add(values, fields["add"], what.kind)
    if "add" in fields or (what.waits_for and what.waits_for not in fields):
        return _shown(request, what, values)
    filled = {k: v for k, v in fields.items() if v.strip()}
    short = urlencode(filled)
    if len(filled) != len(request.GET):
        return HttpResponseRedirect(f"{request.path}?{short}" if short else request.path)
    try:
        data = read(what.kind, values)
        body = what.answer(data)
    except BadInput as refusal:
        return _shown(request, what, values, _said(refusal, fields), _sentence(refusal), status=refusal.status)
    page = _page(what, values, {})
    page.body, page.address, page.links = body, request.build_absolute_uri(), _links(request, what, short)
    page.typed = told(what.kind, data, what.choices)
    page.law = f"规则版本 {__version__}，数值表 {current_tables().digest}"
    return render(request, "portal/calculator.html", {"page": page})


def _links(request: HttpRequest, what: Calculator, query: str) -> list[Link]:
    """The file to download, where there is one, and the pages that take the same input."""
    file = [Link(DOWNLOAD, f"{request.path}.json?{query}")] if what.document else []
    return [*file, *what.links(query)]


def _sentence(refusal: BadInput) -> str:
    """What to do: a reason of the law as it is; else to look at the marked fields."""
    marked = [path for path in refusal.errors if path]
    return "请改正标出的栏目" if marked else str(refusal)


def _said(refusal: BadInput, fields: Mapping[str, str]) -> dict[str, str]:
    """Messages by field; a group has none beside those of its rows; a day that browsers do not show again is quoted."""
    errors = refusal.errors
    inner = {path.split(".", maxsplit=1)[0] for path in errors if "." in path}
    return {
        path: _quoted(said, fields.get(path.replace(".", "-"), ""))
        for path, said in errors.items()
        if path not in inner
    }


def _quoted(said: str, value: str) -> str:
    return f"“{value[:20]}”不是日期。{said}" if said.startswith("请填写日期") and value else said


def _add(values: dict[str, Any], name: str, kind: type[Input]) -> None:
    """One more empty copy of a group."""
    if name in kind.model_fields:
        group = values.setdefault(name, [])
        if isinstance(group, list) and len(group) < 40:
            group.extend([{}] if group else [{}, {}])


def _shown(
    request: HttpRequest,
    what: Calculator,
    values: dict[str, Any],
    errors: Mapping[str, str] | None = None,
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    page = _page(what, values, errors or {})
    page.trouble = trouble
    return render(request, "portal/calculator.html", {"page": page}, status=status)


def _page(what: Calculator, values: dict[str, Any], errors: Mapping[str, str]) -> CalculatorPage:
    plain, more = _cut(what, Shape(values, errors, what.choices))
    used = any(map(_used, more, _cut(what, Shape({}, {}, what.choices))[1]))
    return CalculatorPage(what, plain, more, [], more_used=used)


def _cut(what: Calculator, shape: Shape) -> tuple[tuple[FormRow, ...], tuple[FormRow, ...]]:
    """The rows always shown, and those behind `more_title`."""
    every = sorted(rows(what.kind, shape), key=lambda row: row.name not in what.first)
    plain = tuple(row for row in every if row.name not in what.more)
    return plain, tuple(row for row in every if row.name in what.more)

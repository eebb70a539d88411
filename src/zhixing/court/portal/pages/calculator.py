"""How every calculator answers: inputs from the address, components as the result, what was typed kept when it is bad.

Nothing is stored: the address carries the inputs, so that the same link gives the same result to everybody.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast, get_args

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from zhixing import __version__
from zhixing.court.kernel.clock import today
from zhixing.court.kernel.components import Facts, Link, Money, Section, Table
from zhixing.court.kernel.forms import FormRow, Options, Shape, posted, rows
from zhixing.court.kernel.inputs import Input, Widget, read_input
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.tables import current_tables
from zhixing.law.core.calendar import NotAnnounced
from zhixing.law.core.dated import NotCovered

Typed = TypeVar("Typed", bound=Input)
LONGEST = 8000
"""Characters of a query; more is no calculation anybody types."""
_FIELD = re.compile(r"[a-z][a-z_]*(-[0-9]{1,3}-[a-z_]+)?")
EARLIEST, LATEST = date(1980, 1, 1), date(2100, 12, 31)
"""Days outside are slips of the key."""


@dataclass(frozen=True)
class Calculator:
    """One calculator. `answer` turns the typed input into components, or raises BadInput.

    `more`: fields that stand behind “更多情形” until they are used. `links`: (address of another page, words), which get
    the same query. `waits_for`: without this field the form is shown as filled so far, with nothing marked wrong.
    """

    title: str
    intro: str
    kind: type[Input]
    answer: Callable[[Any], list[Any]]
    choices: Mapping[str, Options] = field(default_factory=dict)
    initial: Callable[[date], dict[str, Any]] = lambda day: {"on": day.isoformat()}
    more: frozenset[str] = frozenset()
    links: Callable[[str], list[Link]] = lambda query: []
    first: tuple[str, ...] = ()
    waits_for: str = ""
    examples: tuple[Link, ...] = ()


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

    @property
    def more_used(self) -> bool:
        """Whether something behind “更多情形” is filled or wrong."""
        return any(_used(row) for row in self.more)


def _used(row: FormRow) -> bool:
    filled = row.value == "True" if row.kind == "flag" else row.kind != "choice" and row.value != ""
    return filled or bool(row.error) or any(_used(r) for copy in row.copies for r in copy)


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
    page.body, page.address, page.links = body, request.build_absolute_uri(), what.links(short)
    page.typed = told(what.kind, data, what.choices)
    page.law = f"规则版本 {__version__}，数值表 {current_tables().digest}"
    return render(request, "portal/calculator.html", {"page": page})


def known(kind: type[Input], query: Mapping[str, str]) -> dict[str, str]:
    """The fields of an address that a form of this input has; everything else is dropped."""
    wanted = {*kind.model_fields, "add"}
    return {k: v for k, v in query.items() if _FIELD.fullmatch(k) and k.split("-", maxsplit=1)[0] in wanted}


def read(kind: type[Typed], values: dict[str, Any]) -> Typed:
    """The typed input, its days within what can be meant. Raises BadInput."""
    data = cast("Typed", read_input(kind, values))
    strange = {p: "请核对年份" for p, v in _days(data, "") if not EARLIEST <= v <= LATEST}
    if strange:
        raise BadInput(strange)
    return data


def lawful(ask: Callable[[], Any]) -> Any:
    """What the law answers; where it cannot, its reason as a message. Raises BadInput."""
    try:
        return ask()
    except (ValueError, NotCovered, NotAnnounced) as trouble:
        raise BadInput({"": str(trouble)}) from trouble


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


def _days(value: BaseModel, path: str) -> list[tuple[str, date]]:
    out: list[tuple[str, date]] = []
    for name in type(value).model_fields:
        inner = getattr(value, name)
        if isinstance(inner, date):
            out.append((f"{path}{name}", inner))
        elif isinstance(inner, tuple):
            for number, item in enumerate(inner):
                out += _days(item, f"{path}{name}.{number}.") if isinstance(item, BaseModel) else []
    return out


def typed(kind: type[Input], fields: Mapping[str, str]) -> dict[str, Any]:
    """Fields of an address as nested values; copies of a group in which nothing was typed are left out."""
    values = posted(kind, fields)
    for name, value in values.items():
        if isinstance(value, list):
            inner = _item(kind, name)
            values[name] = [copy for copy in value if not _untouched(inner, copy)]
    return values


def _item(kind: type[Input], name: str) -> type[BaseModel]:
    """The model of a repeating group."""
    found: type[BaseModel] = kind.model_fields[name].annotation.__args__[0]  # type: ignore[union-attr]
    return found


def _untouched(kind: type[BaseModel], copy: Mapping[str, Any]) -> bool:
    defaults = {name: info.default for name, info in kind.model_fields.items()}
    return all(value in ("", False) or value == str(defaults[name]) for name, value in copy.items())


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
    every = rows(what.kind, Shape(values, errors, what.choices))
    every = tuple(sorted(every, key=lambda row: row.name not in what.first))
    plain = tuple(row for row in every if row.name not in what.more)
    return CalculatorPage(what, plain, tuple(row for row in every if row.name in what.more), [])


def told(kind: type[Input], data: Input, choices: Mapping[str, Options]) -> list[Any]:
    """What was typed, as a printed statement repeats it."""
    facts, tables = [], []
    for name, info in kind.model_fields.items():
        value, title = getattr(data, name), info.title or name
        if isinstance(value, tuple) and value:
            tables.append(Section(title, [_copies(title, _item(kind, name), value, choices)]))
        elif value not in (None, "", (), False):
            facts.append((title, _cell(info, name, value, choices)))
    return [Facts(facts), *tables]


def _copies(title: str, kind: type[BaseModel], copies: tuple[Any, ...], choices: Mapping[str, Options]) -> Table:
    used = {n: i for n, i in kind.model_fields.items() if any(getattr(c, n) not in (None, "", False) for c in copies)}
    heads = [info.title or name for name, info in used.items()]
    return Table(title, heads, [[_cell(i, n, getattr(c, n), choices) for n, i in used.items()] for c in copies])


def _cell(info: FieldInfo, name: str, value: Any, choices: Mapping[str, Options]) -> Any:
    """A typed value as it is printed: choices in words, fen as yuan."""
    if value is True or value is False:
        return "是" if value else ""
    if value is not None and _is_money(info):
        return Money(value)
    return getattr(value, "zh", None) or dict(choices.get(name, ())).get(value, value)


def _is_money(info: FieldInfo) -> bool:
    inner = (mark for kind in get_args(info.annotation) for mark in getattr(kind, "__metadata__", ()))
    return Widget("money") in [*info.metadata, *inner]

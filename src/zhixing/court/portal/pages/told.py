"""What was typed, as a printed statement repeats it: choices in words, fen as yuan."""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from zhixing.court.kernel.components import Facts, Money, Section, Table
from zhixing.court.kernel.forms import Options
from zhixing.court.kernel.inputs import Input, Widget
from zhixing.court.portal.pages.query import item_of


def told(kind: type[Input], data: Input, choices: Mapping[str, Options]) -> list[Any]:
    """What was typed, as a printed statement repeats it."""
    facts, tables = [], []
    for name, info in kind.model_fields.items():
        value, title = getattr(data, name), info.title or name
        if isinstance(value, tuple) and value:
            tables.append(Section(title, [_copies(title, item_of(kind, name), value, choices)]))
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

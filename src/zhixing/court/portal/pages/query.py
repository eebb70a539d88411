"""An address as typed input: fields that a form has, days within what can be meant, copies nobody filled left out."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from zhixing.court.kernel.forms import posted
from zhixing.court.kernel.inputs import Input, read_input
from zhixing.court.kernel.refused import BadInput
from zhixing.law.core.calendar import NotAnnounced
from zhixing.law.core.dated import NotCovered

Typed = TypeVar("Typed", bound=Input)
LONGEST = 8000
"""Characters of a query; more is no calculation anybody types."""
_FIELD = re.compile(r"[a-z][a-z_]*(-[0-9]{1,3}-[a-z_]+)?")
EARLIEST, LATEST = date(1980, 1, 1), date(2100, 12, 31)
"""Days outside are slips of the key."""


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
            inner = item_of(kind, name)
            values[name] = [copy for copy in value if not _untouched(inner, copy)]
    return values


def item_of(kind: type[Input], name: str) -> type[BaseModel]:
    """The model of a repeating group."""
    found: type[BaseModel] = kind.model_fields[name].annotation.__args__[0]  # type: ignore[union-attr]
    return found


def _untouched(kind: type[BaseModel], copy: Mapping[str, Any]) -> bool:
    defaults = {name: info.default for name, info in kind.model_fields.items()}
    return all(value in ("", False) or value == str(defaults[name]) for name, value in copy.items())

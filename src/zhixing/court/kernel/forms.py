"""Forms derived from an act's typed input: rows to show, and posted fields read back into nested values."""

import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import UnionType
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from zhixing.court.kernel.inputs import Widget

Options = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class FormRow:
    """One field of a form, or a group of rows (`children`; a repeated group has one list a copy)."""

    name: str
    label: str
    kind: str
    value: str = ""
    error: str = ""
    required: bool = False
    hint: str = ""
    options: Options = ()
    copies: tuple[tuple["FormRow", ...], ...] = ()
    add: str = ""


@dataclass
class Shape:
    """What a form shows: typed values, messages per field path, options per field, wanted copies of groups."""

    values: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Options] = field(default_factory=dict)


def _inner(info: FieldInfo) -> tuple[Any, bool]:
    """The type behind Optional, and whether it repeats."""
    kind = info.annotation
    if typing.get_origin(kind) in {typing.Union, UnionType}:
        kind = next(a for a in typing.get_args(kind) if a is not type(None))
    if typing.get_origin(kind) in {list, tuple}:
        return typing.get_args(kind)[0], True
    return kind, False


def _widget(info: FieldInfo, kind: Any) -> str:
    inner = [mark for part in typing.get_args(info.annotation) for mark in getattr(part, "__metadata__", ())]
    for mark in (*info.metadata, *inner):
        if isinstance(mark, Widget):
            return mark.kind
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "choice"
    return "flag" if kind is bool else "text"


def _options(name: str, kind: Any, shape: Shape) -> Options:
    offered = shape.choices.get(name.rsplit("-", 1)[-1]) or shape.choices.get(name)
    return offered if offered is not None else _members(kind)


def _members(kind: Any) -> Options:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return [(m.value, getattr(m, "zh", m.value)) for m in kind]
    return ()


def options_of(info: FieldInfo) -> Options:
    """The fixed options of a field: value and words."""
    return _members(_inner(info)[0])


def is_file(info: FieldInfo) -> bool:
    """Whether a field takes a file."""
    return _widget(info, _inner(info)[0]) == "file"


def rows(model: type[BaseModel], shape: Shape, prefix: str = "") -> tuple[FormRow, ...]:
    """The rows of a form for a typed input."""
    return tuple(_row(f"{prefix}{name}", info, shape) for name, info in model.model_fields.items())


def _row(name: str, info: FieldInfo, shape: Shape) -> FormRow:
    kind, repeats = _inner(info)
    label = info.title or name
    value = _at(shape.values, name)
    path = name.replace("-", ".")
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        count = max(len(value) if isinstance(value, list) else 0, 1) if repeats else 1
        names = [f"{name}-{i}-" for i in range(count)] if repeats else [f"{name}-"]
        copies = tuple(rows(kind, shape, n) for n in names)
        return FormRow(
            name, label, "group", error=shape.errors.get(path, ""), copies=copies, add=name if repeats else ""
        )
    shown = _default(info) if value is None else str(value)
    return FormRow(
        name, label, _widget(info, kind), shown, shape.errors.get(path, ""), info.is_required(),
        info.description or "", _options(name, kind, shape),
    )  # fmt: skip


def _default(info: FieldInfo) -> str:
    """What an untouched field shows: its default, where it has a plain one."""
    return str(info.default) if isinstance(info.default, str | int) and info.default is not True else ""


def _at(values: Any, name: str) -> Any:
    for piece in name.split("-"):
        if isinstance(values, Mapping):
            values = values.get(piece)
        elif isinstance(values, list) and piece.isdecimal() and int(piece) < len(values):
            values = values[int(piece)]
        else:
            return None
    return values


def posted(model: type[BaseModel], fields: Mapping[str, str], prefix: str = "") -> dict[str, Any]:
    """Read posted fields ("creditors-0-name") into nested values. Empty optional fields are left out."""
    values: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        kind, repeats = _inner(info)
        key = f"{prefix}{name}"
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            values[name] = _group(kind, fields, key, repeats=repeats)
            if not values[name] and not info.is_required():
                del values[name]
        elif _widget(info, kind) == "flag":
            values[name] = key in fields
        elif fields.get(key, "").strip() or info.is_required():
            values[name] = fields.get(key, "")
    return values


def _group(kind: type[BaseModel], fields: Mapping[str, str], key: str, *, repeats: bool) -> Any:
    if not repeats:
        return posted(kind, fields, f"{key}-")
    indexes = sorted({int(n[len(key) + 1 :].split("-")[0]) for n in fields if _copy_of(n, key)})
    copies = [posted(kind, fields, f"{key}-{i}-") for i in indexes]
    return [c for c in copies if any(v not in ("", False, [], {}) for v in c.values())] or []


def _copy_of(name: str, key: str) -> bool:
    index = name[len(key) + 1 :].split("-", maxsplit=1)[0]
    return name.startswith(f"{key}-") and index.isascii() and index.isdecimal() and len(index) <= 3

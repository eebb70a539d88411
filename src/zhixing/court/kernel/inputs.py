"""Typed input of acts: one definition that is form field, API schema, validation and stored record at once."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationError
from pydantic import WithJsonSchema as Schema

from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.secrets import keyed_hash, masked
from zhixing.law.core.fen import NotAnAmount, parse_yuan, yuan


class Input(BaseModel):
    """Base of every act's input: frozen, unknown fields refused. Field titles are Chinese."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


@dataclass(frozen=True, slots=True)
class Widget:
    """How a field looks on a form: text, area, money, day, flag, choice, file, rows."""

    kind: str


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A document or account number: never stored with the act, only its mask and keyed hash."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The field's value is one of the options that the act offers for this subject."""


def _money(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError("请填写以元为单位的金额，例如 60000.00")
    if isinstance(value, int):
        raise ValueError('金额请写成文字形式的元，例如 "60000.00"')
    try:
        fen = parse_yuan(value)
    except NotAnAmount as trouble:
        raise ValueError(str(trouble)) from trouble
    if fen == 0:
        raise ValueError("金额必须大于零")
    return fen


def _printable(value: str) -> str:
    for character in value:
        if unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"} and character not in "\n\r\t":
            raise ValueError("含有无法保存的控制字符，请删除后重试")
    return value


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError("请填写日期，例如 2026-11-24")
    try:
        return date.fromisoformat(value.strip())
    except ValueError as trouble:
        raise ValueError("请填写日期，例如 2026-11-24") from trouble


_MONEY_PATTERN = r"^(0|[1-9][0-9]{0,12})(\.[0-9]{1,2})?$"

Money = Annotated[
    int,
    BeforeValidator(_money),
    PlainSerializer(lambda fen: yuan(fen).replace(",", ""), return_type=str),
    Schema({"type": "string", "pattern": _MONEY_PATTERN, "description": "yuan as decimal text, at most two places"}),
    Widget("money"),
]
"""Fen inside, yuan as text outside; greater than zero."""

Day = Annotated[date, BeforeValidator(_day), Schema({"type": "string", "format": "date"}), Widget("day")]
"""A civil day."""

Line = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_printable), Widget("text")]
"""One line of text."""

ShortLine = Annotated[str, Field(max_length=200), AfterValidator(_printable), Widget("text")]
"""One line of text that may stay empty."""

Words = Annotated[str, Field(max_length=20000), AfterValidator(_printable), Widget("area")]
"""Several lines of text, may stay empty."""

Reason = Annotated[str, Field(min_length=2, max_length=2000), AfterValidator(_printable), Widget("area")]
"""Written reasons; not empty."""

Flag = Annotated[bool, Widget("flag")]
"""Ticked or not."""

Number = Annotated[str, Field(min_length=4, max_length=40), AfterValidator(_printable), Widget("text"), Sensitive()]
"""A document or account number."""

Pick = Annotated[UUID, Widget("choice"), Choice()]
"""One of the rows the act offers."""

Upload = Annotated[UUID, Widget("file")]
"""A file put in beforehand (`POST /api/files`, or with the form itself): the id under which it waits to be filed."""

_MESSAGES = {
    "missing": "必须填写",
    "string_too_short": "必须填写",
    "string_too_long": "太长了，请缩短后重试",
    "extra_forbidden": "不认识的栏目",
    "enum": "请从列出的选项中选择",
    "literal_error": "请从列出的选项中选择",
    "uuid_parsing": "请从列出的选项中选择或者重新上传",
    "uuid_type": "请从列出的选项中选择或者重新上传",
    "bool_parsing": "请勾选或不勾选",
    "int_parsing": "请填写整数",
    "greater_than_equal": "数值太小",
    "less_than_equal": "数值太大",
    "too_short": "至少填写一项",
    "too_long": "项数过多",
}


def read_input(kind: type[Input], values: Mapping[str, Any]) -> Input:
    """Validate raw values. Raises BadInput with a Chinese message per field path ("creditors.0.name")."""
    try:
        return kind.model_validate(dict(values))
    except ValidationError as trouble:
        errors = {}
        for error in trouble.errors():
            path = ".".join(str(p) for p in error["loc"])
            said = str(error["ctx"]["error"]) if error["type"] == "value_error" else _MESSAGES.get(error["type"])
            errors[path] = said or "填写有误，请核对"
        raise BadInput(errors) from trouble


def _hide(kind: type[BaseModel], value: BaseModel, stored: dict[str, Any]) -> None:
    for name, field in kind.model_fields.items():
        inner = getattr(value, name)
        if any(isinstance(m, Sensitive) for m in field.metadata) and inner:
            stored[name] = {"masked": masked(inner), "hash": keyed_hash(inner)}
        elif isinstance(inner, BaseModel):
            _hide(type(inner), inner, stored[name])
        elif isinstance(inner, list | tuple):
            for item, kept in zip(inner, stored[name], strict=True):
                if isinstance(item, BaseModel):
                    _hide(type(item), item, kept)


def stored_input(data: Input) -> dict[str, Any]:
    """The input as the record keeps it: numbers of persons and accounts replaced by mask and keyed hash."""
    stored: dict[str, Any] = data.model_dump(mode="json")
    _hide(type(data), data, stored)
    return stored

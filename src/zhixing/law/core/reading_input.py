"""Reading what somebody wrote (TOML, JSON) into the frozen dataclass of a question, strictly, with Chinese messages.

In files money is text in yuan ("60000.00"), a rate is text ("24%", "万分之五", "7/40000"), a day is 2024-03-01. A field
that may hold one of several dataclasses says which by `type`: `rate = { type = "lpr", times = 4 }`.
"""

import json
import re
import tomllib
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from zhixing.law.core.fen import NotAnAmount, parse_yuan

T = TypeVar("T")


class Money:
    """Marks an `int` of fen that is written in yuan."""


class Ratio:
    """Marks a `Fraction` that is a rate, a multiple or a share."""


class NotReadable(ValueError):
    """The input does not fit; the Chinese message names the field and says what to write."""


_LONGEST = 200
TOO_DEEP = "文件的层次太深，请核对括号"
_PART = {"百": 100, "千": 1000, "万": 10000}
_DIGITS = {**{c: str(i) for i, c in enumerate("零一二三四五六七八九")}, "点": "."}


def parse_ratio(text: str) -> Fraction:
    """Read "24%", "1.75‱", "万分之五", "千分之1.5", "0.05", "7/40000" into a Fraction. Raises NotReadable."""
    plain = text.strip()
    if len(plain) > _LONGEST:
        raise NotReadable(f"“{plain[:20]}……”太长，请写成“24%”“万分之五”“7/40000”或者“4”")
    named = re.fullmatch(r"([百千万])分之([\d.零一二三四五六七八九点]+)", plain)
    marked = re.fullmatch(r"(\d+(?:\.\d+)?)(%|‰|‱)", plain)
    try:
        if named:
            return Fraction("".join(_DIGITS.get(c, c) for c in named.group(2))) / _PART[named.group(1)]
        if marked:
            return Fraction(marked.group(1)) / {"%": 100, "‰": 1000, "‱": 10000}[marked.group(2)]
        if re.fullmatch(r"\d+(\.\d+)?|\d+/[1-9]\d*", plain):
            return Fraction(plain)
    except ValueError:
        pass
    raise NotReadable(f"看不懂“{text}”，请写成“24%”“万分之五”“7/40000”或者“4”")


def read_toml(cls: type[T], text: str) -> T:
    """A TOML document as `cls`. Raises NotReadable."""
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise NotReadable(f"不是合格的 TOML 文件：{error}") from None
    except RecursionError:
        raise NotReadable(TOO_DEEP) from None
    return read(cls, data)


def read_json(cls: type[T], text: str) -> T:
    """A JSON document as `cls`. Raises NotReadable."""
    try:
        data = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise NotReadable(f"不是合格的 JSON：第 {error.lineno} 行第 {error.colno} 列") from None
    except RecursionError:
        raise NotReadable(TOO_DEEP) from None
    return read(cls, data)


def read(cls: type[T], data: Any, path: str = "") -> T:
    """Plain data as the dataclass `cls`. Unknown and missing fields are refused. Raises NotReadable."""
    value: T = _dataclass(cls, data, path)
    return value


@cache
def hints(cls: type) -> dict[str, Any]:
    """Field types of a dataclass with their marks."""
    return get_type_hints(cls, include_extras=True)


def _say(path: str, message: str) -> NotReadable:
    return NotReadable(f"{path or '最外层'}：{message}")


def _dataclass(cls: Any, data: Any, path: str) -> Any:
    if not isinstance(data, dict):
        raise _say(path, f"应是一组字段，收到的是“{data}”")
    known = {f.name: f for f in fields(cls)}
    for name in data:
        if name not in known:
            raise _say(f"{path}.{name}".lstrip("."), f"没有这个字段，可用的字段有：{'、'.join(known)}")
    values = {}
    for name, field in known.items():
        inner = f"{path}.{name}".lstrip(".")
        if name in data:
            values[name] = _value(hints(cls)[name], data[name], inner)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise _say(inner, "必须填写")
    try:
        return cls(**values)
    except ValueError as error:
        raise _say(path, str(error)) from None


def _value(kind: Any, data: Any, path: str) -> Any:
    origin = get_origin(kind)
    if origin is Annotated:
        return _annotated(get_args(kind)[1], data, path)
    if origin in {Union, types.UnionType}:
        return _union(get_args(kind), data, path)
    if origin is tuple:
        if not isinstance(data, list):
            raise _say(path, "应是列表，请用方括号括起来")
        return tuple(_value(get_args(kind)[0], item, f"{path}[{i}]") for i, item in enumerate(data))
    if is_dataclass(kind):
        return _dataclass(kind, data, path)
    return _plain(kind, data, path)


def _annotated(mark: Any, data: Any, path: str) -> Any:
    try:
        if mark is Money:
            if not isinstance(data, str):
                raise _say(path, '金额请写成带引号的元，例如 "60000.00"')
            return parse_yuan(data)
        if isinstance(data, bool) or not isinstance(data, str | int | Decimal):
            raise _say(path, '比率请写成带引号的文字，例如 "24%"')
        return parse_ratio(str(data))
    except NotAnAmount as error:
        raise _say(path, str(error)) from None
    except NotReadable as error:
        raise error if str(error).startswith(path) else _say(path, str(error)) from None


def _union(kinds: tuple[Any, ...], data: Any, path: str) -> Any:
    if data is None:
        raise _say(path, "没有内容的字段请不要写")
    choices = [k for k in kinds if k is not type(None)]
    records: dict[str, Any] = {str(k.__name__).lower(): k for k in choices if isinstance(k, type) and is_dataclass(k)}
    if len(records) > 1:
        return _tagged(records, data, path)
    last: NotReadable | None = None
    for choice in choices:
        try:
            return _value(choice, data, path)
        except NotReadable as error:
            last = last or error
    raise last or _say(path, "看不懂")


def _tagged(records: dict[str, Any], data: Any, path: str) -> Any:
    names = "、".join(records)
    if not isinstance(data, dict) or data.get("type") not in list(records):
        raise _say(path, f"请用 type 写明是哪一种：{names}")
    rest = {k: v for k, v in data.items() if k != "type"}
    return _dataclass(records[data["type"]], rest, path)


def _plain(kind: Any, data: Any, path: str) -> Any:
    if kind is date:
        return _day(data, path)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        if not isinstance(data, str) or data not in list(kind):
            raise _say(path, f"“{data}”不在可选值之内：{'、'.join(kind)}")
        return kind(data)
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise _say(path, {int: "应是整数", bool: "应是 true 或者 false"}.get(kind, "应是带引号的文字"))
    return data


def _day(data: Any, path: str) -> date:
    if isinstance(data, date) and not isinstance(data, datetime):
        return data
    if isinstance(data, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", data):
        try:
            return date.fromisoformat(data)
        except ValueError:
            pass
    raise _say(path, f"“{data}”不是日期，请写成 2024-03-01")


def written(value: Any, kind: Any = None) -> Any:
    """The reverse of `read`: a dataclass as plain JSON values, defaults left out, money in yuan, rates as a/b."""
    if is_dataclass(value) and not isinstance(value, type):
        return _written_record(value, tagged=_is_tagged(kind))
    if isinstance(value, tuple):
        inner = get_args(kind)[0] if kind is not None else None
        return [written(v, inner) for v in value]
    return _written_plain(value, kind)


def _written_plain(value: Any, kind: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return str(value)
    if _is_money(kind) and value is not None:
        return f"{value // 100}.{value % 100:02d}"
    return value.value if isinstance(value, StrEnum) else value


def _written_record(value: Any, *, tagged: bool) -> dict[str, Any]:
    cls: Any = type(value)
    out: dict[str, Any] = {"type": cls.__name__.lower()} if tagged else {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.default is not MISSING and held == field.default:
            continue
        out[field.name] = written(held, hints(cls)[field.name])
    return out


def _parts(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in {Union, types.UnionType} else (kind,)


def _is_tagged(kind: Any) -> bool:
    return sum(is_dataclass(k) for k in _parts(kind)) > 1


def _is_money(kind: Any) -> bool:
    return any(get_origin(k) is Annotated and get_args(k)[1] is Money for k in _parts(kind))

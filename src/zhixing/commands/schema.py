"""``zhixing schema``: the input format of a command as JSON Schema, derived from its input dataclass."""

import argparse
import importlib
import inspect
import json
import pkgutil
import sys
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

import zhixing.commands
from zhixing.law.core.reading_input import Money, hints

MONEY = {"type": "string", "pattern": r"^(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?$", "description": "元，例如 60000.00"}
RATIO = {"type": ["string", "integer"], "description": "比率，例如 24%、万分之五、7/40000、4"}


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("schema", help="输出某个命令输入格式的 JSON Schema")
    parser.add_argument("of", metavar="命令", choices=sorted(inputs()), help="、".join(sorted(inputs())))


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(json.dumps(schema(inputs()[args.of]), ensure_ascii=False, indent=2) + "\n")
    return 0


def inputs() -> dict[str, type]:
    """Commands with an input dataclass: every command module that says INPUT."""
    found = {}
    for module in pkgutil.iter_modules(zhixing.commands.__path__):
        if module.name in {"schema", "tests"}:
            continue
        source = pkgutil.get_data("zhixing.commands", f"{module.name}.py") or b""
        if b"\nINPUT = " in source:  # looked for in the text, so that no command waits for what another one needs
            found[module.name] = importlib.import_module(f"zhixing.commands.{module.name}").INPUT
    return found


def schema(cls: type) -> dict[str, Any]:
    """JSON Schema (2020-12) of an input dataclass with everything it refers to."""
    records: dict[str, Any] = {}
    top = _record(cls, records)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **top, "$defs": records}


def _record(cls: Any, records: dict[str, Any], tag: str = "") -> dict[str, Any]:
    properties: dict[str, Any] = {"type": {"const": tag}} if tag else {}
    required = ["type"] if tag else []
    for field in fields(cls):
        properties[field.name] = _value(hints(cls)[field.name], records)
        if field.default is MISSING and field.default_factory is MISSING:
            required.append(field.name)
    about = inspect.cleandoc(cls.__doc__ or "")
    out = {"type": "object", "description": about, "properties": properties, "additionalProperties": False}
    return out | ({"required": required} if required else {})


def _value(kind: Any, records: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(kind)
    if origin is Annotated:
        return dict(MONEY if get_args(kind)[1] is Money else RATIO)
    if origin in {Union, types.UnionType}:
        return _union([k for k in get_args(kind) if k is not type(None)], records)
    if origin is tuple:
        return {"type": "array", "items": _value(get_args(kind)[0], records)}
    if is_dataclass(kind):
        return _refer(kind, records)
    return _plain(kind)


def _union(kinds: list[Any], records: dict[str, Any]) -> dict[str, Any]:
    tagged = sum(is_dataclass(k) for k in kinds) > 1
    choices = [_refer(k, records, tag=k.__name__.lower()) if tagged else _value(k, records) for k in kinds]
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


def _refer(cls: Any, records: dict[str, Any], tag: str = "") -> dict[str, Any]:
    name = cls.__name__ + (f"_{tag}" if tag else "")
    if name not in records:
        records[name] = {}
        records[name] = _record(cls, records, tag)
    return {"$ref": f"#/$defs/{name}"}


def _plain(kind: Any) -> dict[str, Any]:
    if kind is date:
        return {"type": "string", "format": "date"}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind], "description": (kind.__doc__ or "").strip()}
    return {"type": {int: "integer", bool: "boolean", str: "string"}[kind]}

"""Walking the source files for every question, every article and every rule of our own; nothing is run.

Needs nothing but the standard library: `zhixing law-docs` writes its pages from the same walk.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parents[2]
NOT_TEXTS = {"本系统规则", "执行依据"}
"""Cited like a text, but our own rules and the instrument of the case itself are none."""


@dataclass(frozen=True, slots=True, order=True)
class Cited:
    """An article cited at a place; `article` empty: the text as a whole."""

    text: str
    article: str
    where: str


def code_files() -> Iterator[tuple[str, Path]]:
    """Every Python and TOML file that is not a test, with its path inside the package."""
    for path in sorted(PACKAGE.rglob("*")):
        inside = path.relative_to(PACKAGE)
        if path.suffix in {".py", ".toml"} and "tests" not in inside.parts and inside.parts[:2] != ("law", "sources"):
            yield inside.as_posix(), path


def cited() -> list[Cited]:
    """Every (text, article) with its place, sorted, each once."""
    found: set[Cited] = set()
    for where, path in code_files():
        for text, article in _toml_cites(path) if path.suffix == ".toml" else _python_cites(path):
            if text not in NOT_TEXTS:
                found.add(Cited(text, article, where))
    return sorted(found)


def ours() -> list[tuple[str, str, str]]:
    """Every rule of our own: where it stands, its digest id, its reason."""
    found: set[tuple[str, str, str]] = set()
    for where, path in code_files():
        rules = _toml_ours(path) if path.suffix == ".toml" else _python_ours(path)
        found |= {(where, rule, reason) for reason, rule in rules}
    return sorted(found)


def _entries(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from _entries(item)


def _toml_cites(path: Path) -> Iterator[tuple[str, str]]:
    for entry in _entries(tomllib.loads(path.read_text("utf-8"))):
        if isinstance(entry.get("cite"), str):
            text, _, article = entry["cite"].partition(" ")
            yield text, article


def _toml_ours(path: Path) -> Iterator[tuple[str, str]]:
    for entry in _entries(tomllib.loads(path.read_text("utf-8"))):
        if "ours" in entry:
            yield entry["ours"], entry.get("rule", "")


@cache
def _all_calls(path: Path) -> tuple[ast.Call, ...]:
    """The calls of plain names in a file; read once."""
    text = path.read_text("utf-8")
    if not any(f"{name}(" in text for name in ("Article", "Ours", "cite")):
        return ()
    return tuple(n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name))


def _calls(path: Path, name: str) -> Iterator[ast.Call]:
    yield from (c for c in _all_calls(path) if isinstance(c.func, ast.Name) and c.func.id == name and c.args)


def _strings(node: ast.AST) -> list[str]:
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def _python_cites(path: Path) -> Iterator[tuple[str, str]]:
    for call in _calls(path, "cite"):
        if isinstance(call.args[0], ast.Constant):
            text, _, article = str(call.args[0].value).partition(" ")
            yield text, article
    for call in _calls(path, "Article"):
        if not isinstance(call.args[0], ast.Constant):
            continue
        articles = [s for s in _strings(call.args[1]) if re.match(r"\d", s)] if len(call.args) > 1 else []
        for article in articles or [""]:
            yield str(call.args[0].value), article


def _python_ours(path: Path) -> Iterator[tuple[str, str]]:
    for call in _calls(path, "Ours"):
        if isinstance(call.args[0], ast.Constant | ast.JoinedStr):
            rule = _strings(call.args[1]) if len(call.args) > 1 else []
            yield "".join(_strings(call.args[0])), rule[0] if rule else ""


def asked(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """The public functions of a module that answer a question of law."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.returns is not None:
            answers = ast.unparse(node.returns).startswith("Determination[")
            yield from [node] if answers else []

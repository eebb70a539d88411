"""The pure floors read no clock, draw no lots, open nothing, and import nothing but a short list."""

import ast

import pytest
from tree import PURE, parsed, sources, where

ALLOWED = {
    "__future__", "abc", "base64", "binascii", "bisect", "calendar", "collections", "copy", "csv",
    "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "graphlib", "hashlib", "heapq",
    "hmac", "importlib.resources", "io", "itertools", "json", "math", "operator", "re", "string", "tomllib",
    "types", "typing", "unicodedata", "uuid", "xml", "zhixing.__version__", "zoneinfo",
}  # fmt: skip
ALSO_ALLOWED = {"messages": {"defusedxml"}}
READS_CLOCK = {"now", "today", "utcnow", "fromtimestamp", "time_ns", "monotonic", "uuid1", "uuid4", "urandom"}
OPENS = {"open", "socket", "urlopen", "read_text", "read_bytes", "write_text", "write_bytes", "input", "eval", "exec"}
# The law's tables are packaged data; one module reads them, through importlib.resources.
READS_TABLES = {"law", "checking"}


def imported(node: ast.AST) -> list[str]:
    """Full names of modules an import statement brings."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def allowed(names: list[str], part: str) -> bool:
    """Whether one of the readings of an import is on the list: ``from importlib import resources`` has two."""
    own = {f"zhixing.{part}", *ALLOWED, *ALSO_ALLOWED.get(part, ())}
    return any(name == o or name.startswith(f"{o}.") for name in names for o in own)


@pytest.mark.parametrize("part", PURE)
def test_imports_are_on_the_short_list(part):
    wrong = [
        f"{where(path, node)} imports {names[0]}"
        for path in sources(part)
        for node in ast.walk(parsed(path))
        if (names := imported(node)) and not allowed(names, part)
    ]
    assert wrong == []


def called(node: ast.Call) -> str:
    """The last word of what is called."""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize("part", PURE)
def test_no_clock_no_chance_no_files(part):
    wrong = []
    for path in sources(part):
        through_resources = part in READS_TABLES and "importlib" in path.read_text("utf-8")
        forbidden = READS_CLOCK | (set() if through_resources else OPENS) | {"__import__"}
        calls = (n for n in ast.walk(parsed(path)) if isinstance(n, ast.Call))
        wrong += [f"{where(path, n)} calls {called(n)}()" for n in calls if called(n) in forbidden]
    assert wrong == []


def test_the_law_reads_tables_through_the_package_only():
    wrong = [
        f"{where(path, node)} calls {called(node)}()"
        for path in sources("law")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and called(node) in {"open", "Path"}
    ]
    assert wrong == []


@pytest.mark.parametrize("part", ["law", "ledger", "court/funds"])
def test_money_is_never_floating(part):
    wrong = [
        where(path, node)
        for path in sources(*part.split("/"))
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.Call) and called(node) == "float")
        or (isinstance(node, ast.Constant) and isinstance(node.value, float))
    ]
    assert wrong == []

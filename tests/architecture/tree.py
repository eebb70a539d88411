"""What the tests here look at: the sources of the package, as text and as syntax trees."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "zhixing"
PURE = ("law", "ledger", "reading", "messages", "checking")


def sources(*parts: str, tests: bool = False) -> list[Path]:
    """Python files of the package, or of one part of it; without tests and migrations unless asked for."""
    found = sorted(PACKAGE.joinpath(*parts).rglob("*.py"))
    return found if tests else [p for p in found if not {"tests", "migrations"} & set(p.relative_to(PACKAGE).parts)]


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def where(path: Path, node: ast.AST | None = None) -> str:
    """A place as a reader can find it."""
    line = f":{node.lineno}" if isinstance(node, ast.expr | ast.stmt) else ""
    return f"{path.relative_to(ROOT)}{line}"


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text("utf-8").splitlines())


def code_lines(path: Path) -> int:
    """How many lines of a file carry code: explaining a thing in docstrings and comments must not cost budget."""
    documented = {
        number
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and ast.get_docstring(node, clean=False) is not None
        for number in range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1)
    }
    written = enumerate(path.read_text("utf-8").splitlines(), 1)
    return sum(1 for n, line in written if n not in documented and line.strip() and not line.lstrip().startswith("#"))


@cache
def committed() -> tuple[Path, ...]:
    """Files that git keeps, or in a tree without git all that is not made by tools."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return tuple(p for name in done.stdout.split("\0") if name and (p := ROOT / name).is_file())
    made = {".venv", ".boot", "var", "out", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
    return tuple(p for p in ROOT.rglob("*") if p.is_file() and not made & set(p.relative_to(ROOT).parts))

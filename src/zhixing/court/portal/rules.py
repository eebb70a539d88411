"""Every rule of the law library as the public page tells it: mechanism, questions, articles, rules of our own."""

import ast
from collections.abc import Mapping
from functools import lru_cache

from zhixing.court.portal.walk import Cited, asked, cited, code_files, ours

MECHANISMS = {
    "closing": "结案、中止、延长", "core": "通则", "crediting": "抵充", "deduction": "扣划", "disposal": "财产处置",
    "distribution": "分配", "exemption": "豁免财产", "fees": "诉讼费用", "filing": "立案", "inquiry": "查询",
    "insolvency": "破产", "interest": "利息", "lending": "民间借贷", "limits": "期限", "mistakes": "误算",
    "notice": "通知、送达", "over_seizure": "超标的查封", "owed": "应付款项", "parameters": "法定数值",
    "payout": "案款发放", "prededuction": "执前保全扣划", "preservation": "保全", "sanctions": "罚款、拘留",
    "seizure": "查封、扣押、冻结", "suggestions": "立审执协调建议",
}  # fmt: skip
"""Folders of the law library in words."""

_TITLES = {
    "law/fees/asked.py": "诉讼费用（各种）",
    "law/fees/other.py": "其他案件受理费、申请费",
    "law/limits/question.py": "期限届满日",
}
"""Answers whose title is only known once the facts are."""


@lru_cache(maxsize=1)
def coded() -> tuple[tuple[str, str, str], ...]:
    """Every question of the law: mechanism, titles of its answers, articles it rests on."""
    found = []
    for where, path in code_files():
        if where.startswith("law/") and path.suffix == ".py":
            module = ast.parse(path.read_text("utf-8"))
            if any(asked(module)):
                title = _TITLES.get(where) or "、".join(_titles(module))
                found.append((mechanism(where), title, "、".join(_basis(where))))
    return tuple(found)


def _basis(where: str) -> list[str]:
    """What a module and those of its folder that it uses cite; else its folder's cards; else our own rule; else,
    where it only passes on, its folder."""
    folder = f"{where.rpartition('/')[0]}/"
    inside = [c for c in cited_in_law() if c.where.startswith(folder)]
    used = _used(where)
    own = [c for c in inside if c.where in used] or [c for c in inside if c.where.endswith(".toml")]
    if not own and where in {at for at, _, _ in ours()}:
        return ["本系统规则"]
    return list(dict.fromkeys(f"{c.text}{c.article}" for c in own or inside))


def _used(where: str) -> set[str]:
    """The module and, through however many imports, those beside it that it uses."""
    paths, found, todo = dict(code_files()), set[str](), [where]
    while todo:
        here = todo.pop()
        if here in paths and here not in found:
            found.add(here)
            todo += _beside(here, ast.parse(paths[here].read_text("utf-8")))
    return found


def _beside(where: str, module: ast.Module) -> list[str]:
    """The modules of the same folder that a module imports from."""
    folder = where.rpartition("/")[0]
    package = f"zhixing.{folder.replace('/', '.')}."
    names = [n.module for n in ast.walk(module) if isinstance(n, ast.ImportFrom) and n.module]
    return [f"{folder}/{name.removeprefix(package)}.py" for name in names if name.startswith(package)]


@lru_cache(maxsize=1)
def cited_in_law() -> tuple[Cited, ...]:
    """Every article the law cites, with its place."""
    return tuple(c for c in cited() if c.where.startswith("law/"))


def mechanism(where: str) -> str:
    """The folder of a place in words."""
    folder = where.split("/")[1]
    return MECHANISMS.get(folder, folder)


def _titles(module: ast.Module) -> list[str]:
    """The Chinese titles of the answers a module gives: written in the answer, or assigned to a `title`."""
    said: dict[str, None] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Determination":
            said |= dict.fromkeys(_texts_in(node.args[1]) if len(node.args) > 1 else [])
        elif isinstance(node, ast.Assign) and "title" in ast.unparse(node.targets[0]).lower():
            said |= dict.fromkeys(_texts_in(node.value))
    return list(said)


def _texts_in(node: ast.AST) -> list[str]:
    """The Chinese words in an expression; the single signs between the blanks of a title (第 {n} 次) are no words."""
    words = (n.value.strip("：、 ") for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return [w for w in words if len(w) > 1 and not w.isascii()]


@lru_cache(maxsize=1)
def places() -> dict[tuple[str, str], str]:
    """Which mechanisms code an article."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for c in cited_in_law():
        found.setdefault((c.text, c.article), {})[mechanism(c.where)] = None
    return {article: "、".join(where) for article, where in found.items()}


@lru_cache(maxsize=1)
def our_rules() -> tuple[tuple[str, str], ...]:
    """Rules of our own: mechanism, and the reason."""
    return tuple((mechanism(where), reason) for where, _, reason in ours() if where.startswith("law/"))


def coded_where(entry: Mapping[str, str]) -> str:
    """Where an article is coded, in words, or why it is not."""
    if "why" in entry:
        return str(entry["why"])
    folders = [w.strip().removeprefix("law/").split("/")[0] for w in entry["where"].split(",")]
    return "、".join(dict.fromkeys(MECHANISMS.get(f, f) for f in folders))

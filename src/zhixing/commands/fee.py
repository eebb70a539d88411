"""``zhixing fee``: one fee of the tariff with the bands that lead to it, or the amounts that lead to a fee."""

import argparse
import json
import sys
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import NotReadable, read, read_json, read_toml
from zhixing.law.core.tables import packaged
from zhixing.law.fees.asked import Fee, FeeAsked, fee
from zhixing.law.fees.document import document, inverse_document
from zhixing.law.fees.inverse import FeeCharged, Of, amounts_for

T = TypeVar("T")
INPUT = FeeAsked
ALIASES = {"执行费": "enforcement", "受理费": "acceptance", "保全费": "preservation"}
ALIASES |= {kind.chinese: kind.value for kind in Fee}


def add(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("fee", help="计算诉讼费用：执行申请费、案件受理费、保全申请费等")
    parser.add_argument("kind", metavar="种类", nargs="?", help="、".join(f"{k.chinese}（{k}）" for k in Fee))
    parser.add_argument("--amount", metavar="元", help="计费的金额，例如 500000")
    parser.add_argument("--already", metavar="元", help="执行申请费：此前已经计收费用的金额")
    parser.add_argument("--set", metavar="元", help="标准规定幅度的，法院确定的数额")
    parser.add_argument("--halved", metavar="理由", action="append", default=[],
                        help="减半：mediated 调解、withdrawn 撤诉、simplified 简易程序、joined 合并审理")  # fmt: skip
    parser.add_argument("--round", metavar="取整", default="FEN_HALF_UP", help="FEN_HALF_UP、YUAN_HALF_UP、YUAN_TRUNC")
    parser.add_argument("--charged", metavar="元", help="已知费用，倒推可能的金额")
    parser.add_argument("--on", metavar="日期", help="计费日，例如 2026-11-22，默认今天")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--jsonl", metavar="文件", type=Path, help="每行一件，格式见 zhixing schema fee，逐行输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Compute and print. Returns 1 where no fee follows."""
    if args.jsonl is not None:
        return lines(args.jsonl, FeeAsked, lambda facts: document(facts, fee(facts, packaged())))
    if args.kind is None:
        raise NotReadable(f"请写明费用的种类：{'、'.join(k.chinese for k in Fee)}")
    kind = ALIASES.get(args.kind, args.kind)
    on = args.on or today()
    if args.charged is not None:
        return _inverse(kind, on, args)
    given = {
        "kind": kind,
        "on": on,
        "round": args.round,
        "amount": args.amount,
        "already": args.already,
        "set": args.set,
    }
    facts = read(FeeAsked, {k: v for k, v in given.items() if v is not None} | {"halved": args.halved})
    told = fee(facts, packaged())
    if args.json:
        return show_json(document(facts, told))
    return _show(told)


def _inverse(kind: str, on: str, args: argparse.Namespace) -> int:
    if kind not in list(Of):
        raise ValueError("只有执行申请费、案件受理费、保全申请费、支付令申请费、破产申请费可以倒推金额")
    asked = read(FeeAsked, {"kind": kind, "on": on, "amount": args.charged, "round": args.round})
    facts = FeeCharged(Of(kind), asked.amount or 0, asked.on, halved=bool(args.halved), round=asked.round)
    told = amounts_for(facts, packaged())
    if args.json:
        return show_json(inverse_document(facts, told))
    sys.stdout.write("\n".join(f"{s.asked}：{s.found}〔{'、'.join(map(str, s.cites))}〕" for s in told.steps) + "\n")
    return 0 if told.lawful else 1


def _show(told: Determination[int]) -> int:
    if told.proof is not None:
        rows = [
            ("　" * depth + line.label, line.details.get("基数", ""), line.details.get("费率", ""), yuan(line.fen))
            for depth, line in told.proof.walk()
        ]
        sys.stdout.write(table(("项目", "基数", "费率", "元"), rows))
    for step in told.steps:
        sys.stdout.write(f"{step.asked}：{step.found}〔{'、'.join(map(str, step.cites))}〕\n")
    unverified = [p.means for p in told.parameters if not p.verified]
    if unverified:
        sys.stdout.write(f"未经核对的数值：{'、'.join(unverified)}\n")
    return 0 if told.value is not None else 1


def facts_from(path: Path, cls: type[T]) -> T:
    """The facts that a TOML or JSON file states. Raises NotReadable."""
    text = path.read_text("utf-8")
    return read_json(cls, text) if path.suffix == ".json" else read_toml(cls, text)


def lines(path: Path, cls: type[T], answer: Callable[[T], dict[str, Any]]) -> int:
    """One JSON answer for each JSON line of a file; 1 where one is not lawful. Raises NotReadable with the line."""
    lawful = True
    for number, text in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not text.strip():
            continue
        try:
            out = answer(read_json(cls, text))
        except ValueError as problem:
            raise NotReadable(f"第 {number} 行：{problem}") from None
        lawful = lawful and out["lawful"]
        sys.stdout.write(json.dumps(out, ensure_ascii=False) + "\n")
    return 0 if lawful else 1


def today() -> str:
    """The legal day now (Asia/Shanghai)."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()


def show_json(document: dict[str, Any]) -> int:
    """An answer as JSON on the output; 1 where it is not lawful."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    return 0 if document["lawful"] else 1


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Aligned columns, the first to the left, figures to the right; a Chinese character is two wide."""
    lines = [header, *rows]
    widths = [max(width(line[i]) for line in lines) for i in range(len(header))]
    out = []
    for line in lines:
        first = line[0] + " " * (widths[0] - width(line[0]))
        rest = (" " * (w - width(cell)) + cell for cell, w in zip(line[1:], widths[1:], strict=True))
        out.append("  ".join((first, *rest)).rstrip() + "\n")
    return "".join(out)


def width(text: str) -> int:
    """Columns on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

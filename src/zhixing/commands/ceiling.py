"""``zhixing ceiling``: the ceiling of private-lending interest, and whether what was agreed and claimed keeps to it."""

import argparse
import sys
from pathlib import Path
from typing import Any

from zhixing.commands.fee import facts_from, show_json
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import packaged
from zhixing.law.lending.facts import LoanTerms
from zhixing.law.lending.terms import check_terms

INPUT = LoanTerms


def add(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("ceiling", help="核对民间借贷的利率上限（只作核对，以执行依据主文为准）")
    parser.add_argument(
        "file", metavar="文件", type=Path, help="写明借款的 TOML 或者 JSON 文件，格式见 zhixing schema ceiling"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print the most that may be asked for, and each check. 1 where the ceiling cannot be said."""
    terms = facts_from(args.file, LoanTerms)
    told = check_terms(terms, terms.last, packaged())
    if args.json:
        show_json(told.to_json(lambda fen: fen))
    else:
        sys.stdout.write(_text(told, terms))
    return 0 if told.value is not None else 1


def _text(told: Determination[int], terms: LoanTerms) -> str:
    mark = {"yes": "是", "no": "否", "unknown": "不明"}
    head = "利率上限不能确定。\n"
    if told.value is not None:
        head = f"{terms.first} 至 {terms.last}，利息、违约金和其他费用合计至多 {yuan(told.value)} 元（只作核对，以执行依据主文为准）。\n"
    lines = [f"{s.asked}：{mark[s.verdict]}。{s.found}〔{'、'.join(map(str, s.cites))}〕\n" for s in told.steps]
    return head + "".join(lines)

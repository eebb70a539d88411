"""``zhixing costs``: who bears the case acceptance fee when a suit has ended, and what the court refunds."""

import argparse
import sys
from pathlib import Path
from typing import Any

from zhixing.commands.fee import facts_from, lines, show_json, table
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import packaged
from zhixing.law.fees.bearing import SuitEnded, fee_settled
from zhixing.law.fees.document import settled_document

INPUT = SuitEnded
ROWS = {
    "prepaid": "已经预交",
    "due": "应交的案件受理费",
    "plaintiff": "原告负担",
    "defendant": "被告负担",
    "refund": "法院退还原告",
    "to_pay": "原告还应补交",
    "to_court": "被告向法院交纳",
    "to_winner": "被告直接给付原告",
}
"""The sums of an answer in words."""


def add(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("costs", help="案件受理费由谁负担、退还多少")
    parser.add_argument(
        "file", metavar="文件", type=Path, help="写明案件结果的 TOML 或者 JSON 文件，格式见 zhixing schema costs"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON，包括可以重新计算的证明")
    parser.add_argument("--jsonl", action="store_true", help="文件每行一个 JSON 案件，逐行输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Compute and print. Returns 1 where it is not known who bears how much."""
    if args.jsonl:
        return lines(args.file, SuitEnded, lambda facts: settled_document(facts, fee_settled(facts, packaged())))
    facts = facts_from(args.file, SuitEnded)
    told = fee_settled(facts, packaged())
    if args.json:
        return show_json(settled_document(facts, told))
    if told.value is not None:
        sums = [(words, yuan(getattr(told.value, name))) for name, words in ROWS.items() if getattr(told.value, name)]
        sys.stdout.write(table(("项目", "元"), sums) + "\n")
    for step in told.steps:
        sys.stdout.write(f"{step.asked}：{step.found}〔{'、'.join(map(str, step.cites))}〕\n")
    return 0 if told.lawful else 1

"""``zhixing distribute``: a distribution plan (财产分配方案) from a file that says who is owed what."""

import argparse
import sys
from pathlib import Path
from typing import Any

from zhixing.commands.fee import facts_from, lines, show_json, table
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import packaged
from zhixing.law.distribution.answer import Plan
from zhixing.law.distribution.document import document
from zhixing.law.distribution.facts import ToShare
from zhixing.law.distribution.plan import distribute

INPUT = ToShare


def add(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("distribute", help="制作财产分配方案：各债权人分得多少、依据是什么")
    parser.add_argument("file", metavar="文件", type=Path, help="写明财产和债权的 TOML 或者 JSON 文件")
    parser.add_argument("--json", action="store_true", help="输出 JSON，包括可以重新计算的证明")
    parser.add_argument("--jsonl", action="store_true", help="文件每行一个 JSON 案件，逐行输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Compute and print. Returns 1 where no plan may be made."""
    if args.jsonl:
        return lines(args.file, ToShare, lambda facts: document(facts, distribute(facts, packaged())))
    facts = facts_from(args.file, ToShare)
    told = distribute(facts, packaged())
    if args.json:
        return show_json(document(facts, told))
    if told.value is not None:
        sys.stdout.write(_tables(told.value))
    sys.stdout.write(_reasons(told))
    return 0 if told.lawful else 1


def _tables(plan: Plan) -> str:
    assets = [
        (a.name, yuan(a.proceeds), yuan(a.costs), yuan(a.fee), yuan(sum(s.got for s in a.liens)), yuan(a.rest))
        for a in plan.assets
    ]
    shares = [
        (s.creditor, s.title, yuan(s.ask), yuan(s.got), "提存" if s.deposited else "发放") for s in plan.all_shares
    ]
    shares += [(o.owner, f"整体变价中归其所有：{o.name}", "", yuan(o.fen), "发放") for o in plan.others]
    shares.append(("被执行人", "剩余退还", "", yuan(plan.surplus), ""))
    return (
        table(("财产", "变价款", "变价费用", "执行申请费", "优先受偿", "转入分配"), assets)
        + "\n"
        + table(("受偿人", "项目", "债权（元）", "分得（元）", "处理"), shares)
        + "\n"
        + _held(plan)
    )


def _held(plan: Plan) -> str:
    """What an open objection keeps back."""
    rows = [(h.creditor, yuan(h.payable), yuan(h.held)) for h in plan.held]
    return table(("受偿人", "可以先发放（元）", "因异议提存（元）"), rows) + "\n" if rows else ""


def _reasons(told: Determination[Plan]) -> str:
    return "".join(f"{s.asked}：{s.found}〔{'、'.join(map(str, s.cites))}〕\n" for s in told.steps)

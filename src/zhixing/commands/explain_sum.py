"""``zhixing explain-sum``: which usual mistake leads to somebody's total."""

import argparse
import sys

from zhixing.commands.fee import facts_from, table
from zhixing.commands.owe import day
from zhixing.law.core.fen import parse_yuan, yuan
from zhixing.law.core.tables import packaged
from zhixing.law.mistakes.case import Of
from zhixing.law.mistakes.question import Claimed, Explained, explain
from zhixing.law.owed.facts import Debt

_OF = {Of.TOTAL: "合计", Of.INTEREST: "一般债务利息", Of.DOUBLED: "加倍部分债务利息"}


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    from pathlib import Path

    parser = subparsers.add_parser("explain-sum", help="解释一个不一致的金额是由哪种常见误算造成的")
    parser.add_argument("file", metavar="文件", type=Path, help="写明债务的 TOML 或者 JSON 文件")
    parser.add_argument("--claimed", metavar="元", required=True, help="他人主张的金额，例如 12345.67")
    parser.add_argument("--on", metavar="日期", required=True, help="计算日，例如 2026-11-22")
    parser.add_argument("--of", choices=[o.value for o in Of], default=Of.TOTAL.value,
                        help="主张的是合计 total、一般债务利息 interest 还是加倍部分 doubled")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """0 where the claimed sum is right or explained; 1 where no usual mistake leads to it."""
    claimed = Claimed(facts_from(args.file, Debt), parse_yuan(args.claimed), Of(args.of))
    value = explain(claimed, day(args.on), packaged()).value
    if value is None:
        return 1
    sys.stdout.write(_text(value, _OF[claimed.of]))
    return 0 if value.agrees or value.found or value.slip else 1


def _text(value: Explained, what: str) -> str:
    gap = yuan(abs(value.claimed - value.right))
    out = [f"{what}应为 {yuan(value.right)} 元，主张 {yuan(value.claimed)} 元，相差 {gap} 元。\n"]
    if value.agrees:
        return out[0] + "主张的金额在舍入范围之内，没有误算。\n"
    if value.slip:
        out.append(f"可能的原因：{value.slip}。\n")
    for found in value.found:
        out.append(f"可能的原因：{found.names}（这样算得 {yuan(found.fen)} 元）。\n")
        out += [f"　　{m.wrong}〔{m.cite}〕\n" for m in found.mistakes]
    if not value.found and not value.slip:
        out.append("常见的误算都得不出这个金额，请对方逐段列出基数、起止日、天数和利率。\n")
    rows = [(f.names, yuan(f.fen), yuan(f.fen - value.right)) for f in value.single]
    return "".join(out) + "\n" + table(("各种误算", "算得", "与正确数额相差"), rows)

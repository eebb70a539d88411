"""``zhixing check-sum``: re-compute an answer of ``owe``, ``fee``, ``limit`` or ``distribute`` with separate code."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from zhixing.checking import NotAnAnswer, check_sum


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "check-sum", help="用独立的程序复算一份计算结果（欠款、费用、期限、分配方案），列出不一致之处"
    )
    parser.add_argument(
        "file",
        metavar="文件",
        type=Path,
        help="zhixing owe、fee、costs、limit、distribute 加 --json 或者 --jsonl 的输出",
    )


def run(args: argparse.Namespace) -> int:
    """0 where every number follows from the stated facts."""
    documents = list(_documents(args.file.read_text("utf-8")))
    found = [(n, d) for n, document in enumerate(documents, start=1) for d in check_sum(document)]
    for number, difference in found:
        sys.stdout.write(f"第 {number} 案 {difference}\n" if len(documents) > 1 else f"{difference}\n")
    if found:
        sys.stdout.write(f"共 {len(found)} 处不一致。\n")
        return 1
    sys.stdout.write("每一个数字都能从文件所载的事实复算得出。事实本身是否真实，不在复算范围之内。\n")
    return 0


def _documents(text: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        try:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
        except json.JSONDecodeError:
            raise NotAnAnswer("不是合格的 JSON 文件") from None
    except RecursionError:
        raise NotAnAnswer("文件的层次太深，请核对括号") from None
    documents = found if isinstance(found, list) else [found]
    if not all(isinstance(document, dict) for document in documents):
        raise NotAnAnswer("文件的最外层应是一份或者多份答案")
    return documents

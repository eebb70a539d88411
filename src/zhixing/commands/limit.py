"""``zhixing limit``: when a time limit ends, from its first day, with what does not count and what was added."""

import argparse
import json
import re
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from zhixing.commands.fee import lines, show_json, table
from zhixing.law.core.reading_input import NotReadable
from zhixing.law.core.tables import packaged
from zhixing.law.limits.card import Card, Length, Pause, Running, Sense, cards
from zhixing.law.limits.document import document, hours_document
from zhixing.law.limits.question import LimitFrom, limit

INPUT = LimitFrom


def add(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("limit", help="计算期限：从某日起算到哪一日届满")
    parser.add_argument("node", metavar="节点", nargs="?", help="节点编号或者名称；不写则列出全部期限")
    parser.add_argument(
        "--from", dest="start", metavar="日期", help="起算日，例如 2026-03-02；按小时计算的写 2026-03-02T10:20"
    )
    parser.add_argument("--pause", metavar="A..B", action="append", default=[],
                        help="不计入期限的期间，A 日起停止，B 日恢复计算；仍在停止的写 A..")  # fmt: skip
    parser.add_argument("--length", metavar="长度", help='法院写明的期限，例如 "3 months"、"10 days"')
    parser.add_argument("--extend", metavar="长度", action="append", default=[], help="批准延长的期限")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument(
        "--jsonl", metavar="文件", type=Path, help="每行一件，格式见 zhixing schema limit，逐行输出 JSON"
    )


def run(args: argparse.Namespace) -> int:
    """Compute and print."""
    if args.jsonl is not None:
        return lines(args.jsonl, LimitFrom, _document)
    if args.node is None:
        rows = [(c.node.value, c.title, str(c.length or "由法院写明"), str(c.cite)) for c in cards().values()]
        sys.stdout.write(table(("节点", "期限", "长度", "依据"), rows))
        return 0
    found = _find(args.node)
    if args.start is None:
        raise NotReadable("请用 --from 写明起算日，例如 --from 2026-03-02")
    span = _length(args.length) if args.length else found.length
    if span is None:
        raise NotReadable(f'“{found.title}”的期限由法院写明，请用 --length 写明，例如 --length "10 days"')
    if span.unit == "hours":
        return _hours(found, span, args)
    facts = LimitFrom(
        found.node, _day(args.start), _length(args.length) if args.length else None,
        tuple(map(_pause, args.pause)), tuple(map(_length, args.extend)),
    )  # fmt: skip
    told = limit(facts, packaged())
    if args.json:
        return show_json(document(facts, told, packaged()))
    _show(found, told.value)
    for step in told.steps:
        sys.stdout.write(f"{step.asked}：{step.found}〔{'、'.join(map(str, step.cites))}〕\n")
    return 0


def _find(text: str) -> Card:
    by_name = {c.title: c for c in cards().values()} | {c.node.value: c for c in cards().values()}
    if text in by_name:
        return by_name[text]
    near = [f"{c.title}（{c.node}）" for c in cards().values() if text in c.title or text in c.node.value]
    more = f"，是不是：{'、'.join(near)}" if near else "，用 zhixing limit 列出全部期限"
    raise NotReadable(f"没有“{text}”这个期限{more}")


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a civil day has no zone
    except ValueError:
        raise NotReadable(f"“{text}”不是日期，请写成 2026-03-02") from None


def _length(text: str) -> Length:
    wanted = re.fullmatch(r"(\d+) ?(hours|days|workdays|months|years)", text.strip())
    if wanted is None:
        raise NotReadable(f"看不懂期限“{text}”，请写成 3 months、10 days、5 workdays、48 hours")
    return Length(int(wanted[1]), wanted[2])


def _pause(text: str) -> Pause:
    first, dots, until = text.partition("..")
    if not dots:
        raise NotReadable(f"看不懂“{text}”，请写成 2026-03-02..2026-04-01")
    pause = Pause(_day(first), _day(until) if until else None, "扣除期间")
    if pause.until is not None and pause.until <= pause.first:
        raise NotReadable(f"“{text}”的恢复日不晚于停止日")
    return pause


def _hours(found: Card, span: Length, args: argparse.Namespace) -> int:
    try:
        start = datetime.fromisoformat(args.start)
    except ValueError:
        raise NotReadable(f"“{args.start}”不是时刻，请写成 2026-03-02T10:20") from None
    if "T" not in args.start:
        raise NotReadable(f"“{found.title}”按小时计算，请写明时刻，例如 2026-03-02T10:20")
    out = hours_document(found, start if start.tzinfo else start.replace(tzinfo=_CHINA), span)
    if args.json:
        sys.stdout.write(json.dumps(out, ensure_ascii=False) + "\n")
        return 0
    end = datetime.fromisoformat(out["ends_at"])
    sys.stdout.write(table(("期限", "届满时刻"), [(found.title, end.strftime("%Y-%m-%d %H:%M"))]))
    sys.stdout.write(f"期限长度：{span}，从下一个整点起算〔{found.cite}〕\n")
    return 0


_CHINA = ZoneInfo("Asia/Shanghai")


def _document(facts: LimitFrom) -> dict[str, Any]:
    return document(facts, limit(facts, packaged()), packaged())


def _show(found: Card, end: Running | None) -> None:
    says = {Sense.WITHIN: "届满日", Sense.BEFORE: "最迟办理日", Sense.NOT_BEFORE: "最早办理日"}[found.sense]
    when = "暂停计算" if end is None or end.ends_on is None else str(end.ends_on)
    mark = "（暂定，放假安排未公布）" if end is not None and end.provisional else ""
    sys.stdout.write(table(("期限", says, "逾期的后果"), [(found.title, when + mark, found.harm)]))

"""`zhixing read`: read a judgment; or score readings against answers given by hand."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from zhixing.reading import read
from zhixing.reading.scoring.facts import FIELDS
from zhixing.reading.scoring.score import Score, score


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register `read` with its options."""
    parser = subparsers.add_parser("read", help="读裁判文书主文，得出当事人、义务与利息条款")
    parser.add_argument("files", nargs="*", metavar="FILE", help="文书文本文件；不写则读标准输入")
    parser.add_argument("--score", nargs=2, metavar=("GOLD.jsonl", "TEXTS.jsonl"), help="用人工答案给读取结果评分")
    parser.add_argument("--json", action="store_true", help="评分只输出一个 JSON 对象")
    parser.add_argument("--mistakes", action="store_true", help="评分时逐条列出差异")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 when done. OSError and ValueError (in Chinese, saying what to put right) are told by the command line."""
    if args.score:
        return _score(Path(args.score[0]), Path(args.score[1]), as_json=args.json, mistakes=args.mistakes)
    for text in [_text(Path(f)) for f in args.files] or [sys.stdin.read()]:
        print(json.dumps(read(text).to_json(), ensure_ascii=False, indent=2))
    return 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} 不是 UTF-8 编码，请另存为 UTF-8 后重试") from error


def _score(gold: Path, texts: Path, *, as_json: bool, mistakes: bool) -> int:
    known = {row["id"]: row["text"] for row in _rows(texts, ("id", "text"))}
    answers = _rows(gold, ("id", "obligations"))
    missing = [a["id"] for a in answers if a["id"] not in known]
    if missing:
        raise ValueError(f"{texts} 中没有这些答案的文本：{'、'.join(missing[:5])}")
    result = score(answers, known)
    if as_json:
        print(json.dumps(result.to_json()))
    else:
        _print(result, mistakes=mistakes)
    return 0


def _rows(path: Path, needed: tuple[str, ...]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(_text(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(f"{path} 第{number}行不是 JSON，请改正该行") from error
        if not isinstance(row, dict) or any(key not in row for key in needed):
            raise ValueError(f"{path} 第{number}行缺字段 {'、'.join(needed)}")
        rows.append(row)
    return rows


def _print(result: Score, *, mistakes: bool) -> None:
    print(f"文书 {result.documents}  全对 {result.right}")
    print(f"值 {result.values}  无出处 {result.unspanned}  危险错误 {result.dangerous}")
    for name in FIELDS:
        tally = result.fields[name]
        print(
            f"{name:14} 准确率 {float(tally.precision):.4f}  召回率 {float(tally.recall):.4f}  ({tally.same}/{tally.read}/{tally.stated})"
        )
    if not mistakes:
        return
    for mistake in result.mistakes:
        sign = ("多" if mistake.read else "缺") + ("？" if mistake.fact.doubtful else "")
        print(mistake.document, sign, mistake.fact.field, *mistake.fact.key)

"""``zhixing owe``: what is owed on a day under an instrument, with the statement that leads to it."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from zhixing.commands.fee import facts_from, table
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import NotReadable, read_json
from zhixing.law.core.tables import packaged
from zhixing.law.owed.answer import Owed
from zhixing.law.owed.document import document
from zhixing.law.owed.facts import Debt
from zhixing.law.owed.question import owed
from zhixing.law.owed.statement import heading, reasons, rows, summary

INPUT = Debt


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("owe", help="计算某日应付的本金、利息、加倍部分债务利息和费用")
    parser.add_argument("file", metavar="文件", type=Path, help="写明债务的 TOML 或者 JSON 文件；--jsonl 时每行一案")
    parser.add_argument("--on", metavar="日期", required=True, help="计算日，例如 2026-11-22")
    parser.add_argument("--json", action="store_true", help="输出 JSON，可用 zhixing check-sum 复算")
    parser.add_argument("--jsonl", action="store_true", help="文件每行一个 JSON 案件，逐行输出 JSON")
    parser.add_argument("--pdf", metavar="文件", type=Path, help="另存为 PDF 计算书（需要 zhixing[court]）")


def run(args: argparse.Namespace) -> int:
    """Compute and print. 1 where the sum is not the whole debt on that day."""
    on = day(args.on)
    if args.jsonl:
        return _lines(args.file, on)
    told = owed(facts_from(args.file, Debt), on, packaged())
    if args.pdf is not None:
        args.pdf.write_bytes(pdf(told))
        sys.stdout.write(f"已保存 {args.pdf}\n")
    if args.json:
        sys.stdout.write(json.dumps(document(told), ensure_ascii=False, indent=2) + "\n")
    elif args.pdf is None:
        sys.stdout.write(text(told))
    return 0 if whole(told) else 1


def day(written: str) -> date:
    """Read a day from the command line. Raises NotReadable."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise NotReadable(f"“{written}”不是日期，请写成 2026-11-22") from None


def whole(told: Determination[Owed]) -> bool:
    """Is the sum the whole debt on the day asked?"""
    return told.lawful and told.value is not None and told.value.exact


def pdf(told: Determination[Owed]) -> bytes:
    """The statement on A4. Raises NotReadable where the extra `court` is not installed."""
    try:
        from zhixing.court.documents.rendering.blocks import Column, MoneyTable, Paragraph
        from zhixing.court.documents.rendering.content import Content
        from zhixing.court.documents.rendering.pdf import render_pdf
    except ModuleNotFoundError as missing:
        raise NotReadable(f"生成 PDF 需要安装 {missing.name}：pip install 'zhixing[court]'") from None
    blocks: list[Paragraph | MoneyTable] = [Paragraph(heading(told))]
    if told.value is not None:
        sums = tuple((label, yuan(fen)) for label, fen in summary(told.value))
        blocks.append(MoneyTable((Column("项目", 3), Column("元", 2, amount=True)), sums[:-1], sums[-1]))
        lines = tuple(("　" * row.depth + row.label, row.said, yuan(row.fen)) for row in rows(told))
        columns = (Column("计算过程", 4), Column("计算方法", 5), Column("元", 2, amount=True))
        blocks.append(MoneyTable(columns, lines))
    blocks += [Paragraph(reason) for reason in reasons(told)]
    blocks.append(Paragraph(f"法律数值表摘要 {told.tables}"))
    content = Content(
        kind="owed.statement",
        title="债务计算书",
        court="",
        number="",
        layout="sheet",
        blocks=tuple(blocks),
        date=told.on,
        verification_code="",
        verification_hint="由公开的计算程序生成，不是法院文书",
        wide=True,
    )
    return render_pdf(content).pdf


def _lines(path: Path, on: date) -> int:
    """Every line answered by a line; a line that cannot be answered says why and the others go on."""
    failed = 0
    for out in _answers(path, on):
        failed += "error" in out
        sys.stdout.write(json.dumps(out, ensure_ascii=False) + "\n")
    return 1 if failed else 0


def _answers(path: Path, on: date) -> Iterator[dict[str, object]]:
    tables = packaged()
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield document(owed(read_json(Debt, line), on, tables))
            except ValueError as error:
                yield {"line": number, "error": str(error)}


def text(told: Determination[Owed]) -> str:
    """The answer as tables and sentences."""
    out = [heading(told) + "\n\n"]
    if told.value is not None:
        out.append(table(("项目", "元"), [(label, yuan(fen)) for label, fen in summary(told.value)]) + "\n")
        lines = [("　" * row.depth + row.label, yuan(row.fen), row.said) for row in rows(told)]
        out.append(_proof(lines))
        out.append("\n")
    out += [line + "\n" for line in reasons(told)]
    return "".join(out)


def _proof(lines: list[tuple[str, str, str]]) -> str:
    plain = table(("计算过程", "元"), [(a, b) for a, b, _ in lines]).splitlines()
    said = ["计算方法", *(s for _, _, s in lines)]
    return "".join(f"{left}  {right}".rstrip() + "\n" for left, right in zip(plain, said, strict=True))

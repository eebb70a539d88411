"""Content → editable draft (DOCX) on the same page: line grid of 22 lines, size 3 text, the court's usual fonts.

Only a line grid is set, not lines-and-characters: word processors take the character pitch from different bases.
"""

import io
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from docx import Document
from docx.document import Document as Draft
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from zhixing.court.documents.rendering import content as model
from zhixing.court.documents.rendering.wording import sealed_date

_FANG, _SONG, _TITLE, _HEI = "仿宋_GB2312", "宋体", "方正小标宋简体", "黑体"
_PITCH = Pt(28.95)


def render_docx(content: model.Content) -> bytes:
    """Print the content as a draft for word processors. The text is the PDF's; rare characters are kept as they are."""
    draft = Document()
    _page(draft, content)
    _properties(draft, content)
    _opening(draft, content)
    _blocks(draft, content.blocks)
    if content.layout != "sheet":
        _sign_off(draft, content)
    for annex in content.annexes:
        cut = "┈┈┈┈沿虚线裁下，填写盖章后退回发文法院┈┈┈┈" if annex.tear_off else ""
        _line(draft, cut, size=10.5, align=ALIGN.CENTER).paragraph_format.page_break_before = True
        _line(draft, annex.title, font=_TITLE, size=20, align=ALIGN.CENTER)
        if annex.number:
            _line(draft, annex.number, align=ALIGN.RIGHT)
        _blocks(draft, annex.blocks)
    out = io.BytesIO()
    draft.save(out)
    return out.getvalue()


def writable(text: str) -> str:
    """XML has no control characters: each is written as its code point in brackets, so that none gets lost."""
    return "".join(one if one >= " " or one in "\n\t" else f"[U+{ord(one):04X}]" for one in text)


def _page(draft: Draft, content: model.Content) -> None:
    section = draft.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    sheet = content.layout == "sheet"
    section.top_margin, section.bottom_margin = (Mm(28), Mm(30)) if sheet else (Mm(37), Mm(35))
    section.left_margin, section.right_margin, section.footer_distance = Mm(28), Mm(26), Mm(18)
    if content.wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.top_margin, section.bottom_margin = Mm(28), Mm(26)
        section.left_margin, section.right_margin, section.footer_distance = Mm(22), Mm(22), Mm(12)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), "579")
    normal = draft.styles["Normal"]
    normal.font.size, normal.font.name = Pt(16), "Times New Roman"
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FANG)
    draft.settings.odd_and_even_pages_header_footer = True
    hint = f"文书编号：{content.number}　验证码：{content.verification_code}　{content.verification_hint}"
    for footer, align in ((section.footer, ALIGN.RIGHT), (section.even_page_footer, ALIGN.LEFT)):
        _page_number(footer.paragraphs[0], align)
        _write(footer.add_paragraph(), hint, font=_HEI, size=8)


def _page_number(line: Line, align: ALIGN) -> None:
    line.alignment = align
    _write(line, "— ", font=_SONG, size=14)
    for kind in ("begin", "PAGE", "end"):
        run = line.add_run()
        run.font.size = Pt(14)
        part = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
        if kind == "PAGE":
            part.text = kind
        else:
            part.set(qn("w:fldCharType"), kind)
        run._element.append(part)
    _write(line, " —", font=_SONG, size=14)


def _properties(draft: Draft, content: model.Content) -> None:
    known = draft.core_properties
    known.title, known.author = writable(content.title), writable(content.court)
    known.created = known.modified = datetime.combine(content.date, time())


def _opening(draft: Draft, content: model.Content) -> None:
    sheet = content.layout == "sheet"
    _line(draft, content.court, font=_TITLE, size=18 if sheet else 22, align=ALIGN.CENTER)
    _line(draft, content.title, font=_TITLE, size=22, align=ALIGN.CENTER)
    number = f"制表日期：{sealed_date(content.date)}　　{content.number}" if sheet else f"{content.number}　"
    _line(draft, number, size=12 if sheet else 16, align=ALIGN.RIGHT)


def _sign_off(draft: Draft, content: model.Content) -> None:
    """The signatures, kept on one page with the paragraph before them."""
    together = [draft.paragraphs[-1], _line(draft, "")]
    for office, name in content.bench:
        together.append(_line(draft, f"{office}　{name}　　", align=ALIGN.RIGHT))
    together.append(_line(draft, f"{sealed_date(content.date)}　　", align=ALIGN.RIGHT))
    if content.seal:
        together.append(_line(draft, "（院印）　　　　", size=9, align=ALIGN.RIGHT))
    if content.layout == "ruling":
        together.append(_line(draft, "本件与原本核对无异", font=_SONG, size=14))
    if content.layout == "ruling" and content.clerk:
        together.append(_line(draft, f"书记员　{content.clerk}　　", align=ALIGN.RIGHT))
    if content.contact:
        together.append(_line(draft, content.contact, size=12))
    for line in together[:-1]:
        line.paragraph_format.keep_with_next = True


def _blocks(draft: Draft, blocks: Iterable[model.Block]) -> None:
    for block in blocks:
        if isinstance(block, model.Facts | model.Form | model.MoneyTable | model.Approval):
            _table(draft, block)
        else:
            _text(draft, block)


def _text(draft: Draft, block: model.Paragraph | model.Parties | model.Items | model.Signature | model.Note) -> None:
    match block:
        case model.Paragraph(text, style):
            _line(draft, text, font=_HEI if style == "heading" else _FANG, indent=style in ("body", "heading"))
        case model.Parties() | model.Items():
            for text in block.texts if isinstance(block, model.Parties) else block.numbered:
                _line(draft, text, indent=True)
        case model.Signature(lines):
            for text in lines:
                _line(draft, f"{text}　　", align=ALIGN.RIGHT)
        case model.Note(text):
            _line(draft, text, size=10.5)


def _table(draft: Draft, block: model.Facts | model.Form | model.MoneyTable | model.Approval) -> None:
    match block:
        case model.MoneyTable():
            _caption(draft, block.caption)
            _money_table(draft, block)
        case model.Approval(steps):
            table = _bordered(draft, 2)
            for step in steps:
                signed = f"签名：{step.name or '　　　　'}　{step.day or '　　年　月　日'}"
                _row(table, [f"{step.office}意见", f"{step.opinion}\n\n{signed}"])
        case model.Facts() | model.Form():
            _caption(draft, block.caption if isinstance(block, model.Form) else "")
            table = _bordered(draft, 4)
            for fields in block.grid:
                _row(table, [text for field in fields for text in (field.label, field.value)], fields[0].lines)


def _caption(draft: Draft, text: str) -> None:
    if text:
        _line(draft, text, font=_HEI, size=14, align=ALIGN.CENTER)


def _money_table(draft: Draft, block: model.MoneyTable) -> None:
    wide = draft.sections[0].orientation == WD_ORIENT.LANDSCAPE
    table = _bordered(draft, len(block.columns))
    headings = [column.heading for column in block.columns]
    across = 253 if wide else 156
    shares = sum(column.share for column in block.columns)
    for row in (headings, *block.rows, *((block.total,) if block.total else ())):
        cells = _row(table, list(row))
        for column, cell in zip(block.columns, cells, strict=True):
            cell.width = Mm(across * column.share / shares)
            cell.paragraphs[0].alignment = ALIGN.RIGHT if column.amount and row is not headings else ALIGN.CENTER


def _bordered(draft: Draft, columns: int) -> Any:
    table = draft.add_table(0, columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    return table


def _row(table: Any, texts: list[str], lines: int = 1) -> list[_Cell]:
    """Add a row; when there are fewer texts than columns, the last one runs to the right edge."""
    row = table.add_row()
    row.height = Pt(24 * max(1, lines))
    cells: list[_Cell] = list(row.cells)
    if len(texts) < len(cells):
        cells[len(texts) - 1].merge(cells[-1])
    for cell, text in zip(cells, texts, strict=False):
        line = cell.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        _write(line, text, font=_FANG, size=12 if len(cells) <= 4 else 10.5)
    return cells[: len(texts)]


def _line(
    draft: Draft, text: str, *, font: str = _FANG, size: float = 16, align: ALIGN = ALIGN.JUSTIFY, indent: bool = False
) -> Line:
    line = draft.add_paragraph()
    line.alignment = align
    shape = line.paragraph_format
    shape.space_after, shape.line_spacing_rule = Pt(0), WD_LINE_SPACING.EXACTLY
    shape.line_spacing = _PITCH if size <= 16 else Pt(36)
    if indent:
        shape.first_line_indent = Pt(32)
        line._element.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), "200")
    _write(line, text, font=font, size=size)
    return line


def _write(line: Line, text: str, *, font: str, size: float) -> None:
    run = line.add_run(writable(text))
    run.font.size, run.font.name = Pt(size), "Times New Roman"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)

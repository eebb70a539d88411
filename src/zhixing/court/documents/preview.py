"""Papers not yet issued, as one PDF for reading: every page marked 预览, without verification code."""

import functools
import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import typst
from pypdf import PageObject, PdfReader, PdfWriter

from zhixing.court.documents.rendering.content import Content
from zhixing.court.documents.rendering.fonts import font_set
from zhixing.court.documents.rendering.pdf import render_pdf

_MARK = Path(__file__).with_name("preview.typ")


def render_preview(contents: Iterable[Content]) -> bytes:
    """All papers one after the other. The code that a preview drew is void, so it is not shown."""
    out = PdfWriter()
    for content in contents:
        unchecked = replace(content, verification_code="", verification_hint="预览，未发出，不具有效力")
        for page in PdfReader(io.BytesIO(render_pdf(unchecked).pdf)).pages:
            added = out.add_page(page)
            added.merge_page(_mark(wide=page.mediabox.width > page.mediabox.height))
    stream = io.BytesIO()
    out.write(stream)
    return stream.getvalue()


def _mark(*, wide: bool) -> PageObject:
    return PdfReader(io.BytesIO(_marked_sheet(wide))).pages[0]


@functools.cache
def _marked_sheet(wide: bool) -> bytes:
    loaded = font_set(None)
    compiler = typst.Compiler(input=_MARK, root=_MARK.parent, font_paths=loaded.fonts, ignore_system_fonts=True)
    sheet = compiler.compile(input=_MARK, sys_inputs={"wide": "yes" if wide else "no"})
    if not isinstance(sheet, bytes):
        raise TypeError("Typst gave no single PDF")
    return sheet

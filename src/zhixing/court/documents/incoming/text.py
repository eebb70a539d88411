"""The text of an incoming file. Every refusal says in Chinese what to do instead."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from zhixing.court.documents.incoming.sniff import Form, decoded, sniff
from zhixing.court.kernel.refused import BadInput

LARGEST = 10 * 1024 * 1024
"""Bytes of a file that is taken."""

_UNPACKED = 60 * 1024 * 1024
_PAGES = 500
_LEAST = 20
_PAGE_MARK = re.compile(r"^\s*(?:[-—－]\s*\d{1,3}\s*[-—－]|第\s*\d+\s*页(?:\s*[,，共/]?\s*共?\s*\d+\s*页)?)\s*$")
_REFUSALS = {
    Form.OLD_WORD: "这是旧格式的 Word 文件（DOC），请另存为 DOCX 后上传，或者复制文字后粘贴",
    Form.PICTURE: "这是图片，没有文字。请用文字识别软件转换后粘贴文字",
    Form.ARCHIVE: "这是压缩文件，不是 DOCX。请解压后上传其中的文书",
    Form.UNKNOWN: "这不是 PDF、DOCX 或者文本文件（按内容辨认，不看文件名），请核对后重新上传",
}
_SCAN = "文件中没有文字（可能是扫描件）。请用文字识别软件转换后粘贴文字，或者直接填写表格"
_BROKEN = "文件已经损坏或者不完整，打不开。请重新取得文件，或者复制文字后粘贴"


def _refuse(said: str) -> BadInput:
    return BadInput({"file": said})


def text_of(content: bytes) -> str:
    """The text of a PDF, DOCX or text file, lines ended by "\\n". Raises BadInput."""
    if len(content) > LARGEST:
        raise _refuse(f"文件超过 {LARGEST // 1024 // 1024} MB，请拆分后上传，或者复制文字后粘贴")
    form = sniff(content)
    if form in _REFUSALS:
        raise _refuse(_REFUSALS[form])
    readers: dict[Form, Callable[[bytes], str]] = {Form.PDF: _pdf, Form.DOCX: _docx, Form.TEXT: _plain}
    text = readers[form](content).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if sum(not c.isspace() for c in text) < _LEAST and form is not Form.TEXT:
        raise _refuse(_SCAN)
    return text


def _plain(content: bytes) -> str:
    return decoded(content) or ""


def _pdf(content: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _refuse("PDF 设有密码，请解除密码后上传")
        if len(reader.pages) > _PAGES:
            raise _refuse(f"PDF 超过 {_PAGES} 页，请只上传文书本身")
        return "\n".join(_without_mark(page.extract_text()) for page in reader.pages)
    # A damaged file fails in many ways inside the reader; all of them mean the same to the clerk.
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as trouble:
        raise _refuse(_BROKEN) from trouble


def _without_mark(page: str) -> str:
    """A page without its number."""
    return "\n".join(line for line in page.splitlines() if not _PAGE_MARK.match(line))


def _docx(content: bytes) -> str:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _UNPACKED:
                raise _refuse("DOCX 展开后过大，请只保留文书文字后上传")
        return "\n".join(_blocks(Document(io.BytesIO(content))))
    except (zipfile.BadZipFile, OpcError, LxmlError, KeyError, ValueError) as trouble:
        raise _refuse(_BROKEN) from trouble


def _blocks(holder: Any) -> Iterator[str]:
    """Paragraphs and the cells of tables, in the order of the page."""
    for block in holder.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield "　".join(cell.text for cell in row.cells)
        else:
            yield block.text

"""What a file is, judged by its bytes alone."""

import io
import zipfile
from enum import StrEnum


class Form(StrEnum):
    """Forms of files that are told apart."""

    PDF = "pdf"
    DOCX = "docx"
    OLD_WORD = "doc"
    PICTURE = "picture"
    ARCHIVE = "archive"
    TEXT = "text"
    UNKNOWN = "unknown"


_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")


def sniff(content: bytes) -> Form:
    """The form of a file by its first bytes, and for a ZIP by its members."""
    if b"%PDF-" in content[:1024]:
        return Form.PDF
    if content.startswith(b"PK\x03\x04"):
        return Form.DOCX if _is_docx(content) else Form.ARCHIVE
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return Form.OLD_WORD
    if content.startswith(_PICTURES):
        return Form.PICTURE
    return Form.UNKNOWN if decoded(content) is None else Form.TEXT


def _is_docx(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def decoded(content: bytes) -> str | None:
    """Plain text in UTF-8, UTF-16 with its mark, or GB18030; None where the bytes are no text."""
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for coding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(coding)
        except UnicodeDecodeError:
            continue
        return None if any(ord(c) < 32 and c not in "\t\n\r\f" for c in text) else text
    return None

"""From untrusted bytes to an XML tree: size, encoding, DTD, entities and control characters are checked here."""

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from zhixing.messages.refusal import MessageRefused

MAX_BYTES = 2 * 1024 * 1024
_DECLARED_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")


def parse(xml: bytes) -> Element:
    """Return the root element, or raise ``MessageRefused`` for anything but plain UTF-8 XML of at most 2 MB."""
    if len(xml) > MAX_BYTES:
        raise MessageRefused(f"报文有 {len(xml)} 字节，超过上限 {MAX_BYTES} 字节（2 MB），未读取。")
    if b"\x00" in xml:
        raise MessageRefused("报文含有空字符（NUL），请改正后重发。")
    _check_encoding(xml)
    try:
        root: Element = fromstring(xml, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise MessageRefused("报文含有 DTD 或实体声明，可能是 XML 炸弹，已拒收。") from error
    except (ParseError, ValueError, LookupError) as error:
        raise MessageRefused(f"报文不是格式正确的 XML：{error}") from error
    return root


def _check_encoding(xml: bytes) -> None:
    declared = _DECLARED_ENCODING.match(xml)
    if declared and declared.group(1).lower() != b"utf-8":
        raise MessageRefused("报文编码必须是 UTF-8。")
    try:
        xml.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MessageRefused("报文不是有效的 UTF-8 文本。") from error

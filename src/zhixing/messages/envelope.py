"""What every message has: the envelope with the standard's business header (head.001.001.01) around one document."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from zhixing.messages.codecs import IDENTIFIER, INSTANT, text
from zhixing.messages.layout import ENVELOPE, HEAD, Fixed, Line, Part, local
from zhixing.messages.reading import Reader
from zhixing.messages.refusal import MessageRefused
from zhixing.messages.safety import parse
from zhixing.messages.writing import Writer

_PARTY = "OrgId/Id/OrgId/Othr/Id"

HEADER: tuple[Part, ...] = (
    Fixed("CharSet", "UTF-8"),
    Line(f"Fr/{_PARTY}", "sender", text(35)),
    Line(f"To/{_PARTY}", "receiver", text(35)),
    Line("BizMsgIdr", "message_id", IDENTIFIER),
    Line("MsgDefIdr", "definition", text(35)),
    Line("CreDt", "created_at", INSTANT),
)


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message. ``message_id`` is unique for ever; a repeat with the same id is the same message.

    ``sender`` and ``receiver`` are codes of a court or bank; ``created_at`` is an aware instant; ``in_reply_to`` is the
    ``message_id`` of the message that is answered, None where nothing is.
    """

    message_id: str
    sender: str
    receiver: str
    created_at: datetime
    in_reply_to: str | None = None

    definition: ClassVar[str]
    namespace: ClassVar[str]
    root: ClassVar[str]
    parts: ClassVar[tuple[Part, ...]]

    def to_xml(self) -> bytes:
        """The message as UTF-8 XML; raises ``MessageRefused`` for a value that the interface does not allow."""
        wrapper = Element(f"{{{ENVELOPE}}}BusinessMessage")
        Writer(ENVELOPE).write(wrapper, self, (Line("InReplyTo", "in_reply_to", IDENTIFIER, optional=True),))
        Writer(HEAD).write(SubElement(wrapper, f"{{{HEAD}}}AppHdr"), self, HEADER)
        document = SubElement(wrapper, f"{{{self.namespace}}}Document")
        Writer(self.namespace).write(SubElement(document, f"{{{self.namespace}}}{self.root}"), self, self.parts)
        indent(wrapper)
        written: bytes = tostring(wrapper, encoding="utf-8", xml_declaration=True)
        return written

    @classmethod
    def _from_fields(cls, fields: dict[str, Any]) -> Self:
        return cls(**fields)


@dataclass(frozen=True, kw_only=True)
class Reply(Message):
    """A message that answers another: ``in_reply_to`` is required."""

    in_reply_to: str

    def __post_init__(self) -> None:
        if not self.in_reply_to:
            raise MessageRefused("答复报文必须写明所答复的报文编号（InReplyTo）。")


def read_message(xml: bytes, kinds: tuple[type[Message], ...]) -> Message:
    """Read untrusted bytes as one of ``kinds``, or raise ``MessageRefused``."""
    wrapper = parse(xml)
    if wrapper.tag != f"{{{ENVELOPE}}}BusinessMessage":
        raise MessageRefused(f"报文最外层应为命名空间 {ENVELOPE} 的 BusinessMessage。")
    header, document = _only(wrapper, HEAD, "AppHdr"), _document(wrapper)
    body = _body(document)
    kind = _kind(document, body, kinds)
    outer = Reader(ENVELOPE)
    fields = outer.read(outer.see(wrapper), (Line("InReplyTo", "in_reply_to", IDENTIFIER, optional=True),))
    inner, head = Reader(kind.namespace), Reader(HEAD)
    fields = head.read(head.see(header), HEADER, fields)
    if fields.pop("definition") != kind.definition:
        raise MessageRefused(f"报文头写的种类与内容不一致，应为 {kind.definition}。")
    if issubclass(kind, Reply) and fields["in_reply_to"] is None:
        raise MessageRefused("答复报文必须写明所答复的报文编号（InReplyTo）。")
    inner.see(document)
    fields = inner.read(inner.see(body), kind.parts, fields)
    head.finish(header)
    inner.finish(document)
    wrapper.remove(header)
    wrapper.remove(document)
    outer.finish(wrapper)
    return kind._from_fields(fields)


def _only(wrapper: Element, namespace: str, name: str) -> Element:
    found = wrapper.findall(f"{{{namespace}}}{name}")
    if len(found) != 1:
        raise MessageRefused(f"报文须恰有一个 {name}，现有 {len(found)} 个。")
    return found[0]


def _document(wrapper: Element) -> Element:
    found = [child for child in wrapper if local(child.tag) == "Document"]
    if len(found) != 1:
        raise MessageRefused(f"报文须恰有一个 Document，现有 {len(found)} 个。")
    return found[0]


def _body(document: Element) -> Element:
    if len(document) != 1:
        raise MessageRefused(f"Document 内须恰有一份报文，现有 {len(document)} 份。")
    return document[0]


def _kind(document: Element, body: Element, kinds: tuple[type[Message], ...]) -> type[Message]:
    for kind in kinds:
        if body.tag == f"{{{kind.namespace}}}{kind.root}" and document.tag == f"{{{kind.namespace}}}Document":
            return kind
    namespace, _, name = body.tag.rpartition("}")
    raise MessageRefused(f"不认识的报文种类：“{name[:50]}”（命名空间“{namespace[1:81]}”）。")

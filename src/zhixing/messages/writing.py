"""From a message to XML elements, in the order of its layout."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from zhixing.messages.codecs import Codec
from zhixing.messages.layout import ByKind, Fixed, Group, Line, Listed, Part, clark
from zhixing.messages.refusal import MessageRefused


class Writer:
    """Builds elements in the order of the layout."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    def write(self, parent: Element, value: Any, parts: tuple[Part, ...]) -> None:
        """Append every part of ``value`` below ``parent``."""
        for part in parts:
            try:
                self._write_part(parent, value, part)
            except MessageRefused as error:
                place = part.path if isinstance(part, Fixed) else part.field
                raise MessageRefused(f"{place}：{error.reason}") from error

    def _write_part(self, parent: Element, value: Any, part: Part) -> None:
        match part:
            case Line():
                self._leaf(parent, part.path, getattr(value, part.field), part)
            case Fixed():
                self._place(parent, part.path).text = part.text
            case Group():
                self._write_group(parent, getattr(value, part.field), part)
            case Listed():
                self._write_listed(parent, getattr(value, part.field), part)
            case ByKind():
                self._write_by_kind(parent, value, part)

    def _leaf(self, parent: Element, path: str, item: Any, part: Line) -> None:
        if item is None:
            if part.optional:
                return
            raise MessageRefused("必填。")
        self._put(parent, path, item, part.codec)

    def _put(self, parent: Element, path: str, item: Any, codec: Codec) -> None:
        written = codec.write(item)
        leaf = self._place(parent, path)
        leaf.text = written
        leaf.attrib.update(dict(codec.attributes))

    def _place(self, parent: Element, path: str) -> Element:
        *way, last = clark(path, self._namespace)
        for name in way:
            parent = parent[-1] if len(parent) and parent[-1].tag == name else SubElement(parent, name)
        return SubElement(parent, last)

    def _write_group(self, parent: Element, item: Any, part: Group) -> None:
        items = item if part.many else (() if item is None else (item,))
        if len(items) < (part.at_least if part.many else int(not part.optional)):
            raise MessageRefused("必填。")
        for one in items:
            self.write(self._place(parent, part.path), one, part.parts)

    def _write_listed(self, parent: Element, items: tuple[Any, ...], part: Listed) -> None:
        if not items:
            raise MessageRefused("至少填一项。")
        for item in items:
            element = self._place(parent, part.path)
            self._put(element, part.inner, item, part.codec)
            self.write(element, None, part.fixed)

    def _write_by_kind(self, parent: Element, value: Any, part: ByKind) -> None:
        kind = getattr(value, part.kind_field)
        for known, path, code in part.places:
            if known == kind:
                self._put(parent, f"{path}/Id", getattr(value, part.field), part.codec)
                self._place(parent, f"{path}/SchmeNm/Cd").text = code
                return
        raise MessageRefused("证件种类不在代码表内。")

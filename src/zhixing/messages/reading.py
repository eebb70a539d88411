"""From XML elements to the fields of a message.

Reading is closed: whatever the layout does not name, or names once and finds twice, is refused, so that nothing a
counterpart says is skipped in silence.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from zhixing.messages.codecs import Codec
from zhixing.messages.layout import ByKind, Fixed, Group, Line, Listed, Part, clark, local
from zhixing.messages.refusal import MessageRefused


class Reader:
    """Reads by the layout and remembers what it has seen; ``finish`` refuses the rest."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace
        self._seen: set[Element] = set()

    def read(self, parent: Element, parts: tuple[Part, ...], known: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the fields found; a field that stands in two places must say the same in both."""
        fields = dict(known or {})
        for part in parts:
            try:
                found = dict(self._read_part(parent, part))
            except MessageRefused as error:
                raise MessageRefused(_at(part, error.reason)) from error
            for name, value in found.items():
                if fields.setdefault(name, value) != value:
                    raise MessageRefused(_at(part, "与报文中另一处的同一内容不一致。"))
        return fields

    def finish(self, root: Element) -> None:
        """Refuse every element, attribute and stray text that the layout does not know."""
        for element in root.iter():
            if element not in self._seen:
                raise MessageRefused(f"报文含有约定以外的内容“{local(element.tag)}”，请按接口说明删去。")
            stray = (element.tail or "") + ((element.text or "") if len(element) else "")
            if stray.strip():
                raise MessageRefused(f"“{local(element.tag)}”处有多余的文字。")

    def see(self, element: Element, attributes: tuple[tuple[str, str], ...] = ()) -> Element:
        """Mark an element as known and check that it carries exactly these attributes."""
        if element.attrib != dict(attributes):
            wanted = "、".join(f'{k}="{v}"' for k, v in attributes) or "无"
            raise MessageRefused(f"“{local(element.tag)}”的属性应为：{wanted}。")
        self._seen.add(element)
        return element

    def _read_part(self, parent: Element, part: Part) -> Iterator[tuple[str, Any]]:
        match part:
            case Line():
                yield part.field, self._value(parent, part.path, part.codec, part.optional)
            case Fixed():
                self._constant(parent, part)
            case Group():
                yield part.field, self._group(parent, part)
            case Listed():
                yield part.field, tuple(self._listed(parent, part))
            case ByKind():
                yield from self._by_kind(parent, part)

    def _constant(self, parent: Element, part: Fixed) -> None:
        leaf = self._find(parent, part.path)
        if leaf is None or leaf.text != part.text:
            raise MessageRefused(f"此处应为“{part.text}”。")

    def _children(self, parent: Element, path: str) -> list[Element]:
        *way, last = clark(path, self._namespace)
        for name in way:
            found = [child for child in parent if child.tag == name]
            if not found:
                return []
            if len(found) > 1:
                raise MessageRefused(f"“{local(name)}”出现多次。")
            parent = self.see(found[0])
        return [child for child in parent if child.tag == last]

    def _find(self, parent: Element, path: str, attributes: tuple[tuple[str, str], ...] = ()) -> Element | None:
        found = self._children(parent, path)
        if len(found) > 1:
            raise MessageRefused("出现多次，只能有一个。")
        return self.see(found[0], attributes) if found else None

    def _value(self, parent: Element, path: str, codec: Codec, optional: bool) -> Any:
        leaf = self._find(parent, path, codec.attributes)
        if leaf is None:
            if optional:
                return None
            raise MessageRefused("缺少此项，必填。")
        return codec.read(leaf.text or "")

    def _group(self, parent: Element, part: Group) -> Any:
        found = self._children(parent, part.path)
        if not part.many and len(found) > 1:
            raise MessageRefused("出现多次，只能有一个。")
        if len(found) < (part.at_least if part.many else int(not part.optional)):
            raise MessageRefused("缺少此项，必填。")
        items = tuple(part.item(**self.read(self.see(element), part.parts)) for element in found)
        if part.many:
            return items
        return items[0] if items else None

    def _listed(self, parent: Element, part: Listed) -> Iterator[Any]:
        found = self._children(parent, part.path)
        if not found:
            raise MessageRefused("缺少此项，必填。")
        for element in found:
            self.read(self.see(element), part.fixed)
            yield self._value(element, part.inner, part.codec, False)

    def _by_kind(self, parent: Element, part: ByKind) -> Iterator[tuple[str, Any]]:
        for kind, path, code in part.places:
            scheme = self._children(parent, f"{path}/SchmeNm/Cd")
            if len(scheme) == 1 and scheme[0].text == code:
                self.see(scheme[0])
                yield part.kind_field, kind
                yield part.field, self._value(parent, f"{path}/Id", part.codec, False)
                return
        raise MessageRefused("缺少证件号码或证件种类不在代码表内。")


def _at(part: Part, reason: str) -> str:
    place = part.path if isinstance(part, Line | Fixed | Group | Listed) else part.places[0][1]
    return f"{place.rpartition('/')[2].rpartition(':')[2]}：{reason}"

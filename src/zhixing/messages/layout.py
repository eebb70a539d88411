"""Where each field stands in the XML, said once and used for writing and for reading.

A layout is a tuple of parts in document order.
"""

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import register_namespace

from zhixing.messages.codecs import Codec

HEAD = "urn:iso:std:iso:20022:tech:xsd:head.001.001.01"
ENVELOPE = "urn:zhixing:envelope:1"
SUPPLEMENT = "urn:zhixing:supplement:1"
_PREFIXES = {"h": HEAD, "e": ENVELOPE, "z": SUPPLEMENT}

for _prefix, _uri in (*_PREFIXES.items(), ("c", "urn:zhixing:control:1")):
    register_namespace({"h": "head", "e": "env", "z": "zhixing", "c": "control"}[_prefix], _uri)


@dataclass(frozen=True)
class Line:
    """One value at ``path`` (steps joined by ``/``, ``h:`` header, ``e:`` envelope, ``z:`` our supplement)."""

    path: str
    field: str
    codec: Codec
    optional: bool = False


@dataclass(frozen=True)
class Fixed:
    """A constant that the standard asks for; any other value is refused."""

    path: str
    text: str


@dataclass(frozen=True)
class Group:
    """A record of its own at ``path``; with ``many`` a tuple of at least ``at_least`` of them."""

    path: str
    field: str
    item: type[Any]
    parts: "tuple[Part, ...]"
    many: bool = False
    optional: bool = False
    at_least: int = 0


@dataclass(frozen=True)
class Listed:
    """A tuple of at least one single value, the element at ``path`` repeated; ``inner`` is the path below it."""

    path: str
    field: str
    inner: str
    codec: Codec
    fixed: tuple[Fixed, ...] = ()


@dataclass(frozen=True)
class ByKind:
    """A number whose place and scheme code depend on its kind: ``places[kind] = (path, code)``.

    Writes ``path/Id`` and ``path/SchmeNm/Cd``.
    """

    kind_field: str
    field: str
    places: tuple[tuple[Any, str, str], ...]
    codec: Codec


Part = Line | Fixed | Group | Listed | ByKind


def clark(path: str, namespace: str) -> list[str]:
    """``h:Fr/OrgId`` → names with their namespaces; a step without prefix is in ``namespace``."""
    steps = []
    for step in path.split("/"):
        prefix, _, local = step.rpartition(":")
        steps.append(f"{{{_PREFIXES[prefix] if prefix else namespace}}}{local}")
    return steps


def local(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]

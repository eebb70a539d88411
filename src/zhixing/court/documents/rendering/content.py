"""The content of one paper, free of layout: what the database freezes as text and both renderers print.

A paper is frozen when it is issued and rendered once, later. So the content is plain values only, every text is
already worded, and the JSON form carries a schema number: a later program still reads what an earlier one wrote.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal

from zhixing.court.documents.rendering.blocks import (
    Approval,
    Block,
    Column,
    Facts,
    Field,
    Form,
    Items,
    MoneyTable,
    Note,
    Paragraph,
    Parties,
    Party,
    Signature,
    Step,
)
from zhixing.court.documents.rendering.wording import chinese_number

__all__ = [
    "SCHEMA",
    "Annex",
    "Approval",
    "Block",
    "Column",
    "Content",
    "Facts",
    "Field",
    "Form",
    "Head",
    "Items",
    "MoneyTable",
    "Note",
    "Paragraph",
    "Parties",
    "Party",
    "Signature",
    "Step",
    "UnreadableContent",
    "from_json",
    "paper_number",
    "to_json",
]

SCHEMA = 1
"""Number of the JSON form below. A change of shape gets a new number and keeps the reader of the old one."""


class UnreadableContent(ValueError):
    """Frozen content that this program cannot read, or a text that cannot be frozen; the message is Chinese."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """What every paper of a case carries.

    `document_number` is printed under the title: the case number, with 之一, 之二 … for later papers of the same
    kind (`paper_number`). `bench` is pairs of office and name in the order of signing, `clerk` the name of the 书记员
    ("" for none). `contact` is one line with name, telephone and address. `checking_address` is where the
    verification code can be checked.
    """

    court: str
    case_number: str
    document_number: str
    date: date
    bench: tuple[tuple[str, str], ...]
    clerk: str
    verification_code: str
    contact: str
    checking_address: str = ""


@dataclass(frozen=True, kw_only=True)
class Annex:
    """A part on a page of its own. `tear_off` marks a 回执: a line to cut along, and who returns it to whom."""

    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    tear_off: bool = False


@dataclass(frozen=True, kw_only=True)
class Content:
    """One paper.

    `kind` is the paper's name in the program, `title` the words of the trade printed at its head. `layout`:
    a "ruling" is signed by the bench and certified (本件与原本核对无异), a "notice" bears the court's seal and the
    contact, a "sheet" is a table without seal. `wide` turns the page for broad tables.
    """

    kind: str
    title: str
    court: str
    number: str
    layout: Literal["ruling", "notice", "sheet"]
    blocks: tuple[Block, ...]
    date: date
    verification_code: str
    verification_hint: str
    bench: tuple[tuple[str, str], ...] = ()
    clerk: str = ""
    seal: bool = False
    contact: str = ""
    wide: bool = False
    annexes: tuple[Annex, ...] = ()


_TYPES: dict[str, Callable[..., Any]] = {
    cls.__name__: cls
    for cls in (
        *(Content, Annex, Paragraph, Party, Parties, Items, Field, Facts, Form, Column, MoneyTable),
        *(Step, Approval, Signature, Note),
    )
}


def paper_number(case_number: str, ordinal: int) -> str:
    """Number of the ordinal-th paper of a kind in a case: the first bears the case number itself, then 之一, 之二 …

    (法〔2016〕221号: the suffix begins with the second ruling.) Raises ValueError below 1.
    """
    if ordinal < 1:
        raise ValueError("文书次序从 1 起算")
    return case_number if ordinal == 1 else f"{case_number}之{chinese_number(ordinal - 1)}"


def to_json(content: Content) -> str:
    """Freeze the content as text; `from_json` gives it back unchanged. Raises UnreadableContent on broken text."""
    text = json.dumps({"schema": SCHEMA, "content": _plain(content)}, ensure_ascii=False, sort_keys=True)
    try:
        text.encode()
    except UnicodeEncodeError as broken:
        raise UnreadableContent("文书内容含有不成对的代理字符，无法保存，请检查并重新录入该文字") from broken
    return text


def from_json(text: str) -> Content:
    """Read frozen content. Raises UnreadableContent when it is not content of a schema known here."""
    try:
        frozen = json.loads(text)
        schema = frozen["schema"]
    except (ValueError, TypeError, KeyError) as broken:
        raise UnreadableContent("文书内容不是本系统保存的格式，请核对存档") from broken
    if schema != SCHEMA:
        raise UnreadableContent(f"文书内容的格式版本为 {schema}，本程序只能读取版本 {SCHEMA}，请使用相应版本的程序")
    try:
        content = _typed(frozen["content"])
    except (ValueError, TypeError, KeyError) as broken:
        raise UnreadableContent("文书内容缺少必要部分或含有未知部分，请核对存档") from broken
    if not isinstance(content, Content):
        raise UnreadableContent("文书内容不是一份完整的文书，请核对存档")
    return content


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {"type": type(value).__name__} | {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return {"type": "date", "day": value.isoformat()} if isinstance(value, date) else value


def _typed(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_typed(one) for one in value)
    if not isinstance(value, dict):
        return value
    if value["type"] == "date":
        return date.fromisoformat(value["day"])
    return _TYPES[value["type"]](**{name: _typed(one) for name, one in value.items() if name != "type"})

"""The blocks papers are made of: frozen values without layout, already worded."""

from dataclasses import dataclass
from typing import Literal

from zhixing.court.documents.rendering.wording import chinese_number


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. "body" is indented by two characters, "addressee" and "plain" are not, "heading" is 黑体."""

    text: str
    style: Literal["body", "addressee", "plain", "heading"] = "body"


@dataclass(frozen=True)
class Party:
    """One line of the parties: role ("申请执行人"), name, and what identifies them (birth, id, address) or ""."""

    role: str
    name: str
    details: str = ""

    @property
    def line(self) -> str:
        """The line as printed: 申请执行人：张三，男，…。"""
        return f"{self.role}：{self.name}" + (f"，{self.details}" if self.details else "") + "。"


@dataclass(frozen=True)
class Parties:
    """The parties at the head of a ruling, in order; representatives are lines of their own."""

    lines: tuple[Party, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The parties as printed, one paragraph each."""
        return tuple(party.line for party in self.lines)


@dataclass(frozen=True)
class Items:
    """Operative items (主文) or numbered points; a single item carries no number."""

    texts: tuple[str, ...]

    @property
    def numbered(self) -> tuple[str, ...]:
        """The items as printed: 一、… 二、…"""
        if len(self.texts) == 1:
            return self.texts
        return tuple(f"{chinese_number(place)}、{text}" for place, text in enumerate(self.texts, 1))


@dataclass(frozen=True)
class Field:
    """A label and its value; an empty value is a blank to be filled by hand, `lines` rows high."""

    label: str
    value: str = ""
    wide: bool = False
    lines: int = 1


@dataclass(frozen=True)
class Facts:
    """A bordered table of labels and values: two fields a row, a wide field takes a row of its own."""

    fields: tuple[Field, ...]

    @property
    def grid(self) -> tuple[tuple[Field, ...], ...]:
        """Rows of one or two fields, in order."""
        return _rows(self.fields)


@dataclass(frozen=True)
class Form:
    """A bordered form to be filled in by hand, with a caption ("" for none). Laid out as Facts, rows higher."""

    fields: tuple[Field, ...]
    caption: str = ""

    @property
    def grid(self) -> tuple[tuple[Field, ...], ...]:
        """Rows of one or two fields, in order."""
        return _rows(self.fields)


def _rows(all_fields: tuple[Field, ...]) -> tuple[tuple[Field, ...], ...]:
    rows: list[tuple[Field, ...]] = []
    waiting: Field | None = None
    for field in all_fields:
        if waiting and not field.wide:
            rows.append((waiting, field))
            waiting = None
            continue
        if waiting:
            rows.append((waiting,))
        waiting = None if field.wide else field
        if field.wide:
            rows.append((field,))
    return (*rows, (waiting,)) if waiting else tuple(rows)


@dataclass(frozen=True)
class Column:
    """A column of a table: heading, share of the width, and whether it holds amounts (set flush right)."""

    heading: str
    share: int
    amount: bool = False


@dataclass(frozen=True)
class MoneyTable:
    """A bordered table with a heading row; `total` is the last row, set apart, or empty. Raises ValueError."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    caption: str = ""

    def __post_init__(self) -> None:
        for row in (*self.rows, *((self.total,) if self.total else ())):
            if len(row) != len(self.columns):
                raise ValueError(f"表格每行应有 {len(self.columns)} 栏，现有一行为 {len(row)} 栏")


@dataclass(frozen=True)
class Step:
    """One step of an approval sheet: office, name, opinion and day in words; empty ones are still to be filled."""

    office: str
    name: str = ""
    opinion: str = ""
    day: str = ""


@dataclass(frozen=True)
class Approval:
    """The steps of an approval, in order, as rows of a bordered table (审批表)."""

    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Signature:
    """Lines to be signed or sealed, set flush right and kept together with what precedes them."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """Small print: how to fill in a form, what a figure rests on."""

    text: str


Block = Paragraph | Parties | Items | Facts | Form | MoneyTable | Approval | Signature | Note

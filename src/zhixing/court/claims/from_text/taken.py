"""What was taken from a text: fields by their place on the form, and remarks for a person; no field without a source."""

from dataclasses import dataclass, field
from typing import Any

from zhixing.reading.model import Reading
from zhixing.reading.source import Span
from zhixing.reading.values import Found, Inference

ASK = "待核对"
"""Stands in a field that has to be filled by a person; the form refuses it."""

_INFERRED = {
    Inference.ROLE: "文书只写“原告”“被告”等身份，按全文中的唯一当事人填写",
    Inference.BASE: "没有写计息基数，按本项本金",
    Inference.FROM: "没有写起算日，按前段截止日的次日",
    Inference.TO: "没有写截止日，按同句他段",
    Inference.UNIT: "没有写利率的单位，按年利率",
    Inference.RATE: "没有写利率，按同句他段",
    Inference.DATE: "日期写得不完整，按上下文补全",
    Inference.OTHER_ITEM: "本项没有写，取自文书的其他部分",
    Inference.HALF: "只写“一半”，按总额折半",
    Inference.PART: "只写比例，按总额计算",
}


@dataclass(frozen=True, slots=True)
class Source:
    """The value of one field as typed, where it was read, and why to look twice."""

    value: str
    spans: tuple[Span, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A passage a person has to read or know of; kind: unread, hand, nothing, disagreement, choice, note."""

    kind: str
    text: str
    spans: tuple[Span, ...] = ()


@dataclass
class Taken:
    """Everything taken from one text. `fields` are keyed as the form names them ("items-0-amount")."""

    text: str
    reading: Reading
    fields: dict[str, Source] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def put(self, name: str, value: str, *found: Found[Any] | Span | None, doubts: tuple[str, ...] = ()) -> None:
        """Fill a field. ValueError without a source: nothing is made up."""
        spans = tuple(dict.fromkeys(f.span if isinstance(f, Found) else f for f in found if f is not None))
        if not spans:
            raise ValueError(f"{name} has no source")
        said = [d for f in found if isinstance(f, Found) for d in why(f)]
        self.fields[name] = Source(value, spans, tuple(dict.fromkeys((*said, *doubts))))

    def doubt(self, name: str, *said: str) -> None:
        """Say why a filled field has to be looked at again."""
        had = self.fields[name]
        self.fields[name] = Source(had.value, had.spans, tuple(dict.fromkeys((*had.doubts, *said))))

    def remark(self, kind: str, text: str, *spans: Span) -> None:
        """Tell the person something about a passage."""
        self.remarks.append(Remark(kind, text, spans))

    def values(self) -> dict[str, Any]:
        """The fields as nested values, as the form reads them back."""
        return nested({name: source.value for name, source in self.fields.items() if source.value})


def why(found: Found[Any]) -> tuple[str, ...]:
    """The doubts of a value in words, its inference among them."""
    inferred = (_INFERRED[found.inference],) if found.inference else ()
    return (*found.doubts, *inferred)


def nested(flat: dict[str, str]) -> dict[str, Any]:
    """{"items-0-name": x} → {"items": [{"name": x}]}. "on" of a ticked box is True."""
    values: dict[str, Any] = {}
    for name, value in flat.items():
        group, _, rest = name.partition("-")
        if not rest:
            values[group] = True if value == "on" else value
            continue
        index, _, inner = rest.partition("-")
        rows = values.setdefault(group, [])
        rows.extend({} for _ in range(int(index) + 1 - len(rows)))
        rows[int(index)][inner] = value
    return values

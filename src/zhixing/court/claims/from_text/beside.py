"""What the filing page shows beside its form: the text with its sources, the doubts, and what a person has to read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from zhixing.court.claims.from_text.highlight import Mark, Piece, anchor, pieces
from zhixing.court.claims.from_text.merging import pairs
from zhixing.court.claims.from_text.taken import Remark, Source, Taken
from zhixing.court.claims.from_text.taking import LONGEST, questions, take, unreadable
from zhixing.court.kernel.forms import FormRow
from zhixing.reading.source import Span

TEXT = "read_text"
"""The hidden field that carries the text from post to post; nothing is stored before the act is done."""

FILE = "instrument_file"
"""The field of the instrument's own file, which the page asks for at its head."""

ACCEPTED = "accepted"
"""The name of the boxes by which a doubtful field is accepted."""

_TITLES = (
    ("unread", "须由人阅读"), ("hand", "没有填入，须由人填写"), ("choice", "有两种读法，请选定"),
    ("disagreement", "文书自身不一致"), ("nothing", "没有给付内容，不能执行"), ("note", "另请注意"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """Where a field's value came from, and why to look twice; `read` is the value in the text where another is typed."""

    anchors: tuple[str, ...]
    words: str
    doubts: tuple[str, ...] = ()
    accepted: bool = False
    read: str = ""

    @property
    def doubtful(self) -> bool:
        """Still to be looked at."""
        return bool(self.doubts) and not self.accepted and not self.read


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the form with its note; a group has its copies."""

    row: FormRow
    note: Note | None = None
    copies: tuple[tuple["Line", ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An entry of the list of what to look at first."""

    name: str
    label: str
    note: Note


@dataclass(frozen=True)
class Beside:
    """Everything beside the form. `text` is empty before a text was read."""

    text: str
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    remarks: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = ()
    letter: bool = False
    filled: int = 0
    longest: int = LONGEST
    file: FormRow | None = None

    @property
    def left(self) -> int:
        """How many doubtful fields nobody has accepted or changed yet."""
        return sum(d.note.doubtful for d in self.doubtful)


_taken = lru_cache(maxsize=8)(take)


def beside(shown: tuple[FormRow, ...], posted: Mapping[str, str]) -> Beside:
    """The form's rows with their sources in the posted text."""
    rows = tuple(r for r in shown if r.name != FILE)
    return replace(_beside(rows, posted), file=next((r for r in shown if r.name == FILE), None))


def _beside(rows: tuple[FormRow, ...], posted: Mapping[str, str]) -> Beside:
    text = posted.get(TEXT, "").replace("\r\n", "\n")
    if not text or unreadable(text):
        return Beside("", tuple(_line(r, {}, frozenset()) for r in rows))
    taken = _taken(text)
    accepted = frozenset(getattr(posted, "getlist", lambda name: [posted.get(name, "")])(ACCEPTED))
    lines = tuple(_line(row, _sources(row, taken), accepted, text) for row in rows)
    doubtful = [d for line in lines for d in _doubtful(line, "")]
    return Beside(
        text, lines, tuple(pieces(text, _marks(taken, doubtful), _anchors(taken))),
        tuple(sorted(doubtful, key=lambda d: not d.note.doubtful)), _remarks(taken), bool(questions(taken)),
        len(taken.fields),
    )  # fmt: skip


def _sources(row: FormRow, taken: Taken) -> dict[str, Source]:
    """The sources of a row's fields by the names they have on the form now (rows may have been taken out)."""
    if not row.copies or not row.add:
        return {n: s for n, s in taken.fields.items() if n == row.name}
    shown = [next((r.value for r in copy if r.name.endswith("-name")), "") for copy in row.copies]
    read = taken.values().get(row.name, [])
    found = pairs(shown, [r.get("name", "") for r in read])
    return {
        f"{row.name}-{now}-{name}": source
        for now, then in found.items()
        for name in read[then]
        if (source := taken.fields.get(f"{row.name}-{then}-{name}"))
    }


def _line(row: FormRow, sources: Mapping[str, Source], accepted: frozenset[str], text: str = "") -> Line:
    if row.copies:
        copies = tuple(tuple(_line(r, sources, accepted, text) for r in copy) for copy in row.copies)
        return Line(row, None, copies)
    source = sources.get(row.name)
    return Line(row, _note(row, source, row.name in accepted, text) if source else None)


def _note(row: FormRow, source: Source, accepted: bool, text: str) -> Note:
    read = {"on": "True"}.get(source.value, source.value)
    same = " ".join(row.value.split()) == " ".join(read.split())
    labels = dict(row.options)
    return Note(
        tuple(anchor(s) for s in source.spans), "　".join(_words(text, s) for s in source.spans), source.doubts, accepted,
        "" if same else labels.get(read, {"True": "勾选", "": "没有写"}.get(read, read)),
    )  # fmt: skip


def _words(text: str, span: Span) -> str:
    words = " ".join(text[span.start : span.end].split())
    return words if len(words) <= 60 else f"{words[:60]}…"


def _doubtful(line: Line, group: str) -> list[Doubtful]:
    if line.copies:
        named = [(f"{line.row.label}{i}　", copy) for i, copy in enumerate(line.copies, 1)]
        return [d for label, copy in named for one in copy for d in _doubtful(one, label)]
    if line.note is None or not line.note.doubts:
        return []
    return [Doubtful(line.row.name, group + line.row.label, line.note)]


def _marks(taken: Taken, doubtful: list[Doubtful]) -> list[Mark]:
    unsure = {d.name for d in doubtful if d.note.doubtful}
    marks = [
        Mark(span, "doubt" if name in unsure else "read", _LABELS.get(name.split("-")[-1], name), f"#f-{name}")
        for name, source in taken.fields.items()
        if name != "operative_part"
        for span in source.spans
    ]
    titles = dict(_TITLES)
    return marks + [Mark(s, r.kind, titles[r.kind]) for r in taken.remarks for s in r.spans]


_LABELS = {
    "cause": "案由", "instrument_kind": "执行依据", "number": "号码", "made_by": "作出机关", "made_on": "作出日期",
    "period_days": "履行期间", "joint": "连带责任", "name": "名称", "kind": "性质", "amount": "金额", "due": "最后履行日",
    "rate_kind": "利率种类", "rate": "利率或者倍数", "interest_from": "利息起算日", "interest_until": "利息截止日",
    "address": "地址",
}  # fmt: skip


def _anchors(taken: Taken) -> list[Span]:
    return [s for source in taken.fields.values() for s in source.spans]


def _remarks(taken: Taken) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    groups = []
    for kind, title in _TITLES:
        mine = tuple(_linked(r) for r in taken.remarks if r.kind == kind)
        if mine:
            groups.append((kind, title, mine))
    return tuple(groups)


def _linked(remark: Remark) -> tuple[str, str]:
    return remark.text, anchor(remark.spans[0]) if remark.spans else ""

"""Readings against answers: precision, recall, documents fully right, values without span, dangerous errors."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from zhixing.reading.reader import read
from zhixing.reading.scoring.answers import facts_of_answer
from zhixing.reading.scoring.facts import COMPOSED, FIELDS, GROUPS, Fact, name
from zhixing.reading.scoring.readings import facts_of_reading
from zhixing.reading.source import Source
from zhixing.reading.tokens import tokenise


@dataclass(slots=True)
class Tally:
    """How many facts were read, stated in the answer, and the same in both."""

    read: int = 0
    stated: int = 0
    same: int = 0

    @property
    def precision(self) -> Fraction:
        """Share of what was read that is right; 1 where nothing was read."""
        return Fraction(self.same, self.read) if self.read else Fraction(1)

    @property
    def recall(self) -> Fraction:
        """Share of what the answer states that was read; 1 where it states nothing."""
        return Fraction(self.same, self.stated) if self.stated else Fraction(1)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One fact read but not stated, or stated but not read."""

    document: str
    fact: Fact
    read: bool


@dataclass(slots=True)
class Score:
    """The whole comparison."""

    documents: int = 0
    right: int = 0
    values: int = 0
    unspanned: int = 0
    dangerous: int = 0
    fields: dict[str, Tally] = field(default_factory=lambda: {f: Tally() for f in FIELDS})
    mistakes: list[Mistake] = field(default_factory=list)

    def group(self, name: str) -> Tally:
        """The fields of one reported figure together."""
        parts = [self.fields[f] for f in GROUPS[name]]
        return Tally(sum(t.read for t in parts), sum(t.stated for t in parts), sum(t.same for t in parts))

    def to_json(self) -> dict[str, Any]:
        """documents and documents_right are counts; unspanned and dangerous are shares of all values read."""
        result: dict[str, Any] = {"documents": self.documents, "documents_right": self.right}
        for figure in GROUPS:
            tally = self.group(figure)
            result[figure] = {"precision": round(float(tally.precision), 4), "recall": round(float(tally.recall), 4)}
        result["unspanned"] = round(self.unspanned / self.values, 6) if self.values else 0.0
        result["dangerous"] = round(self.dangerous / self.values, 6) if self.values else 0.0
        return result


def score(answers: Iterable[dict[str, Any]], texts: dict[str, str]) -> Score:
    """Read the text of every answer and compare. KeyError where an answer has no text."""
    result = Score()
    for answer in answers:
        text = texts[answer["id"]]
        _compare(result, answer["id"], text, facts_of_reading(read(text)), facts_of_answer(answer))
    return result


def _compare(result: Score, document: str, text: str, read_: list[Fact], stated: list[Fact]) -> None:
    result.documents += 1
    left = Counter((f.field, f.key) for f in stated)
    for fact in stated:
        result.fields[fact.field].stated += 1
    clean = True
    for fact in read_:
        result.fields[fact.field].read += 1
        same = left[(fact.field, fact.key)] > 0
        if same:
            left[(fact.field, fact.key)] -= 1
            result.fields[fact.field].same += 1
        else:
            clean = False
            result.mistakes.append(Mistake(document, fact, True))
        _count_value(result, fact, text, same)
    for (field_name, key), count in left.items():
        clean = clean and count == 0
        result.mistakes.extend(Mistake(document, Fact(field_name, key), False) for _ in range(count))
    result.right += clean


def _count_value(result: Score, fact: Fact, text: str, same: bool) -> None:
    if fact.field in COMPOSED:
        return
    result.values += 1
    if not supported(fact, text):
        result.unspanned += 1
    if not same and not fact.doubtful:
        result.dangerous += 1


_NAMES = frozenset({"creditor", "debtor", "item_debtor", "item_creditor"})


def supported(fact: Fact, text: str) -> bool:
    """Whether the fact has a place in the text; and, where it is a name or a sum not marked, whether it stands there."""
    span = fact.span
    if span is None or not 0 <= span.start < span.end <= len(text):
        return False
    words = text[span.start : span.end]
    if fact.doubtful or fact.field not in _NAMES | {"money"}:
        return True
    if fact.field in _NAMES:
        return name(words) == fact.key[-1]
    return any(token.value == fact.key[-1] for token in tokenise(Source(words).text, ()))

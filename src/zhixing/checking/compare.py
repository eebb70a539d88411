"""Holding a document against the daily loop, number by number."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhixing.checking.published import Tables
from zhixing.checking.tree import proof, value
from zhixing.checking.walk import Walk

Json = dict[str, Any]


class NotAnAnswer(ValueError):
    """The document is no answer of `zhixing owe` that can be re-computed; the Chinese message says why."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the document says one thing and the daily loop another; texts as shown to a person."""

    where: str
    stated: str
    computed: str

    def __str__(self) -> str:
        return f"{self.where}：文件写的是 {self.stated}，复算为 {self.computed}"


def check_sum(document: Json) -> list[Difference]:
    """Every number of the value and of the proof that does not follow from the stated facts; empty: all agree.

    Raises NotAnAnswer for a document of another kind, or one without a sum.
    """
    return differences(document, recomputed(document))


def recomputed(document: Json) -> Json:
    """What the document must say by the daily loop over the facts it states. Raises NotAnAnswer."""
    if document.get("question") != "owed" or not isinstance(document.get("value"), dict):
        raise NotAnAnswer("这不是“zhixing owe --json”给出的、载有金额的文件")
    stated = document["value"]
    try:
        walk = Walk(stated["facts"], date.fromisoformat(stated["on"]), Tables(stated["published"]))
        return {"on": str(walk.on), "value": value(walk), "proof": proof(walk)}
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, AssertionError) as error:
        raise NotAnAnswer(f"文件中的事实不完整，无法复算：{error}") from None


def differences(document: Json, computed: Json) -> list[Difference]:
    """Where the document and the daily loop part."""
    return [d for part, inner in computed.items() for d in _differ(part, document.get(part), inner)]


def _differ(where: str, stated: Any, computed: Any) -> Iterator[Difference]:
    """Compare what was computed; keys that only the document has (words, citations) are not numbers of the sum."""
    if isinstance(computed, dict) and isinstance(stated, dict):
        for key, inner in computed.items():
            yield from _differ(f"{where}.{key}", stated.get(key), inner)
        for key in {"children", "details", "exact"} & (stated.keys() - computed.keys()):
            yield Difference(f"{where}.{key}", str(stated[key]), "无此项")
    elif isinstance(computed, list) and isinstance(stated, list):
        yield from _differ_lists(where, stated, computed)
    elif type(stated) is not type(computed) or stated != computed:
        yield Difference(where, str(stated), str(computed))


def _differ_lists(where: str, stated: list[Any], computed: list[Any]) -> Iterator[Difference]:
    if len(stated) != len(computed):
        yield Difference(where, f"{len(stated)} 项", f"{len(computed)} 项")
    for index, (left, right) in enumerate(zip(stated, computed, strict=False)):
        yield from _differ(f"{where}[{index}]", left, right)

"""Holding a document against what its own facts lead to, number by number."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhixing.checking.bearing_answer import bearing_answer
from zhixing.checking.fee_answer import fee_answer, inverse_answer
from zhixing.checking.limit_answer import hours_answer, limit_answer
from zhixing.checking.plan_answer import plan_answer
from zhixing.checking.published import Tables
from zhixing.checking.tree import proof, value
from zhixing.checking.walk import Walk

Json = dict[str, Any]


class NotAnAnswer(ValueError):
    """The document is no answer that can be re-computed; the Chinese message says why."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the document says one thing and the checker another; texts as shown to a person."""

    where: str
    stated: str
    computed: str

    def __str__(self) -> str:
        return f"{self.where}：文件写的是 {self.stated}，复算为 {self.computed}"


def check_sum(document: Json) -> list[Difference]:
    """Every number of the value and of the proof that does not follow from the stated facts; empty: all agree.

    Answers of `zhixing owe`, `fee`, `costs`, `limit` and `distribute`. Raises NotAnAnswer for a document of another kind, one
    without its facts, and a debt without a sum.
    """
    return differences(document, recomputed(document))


def recomputed(document: Json) -> Json:
    """What the document must say by the facts it states. Raises NotAnAnswer."""
    question = str(document.get("question"))
    kind = next((kind for kind in _KINDS if question.startswith(kind)), None)
    if kind is None:
        raise NotAnAnswer("认不出这份文件；可以复算 zhixing owe、fee、costs、limit、distribute 加 --json 给出的文件")
    if kind != "owed" and not isinstance(document.get("facts"), dict):
        raise NotAnAnswer("文件没有写明计算所依据的事实（facts），无法复算；请用现在的版本重新输出")
    if kind == "owed" and not isinstance(document.get("value"), dict):
        raise NotAnAnswer("这份“zhixing owe --json”的文件没有金额，无法复算")
    try:
        return _KINDS[kind](document)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, AssertionError) as error:
        raise NotAnAnswer(f"文件中的事实不完整，无法复算：{error}") from None


def _owed(document: Json) -> Json:
    stated = document["value"]
    walk = Walk(stated["facts"], date.fromisoformat(stated["on"]), Tables(stated["published"]))
    effective = stated["facts"].get("effective")
    lawful = effective is not None and effective <= str(walk.on)
    return {"on": str(walk.on), "lawful": lawful, "value": value(walk), "proof": proof(walk)}


_KINDS: dict[str, Callable[[Json], Json]] = {
    "owed": _owed,
    "fees.inverse": lambda document: inverse_answer(document["facts"]),
    "fees.bearing": lambda document: bearing_answer(document["facts"], Tables(document.get("published", []))),
    "fees": lambda document: fee_answer(document["facts"]),
    "limits.hours": lambda document: hours_answer(document["facts"]),
    "limits": lambda document: limit_answer(document["facts"], Tables(document.get("published", []))),
    "distribution": lambda document: plan_answer(document["facts"]),
}


def differences(document: Json, computed: Json) -> list[Difference]:
    """Where the document and the checker part."""
    stated = document | {"steps": _found(document)} if "steps" in computed else document
    return [d for part, inner in computed.items() for d in _differ(part, stated.get(part), inner)]


def _found(document: Json) -> Any:
    """What each step found, by what it asked: a limit has no proof but its steps."""
    try:
        return {step["asked"]: step["found"] for step in document["steps"]}
    except (LookupError, TypeError):
        return document.get("steps")


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

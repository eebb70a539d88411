"""The answer of a question of law: a value, the steps that led there, and what was read on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from zhixing import __version__
from zhixing.law.core.citation import Citation, citation_json
from zhixing.law.core.proof import Amount

T = TypeVar("T")
SCHEMA = 1


class Verdict(StrEnum):
    """Whether a condition is met. UNKNOWN is never treated as met."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Force(StrEnum):
    """How a condition binds: MANDATORY blocks; PRESUMPTIVE yields to reasons one level higher; NOTE only warns."""

    MANDATORY = "mandatory"
    PRESUMPTIVE = "presumptive"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Step:
    """One condition: what was asked, the fact looked at, the verdict, the articles."""

    asked: str
    verdict: Verdict
    found: str
    cites: tuple[Citation, ...]
    force: Force = Force.MANDATORY

    def to_json(self) -> dict[str, Any]:
        return {
            "asked": self.asked,
            "verdict": self.verdict.value,
            "found": self.found,
            "force": self.force.value,
            "cites": [citation_json(c) for c in self.cites],
        }


@dataclass(frozen=True, slots=True)
class ParameterRead:
    """A dated legal number that the answer relied on: its value, since when, and how well it is attested."""

    name: str
    means: str
    value: str
    unit: str
    since: date
    grade: str
    cite: Citation

    @property
    def verified(self) -> bool:
        """False for numbers from memory [M] or of our own design [D]."""
        return self.grade not in {"M", "D"}

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "means": self.means,
            "value": self.value,
            "unit": self.unit,
            "since": self.since.isoformat(),
            "grade": self.grade,
            "cite": citation_json(self.cite),
        }


@dataclass(frozen=True)
class Determination(Generic[T]):
    """Whether something is lawful and what follows, with every reason. Kept for ever with the act it justified."""

    question: str
    title: str
    on: date
    value: T | None
    steps: tuple[Step, ...] = ()
    parameters: tuple[ParameterRead, ...] = ()
    proof: Amount | None = None
    tables: str = ""

    @property
    def lawful(self) -> bool:
        """Every mandatory and presumptive condition is met."""
        return not self.blocks and not self.overridable

    @property
    def blocks(self) -> tuple[Step, ...]:
        """Mandatory conditions that are not met or not known."""
        return tuple(s for s in self.steps if s.force is Force.MANDATORY and s.verdict is not Verdict.YES)

    @property
    def overridable(self) -> tuple[Step, ...]:
        """Presumptive conditions not met: need written reasons and one approval level higher."""
        return tuple(s for s in self.steps if s.force is Force.PRESUMPTIVE and s.verdict is not Verdict.YES)

    @property
    def warnings(self) -> tuple[Step, ...]:
        """Notes that are not met: shown, never blocking."""
        return tuple(s for s in self.steps if s.force is Force.NOTE and s.verdict is not Verdict.YES)

    def sentences(self) -> list[str]:
        """The answer as Chinese sentences."""
        mark = {Verdict.YES: "满足", Verdict.NO: "不满足", Verdict.UNKNOWN: "不明"}
        lines = [f"{self.title}：{'可以' if self.lawful else '不可以'}"]
        for s in self.steps:
            because = "、".join(str(c) for c in s.cites)
            lines.append(f"{s.asked}：{mark[s.verdict]}。{s.found}〔{because}〕")
        if self.proof:
            lines += self.proof.sentences()
        return lines

    def to_json(self, show: Callable[[T], Any] = str) -> dict[str, Any]:
        """The document stored with an act; `show` turns the value into JSON."""
        return {
            "schema": SCHEMA,
            "question": self.question,
            "title": self.title,
            "on": self.on.isoformat(),
            "lawful": self.lawful,
            "value": None if self.value is None else show(self.value),
            "steps": [s.to_json() for s in self.steps],
            "parameters": [p.to_json() for p in self.parameters],
            "proof": self.proof.to_json() if self.proof else None,
            "law": {"version": __version__, "tables": self.tables},
        }


def yes_no(met: bool | None) -> Verdict:
    """True, False or not known, as a verdict."""
    return Verdict.UNKNOWN if met is None else Verdict.YES if met else Verdict.NO


def step(asked: str, met: bool | None, found: str, *cites: Citation, force: Force = Force.MANDATORY) -> Step:
    """A condition from a plain truth value; None is UNKNOWN."""
    return Step(asked, yes_no(met), found, cites, force)

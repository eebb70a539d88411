"""Two typed seams besides events: slots, that upper rooms fill for lower ones, and parts, that make up pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Filler = Callable[..., Any]


class SlotFailed(Exception):
    """A filler raised: the answer is unknown, which blocks a mandatory condition."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A question a lower room asks of the rooms above it. A required slot without filler is unknown."""

    name: str
    required: bool = False

    def fill(self, filler: Filler) -> None:
        """Answer the question; called once from an upper room's `apps.py`."""
        _fillers.setdefault(self.name, []).append(filler)

    def fillers(self) -> list[Filler]:
        """The bare fillers, for seams whose failure must fail the act."""
        return list(_fillers.get(self.name, []))

    def ask(self, *args: Any) -> list[Any]:
        """All answers. Raises SlotFailed when a filler fails or a required one is absent."""
        fillers = _fillers.get(self.name, [])
        if self.required and not fillers:
            raise SlotFailed(f"“{self.name}”没有应答")
        answers = []
        for filler in fillers:
            try:
                answers.append(filler(*args))
            except Exception as trouble:
                raise SlotFailed(f"“{self.name}”应答失败：{trouble}") from trouble
        return answers


_fillers: dict[str, list[Filler]] = {}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a subject's page: a tab (`show` → components), a headline figure, or lines of the desk."""

    subject: str
    place: str
    name: str
    title: str
    order: int
    show: Callable[..., Any]


_parts: list[Part] = []


def part(
    subject: str, place: str, name: str, title: str, order: int
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function as a part of the page of a kind of dossier (or of "desk")."""

    def register(show: Callable[..., Any]) -> Callable[..., Any]:
        _parts.append(Part(subject, place, name, title, order, show))
        return show

    return register


def parts(subject: str, place: str) -> Iterator[Part]:
    """The parts of a page in order."""
    yield from sorted((p for p in _parts if p.subject == subject and p.place == place), key=lambda p: p.order)

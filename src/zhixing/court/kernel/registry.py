"""The definition of an act. Form, panel, API operation, gate, approval, record, limits and papers derive from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from django.apps import apps
from django.db import models

from zhixing.court.kernel.inputs import Input
from zhixing.court.kernel.refused import Refused
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.determination import Determination
from zhixing.law.core.tables import Tables
from zhixing.law.limits.node import Node


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an approval chain: a post, how many must agree. A panel counts the proposer as its third vote."""

    role: Role
    title: str
    count: int = 1
    panel: bool = False


PANEL = Step(Role.JUDGE, "合议庭", 2, panel=True)

Ask = Callable[..., Determination[Any]]
Approve = Callable[[Any, Any], tuple[Step, ...]]


@dataclass(frozen=True)
class Definition:
    """Everything the kernel knows of an act. See `act`."""

    name: str
    title: str
    on: type[models.Model]
    by: tuple[Role, ...]
    data: type[Input]
    ask: Ask
    body: Callable[..., Any]
    node: Node | None = None
    approve: Approve | None = None
    override: Step | None = None
    papers: tuple[Callable[..., Any], ...] = ()
    lock: Callable[[Any, Any], Iterable[models.QuerySet[Any]]] | None = None
    initial: Callable[[Any], Mapping[str, Any]] | None = None
    choices: Callable[[Any, Viewer], Mapping[str, list[tuple[str, str]]]] | None = None
    bar: Callable[[Any, Viewer], str] | None = None
    page: str = ""
    beside: Callable[[Any, Mapping[str, str]], Any] | None = None
    opens: str = ""
    alone: bool = False
    day_of_execution: bool = False
    listed: bool = True
    force: bool = False

    def rule(self, subject: models.Model, data: Input | None, asking: "Asking") -> Determination[Any]:
        """Ask the law. Raises Refused with the law's own words where it cannot answer on such facts at all."""
        try:
            return self.ask(subject, data, asking)
        except (ValueError, LookupError) as trouble:
            if not type(trouble).__module__.startswith("zhixing.law."):
                raise
            raise Refused(str(trouble)) from trouble

    @property
    def subject_kind(self) -> str:
        """The kind of thing acted on, as in addresses: "cases.case"."""
        return self.on._meta.label_lower


_acts: dict[str, Definition] = {}
D = TypeVar("D", bound=Callable[..., Any])


def act(name: str, **parts: Any) -> Callable[[D], D]:
    """Define an act. The decorated body `(subject, data, ruling, doing)` changes what is so and returns a summary.

    Keywords: title; on (model with a `dossier`); by (posts); data (Input); ask `(subject, data | None, asking)` →
    Determination (data None: only what can be said before the form is filled); node (the limit this act fulfils);
    approve `(subject, data)` → steps; override (step added when a presumptive condition is overridden); papers
    (builders); lock (further rows locked first, in order); initial, choices (form); bar (why this viewer may not);
    page (own template); beside
    `(rows, posted)` → what that template shows beside the form, kept from post to post; opens (kind of the dossier it
    creates); alone (never inside another act);
    day_of_execution (the rule takes the day the act is done);
    listed (shown among the acts of a dossier); force (state power: red on the timeline).
    """

    def register(body: D) -> D:
        if name in _acts:
            raise ValueError(f"act {name} is defined twice")
        _acts[name] = Definition(name=name, body=body, **parts)
        return body

    return register


def definition(name: str) -> Definition:
    """An act by name. Raises KeyError."""
    return _acts[name]


def definitions() -> list[Definition]:
    """All acts in order of name."""
    return [_acts[n] for n in sorted(_acts)]


def acts_on(subject: models.Model) -> list[Definition]:
    """The acts that can be asked for on this kind of thing, in the order they were defined."""
    return [d for d in _acts.values() if d.on is type(subject)]


def model_of(kind: str) -> type[models.Model]:
    """The model behind a subject kind of an address. Raises LookupError for a kind no act works on."""
    if not any(d.subject_kind == kind for d in _acts.values()):
        raise LookupError(kind)
    return apps.get_model(kind)


@dataclass
class Asking:
    """The circumstances in which the law is asked: the day, the instant, who; and bundles of facts read once."""

    at: Any
    on: Any
    viewer: Viewer
    _bundles: dict[tuple[Any, Any], Any] = field(default_factory=dict)

    @cached_property
    def tables(self) -> Tables:
        """The legal tables as they stand now, read once."""
        return current_tables()

    def bundle(self, load: Callable[..., Any], subject: models.Model) -> Any:
        """The facts `load(subject, on)` gives, read once for all questions asked together."""
        key = (load, subject.pk)
        if key not in self._bundles:
            self._bundles[key] = load(subject, self.on)
        return self._bundles[key]

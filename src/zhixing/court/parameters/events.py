"""What parameters tell."""

from dataclasses import dataclass
from datetime import date

from zhixing.court.kernel.events import Event


@dataclass(frozen=True)
class NumbersPublished(Event):
    """A row was published; open limits may move."""

    kind: str
    since: date

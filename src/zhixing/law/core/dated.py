"""Values that change on a day: a parameter and its history. Periods are half-open [since, next)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zhixing.law.core.citation import Citation
from zhixing.law.core.determination import ParameterRead

Number = int | Fraction


class NotCovered(LookupError):
    """No published value for a day. Carries the last covered day (None: none before), for partial answers."""

    def __init__(self, what: str, day: date, covered_to: date | None, message: str) -> None:
        super().__init__(message)
        self.what, self.day, self.covered_to = what, day, covered_to


@dataclass(frozen=True, slots=True)
class DatedValue:
    """One value from a day on, with its article, evidence grade (T P S L M D) and last-checked day."""

    since: date
    value: Number
    cite: Citation
    grade: str
    checked: date


@dataclass(frozen=True, slots=True)
class Parameter:
    """A legal number: what it means, its unit, its values by date (ascending)."""

    name: str
    means: str
    unit: str
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue:
        """The value in force on `day`. Raises NotCovered before the first."""
        found = None
        for value in self.values:
            if value.since <= day:
                found = value
        if found is None:
            first = self.values[0].since
            raise NotCovered(self.name, day, None, f"“{self.means}”自 {first} 起才有规定，{day} 没有可适用的数值")
        return found

    def read(self, day: date) -> ParameterRead:
        """The value on `day` as it is listed in a determination."""
        value = self.on(day)
        return ParameterRead(self.name, self.means, str(value.value), self.unit, value.since, value.grade, value.cite)

    def whole(self, day: date) -> int:
        """The value on `day` where it must be a whole number (days, months, fen, persons)."""
        value = self.on(day).value
        if not isinstance(value, int):
            raise TypeError(f"{self.name} is not a whole number")
        return value

"""A reading as plain JSON values."""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from zhixing.reading.source import Span


def plain(value: object) -> object:
    """Dataclasses → dicts, days → ISO, fractions → "a/b", enums → their word, spans → [start, end]; nothing is lost."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Fraction | date):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return value

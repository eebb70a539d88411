"""The choices of a field in words, and numbers of rows."""

from typing import Annotated, Any

from pydantic import Field

from zhixing.court.kernel.inputs import Widget

Place = Annotated[int, Field(ge=1, le=40), Widget("text")]
"""The number of a row of another table on the same form."""


def words(kinds: Any) -> list[tuple[str, str]]:
    """Every member of a law enumeration that says itself in Chinese."""
    return [(k.value, k.chinese) for k in kinds]

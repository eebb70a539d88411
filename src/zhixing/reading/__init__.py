"""Reading judgments: the operative part → parties, obligations, interest terms. Pure: standard library only."""

from zhixing.reading.model import Reading
from zhixing.reading.reader import read

__all__ = ["Reading", "read"]

"""How fast reading is, as texts a second of processor time, beside a plain scan for figures over the same texts."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zhixing.reading.reader import read

_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Speed:
    """Texts a second of one processor for reading and for the plain scan; `ratio` is how many scans one reading costs."""

    texts: int
    read_per_second: float
    scan_per_second: float

    @property
    def ratio(self) -> float:
        """Scans in the time of one reading: does not depend on the machine, so it can be compared between days."""
        return self.scan_per_second / self.read_per_second


def measure(texts: Sequence[str], rounds: int = 3) -> Speed:
    """Best of `rounds` over all texts. ValueError where there is nothing to read."""
    if not texts:
        raise ValueError("没有可供测速的文本")
    reading = _best(lambda: [read(t) for t in texts], rounds)
    scanning = _best(lambda: [_FIGURES.findall(t) for t in texts], rounds)
    return Speed(len(texts), len(texts) / reading, len(texts) / scanning)


def _best(work: Callable[[], object], rounds: int) -> float:
    spent: list[float] = []
    for _ in range(rounds):
        begin = time.process_time()
        work()
        spent.append(max(time.process_time() - begin, 1e-6))
    return min(spent)

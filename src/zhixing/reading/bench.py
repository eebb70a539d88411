"""How fast reading is, beside a plain scan for figures over the same texts. The caller brings the clock."""

import re
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


def measure(texts: Sequence[str], clock: Callable[[], float], rounds: int = 3) -> Speed:
    """Best of `rounds` over all texts; `clock` gives seconds (`time.process_time`). ValueError where there is no text."""
    if not texts:
        raise ValueError("没有可供测速的文本")
    reading = _best(lambda: [read(t) for t in texts], clock, rounds)
    scanning = _best(lambda: [_FIGURES.findall(t) for t in texts], clock, rounds)
    return Speed(len(texts), len(texts) / reading, len(texts) / scanning)


def _best(work: Callable[[], object], clock: Callable[[], float], rounds: int) -> float:
    spent: list[float] = []
    for _ in range(rounds):
        begin = clock()
        work()
        spent.append(max(clock() - begin, 1e-6))
    return min(spent)

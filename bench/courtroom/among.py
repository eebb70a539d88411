"""Acts that search the nation (the same obligation filed before, other freezes of an account), among few and many cases."""

from collections.abc import Callable, Sequence
from typing import Any

from figures import Figure, p50, p95, seconds

from courtroom.city import City

AIM = 1.3


def compare(city: City, few: str, many: str, acts: dict[str, Sequence[Callable[[], Any]]]) -> list[Figure]:
    """Each act on the one and on the other database in turn; the first three only warm caches and plans."""
    figures = []
    for what, works in acts.items():
        spent: dict[str, list[float]] = {few: [], many: []}
        for number, work in enumerate(works):
            for name in (few, many) if number % 2 else (many, few):
                city.use(name)
                spent[name].append(seconds(work) * 1000)
        a, b = spent[many][3:], spent[few][3:]
        note = f"多：p50 {p50(a):.1f} / p95 {p95(a):.1f} ms；少：p50 {p50(b):.1f} / p95 {p95(b):.1f} ms"
        figures.append(
            Figure(f"{what}，案件多时", p50(a), "ms", "同一行为，案件少时", p50(b), p50(a) / p50(b), AIM, note=note)
        )
    return figures

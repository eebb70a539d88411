"""What every part of the bench gives: figures, each beside a baseline measured in the same run. `ratio` is the result.

Absolute times are those of one machine on one day; a ratio of two measurements of the same minute can be compared
between machines and days. Aims are printed, not enforced: a busy machine must not fail a build.
"""

import argparse
import json
import statistics
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement: `value` and `base` are in `unit`, `ratio` is value ÷ base unless said otherwise in `note`.

    `aim` is the largest good ratio (`least`: the smallest); None where no aim is set.
    """

    what: str
    value: float
    unit: str
    baseline: str
    base: float
    ratio: float
    aim: float | None = None
    least: bool = False
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None without one."""
        if self.aim is None:
            return None
        return self.ratio >= self.aim if self.least else self.ratio <= self.aim


class Wrong(Exception):
    """What was measured gave a wrong result: the part fails, whatever its speed."""


Measure = Callable[[], Sequence[Figure]]


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(measure: Measure) -> int:
    """Measure, print the table, write it as JSON where asked. 1 where something measured was wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", metavar="FILE", type=Path, help="也把各项数字写成 JSON")
    args = parser.parse_args()
    try:
        figures = list(measure())
    except Wrong as what:
        say(f"未通过：{what}")
        return 1
    show(figures)
    if args.json:
        args.json.write_text(json.dumps([asdict(f) | {"met": f.met} for f in figures], ensure_ascii=False), "utf-8")
    return 0


def show(figures: Sequence[Figure]) -> None:
    """The figures as a table with columns of equal width (a Chinese character is two columns wide)."""
    heads = ("项目", "实测", "基准", "比值", "目标", "")
    rows = [heads, *(_cells(f) for f in figures)]
    widths = [max(_width(row[i]) for row in rows) for i in range(len(heads))]
    for row in rows:
        say("  ".join(cell + " " * (wide - _width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip())
    for figure in figures:
        if figure.note:
            say(f"  · {figure.what}：{figure.note}")


def _cells(f: Figure) -> tuple[str, ...]:
    aim = "" if f.aim is None else f"{'≥' if f.least else '≤'} {f.aim:,g}"
    verdict = {None: "", True: "达到", False: "未达到"}[f.met]
    value, base = (f"{x:,.3g}" if x < 1000 else f"{x:,.0f}" for x in (f.value, f.base))
    return f.what, f"{value} {f.unit}", f"{f.baseline} {base}", f"{f.ratio:,.2f}", aim, verdict


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def seconds(work: Callable[[], object]) -> float:
    """How long something takes once."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def p50(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The value below which 95 % lie; the largest where there are fewer than twenty."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]

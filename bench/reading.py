"""How fast judgments are read, beside a plain scan for figures over the same texts. `python bench/reading.py`.

The real texts beside the repository are used where they are present (they are not part of it); else texts of our own.
"""

import json
import sys
import time
from pathlib import Path

from figures import Figure, main

from zhixing.reading.bench import measure as measure_texts

REAL = Path(__file__).resolve().parents[2] / "shared" / "data" / "judgments" / "judgments.jsonl"
CORES = 2


def texts() -> tuple[list[str], str]:
    """The texts to read, and what they are."""
    if REAL.exists():
        rows = [json.loads(line) for line in REAL.read_text("utf-8").splitlines() if line.strip()]
        return [str(row["text"]) for row in rows], "真实文书"
    from zhixing.court.demo import applications

    own = [str(a["operative_part"]) for a in (applications.LOAN, applications.INSTALMENTS, applications.SEGMENTED)]
    return own * 20, "自拟主文"


def measure() -> list[Figure]:
    """Texts a second of one core."""
    found, what = texts()
    speed = measure_texts(found, time.process_time)
    letters = sum(len(t) for t in found) / len(found)
    note = (
        f"{speed.texts} 份{what}，平均 {letters:,.0f} 字；比值为一次读取相当于多少次扫描；"
        f"{CORES} 核每秒约 {CORES * speed.read_per_second:,.0f} 份"
    )
    return [
        Figure("读取裁判文书", speed.read_per_second, "份/秒", "只找数字的扫描", speed.scan_per_second, speed.ratio, note=note)
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(measure))

"""Stamping many cases from one pattern: the rows of a case as COPY text with holes, filled anew for each case.

A value may be a hole (`hole("case")`). The seal of each act is reckoned on the filled canonical text with the kernel's
own key and function, so that loaded chains hold like any other.
"""

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
Rows = Mapping[str, list[dict[str, Any]]]


def hole(name: str) -> str:
    """A place to be filled for each case."""
    return f"%({name})s"


@dataclass(frozen=True)
class Pattern:
    """One shape of a case: COPY text by model label, canonical texts of its acts, the names of the ids it needs."""

    texts: dict[str, str]
    canonical: tuple[str, ...]
    ids: tuple[str, ...]

    def stamp(self, known: Mapping[str, str]) -> dict[str, str]:
        """COPY text of one more case by model label, with fresh ids and sealed acts."""
        from zhixing.court.kernel.chain import GENESIS
        from zhixing.court.kernel.secrets import chain_mac

        holes = dict(zip(self.ids, fresh_ids(len(self.ids)), strict=True)) | known
        mac = GENESIS
        for place, text in enumerate(self.canonical, 1):
            mac = holes[f"mac{place}"] = chain_mac(mac + text % holes)
        return {label: text % holes for label, text in self.texts.items()}


def fresh_ids(count: int) -> Iterator[str]:
    """UUIDs of version 7 as text, as `kernel.ids.new_id` makes them, many at a time."""
    stamp, noise = f"{time.time_ns() // 1_000_000:012x}", os.urandom(count * 10).hex()
    head = f"{stamp[:8]}-{stamp[8:]}-7"
    for at in range(0, count * 20, 20):
        n = noise[at : at + 20]
        yield f"{head}{n[:3]}-{'89ab'[int(n[3], 16) & 3]}{n[4:7]}-{n[7:19]}"


def copy_text(rows: list[dict[str, Any]], blank: Mapping[str, Any]) -> str:
    """Rows in the text format of COPY; `blank` has every column with its default."""
    return "".join("\t".join(_cell(v) for v in {**blank, **row}.values()) + "\n" for row in rows)


def _cell(value: Any) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, list):
        return "{" + ",".join(value) + "}"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value).translate(ESCAPES)

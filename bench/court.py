"""The court under load: acts beside their SQL, the case page among many cases, acts a second. `python bench/court.py`.

A throw-away PostgreSQL with fsync on and the demo city; everything runs as the app's role with row security on.
Environment: ZHIXING_BENCH_CASES is the number of cases of the large database (200,000).
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from courtroom import acting, among, load, page, replay, workers
from courtroom.city import FEW, MANY, REPLAY, SETTINGS, TEMPLATE, started
from figures import Figure, main, say

SMALL, LARGE = 2_000, int(os.environ.get("ZHIXING_BENCH_CASES", "200000"))
MATTERS = 23


def measure() -> list[Figure]:
    """Every figure of the court, on one server started for this."""
    with tempfile.TemporaryDirectory(prefix="zx-bench-") as folder, started(Path(folder)) as city:
        settings = "，".join(f"{name}={value}" for name, value in SETTINGS.items())
        say(f"{city.version()}，fsync、synchronous_commit、full_page_writes 均开启；{settings}，其余为默认值")
        city.use(TEMPLATE)
        matters = [acting.file(accounts=2) for _ in range(MATTERS)]
        for matter in matters:
            acting.fund(matter)
        long = page.long_case()
        city.clone(TEMPLATE, FEW, MANY)
        say(f"装载：{load.load(city, FEW, SMALL)}")
        say(f"装载：{load.load(city, MANY, LARGE)}")
        figures = page.compare(city, FEW, MANY, long)
        figures += workers.measure(city, MANY, matters)
        figures += among.compare(city, FEW, MANY, searches(matters))
        city.clone(FEW, REPLAY)
        return [*replay.compare(city, FEW, REPLAY, works(matters)), *figures]


def searches(matters: list[acting.Matter]) -> dict[str, list[Callable[[], Any]]]:
    """Acts whose lawfulness depends on what the whole nation holds."""
    return {
        "登记执行申请": [lambda n=n: acting.register(5_000 + n) for n in range(len(matters))],  # type: ignore[misc]
        "冻结存款": [lambda m=m: acting.freeze(m, m.accounts[1]) for m in matters],  # type: ignore[misc]
    }


def works(matters: list[acting.Matter]) -> dict[str, list[Callable[[], Any]]]:
    """The acts whose SQL is replayed, one on each case."""
    proposals: dict[Any, Any] = {}

    def propose(matter: acting.Matter) -> None:
        proposals[matter.case.pk] = acting.payout(matter).pk

    def each(work: Callable[[acting.Matter], Any]) -> list[Callable[[], Any]]:
        return [lambda m=m: work(m) for m in matters]  # type: ignore[misc]

    return {
        "冻结存款": each(lambda m: acting.freeze(m, m.accounts[0])),
        "登记履行": each(lambda m: acting.pay(m, "bench")),
        "发放案款：提请": each(propose),
        "发放案款：案款管理员审核": each(lambda m: acting.sign(proposals[m.case.pk], "ankuan")),
        "发放案款：执行局长审批": each(lambda m: acting.sign(proposals[m.case.pk], "juzhang")),
        "发放案款：财务发放（执行）": each(lambda m: acting.sign(proposals[m.case.pk], "caiwu")),
    }


if __name__ == "__main__":
    sys.exit(main(measure))

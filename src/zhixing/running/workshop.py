"""``make check`` and ``make test``: what every change must pass, in this order.

Exit codes: 0 all passed; 1 something failed; 2 wrong call; 4 all passed, but no browser was to be had, so the browser
part did not run. Five minutes without the browser are no proof, therefore 4 is a failure to whoever calls this.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from zhixing.running.say import say

ROOT = Path(__file__).resolve().parents[3]
PASSED, FAILED, WRONG_CALL, NO_BROWSER = 0, 1, 2, 4

CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("mypy", "--no-incremental", "boot.py"),
    ("lint-imports",),
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-cjk")


def main(argv: Sequence[str]) -> int:
    """Run ``check`` or ``test``; what follows ``test`` is handed to pytest."""
    match list(argv):
        case ["check"]:
            return check()
        case ["test", *rest]:
            return check() or test(rest)
        case _:
            say("用法：python3 boot.py check | test [pytest 的参数]")
            return WRONG_CALL


def check() -> int:
    """Style, types and arrows. Every check runs, so that one run shows all that is wrong."""
    failed = [" ".join(command) for command in CHECKS if not passes(command)]
    say(f"检查未通过：{'；'.join(failed)}" if failed else "检查全部通过。")
    return FAILED if failed else PASSED


def passes(command: Sequence[str]) -> bool:
    """Run one tool of this environment from the root of the project, saying how long it took."""
    began = time.monotonic()
    tool = Path(sys.executable).parent / command[0]
    code = subprocess.run([str(tool), *command[1:]], cwd=ROOT, check=False).returncode
    say(f"[{'通过' if code == 0 else '未通过'}] {' '.join(command)}（{time.monotonic() - began:.1f} 秒）")
    return code == 0


def test(rest: Sequence[str]) -> int:
    """The whole suite by pytest, the browser part only where a browser can be had."""
    browser = find_browser() or install_browser()
    # Two processes, a file each: the journeys mostly wait, and every process has a database server of its own.
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile", *rest]
    if browser is None:
        command += ["-m", "not browser"]
    env = {**os.environ, "ZHIXING_CHROMIUM": browser or ""}
    code = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    if browser is None:
        say("NOT RUN: browser")
    return FAILED if code else (PASSED if browser else NO_BROWSER)


def find_browser() -> str | None:
    """The path of an installed Chromium, or None."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def install_browser() -> str | None:
    """Install Chromium and Chinese fonts by apt-get, where this may be done; the path, or None."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        say("没有找到 Chromium，也无权安装：浏览器测试不运行。请由管理员执行：apt-get install chromium fonts-noto-cjk")
        return None
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    for step in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        if subprocess.run([*apt, *step], env=env, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode:
            say("Chromium 没有装上，原因见上：浏览器测试不运行。")
            return None
    return find_browser()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

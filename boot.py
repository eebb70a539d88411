"""Set up the workshop and start it: ``python3 boot.py run|test|check|bench|docs``.

Needs only Python 3.11 with pip. Everything else is installed, pinned by hash, into ``.venv`` beside this file.
A stamp makes the second start quick: as long as the lock file, ``pyproject.toml`` and the interpreter are the same,
nothing is installed again.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BOOT = ROOT / ".boot"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "zhixing-stamp.json"
LOG = BOOT / "install.log"
WANTED = (3, 11)

# The development lock holds every pin of the running lock, so an environment made for tests can also run.
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
COMMANDS = {
    "run": ("run", ["zhixing.cli", "run"]),
    "test": ("dev", ["zhixing.running.workshop", "test"]),
    "check": ("dev", ["zhixing.running.workshop", "check"]),
    "bench": ("dev", ["zhixing.cli", "bench"]),
    "docs": ("dev", ["zhixing.cli", "docs"]),
}


class CannotPrepare(Exception):
    """The environment could not be made; the text says what to do, in Chinese and English."""


def main(argv: list[str]) -> int:
    """Prepare the environment for the command, then become that command."""
    if not argv or argv[0] not in COMMANDS:
        print(f"用法 usage: python3 boot.py {'|'.join(COMMANDS)} [选项 options]", file=sys.stderr)
        return 2
    profile, module = COMMANDS[argv[0]]
    try:
        prepare(profile)
    except CannotPrepare as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n已停止，重新运行即可继续。Stopped; run it again to go on.", file=sys.stderr)
        return 130
    return become([*module, *argv[1:]])


def become(module: list[str]) -> NoReturn:
    """Turn this very process into the command, so that Ctrl-C and SIGTERM from make reach it directly."""
    os.chdir(ROOT)
    os.execv(str(PYTHON), [str(PYTHON), "-m", *module])


def prepare(profile: str) -> None:
    """Make ``.venv`` fit for `profile`; returns at once when the stamp says that it already is."""
    if sys.version_info < WANTED:
        raise CannotPrepare(
            f"需要 Python 3.11 或更高版本，当前为 {sys.version.split()[0]}。请安装后用该版本运行本文件。\n"
            f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}: run this file with a newer one."
        )
    try:
        BOOT.mkdir(exist_ok=True)
        with (BOOT / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not satisfied(profile):
                install(profile)
    except OSError as problem:
        raise CannotPrepare(
            f"无法在 {ROOT} 写入文件（{problem}）。请检查目录权限和剩余空间。\n"
            f"Cannot write in {ROOT} ({problem}): check its permissions and the free space."
        ) from problem


def satisfied(profile: str) -> bool:
    """Whether the stamp vouches for this profile, or for the larger one that contains it."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    return PYTHON.exists() and any(stamp == stamp_of(p) for p in {profile, "dev"})


def stamp_of(profile: str) -> dict[str, str]:
    """What an environment was made from. Its place counts: a virtual environment cannot be moved."""
    digest = hashlib.sha256()
    for name in (LOCKS[profile], "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return {"profile": profile, "inputs": digest.hexdigest(), "python": sys.version, "place": str(VENV)}


def install(profile: str) -> None:
    """Create the environment if need be, install the pinned packages, then this package itself, editable."""
    print("正在准备运行环境（首次需要几分钟）…  Preparing the environment (a few minutes the first time) …", flush=True)
    LOG.write_text("", "utf-8")
    if not usable(VENV):
        create()
    STAMP.unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    do([*pip, "--require-hashes", "--requirement", str(ROOT / LOCKS[profile])], "安装依赖 install the dependencies")
    do([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], "安装本程序 install the program itself")
    STAMP.write_text(json.dumps(stamp_of(profile)), "utf-8")


def usable(venv: Path) -> bool:
    """Whether there is an environment here that was made in this place by this very Python, with pip."""
    python = venv / "bin" / "python"
    if not python.exists():
        return False
    asked = "import sys, pip; print(sys.prefix); print(sys.version)"
    answer = subprocess.run([str(python), "-c", asked], capture_output=True, text=True, check=False)
    return answer.returncode == 0 and answer.stdout == f"{venv}\n{sys.version}\n"


def create() -> None:
    """``venv`` where the system has it whole; Debian may lack ensurepip, then virtualenv from pip ``--target``."""
    shutil.rmtree(VENV, ignore_errors=True)
    if attempt([sys.executable, "-m", "venv", str(VENV)]) and usable(VENV):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if not attempt([sys.executable, "-m", "pip", "--version"]):
        raise CannotPrepare(
            "本机的 Python 既没有 venv 也没有 pip。请先安装其一，例如：apt-get install python3-venv\n"
            "This Python has neither venv nor pip. Install one first, e.g.: apt-get install python3-venv"
        )
    place = BOOT / "virtualenv"
    shutil.rmtree(place, ignore_errors=True)
    lock = ["--require-hashes", "--requirement", str(ROOT / "requirements-boot.lock")]
    # --target is allowed where PEP 668 forbids installing beside the system's own packages.
    do(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "-q", "--target", str(place), *lock],
        "安装 virtualenv install virtualenv",
    )
    do(
        [sys.executable, "-m", "virtualenv", "--quiet", "--no-download", str(VENV)],
        "建立虚拟环境 create the virtual environment",
        PYTHONPATH=str(place),
    )


def attempt(command: list[str], **env: str) -> bool:
    """Run a step with its output in the log; whether it succeeded."""
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(command)}\n")
        log.flush()
        return subprocess.run(command, stdout=log, stderr=log, check=False, env={**os.environ, **env}).returncode == 0


def do(command: list[str], step: str, **env: str) -> None:
    """Run a step that must succeed.

    Raises CannotPrepare with the end of the log and the likely causes.
    """
    if attempt(command, **env):
        return
    end = "\n".join(LOG.read_text("utf-8", "replace").splitlines()[-15:])
    raise CannotPrepare(
        f"{end}\n\n"
        f"这一步没有成功：{step}。完整记录见 {LOG}。\n"
        "常见原因：不能访问软件包源、磁盘已满、锁文件被改动。处理后重新运行即可。\n"
        "This step failed; see the log above. Usual causes: no package index reachable, disk full, lock file altered.\n"
        "Put it right and run the same command again."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

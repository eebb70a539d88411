"""The ``zhixing`` command. Its subcommands are the modules of ``zhixing.commands``; none is named here.

A command module offers ``add(subparsers)`` and ``run(args) -> int``, and imports what it needs inside ``run``, so that
the pure commands work where neither Django nor a database driver is installed.
"""

import argparse
import errno
import importlib
import importlib.metadata
import pkgutil
import re
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

import zhixing.commands

EXTRAS = {"django": "court", "psycopg": "court", "granian": "court", "cryptography": "court", "numpy": "nation"}
REASONS = {
    errno.ENOENT: "文件不存在",
    errno.EACCES: "没有权限",
    errno.EISDIR: "这是一个目录",
    errno.ENOTDIR: "路径中有一段不是目录",
    errno.EEXIST: "已经存在",
    errno.ENOSPC: "磁盘已满",
}
FAILED, WRONG_CALL, STOPPED = 1, 2, 130

Run = Callable[[argparse.Namespace], int]


class ChineseParser(argparse.ArgumentParser):
    """An argument parser that tells in Chinese what is wrong and how the command is called."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and the problem; end with code 2."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_CALL, f"命令写法有误：{message}\n用 {self.prog} --help 查看写法。\n")


def modules_for(argv: Sequence[str]) -> list[str]:
    """The command modules to import: the one named by the first word (``check-sum`` is ``check_sum``), else all.

    A command must not wait for, or fail with, what only the others need.
    """
    names = [found.name for found in pkgutil.iter_modules(zhixing.commands.__path__) if found.name != "tests"]
    wanted = argv[0].replace("-", "_") if argv else ""
    return [wanted] if wanted in names else names


def build_parser(argv: Sequence[str]) -> tuple[argparse.ArgumentParser, dict[str, Run]]:
    """The parser with the commands that may be meant, and the function that carries out each."""
    parser = ChineseParser(prog="zhixing", description="民事执行开放平台：法律判断、金额计算与执行办案。")
    parser.add_argument("--version", action="version", version=importlib.metadata.version("zhixing"))
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True)
    runs: dict[str, Run] = {}
    for name in modules_for(argv):
        module = importlib.import_module(f"zhixing.commands.{name}")
        before = set(commands.choices)
        module.add(commands)
        runs |= dict.fromkeys(set(commands.choices) - before, module.run)
    return parser, runs


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command. Returns its exit code; 2 for a wrong call, 1 for something the person must put right."""
    words = sys.argv[1:] if argv is None else argv
    parser, runs = build_parser(words)
    args = parser.parse_args(words)
    try:
        return runs[args.command](args)
    except ModuleNotFoundError as missing:
        extra = EXTRAS.get((missing.name or "").split(".")[0])
        if extra is None:
            raise
        return refuse(f"这个命令需要安装 {missing.name}：pip install 'zhixing[{extra}]'")
    except KeyboardInterrupt:
        return STOPPED
    except OSError as problem:
        if problem.filename is None:
            raise
        return refuse(f"无法读写 {problem.filename}：{REASONS.get(problem.errno or 0, problem.strerror)}")
    except Exception as problem:
        said = words_for(problem)
        if said is None:
            raise
        return refuse(said)


def words_for(problem: Exception) -> str | None:
    """What to tell the person at the terminal; None for a fault of the program."""
    if isinstance(problem, UnicodeDecodeError):
        return "文件不是 UTF-8 编码的文本，请用记事本等另存为 UTF-8 编码后再试"
    return str(problem) if speaks_to_people(problem) else None


def speaks_to_people(problem: Exception) -> bool:
    """Whether the text of this error was written for the person at the terminal: those texts are Chinese.

    Everything else is a fault of the program and keeps its traceback.
    """
    return re.search(r"[\u4e00-\u9fff]", str(problem)) is not None


def refuse(text: str) -> int:
    """Say on the error stream why the command was not carried out."""
    sys.stderr.write(f"{text}\n")
    return FAILED


if __name__ == "__main__":
    sys.exit(main())

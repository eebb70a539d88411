"""``zhixing limits rebuild``: derive every open limit anew and put moved dates on their timelines."""

import argparse
import os
import subprocess
from pathlib import Path
from typing import Any


def add(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("limits", help="重新推算在办案件的期限")
    parser.add_argument("what", choices=["rebuild"], help="rebuild：逐院重新推算，列出并记载移动的期限")
    parser.add_argument("--data", metavar="目录", help="数据目录（默认 ./var，或环境变量 ZHIXING_VAR）")


def run(args: argparse.Namespace) -> int:
    """Rebuild, court by court."""
    from zhixing.running import database

    return manage(database.data_folder(args.data), "zx_limits")


def manage(folder: Path, command: str) -> int:
    """Carry out a command of the court program, as the app's role, on the data folder's database."""
    from zhixing.running import database
    from zhixing.running.services import Site, django

    with database.opened(folder) as urls:
        env = Site(folder, urls, port=0).env(os.environ)
        return subprocess.run(django(command), env=env, check=False).returncode

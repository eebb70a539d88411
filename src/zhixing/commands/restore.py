"""``zhixing restore``: a checked backup into an empty database."""

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("restore", help="核对备份后恢复到空的数据库和数据目录")
    parser.add_argument("place", metavar="备份目录", type=Path)
    parser.add_argument("--data", metavar="目录", help="数据目录（默认 ./var，或环境变量 ZHIXING_VAR）")


def run(args: argparse.Namespace) -> int:
    """Restore, as the owner of the tables."""
    from zhixing.running import backup, database

    return backup.restore(database.data_folder(args.data), args.place.resolve())

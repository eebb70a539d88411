"""``zhixing backup``: database, papers and key names into a new folder."""

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("backup", help="把数据库和文书文件备份到一个新目录（不含密钥）")
    parser.add_argument("place", metavar="新的备份目录", type=Path)
    parser.add_argument("--data", metavar="目录", help="数据目录（默认 ./var，或环境变量 ZHIXING_VAR）")


def run(args: argparse.Namespace) -> int:
    """Back up, as the owner of the tables."""
    from zhixing.running import backup, database

    return backup.backup(database.data_folder(args.data), args.place.resolve())

"""``zhixing migrate``: bring the database to this program's schema."""

import argparse
from typing import Any


def add(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("migrate", help="把数据库升级到本程序的版本")
    parser.add_argument("--data", metavar="目录", help="数据目录（默认 ./var，或环境变量 ZHIXING_VAR）")


def run(args: argparse.Namespace) -> int:
    """Migrate, as the owner of the tables."""
    from zhixing.running import database, migrate

    return migrate.migrate(database.data_folder(args.data))

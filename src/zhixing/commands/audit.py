"""``zhixing audit verify``: whether the record of every court is as it was sealed."""

import argparse
from typing import Any


def add(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("audit", help="核对办案记录：有没有被改动、删除或者截断")
    parser.add_argument("what", choices=["verify"], help="verify：逐条核对封存链、签署和数据库之外的锚定文件")
    parser.add_argument("--data", metavar="目录", help="数据目录（默认 ./var，或环境变量 ZHIXING_VAR）")


def run(args: argparse.Namespace) -> int:
    """Verify; 0 when nothing is wrong, 1 after naming what is."""
    from zhixing.commands.limits import manage
    from zhixing.running import database

    return manage(database.data_folder(args.data), "zx_audit")

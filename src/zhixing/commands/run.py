"""``zhixing run``: the whole platform with its demo city on this machine."""

import argparse
from typing import Any


def add(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("run", help="启动平台和演示城市：数据库、网页、后台任务、沙箱银行")
    parser.add_argument("--data", metavar="目录", help="数据目录（默认 ./var，或环境变量 ZHIXING_VAR）")
    parser.add_argument("--port", metavar="端口", type=int, help="网页端口（默认 8000，被占用时自动另选）")


def run(args: argparse.Namespace) -> int:
    """Run until stopped."""
    from zhixing.running import database, supervise

    return supervise.run(database.data_folder(args.data), args.port)

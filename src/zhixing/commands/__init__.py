"""Subcommands of ``zhixing``: every module here with ``add(subparsers)`` and ``run(args) -> int`` is one."""

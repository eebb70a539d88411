"""Whether this program knows the database's schema: web and worker refuse to start otherwise."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

UNKNOWN = 3


class Command(BaseCommand):
    """Exit 0 when every migration of this program ran and no other did; 3 with a sentence otherwise."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare the migrations of program and database."""
        try:
            executor = MigrationExecutor(connection)
        except (OperationalError, ProgrammingError) as trouble:
            self._refuse(f"数据库还没有数据表，请先运行 zhixing migrate（{type(trouble).__name__}）")
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self._refuse("数据表比本程序旧，请先运行 zhixing migrate")
        unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
        if unknown:
            self._refuse("数据表比本程序新，请使用更新的程序")

    def _refuse(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(UNKNOWN)

"""The server and the city: PostgreSQL as in earnest, databases by name, and one Django that looks at any of them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from zhixing.running import database, keys
from zhixing.running.postgres import Server
from zhixing.running.testcluster import PASSWORD, TestCluster

SETTINGS = {"shared_buffers": "1GB", "max_wal_size": "4GB"}
"""Everything else is PostgreSQL's default: fsync, full_page_writes, synchronous_commit and autovacuum are on."""

TEMPLATE, FEW, MANY, REPLAY = "city", "few", "many", "replay"


class City:
    """A started server; `default` of Django is switched between its databases."""

    def __init__(self, folder: Path) -> None:
        """`folder` is empty and can be reached by the server's own account."""
        folder.chmod(0o711)
        self.cluster = TestCluster(folder)
        self.cluster.server = Server(folder / "pg", PASSWORD, SETTINGS)
        self.var = folder / "var"
        for part in database.PARTS:
            (self.var / part).mkdir(parents=True)
        self._wrappers: dict[str, Any] = {}

    def start(self) -> None:
        """Start the server, migrate, plant the demo city, and set Django up on it."""
        self.cluster.start()
        self.cluster.new_database(TEMPLATE)
        self._django("migrate", "-v0", ZHIXING_AS_OWNER="1")
        self._django("zx_demo")
        os.environ.update(self.env(TEMPLATE))
        import django

        django.setup()

    def env(self, name: str) -> dict[str, str]:
        """The environment of a process that works in a database of this server as the app."""
        urls = self.cluster.urls(name)
        return {
            "DJANGO_SETTINGS_MODULE": "zhixing.court.config.settings", "ZHIXING_DATABASE_URL": urls.app,
            "ZHIXING_DATABASE_OWNER_URL": urls.owner, "ZHIXING_VAR": str(self.var), "ZHIXING_DEMO": "1",
            "ZHIXING_SECRETS": str(keys.court_keys(self.var)), "ZHIXING_LOG": "WARNING",
        }  # fmt: skip

    def _django(self, *command: str, **extra: str) -> None:
        env = {**os.environ, **self.env(TEMPLATE), **extra}
        subprocess.run([sys.executable, "-m", "django", *command], env=env, check=True, stdout=subprocess.DEVNULL)

    def use(self, name: str) -> None:
        """Let Django's default connection be the one to this database; each stays open once it was used."""
        from django.db import connections

        if name not in self._wrappers:
            wrapper = connections.create_connection("default")
            wrapper.settings_dict = {**wrapper.settings_dict, "NAME": name}
            self._wrappers[name] = wrapper
        connections["default"] = self._wrappers[name]

    def clone(self, template: str, *names: str) -> None:
        """Copies of a database; connections to it are closed for that."""
        self.leave(template)
        for name in names:
            self.cluster.clone(template, name)

    def leave(self, name: str) -> None:
        """Close the connection to a database."""
        if name in self._wrappers:
            self._wrappers[name].close()

    def stop(self) -> None:
        """Close everything and remove the server's files."""
        for wrapper in self._wrappers.values():
            wrapper.close()
        self.cluster.stop()

    def version(self) -> str:
        """What the server calls itself."""
        import psycopg

        with psycopg.connect(self.cluster.server.admin_url()) as connection:
            number = connection.info.server_version
        return f"PostgreSQL {number // 10000}.{number % 10000}"


@contextmanager
def started(folder: Path) -> Iterator[City]:
    """A city for as long as it is measured."""
    city = City(folder)
    try:
        city.start()
        yield city
    finally:
        city.stop()

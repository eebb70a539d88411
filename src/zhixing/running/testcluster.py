"""PostgreSQL for tests: a throw-away server with the three roles, as fast as a server can be that keeps no data.

As a pytest plugin (``-p zhixing.running.testcluster``) it names the addresses in the environment before Django reads
its settings, and starts the server only when a test asks for a database. Tests connect as the app; tables are
made by the owner.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from psycopg import sql

from zhixing.running import database, keys, roles
from zhixing.running.postgres import Server

# Nothing here must survive a power cut; transactions behave as in earnest.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "on",
    "shared_buffers": "256MB",
    "max_connections": "100",
    "max_wal_size": "128MB",
    "autovacuum": "off",
}
PASSWORD = "for-tests-only"  # the socket's folder is private and the server lives for minutes
MEMORY, ROOM = Path("/dev/shm"), 2 << 30  # bytes


@dataclass(frozen=True)
class TestUrls:
    """Addresses of one test database by role."""

    __test__ = False

    app: str
    owner: str


class TestCluster:
    """A test server over a folder; its addresses are known before it is started."""

    __test__ = False

    def __init__(self, tmp: Path) -> None:
        """`tmp` is a folder that the server's own account can reach."""
        self.folder = tmp
        self.server = Server(tmp / "pg", PASSWORD, SETTINGS)
        self.started = False

    def urls(self, name: str = roles.DATABASE) -> TestUrls:
        """The addresses of a database of this server."""
        app, owner = (self.server.url(role, PASSWORD, name) for role in (roles.APP, roles.OWNER))
        return TestUrls(app, owner)

    def start(self) -> TestUrls:
        """Start the server once, with roles and an empty database ready for migrations."""
        if not self.started:
            self.server.prepare()
            self.server.start()
            self.started = True
            roles.make_embedded(self.server.admin_url(), {"owner": PASSWORD, "app": PASSWORD})
            roles.prepare_schema(self.urls().owner, self.urls().app)
        return self.urls()

    def new_database(self, name: str) -> TestUrls:
        """An empty database ready for migrations."""
        with roles.connected(self.server.admin_url()) as admin:
            roles.make_database(admin, name, roles.OWNER)
        roles.prepare_schema(self.urls(name).owner, self.urls(name).app)
        return self.urls(name)

    def clone(self, template: str, name: str) -> TestUrls:
        """A copy of a database nobody is connected to, for a journey that really commits; an older copy is replaced."""
        self.drop(name)
        with roles.connected(self.server.admin_url()) as admin:
            roles.make_database(admin, name, roles.OWNER, template)
        return self.urls(name)

    def drop(self, name: str) -> None:
        """Remove a database, whoever is connected to it."""
        with roles.connected(self.server.admin_url()) as admin:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self.server.stop()
        self.started = False
        shutil.rmtree(self.folder, ignore_errors=True)


def memory_with_room() -> Path | None:
    """The file system in memory where it has room, else None for the usual place.

    A clone is a thousand small files: on a disk each test waits for them longer than for all it does itself.
    """
    usable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM
    return MEMORY if usable else None


def start_test_cluster(tmp: Path) -> TestCluster:
    """A started test server over the folder `tmp`, which must not exist or be empty; stop it with ``stop()``."""
    tmp.mkdir(parents=True, exist_ok=True)
    tmp.chmod(0o711)
    cluster = TestCluster(tmp)
    cluster.start()
    return cluster


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Name the database before pytest-django reads the settings; this hook is the only one that comes early enough."""
    del parser
    folder = Path(tempfile.mkdtemp(prefix="zx-test-", dir=memory_with_room()))
    folder.chmod(0o711)
    cluster = TestCluster(folder)
    pluginmanager.register(Lifetime(cluster), "zhixing-test-cluster")
    var = folder / "var"
    for part in database.PARTS:
        (var / part).mkdir(parents=True)
    os.environ.update(
        ZHIXING_DATABASE_URL=cluster.urls().app,
        ZHIXING_DATABASE_OWNER_URL=cluster.urls().owner,
        ZHIXING_VAR=str(var),
        ZHIXING_SECRETS=str(keys.court_keys(var)),
    )


class Lifetime:
    """Holds the test server for as long as pytest runs."""

    def __init__(self, cluster: TestCluster) -> None:
        """`cluster` is not started yet."""
        self.cluster = cluster

    def pytest_unconfigure(self) -> None:
        """Stop the server and remove everything it wrote."""
        self.cluster.stop()


@pytest.fixture(scope="session")
def database_cluster(pytestconfig: pytest.Config) -> Iterator[TestCluster]:
    """The running test server of this pytest process."""
    lifetime = pytestconfig.pluginmanager.get_plugin("zhixing-test-cluster")
    if not isinstance(lifetime, Lifetime):
        pytest.fail("start pytest with -p zhixing.running.testcluster")
    lifetime.cluster.start()
    yield lifetime.cluster

"""Fixtures of every test that needs the court: a city cloned for each test, on a real PostgreSQL, as the app's role.

Nothing is rolled back or truncated: what a test does commits, so that deferred constraints and events really fire.
"""

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

os.environ["DJANGO_SETTINGS_MODULE"] = "zhixing.court.config.settings"
os.environ["ZHIXING_DEMO"] = "1"
TEMPLATE = "city_template"
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def city_template(database_cluster: Any) -> str:
    """A migrated database with the demo city, made once; its name."""
    urls = database_cluster.new_database(TEMPLATE)
    env = {**os.environ, "ZHIXING_DATABASE_URL": urls.app, "ZHIXING_DATABASE_OWNER_URL": urls.owner}
    for command, extra in ((["migrate", "-v0"], {"ZHIXING_AS_OWNER": "1"}), (["zx_demo"], {})):
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "django", *command],
            env={**env, **extra}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            pytest.fail(f"{command}: {done.stderr[-3000:]}")
    return TEMPLATE


@dataclass
class City:
    """The demo city of one test: who signs in, the clock, the jobs."""

    name: str
    urls: Any

    def viewer(self, username: str) -> Any:
        """An officer as whoever looks."""
        from zhixing.court.identity.models import Officer
        from zhixing.court.identity.signin import EVERYWHERE, as_viewer
        from zhixing.court.kernel.scope import scope

        with scope(EVERYWHERE):
            return as_viewer(Officer.objects.select_related("principal", "court").get(username=username))

    def client(self, username: str = "") -> Any:
        """A browser without scripts, signed in."""
        from django.test import Client

        from zhixing.court.identity.models import Officer
        from zhixing.court.identity.signin import EVERYWHERE, _stamp
        from zhixing.court.kernel.scope import scope

        client = Client(raise_request_exception=True, SERVER_NAME="127.0.0.1")
        if username:
            with scope(EVERYWHERE):
                officer = Officer.objects.get(username=username)
            session = client.session
            session["officer"], session["stamp"] = str(officer.pk), _stamp(officer)
            session.save()
            client.cookies["sessionid"] = session.session_key
        return client

    def perform(self, act: str, subject: Any, by: str, request_id: str = "", **values: Any) -> Any:
        """Do an act as an officer; a fresh request id unless given."""
        from zhixing.court.kernel.perform import perform

        return perform(act, subject, values, self.viewer(by), request_id or f"test-{next(_numbers):08d}")

    def sign(self, proposal: Any, by: str, *, agrees: bool = True, opinion: str = "同意") -> Any:
        """Sign a proposal as it stands some minutes later: no signer sits beside the one who proposes."""
        from zhixing.court.kernel.approvals import sign
        from zhixing.court.kernel.queries import proposal_for
        from zhixing.court.kernel.scope import scope

        self.move(minutes=7)
        viewer = self.viewer(by)
        with scope(viewer.court_path):
            fresh = proposal_for(viewer, proposal.pk)
        return sign(fresh, viewer, agrees=agrees, opinion=opinion, digest=fresh.digest)

    def move(self, **by: int) -> None:
        """Move the clock forward (days=, hours=, minutes=)."""
        from django.db import transaction

        from zhixing.court.kernel import clock

        with transaction.atomic():
            clock.move(timedelta(**by))

    def drain(self, rounds: int = 20) -> int:
        """Run the jobs that wait, and those they make; returns how many ran."""
        ran = 0
        for _ in range(rounds):
            waiting = self._jobs()
            if not waiting:
                return ran
            for job_id, name, arguments in waiting:
                self._run(job_id, name, arguments)
                ran += 1
        pytest.fail("the jobs never end")

    def _jobs(self) -> list[tuple[int, str, dict[str, Any]]]:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("select id, task_name, args from procrastinate_jobs where status = 'todo' order by id")
            return [(i, n, a if isinstance(a, dict) else json.loads(a)) for i, n, a in cursor.fetchall()]

    def _run(self, job_id: int, name: str, arguments: dict[str, Any]) -> None:
        from django.db import connection

        from zhixing.court.kernel.jobs import registered

        registered()[name](**arguments)
        with connection.cursor() as cursor:
            cursor.execute("update procrastinate_jobs set status = 'succeeded' where id = %s", [job_id])


@contextmanager
def cloned(template: str, cluster: Any) -> Iterator[City]:
    """A city of its own on a clone of the template, which every query goes to meanwhile."""
    import django
    from django.apps import apps
    from django.db import connections

    if not apps.ready:
        django.setup()
    name = f"city_{next(_numbers)}_{os.getpid()}"
    urls = cluster.clone(template, name)
    connection = connections["default"]
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    yield City(name, urls)
    connection.close()
    connection.settings_dict["NAME"] = before
    cluster.drop(name)


@pytest.fixture
def city(city_template: str, database_cluster: Any) -> Iterator[City]:
    """A city of its own for this test."""
    with cloned(city_template, database_cluster) as one:
        yield one


@pytest.fixture(scope="module")
def town(city_template: str, database_cluster: Any) -> Iterator[City]:
    """One city for all tests of a file, where they do not disturb each other."""
    with cloned(city_template, database_cluster) as one:
        yield one

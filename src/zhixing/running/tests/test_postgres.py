"""The embedded server comes up whatever happened before, and refuses what it must not touch."""

import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from zhixing.running.postgres import LONGEST_SOCKET_PATH, SOCKET, Server, home_for, short_socket_folder
from zhixing.running.say import CannotRun


@pytest.fixture
def home():
    """A folder for a server that its account can reach."""
    with tempfile.TemporaryDirectory(prefix="zx-", ignore_cleanup_errors=True) as place:
        Path(place).chmod(0o711)
        yield Path(place) / "pg"


@pytest.fixture
def make(home):
    """Servers over that folder; all are stopped at the end."""
    made = []

    def one():
        server = Server(home, "password", {"fsync": "off"})
        server.prepare()
        server.start()
        made.append(server)
        return server

    yield one
    for server in made:
        server.stop()


def test_a_stale_pid_file_naming_a_living_stranger_does_not_stop_the_start(make):
    first = make()
    first.stop()
    stranger = subprocess.Popen(["sleep", "100"])
    lines = (stranger.pid, first.data, int(time.time()), 5432, first.socket_folder, "", "1 2", "ready")
    (first.data / "postmaster.pid").write_text("".join(f"{line}\n" for line in lines))
    try:
        with psycopg.connect(make().admin_url()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert stranger.poll() is None, "the stranger is left alone"
    finally:
        stranger.kill()
        stranger.wait()


def test_a_server_that_outlived_its_supervisor_is_ended_first(make):
    forgotten = make()
    with psycopg.connect(make().admin_url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert forgotten.process.wait(10) == 0, "ended in order, nothing to recover"


def test_files_of_another_major_version_are_refused_with_the_way_out(home, make):
    make().stop()
    (home / "data" / "PG_VERSION").write_text("17\n")
    with pytest.raises(CannotRun, match=r"PostgreSQL 17 建立(?s:.*)zhixing backup(?s:.*)zhixing restore"):
        make()


def test_nobody_enters_without_the_password(make):
    server = make()
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(server.url("postgres", "guess", "postgres"))


def test_no_port_is_opened(make):
    with psycopg.connect(make().admin_url()) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_a_half_made_set_of_files_is_made_anew(home, make):
    (home / "data.new").mkdir(parents=True)
    (home / "data.new" / "PG_VERSION").write_text("18\n")
    make()
    assert not (home / "data.new").exists()


def test_a_socket_always_fits(tmp_path):
    deep = tmp_path / ("很深的目录" * 8) / "pg"
    for home in (Path("/srv/zx/pg"), deep):
        assert len(bytes(short_socket_folder(home) / SOCKET)) <= LONGEST_SOCKET_PATH
    assert short_socket_folder(Path("/srv/zx/pg")) == Path("/srv/zx/pg/run")
    assert short_socket_folder(deep) != short_socket_folder(deep.parent)


def test_root_never_opens_a_closed_folder_to_the_server(tmp_path, monkeypatch):
    tmp_path.chmod(0o700)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert home_for(tmp_path).parent == Path("/var/lib/zhixing")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert home_for(tmp_path) == tmp_path / "pg"

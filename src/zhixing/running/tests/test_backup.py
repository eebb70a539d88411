"""The restore drill: what was backed up comes back, and what was tampered with does not."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest

from zhixing.running import backup, database
from zhixing.running.say import CannotRun
from zhixing.running.testcluster import start_test_cluster

TABLES = """
CREATE EXTENSION pg_trgm;
CREATE TABLE dossier (id int PRIMARY KEY, court_path text COLLATE "C", name text);
CREATE INDEX ON dossier USING gin (name gin_trgm_ops);
ALTER TABLE dossier ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossier FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON dossier USING (court_path = nullif(current_setting('zx.scope', true), ''));
REVOKE UPDATE, DELETE ON dossier FROM zhixing_app;
CREATE FUNCTION live_cases() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public
    AS 'SELECT count(*) FROM dossier';
ALTER FUNCTION live_cases() OWNER TO zhixing_register;
INSERT INTO dossier VALUES (1, 'zg.fj', '林知行申请执行案'), (2, 'zg.zj', '周明远申请执行案');
"""


@pytest.fixture(scope="module")
def cluster():
    with tempfile.TemporaryDirectory(prefix="zx-", ignore_cleanup_errors=True) as place:
        started = start_test_cluster(Path(place))
        yield started
        started.stop()


def use(monkeypatch, urls):
    """Work on this database, as with one of one's own."""
    monkeypatch.setenv("ZHIXING_DATABASE_URL", urls.app)
    monkeypatch.setenv("ZHIXING_DATABASE_OWNER_URL", urls.owner)


@pytest.fixture
def taken(cluster, tmp_path, monkeypatch):
    """A data folder with one paper, two dossiers in the database, and a backup of both."""
    folder, place = database.data_folder(str(tmp_path / "var")), tmp_path / "backup"
    (folder / "files" / "ab").mkdir()
    (folder / "files" / "ab" / "paper.pdf").write_bytes("执行裁定书".encode())
    cluster.drop("source")
    urls = cluster.new_database("source")
    with psycopg.connect(urls.owner, autocommit=True) as owner:
        owner.execute(TABLES)
    use(monkeypatch, urls)
    assert backup.backup(folder, place) == 0
    return folder, place


@pytest.fixture
def empty(cluster, taken, tmp_path, monkeypatch):
    """An empty database, and a new data folder that holds the old keys."""
    cluster.drop("target")
    urls = cluster.new_database("target")
    use(monkeypatch, urls)
    folder = database.data_folder(str(tmp_path / "new"))
    shutil.copy2(taken[0] / "secrets.json", folder / "secrets.json")
    return folder, urls


def test_rows_papers_policies_and_owners_come_back(taken, empty):
    folder, urls = empty
    assert backup.restore(folder, taken[1]) == 0
    assert (folder / "files" / "ab" / "paper.pdf").read_bytes() == "执行裁定书".encode()
    with psycopg.connect(urls.app, autocommit=True) as app:
        assert app.execute("SELECT count(*) FROM dossier").fetchone() == (0,), "no scope sees nothing"
        assert app.execute("SELECT live_cases()").fetchone() == (2,), "the register sees all"
        app.execute("SET zx.scope = 'zg.fj'")
        assert app.execute("SELECT name FROM dossier").fetchall() == [("林知行申请执行案",)]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("DELETE FROM dossier")


def test_the_keys_are_not_in_the_backup(taken):
    folder, place = taken
    held = json.loads((folder / "secrets.json").read_text())
    for path in (p for p in place.rglob("*") if p.is_file()):
        assert not any(key.encode() in path.read_bytes() for key in held.values())


def test_a_changed_file_is_named_and_nothing_is_written(taken, empty):
    (taken[1] / "files" / "ab" / "paper.pdf").write_bytes("执行裁定书。".encode())
    with pytest.raises(CannotRun, match=r"files/ab/paper.pdf 的内容被改动过"):
        backup.restore(empty[0], taken[1])
    with psycopg.connect(empty[1].owner) as owner:
        assert owner.execute("SELECT to_regclass('dossier')").fetchone() == (None,)


def test_a_missing_and_an_added_file_are_named(taken, empty):
    (taken[1] / "files" / "more").write_bytes(b"x")
    with pytest.raises(CannotRun, match="files/more 不在清单中"):
        backup.restore(empty[0], taken[1])
    (taken[1] / "files" / "more").unlink()
    (taken[1] / "database.dump").unlink()
    with pytest.raises(CannotRun, match=r"database.dump 缺失"):
        backup.restore(empty[0], taken[1])


def test_a_manifest_made_to_fit_breaks_the_seal(taken, empty):
    paper, manifest = taken[1] / "files" / "ab" / "paper.pdf", taken[1] / "manifest.json"
    paper.write_bytes(b"forged")
    written = json.loads(manifest.read_text())
    written["body"]["contents"]["files/ab/paper.pdf"] = backup.digests(paper)
    manifest.write_text(json.dumps(written))
    with pytest.raises(CannotRun, match="封印不符"):
        backup.restore(empty[0], taken[1])


def test_other_keys_are_refused_by_name(taken, empty):
    held = json.loads((empty[0] / "secrets.json").read_text())
    (empty[0] / "secrets.json").write_text(json.dumps(held | {"identity": "0" * 64}))
    with pytest.raises(CannotRun, match=r"密钥与备份时的不同（identity）"):
        backup.restore(empty[0], taken[1])


def test_a_key_added_since_by_rotation_does_not_stand_in_the_way(taken, empty):
    held = json.loads((empty[0] / "secrets.json").read_text())
    (empty[0] / "secrets.json").write_text(json.dumps(held | {"identity-2": "1" * 64}))
    assert backup.restore(empty[0], taken[1]) == 0


def test_neither_a_full_database_nor_a_full_folder_is_written_over(taken, empty, cluster, monkeypatch):
    with pytest.raises(CannotRun, match="已有文书文件"):
        backup.restore(*taken)
    use(monkeypatch, cluster.urls("source"))
    with pytest.raises(CannotRun, match="不是空的"):
        backup.restore(empty[0], taken[1])
    with pytest.raises(CannotRun, match="已有的备份不会被覆盖"):
        backup.backup(*taken)


def test_the_password_is_not_among_the_arguments(taken, monkeypatch):
    seen = []
    real = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda command, **more: seen.append(command) or real(command, **more))
    assert backup.backup(taken[0], taken[1].with_name("second")) == 0
    assert seen
    assert not any("for-tests-only" in word for command in seen for word in command)

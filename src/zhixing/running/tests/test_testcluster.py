"""Tests stand on a real server: the app's rights are the app's, and a clone commits without harming its template."""

import psycopg
import pytest

from zhixing.running import testcluster


def test_the_app_owns_nothing_and_makes_nothing(database_cluster):
    urls = database_cluster.start()
    with psycopg.connect(urls.app, autocommit=True) as app:
        for forbidden in ("CREATE TABLE mine (id int)", "CREATE TEMP TABLE mine (id int)", "CREATE SCHEMA mine"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(forbidden)


def test_a_clone_is_a_world_of_its_own(database_cluster):
    template = database_cluster.new_database("template_of_clones")
    with psycopg.connect(template.owner, autocommit=True) as owner:
        owner.execute("CREATE TABLE act (id int)")
    clone = database_cluster.clone("template_of_clones", "journey")
    with psycopg.connect(clone.app, autocommit=True) as app:
        app.execute("INSERT INTO act VALUES (1)")
    with psycopg.connect(template.app, autocommit=True) as app:
        assert app.execute("SELECT count(*) FROM act").fetchone() == (0,)


def test_chinese_names_have_trigrams(database_cluster):
    with psycopg.connect(database_cluster.start().owner, autocommit=True) as owner:
        owner.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        assert owner.execute("SELECT cardinality(show_trgm('海沧区人民法院'))").fetchone() == (8,)


def test_memory_is_used_only_where_it_has_room(tmp_path, monkeypatch):
    monkeypatch.setattr(testcluster, "MEMORY", tmp_path)
    monkeypatch.setattr(testcluster, "ROOM", 1)
    assert testcluster.memory_with_room() == tmp_path
    monkeypatch.setattr(testcluster, "ROOM", 1 << 60)
    assert testcluster.memory_with_room() is None
    monkeypatch.setattr(testcluster, "MEMORY", tmp_path / "absent")
    assert testcluster.memory_with_room() is None

"""Row security stands behind every query: raw SQL as the app's role sees and changes what the court may, and no more."""

import psycopg
import pytest
from psycopg import sql
from scene import HAICANG, SIMING, XIAMEN, is_of_court, needs, plausible


@pytest.fixture(scope="module")
def filled(scene, database_cluster):
    """The tables of the courts with how many rows 海沧 has; planted by the superuser where the story leaves none."""
    from zhixing.court.kernel.security import our_models

    models = [m for m in our_models() if is_of_court(m)]
    url = database_cluster.server.admin_url().replace("/postgres?", f"/{scene.city.name}?")
    with psycopg.connect(url, autocommit=True) as superuser:
        superuser.execute("set session_replication_role = replica")
        for model in models:
            if not count(model._meta.db_table, "a."):
                plant(superuser, model)
    return {m._meta.db_table: count(m._meta.db_table, "a.") for m in models}


def plant(superuser, model):
    """One row, past every key and trigger."""
    row = model(**{f.attname: plausible(f) for f in model._meta.concrete_fields if needs(f)})
    values = {f.column: f.get_db_prep_save(getattr(row, f.attname), connection()) for f in model._meta.concrete_fields
              if not (f.null and getattr(row, f.attname) is None) and not f.has_db_default()}  # fmt: skip
    insert = sql.SQL("insert into {} ({}) values ({})").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, values)),
        sql.SQL(", ").join([sql.Placeholder()] * len(values)),
    )  # fmt: skip
    superuser.execute(insert, list(values.values()))


def connection():
    from django.db import connection as ours

    return ours


def count(table, read, write="", where=f"court_path = '{HAICANG}'"):
    from django.db import connection

    from zhixing.court.kernel.scope import scope

    with scope(read, write), connection.cursor() as cursor:
        cursor.execute(f'select count(*) from "{table}" where {where}')
        return cursor.fetchone()[0]


def test_every_table_of_the_courts_has_rows_to_prove_it_on(filled):
    assert [table for table, rows in filled.items() if not rows] == []


@pytest.mark.parametrize("read", [HAICANG, XIAMEN, "a.闽.", "a."])
def test_own_court_and_those_above_see_all_rows(filled, read):
    assert {table: count(table, read) for table in filled} == filled


@pytest.mark.parametrize("read", [SIMING, "a.闽.闽01.", "", "a.闽.闽02.闽0205.闽9.", "b.", "%"])
def test_strangers_lower_courts_and_nobody_see_none(filled, read):
    assert {table: count(table, read) for table in filled} == dict.fromkeys(filled, 0)


def test_no_row_is_changed_or_removed_from_another_courts_write_scope(filled):
    from django.db import ProgrammingError, connection, transaction

    from zhixing.court.kernel.scope import scope

    changed = {}
    for table in filled:
        for verb in (f'update "{table}" set court_path = court_path', f'delete from "{table}"'):
            try:
                with scope("a.", SIMING), transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(f"{verb} where court_path = '{HAICANG}'")
                    changed[table] = cursor.rowcount
            except ProgrammingError as refused:
                assert "permission denied" in str(refused)
    assert {t: n for t, n in changed.items() if n} == {}


def test_no_row_is_moved_into_another_court(filled):
    from django.db import ProgrammingError, connection, transaction

    from zhixing.court.kernel.scope import scope

    for table in filled:
        with pytest.raises(ProgrammingError, match=r"row-level security|permission denied"):  # noqa: SIM117
            with scope("a.", HAICANG), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"update \"{table}\" set court_path = '{SIMING}' where court_path = '{HAICANG}'")


def test_the_app_can_neither_switch_security_off_nor_become_somebody_else(scene):
    from django.db import Error, connection, transaction

    for statement in (
        'alter table "kernel_act" disable row level security', "set role zhixing_owner", "set role zhixing_register",
        "set session_replication_role = replica", "create temporary table t (i int)", "create table t (i int)",
        "copy (select 1) to program 'true'", "select pg_read_file('/etc/passwd')", "set session authorization postgres",
    ):  # fmt: skip
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local row_security = off")
        with pytest.raises(Error, match="row-level security"):
            cursor.execute("select 1 from kernel_act")


def test_every_path_of_a_court_ends_where_no_other_goes_on(scene):
    """A scope is a prefix: without the full stop 闽020 would cover 闽0203 and 闽0205."""
    from zhixing.court.identity.models import Court

    assert not Court.objects.exclude(path__endswith=".").exists()

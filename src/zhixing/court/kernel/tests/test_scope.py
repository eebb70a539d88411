"""Row security: own court and those below; nothing without a scope; writes only where the act is."""

import pytest

HAICANG, XIAMEN, SIMING = "a.闽.闽02.闽0205.", "a.闽.闽02.", "a.闽.闽02.闽0203."


def officers(path):
    from zhixing.court.identity.models import Officer
    from zhixing.court.kernel.scope import scope

    with scope(path):
        return set(Officer.objects.values_list("username", flat=True))


def test_a_court_sees_itself_and_the_courts_below(city):
    assert {"faguan", "simingfaguan", "zhongyuan"} <= officers(XIAMEN)
    assert "gaoyuan" not in officers(XIAMEN)
    assert {"faguan", "canshu", "gaoyuan"} <= officers("a.")


def test_neighbours_do_not_see_each_other(city):
    assert "faguan" in officers(HAICANG)
    assert "faguan" not in officers(SIMING)


def test_without_a_scope_nothing_is_seen(city):
    from django.db import connection, transaction

    from zhixing.court.identity.models import Officer
    from zhixing.court.kernel.scope import scope

    assert not Officer.objects.exists()
    with scope(HAICANG):
        assert Officer.objects.exists()
    assert not Officer.objects.exists()  # the setting reads as '' now, not NULL: it must not fail open
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('zhixing.read', '', true)")
        assert not Officer.objects.exists()


def test_rows_are_written_only_within_the_write_scope(city):
    from django.db import ProgrammingError

    from zhixing.court.kernel.models import Principal
    from zhixing.court.kernel.scope import scope

    with pytest.raises(ProgrammingError, match="row-level security"), scope("a.", HAICANG):
        Principal.objects.create(kind="officer", name="越界", court_path=SIMING)


def test_an_inner_scope_gives_back_the_outer_one(city):
    from zhixing.court.identity.models import Officer
    from zhixing.court.kernel.scope import scope

    with scope(HAICANG):
        with scope(SIMING):
            assert not Officer.objects.filter(username="faguan").exists()
        assert Officer.objects.filter(username="faguan").exists()


def test_every_table_has_a_policy_or_a_reason(city):
    from django.db import connection

    from zhixing.court.kernel.models.base import CourtRow
    from zhixing.court.kernel.security import FOREIGN_TABLES, our_models

    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        tables = {name for (name,) in cursor.fetchall()}
        cursor.execute("select tablename, count(*) from pg_policies where schemaname = 'public' group by 1")
        policies = dict(cursor.fetchall())
    ours = {m._meta.db_table: m for m in our_models()}
    assert tables == set(ours) | set(FOREIGN_TABLES)
    for table, model in ours.items():
        assert policies.get(table, 0) == (4 if issubclass(model, CourtRow) else 0), table
        assert issubclass(model, CourtRow) or model.national


def test_append_only_tables_refuse_update_and_delete(city):
    from django.db import ProgrammingError, connection, transaction

    from zhixing.court.kernel.security import our_models

    for model in our_models():
        if getattr(model, "append_only", False):
            for statement in ("delete from {}", "update {} set id = id", "truncate {}"):
                with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                    connection.cursor().execute(statement.format(f'"{model._meta.db_table}"'))


def test_a_page_reads_a_fact_once_and_forgets_it_when_something_is_written(city):
    from zhixing.court.kernel.scope import remembered, scope

    asked = []

    def load():
        asked.append(1)
        return len(asked)

    with scope(HAICANG):
        assert [remembered("fact", load) for _ in range(3)] == [1, 1, 1]
        with scope(HAICANG, HAICANG):
            assert [remembered("fact", load) for _ in range(2)] == [2, 3]  # a body that writes always reads anew
        assert remembered("fact", load) == 4
    assert remembered("fact", load) == 5

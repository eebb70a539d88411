"""A negative fact is asked nationally, answered narrowly and logged with the dossier that asked."""

import json

import pytest

FUNCTION = """
create function test_party_known(wanted text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$ select wanted like '%known' $$;
create function test_party_facts(wanted text) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('found', true, 'references', jsonb_build_array('（2026）闽0203执1号')) $$;
alter function test_party_known(text) owner to zhixing_register;
alter function test_party_facts(text) owner to zhixing_register;
grant execute on function test_party_known(text), test_party_facts(text) to zhixing_app;
"""


@pytest.fixture
def functions(city):
    import psycopg

    with psycopg.connect(city.urls.owner) as owner:
        owner.execute(FUNCTION)


def test_the_answer_is_a_plain_value_and_the_log_holds_no_number(city, court, functions):
    from zhixing.court.gateways.models import SearchLog
    from zhixing.court.gateways.search import national
    from zhixing.court.kernel.scope import scope

    viewer = city.viewer("lian")
    with scope(viewer.court_path):  # as on a page, where nothing may be written
        assert national("test_party_known", ["350203198506150028 known"], court.dossier, viewer) is True
        assert national("test_party_known", ["x"], court.dossier, viewer) is False
        assert national("test_party_facts", ["x"], court.dossier, viewer) == {
            "found": True, "references": ["（2026）闽0203执1号"],
        }  # fmt: skip
    with scope("a."):
        rows = list(SearchLog.objects.order_by("id"))
    assert (rows[0].question, rows[0].principal_id, rows[0].dossier_id) == (
        "test_party_known", viewer.principal_id, court.dossier_id,
    )  # fmt: skip
    assert [json.loads(r.answer)["answer"] for r in rows[:2]] == [True, False]
    assert all("350203198506150028" not in r.answer for r in rows)
    assert json.loads(rows[0].answer)["keys"][0] != json.loads(rows[1].answer)["keys"][0]


def test_only_the_name_of_a_function_is_asked(city, court):
    from zhixing.court.gateways.search import national

    with pytest.raises(ValueError, match="not the name"):
        national("pg_sleep(9); select x", [], court.dossier, city.viewer("lian"))


def test_the_scope_of_the_page_is_as_before(city, court, functions):
    from zhixing.court.gateways.search import national
    from zhixing.court.kernel.models import Dossier
    from zhixing.court.kernel.scope import scope

    viewer = city.viewer("zhongyuan")
    with scope(viewer.court_path):
        before = Dossier.objects.count()
        national("test_party_known", ["x"], court.dossier, viewer)
        assert Dossier.objects.count() == before > 1

"""The record is tampered with as the database's superuser; the audit names what is wrong, and where."""

import json
from contextlib import contextmanager
from datetime import date

import psycopg
import pytest

ROW = {"published_on": "2026-09-21", "one_year": "3.00", "five_years": "3.50", "source": "示范", "demo": True}


@pytest.fixture
def anchored(city, settings_anchors):
    """Three months of rates published and signed, anchored; the acts in order."""
    from zhixing.court.kernel import anchors
    from zhixing.court.kernel.scope import scope
    from zhixing.court.parameters.queries import number_set

    with scope("a."):
        lpr = number_set("lpr")
    acts = []
    for day in ("2026-09-21", "2026-10-20", "2026-11-20"):
        proposed = city.perform("parameters.publish_lpr", lpr, "canshu", **{**ROW, "published_on": day})
        acts.append(city.sign(proposed.proposal, "canshu2").act)
    anchors.write(date(2026, 11, 24))
    return acts


@pytest.fixture
def settings_anchors(city, tmp_path):
    from django.conf import settings

    before = settings.ZHIXING_ANCHORS
    settings.ZHIXING_ANCHORS = tmp_path / "anchors"
    yield settings.ZHIXING_ANCHORS
    settings.ZHIXING_ANCHORS = before


@pytest.fixture
def superuser(city, database_cluster):
    """SQL as the superuser, past keys, triggers and policies."""

    @contextmanager
    def connected():
        url = database_cluster.server.admin_url().replace("/postgres?", f"/{city.name}?")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("set session_replication_role = replica")
            yield connection

    def run(sql, *values):
        with connected() as connection:
            return connection.execute(sql, values).rowcount

    return run


def found():
    from zhixing.court.kernel.audit import audit

    return [str(trouble) for trouble in audit()]


def test_nothing_is_wrong_with_an_honest_record(anchored):
    assert found() == []


@pytest.mark.parametrize(
    "change",
    ["summary = 'x'", "actor_id = '00000000-0000-7000-8000-000000000000'", "effective_on = '2020-01-01'",
     "determination = '{}'", "approvals = '[]'", "known_at = known_at + interval '1 second'"],
)  # fmt: skip
def test_an_altered_act_is_named(anchored, superuser, change):
    assert superuser(f"update kernel_act set {change} where id = %s", anchored[1].pk) == 1
    assert found() == [f"贷款市场报价利率（LPR） 第 2 条“公布 LPR”（{anchored[1].pk}）：行被改动，与封存的文本不符"]


def test_an_altered_link_is_named_and_so_is_an_act_altered_with_it(anchored, superuser):
    superuser("update kernel_chainlink set canonical = replace(canonical, '3.00', '1.00') where act_id = %s",
              anchored[0].pk)  # fmt: skip
    superuser("update kernel_act set input = replace(input, '3.00', '1.00') where id = %s", anchored[0].pk)
    assert found() == [f"贷款市场报价利率（LPR） 第 1 条“公布 LPR”（{anchored[0].pk}）：封存的文本或者封存值被改动"]


def test_an_altered_or_invented_signature_is_named(anchored, superuser):
    superuser("update kernel_signature set opinion = '不同意' where proposal_id ="
              " (select id from kernel_proposal where act_id = %s)", anchored[2].pk)  # fmt: skip
    (named,) = found()
    assert "戴复核 的签署" in named
    assert str(anchored[2].pk) in named


def test_nobody_signs_on_top_of_an_invented_signature(city, settings_anchors, superuser):
    from zhixing.court.kernel.refused import Conflict
    from zhixing.court.kernel.scope import scope
    from zhixing.court.parameters.queries import number_set

    with scope("a."):
        lpr = number_set("lpr")
    waiting = city.perform("parameters.publish_lpr", lpr, "canshu", **ROW).proposal
    superuser("update kernel_proposal set step = 1, steps = '[' || trim(both '[]' from steps) || ',' ||"
              " trim(both '[]' from steps) || ']' where id = %s", waiting.pk)  # fmt: skip
    with pytest.raises(Conflict):
        city.sign(waiting, "canshu2")


def test_a_removed_middle_row_is_named(anchored, superuser):
    superuser("delete from kernel_act where id = %s", anchored[1].pk)
    assert any("第 2 条“公布 LPR”" in line and str(anchored[1].pk) in line and "被删除" in line for line in found())


def test_a_removed_middle_row_with_its_link_leaves_a_gap(anchored, superuser):
    cut(superuser, anchored[1])
    assert any("第 3 条“公布 LPR”" in line and "缺少第 2 至 2 条" in line for line in found())


def test_links_closed_up_over_a_removed_row_do_not_join(anchored, superuser):
    cut(superuser, anchored[1])
    superuser("update kernel_chainlink set seq = 2 where act_id = %s", anchored[2].pk)
    assert any("第 2 条" in line and "与前一条接不上" in line for line in found())


def test_cut_last_rows_are_named(anchored, superuser):
    cut(superuser, anchored[2])
    assert any("末尾被截断" in line and str(anchored[2].pk) in line for line in found())


def test_cut_last_rows_are_named_also_when_the_dossier_was_put_back(anchored, superuser):
    from zhixing.court.kernel.models import Dossier
    from zhixing.court.kernel.scope import scope

    cut(superuser, anchored[2])
    superuser("update kernel_dossier set chain_length = 2, chain_head = (select mac from kernel_chainlink"
              " where act_id = %s) where id = %s", anchored[1].pk, anchored[1].dossier_id)  # fmt: skip
    (named,) = found()
    assert named.startswith("贷款市场报价利率（LPR） 第 3 条“公布 LPR”：末尾被截断：2026-11-24.jsonl 记有 3 条")
    assert str(anchored[2].pk) in named
    with scope("a."):
        assert Dossier.objects.get(pk=anchored[1].dossier_id).chain_length == 2


def test_a_history_written_anew_is_not_the_anchored_one(city, anchored, superuser):
    """Even with the chain key: cut the last act, put the count back, do another one in its place."""
    from zhixing.court.kernel.scope import scope
    from zhixing.court.parameters.queries import number_set

    cut(superuser, anchored[2])
    superuser("update kernel_dossier set chain_length = 2, chain_head = (select mac from kernel_chainlink"
              " where act_id = %s) where id = %s", anchored[1].pk, anchored[1].dossier_id)  # fmt: skip
    superuser("delete from parameters_publishedrow where act_id = %s", anchored[2].pk)
    with scope("a."):
        lpr = number_set("lpr")
    other = city.perform("parameters.publish_lpr", lpr, "canshu", **{**ROW, "published_on": "2026-11-23"})
    city.sign(other.proposal, "canshu2")
    assert any("第 3 条" in line and "与 2026-11-24.jsonl 记下的封存值不符" in line for line in found())


def test_a_removed_dossier_is_named_by_the_anchor(anchored, superuser):
    superuser("delete from kernel_chainlink where dossier_id = %s", anchored[0].dossier_id)
    superuser("delete from kernel_act where dossier_id = %s", anchored[0].dossier_id)
    superuser("delete from kernel_dossier where id = %s", anchored[0].dossier_id)
    assert any("整个卷宗" in line and "贷款市场报价利率" in line for line in found())


def test_an_act_put_in_beside_the_program_is_named(anchored, superuser):
    superuser("insert into kernel_act select (jsonb_populate_record(a, jsonb_build_object('id',"
              " '00000000-0000-7000-8000-00000000000f'))).* from kernel_act a where id = %s", anchored[0].pk)  # fmt: skip
    assert any("00000000-0000-7000-8000-00000000000f" in line and "不在链上" in line for line in found())


def test_an_altered_anchor_is_named(anchored, settings_anchors):
    path = settings_anchors / "2026-11-24.jsonl"
    path.write_text(path.read_text("utf-8").replace('"length":3', '"length":2'), "utf-8")
    assert any("2026-11-24.jsonl 第 1 批：封印不符" in line for line in found())


def test_a_lost_earlier_anchor_breaks_the_seal_of_the_next(anchored, settings_anchors):
    from zhixing.court.kernel import anchors

    assert anchors.write(date(2026, 11, 25)) == 1
    assert found() == []
    (settings_anchors / "2026-11-24.jsonl").unlink()
    assert any("2026-11-25.jsonl 第 1 批：封印不符" in line for line in found())


def test_the_daily_job_anchors_once_a_day(city, settings_anchors):
    from zhixing.court.kernel.jobs import registered

    registered()["kernel.anchor"]()
    (file,) = settings_anchors.glob("*.jsonl")
    size = file.stat().st_size
    registered()["kernel.anchor"]()
    assert file.stat().st_size == size
    assert json.loads(file.read_text("utf-8").splitlines()[-1])["seal"]
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_command_ends_with_one_and_names_the_row(anchored, superuser, settings_anchors, city):
    said = verify(city, settings_anchors)
    assert (said.returncode, said.stderr) == (0, "")
    assert "全部相符" in said.stdout
    superuser("update kernel_act set summary = 'x' where id = %s", anchored[1].pk)
    said = verify(city, settings_anchors)
    assert said.returncode == 1
    assert f"第 2 条“公布 LPR”（{anchored[1].pk}）" in said.stdout


def verify(city, folder):
    """`zhixing audit verify` as an operator runs it, on the city's database."""
    import os
    import shutil
    import subprocess
    import sys

    data = folder.parent
    shutil.copy(os.environ["ZHIXING_SECRETS"], data / "secrets.json")
    (data / "secrets.json").chmod(0o600)
    env = {**os.environ, "ZHIXING_DATABASE_URL": city.urls.app, "ZHIXING_DATABASE_OWNER_URL": city.urls.owner}
    command = [sys.executable, "-m", "zhixing.cli", "audit", "verify", "--data", str(data)]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def cut(superuser, act):
    """Remove an act and its links."""
    assert superuser("delete from kernel_chainlink where act_id = %s", act.pk) == 1
    assert superuser("delete from kernel_act where id = %s", act.pk) == 1

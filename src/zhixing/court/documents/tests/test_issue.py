"""A paper gets its number, its code and its content in the act's own transaction."""

import threading

import pytest

SECRET_ACCOUNT = "6222000000000099887"


def test_the_first_ruling_bears_the_case_number_and_notices_are_numbered_by_themselves(issued):
    assert [(p.title, p.number) for p in issued()] == [
        ("执行裁定书", "（2026）闽0205执12号"),
        ("协助冻结存款通知书", "（2026）闽0205执12号"),
    ]
    assert [p.number for p in issued()] == ["（2026）闽0205执12号之一", "（2026）闽0205执12号之一"]


def test_rulings_of_different_kinds_share_one_series(city, court, issued, drafting, monkeypatch):
    from dataclasses import replace

    from zhixing.court.kernel import registry

    issued()
    known = registry.definition("test.issue")
    papers = (drafting("test.release", "解除冻结裁定书", "ruling"),)
    monkeypatch.setitem(registry._acts, "test.release", replace(known, name="test.release", papers=papers))
    act = city.perform("test.release", court, "faguan", purpose="解除").act
    assert [(p.title, p.number) for p in of_act(act)] == [("解除冻结裁定书", "（2026）闽0205执12号之一")]


def of_act(act):
    from zhixing.court.documents.models import Paper
    from zhixing.court.kernel.scope import scope

    with scope("a."):
        return list(Paper.objects.filter(act=act).order_by("id"))


def test_two_judges_at_once_leave_no_gap_and_no_number_twice(city, court, issuing):
    from django.db import connections

    from zhixing.court.documents.models import Paper
    from zhixing.court.kernel.scope import scope

    start, troubles = threading.Barrier(2), []

    def work(judge):
        try:
            for _ in range(4):
                start.wait(timeout=30)
                city.perform(issuing, court, judge, f"{judge}-{_}", purpose="同时")
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(judge,)) for judge in ("faguan", "faguan2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert troubles == []
    with scope("a."):
        for series in ("ruling", "test.notice"):
            drawn = Paper.objects.filter(dossier=court.dossier, series=series).values_list("ordinal", flat=True)
            assert sorted(drawn) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_paper_that_cannot_be_made_refuses_the_act_and_leaves_no_gap(city, court, issuing, issued):
    from zhixing.court.kernel.refused import Refused

    issued()
    with pytest.raises(Refused, match="文书不能制作：金额应大于零"):
        city.perform(issuing, court, "faguan", purpose="制作失败")
    assert issued()[0].ordinal == 2


def test_a_body_that_needs_the_numbers_issues_first_and_nothing_is_issued_twice(city, court, issuing, monkeypatch):
    from dataclasses import replace

    from zhixing.court.documents.acts import issue, papers_of
    from zhixing.court.kernel import registry

    known = registry.definition(issuing)
    seen = []

    def body(court, data, ruling, doing):
        papers = issue(doing, court, data, ruling, known.papers[0])
        seen.append((papers[0].number, papers_of(doing)))
        return papers[0].number

    monkeypatch.setitem(registry._acts, issuing, replace(known, body=body))
    act = city.perform(issuing, court, "faguan", purpose="先取号").act
    papers = of_act(act)
    assert act.summary == papers[0].number == seen[0][0]
    assert seen[0][1] == [papers[0].pk]
    assert len(papers) == 2


def test_what_a_paper_says_is_unreadable_in_the_database(city, issued):
    from django.db import connection

    from zhixing.court.documents.queries import opened

    paper = issued(f"冻结李某某账户{SECRET_ACCOUNT}")[0]
    assert SECRET_ACCOUNT in str(opened(paper).blocks)
    with connection.cursor() as cursor:
        for table in ("documents_paper", "documents_checkcode", "procrastinate_jobs"):
            cursor.execute(f"select count(*) from {table} t where t::text like %s", [f"%{SECRET_ACCOUNT}%"])
            assert cursor.fetchone() == (0,)


def test_the_application_cannot_change_a_paper(issued):
    from django.db import ProgrammingError

    from zhixing.court.documents.models import Paper
    from zhixing.court.kernel.scope import scope

    paper = issued()[0]
    path = paper.court_path
    with pytest.raises(ProgrammingError, match="permission denied"), scope(path, path):
        Paper.objects.filter(pk=paper.pk).update(number="（2026）闽0205执1号")

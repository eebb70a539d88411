"""Bytes are made once, kept by content, and never made again."""

import stat
from pathlib import Path

import pytest


def rendered(paper):
    from zhixing.court.documents.models import Rendered
    from zhixing.court.kernel.scope import scope

    with scope("a."):
        return list(Rendered.objects.filter(paper=paper))


def render(paper):
    from zhixing.court.documents.jobs import render as job

    job(str(paper.pk), paper.court_path)


def stored():
    from django.conf import settings

    return sorted(p for p in Path(settings.ZHIXING_FILES).rglob("*") if p.is_file())


def test_a_paper_is_rendered_once_whatever_the_queue_does(city, issued):
    paper = issued("只印一次")[0]
    city.drain()
    (first,) = rendered(paper)
    render(paper)
    render(paper)
    assert [(r.pk, r.pdf, r.docx) for r in rendered(paper)] == [(first.pk, first.pdf, first.docx)]


def test_files_lie_under_their_sm3_and_only_the_owner_reads_them(city, issued):
    from zhixing.court.documents.files import fetch
    from zhixing.court.kernel.secrets import sm3

    paper = issued("存档")[0]
    city.drain()
    (row,) = rendered(paper)
    assert fetch(row.pdf).startswith(b"%PDF-")
    assert fetch(row.docx).startswith(b"PK")
    place = next(p for p in stored() if p.name == row.pdf)
    assert (place.parent.parent.name, place.parent.name) == (row.pdf[:2], row.pdf[2:4])
    assert sm3(place.read_bytes()) == row.pdf
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_a_crash_between_file_and_row_is_harmless(city, issued, monkeypatch):
    from zhixing.court.documents.models import Rendered

    class Killed(Exception):
        pass

    def killed(*args, **kwargs):
        raise Killed

    paper = issued("崩溃之后")[0]
    monkeypatch.setattr(Rendered.objects, "bulk_create", killed)
    with pytest.raises(Killed):
        render(paper)
    assert rendered(paper) == []
    monkeypatch.undo()
    render(paper)
    assert len(rendered(paper)) == 1


def test_an_altered_file_is_never_served(city, issued):
    from zhixing.court.documents.files import FileLost, fetch

    paper = issued("被改动的文件")[0]
    city.drain()
    (row,) = rendered(paper)
    place = next(p for p in stored() if p.name == row.pdf)
    place.write_bytes(place.read_bytes() + b" ")
    with pytest.raises(FileLost, match="不一致"):
        fetch(row.pdf)
    place.unlink()
    with pytest.raises(FileLost, match="不在存储目录"):
        fetch(row.pdf)


def test_a_character_that_no_font_has_is_named_and_kept(city, issued):
    from zhixing.court.documents.queries import opened

    rare = "\U00031349"
    paper = issued(f"被执行人王{rare}")[0]
    city.drain()
    (row,) = rendered(paper)
    assert row.missing == "U+31349"
    assert rare in str(opened(paper).blocks)


def test_a_message_may_leave_when_the_last_paper_of_its_act_has_its_bytes(city, issued, monkeypatch):
    from zhixing.court.documents import jobs
    from zhixing.court.documents.queries import all_rendered
    from zhixing.court.kernel.scope import scope

    told = []
    monkeypatch.setattr(jobs, "RENDERED", type("Told", (), {"ask": lambda self, *a: told.append(a)})())
    ruling, notice = issued()
    render(ruling)
    assert told == []
    render(notice)
    assert told == [(ruling.act_id, ruling.court_path)]
    with scope("a."):
        assert all_rendered(ruling.act_id)


def test_a_paper_whose_job_was_lost_is_swept_and_one_that_fails_does_not_hold_up_the_others(city, issued, monkeypatch):
    from zhixing.court.documents import jobs

    ruling, notice = issued("任务丢失")
    jobs.sweep()
    assert rendered(ruling) == rendered(notice) == []
    city.move(hours=1)
    print_pdf = jobs.render_pdf

    def choosy(content):
        if content.title == ruling.title:
            raise OSError("磁盘已满")
        return print_pdf(content)

    monkeypatch.setattr(jobs, "render_pdf", choosy)
    jobs.sweep()
    assert (len(rendered(ruling)), len(rendered(notice))) == (0, 1)
    monkeypatch.undo()
    jobs.sweep()
    assert len(rendered(ruling)) == 1

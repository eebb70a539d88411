"""Who may open a paper, what anybody may check, and what a preview shows."""

import io

import pypdf
import pytest

from zhixing.court.documents.codes import ALPHABET, grouped


def looks(dossier):
    from zhixing.court.kernel.models import Look
    from zhixing.court.kernel.scope import scope

    with scope("a."):
        return list(Look.objects.filter(dossier=dossier).values_list("what", flat=True))


def test_a_judge_opens_the_paper_and_the_look_is_logged(city, issued):
    paper = issued()[0]
    city.drain()
    answer = city.client("faguan").get(f"/papers/{paper.pk}.pdf")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    assert answer["Cache-Control"] == "private, no-store"
    assert looks(paper.dossier) == ["查看文书 （2026）闽0205执12号 执行裁定书（PDF）"]
    draft = city.client("zhongyuan").get(f"/papers/{paper.pk}.docx")
    assert draft.content.startswith(b"PK")
    assert len(looks(paper.dossier)) == 2


@pytest.mark.parametrize("who", ["simingfaguan"])
def test_a_stranger_court_does_not_learn_that_the_paper_exists(city, issued, who):
    paper = issued()[0]
    city.drain()
    assert city.client(who).get(f"/papers/{paper.pk}.pdf").status_code == 404
    assert looks(paper.dossier) == []


def test_who_is_not_signed_in_is_sent_to_sign_in(city, issued):
    paper = issued()[0]
    assert city.client().get(f"/papers/{paper.pk}.pdf")["Location"].startswith("/sign-in?")


def test_a_paper_not_yet_rendered_says_so(city, issued):
    paper = issued()[0]
    answer = city.client("faguan").get(f"/papers/{paper.pk}.pdf")
    assert answer.status_code == 202
    assert answer["Retry-After"] == "3"
    assert "文书正在制作" in answer.content.decode()
    assert looks(paper.dossier) == []


def test_a_lost_file_is_said_aloud(city, issued, settings_files):
    paper = issued("文件丢失")[0]
    city.drain()
    settings_files("elsewhere")
    answer = city.client("faguan").get(f"/papers/{paper.pk}.pdf")
    assert answer.status_code == 500
    assert "从备份恢复" in answer.content.decode()


@pytest.fixture
def settings_files(monkeypatch, tmp_path):
    from django.conf import settings

    return lambda name: monkeypatch.setattr(settings, "ZHIXING_FILES", tmp_path / name)


@pytest.fixture(autouse=True)
def fresh_limiter(monkeypatch):
    from zhixing.court.documents import pages
    from zhixing.court.documents.limiter import Limiter

    monkeypatch.setattr(pages, "_CHECKS", Limiter(20))


def test_anybody_checks_a_paper_by_its_code_and_learns_nothing_of_what_it_says(city, issued):
    paper = issued("冻结王某的存款")[0]
    answer = city.client().get("/papers/check", {"code": grouped(paper.code).lower()})
    said = answer.content.decode()
    assert answer.status_code == 200
    for shown in ("执行裁定书", "（2026）闽0205执12号", "厦门市海沧区人民法院"):
        assert shown in said
    assert "冻结王某" not in said


@pytest.mark.parametrize("typed", ["A\x00B", "2345", "<script>", "𠮷" * 16])
def test_what_cannot_be_a_code_is_told_how_long_a_code_is_or_that_it_is_wrong(city, typed):
    answer = city.client().get("/papers/check", {"code": typed})
    assert answer.status_code == 404
    assert "核对" in answer.content.decode()
    assert "<script>" not in answer.content.decode().replace('<script src="', "")


def test_a_slip_is_told_from_a_code_nobody_issued(city, issued):
    from zhixing.court.documents.codes import new_code

    code = issued()[0].code
    slip = ("B" if code[0] != "B" else "C") + code[1:]
    assert "校验位不符" in city.client().get("/papers/check", {"code": slip}).content.decode()
    unknown = city.client().get("/papers/check", {"code": new_code()})
    assert unknown.status_code == 404
    assert "没有使用该验证码的文书" in unknown.content.decode()
    assert set(slip) <= set(ALPHABET)


def test_who_tries_many_codes_has_to_wait(city):
    client = city.client()
    answers = [client.get("/papers/check", {"code": "2345"}).status_code for _ in range(21)]
    assert answers == [404] * 20 + [429]


def test_a_preview_is_marked_on_every_page_and_leaves_nothing(city, court, issuing):
    from django.db import connection

    from zhixing.court.documents.models import CheckCode, Paper
    from zhixing.court.kernel.models import Act
    from zhixing.court.kernel.scope import scope

    answer = city.client("faguan").post(
        f"/do/identity.court/{court.pk}/{issuing}/preview", {"purpose": "预览这一份", "request_id": "x"}
    )
    assert answer.status_code == 200, answer.content.decode()[:500]
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    texts = ["".join(page.extract_text().split()) for page in pages]
    assert len(texts) >= 2
    assert all("预览" in text for text in texts)
    assert "预览这一份" in texts[0]
    assert "验证码" not in texts[0]
    with scope("a."):
        assert not Paper.objects.exists()
        assert not CheckCode.objects.exists()
        assert not Act.objects.filter(name=issuing).exists()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name like 'documents.%'")
        assert cursor.fetchone() == (0,)


def test_the_record_of_an_act_links_its_papers(city, issued):
    ruling, notice = issued()
    said = city.client("faguan").get(f"/acts/{ruling.act_id}/").content.decode()
    assert f"/papers/{ruling.pk}.pdf" in said
    assert f"/papers/{notice.pk}.pdf" in said


def test_the_tab_shows_number_title_files_and_code(city, issued):
    from types import SimpleNamespace

    from zhixing.court.documents.parts import papers
    from zhixing.court.kernel.scope import scope

    ruling, notice = issued()
    viewer, subject = city.viewer("faguan"), SimpleNamespace(dossier_id=ruling.dossier_id)
    with scope(viewer.court_path):
        section, _ = papers(subject, viewer, None)
        first = section.body[0].rows[0]
    assert first[:2] == (notice.number, notice.title)
    assert first[4] == grouped(notice.code)
    assert first[3][0].text == "制作中"
    city.drain()
    with scope(viewer.court_path):
        section, _ = papers(subject, viewer, None)
    assert [link.text for link in section.body[0].rows[0][3]] == ["PDF", "DOCX"]

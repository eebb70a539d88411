"""Pasting or uploading an instrument on the filing page: what is read, what stays, what is refused."""

import html
import io
import json
import re
from pathlib import Path

import pytest

TEXTS = Path(__file__).parent / "texts"
LOAN = (TEXTS / "loan.txt").read_text("utf-8")
UNCLEAR = LOAN.replace("二、驳回", "二、那件事情照双方口头说过的办；\n三、驳回")


def the_court():
    from zhixing.court.identity.models import Court

    return Court.objects.get(name="厦门市海沧区人民法院")


def post(city, to="read", user="chuangkou", **fields):
    return city.client(user).post(f"/claims/{the_court().pk}/{to}", fields)


def shown(page):
    """What a browser would send back of a form: names and values of its fields."""
    text = page.content.decode()
    fields = {}
    for tag in re.findall(r"<input[^>]*>", text):
        kind = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if "name" not in kind or kind.get("type") in {"file", "search"}:
            continue
        if kind.get("type") != "checkbox" or " checked" in tag:
            fields[kind["name"]] = html.unescape(kind.get("value", "on"))
    for name, inside in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', text, re.DOTALL):
        fields[name] = html.unescape(inside)
    for name, inside in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        fields[name] = chosen.group(1) if chosen else ""
    return fields


def stored():
    from zhixing.court.cases.models import Case
    from zhixing.court.kernel.models import Act
    from zhixing.court.kernel.scope import scope

    with scope("a."):
        return Case.objects.count(), Act.objects.filter(name="claims.register_application").count()


def test_a_pasted_judgment_fills_the_form_and_is_filed_without_scripts(city):
    page = post(city, pasted=LOAN)
    fields = shown(page)
    assert fields["items-0-amount"] == "50000.00"
    assert fields["cause"] == "民间借贷纠纷"
    assert stored() == (0, 0)
    fields |= {"effective_on": "2026-07-25", "effective_proof": "生效证明书", "debtors-0-number": "350203198506150020"}
    from zhixing.court.demo.people import BORROWER, LENDER

    fields |= {"creditors-0-number": LENDER[1], "debtors-0-number": BORROWER[1]}
    done = city.client("chuangkou").post(f"/do/identity.court/{the_court().pk}/claims.register_application/", fields)
    assert done.status_code == 302
    assert stored() == (1, 1)


def test_what_was_typed_by_hand_stays_and_the_form_without_a_text_is_left_alone(city):
    fields = shown(post(city, pasted=LOAN, cause="借款合同纠纷", period_days="10"))
    assert fields["cause"] == "借款合同纠纷"
    again = shown(post(city, **{**fields, "items-0-amount": "49000.00"}))
    assert again["items-0-amount"] == "49000.00"
    nothing = post(city, cause="借款合同纠纷")
    assert nothing.status_code == 200
    assert shown(nothing)["cause"] == "借款合同纠纷"


def test_another_row_or_a_refusal_keeps_the_text_beside_the_form(city):
    fields = shown(post(city, pasted=LOAN))
    act = f"/do/identity.court/{the_court().pk}/claims.register_application/"
    more = city.client("chuangkou").post(act, {**fields, "add": "items"})
    assert shown(more)["read_text"] == fields["read_text"]
    refused = city.client("chuangkou").post(act, {**fields, "debtors-0-number": ""})
    assert refused.status_code == 422
    assert 'class="source"' in refused.content.decode()


def test_every_link_from_a_field_leads_to_its_words_and_back(city):
    text = post(city, pasted=LOAN).content.decode()
    ids = set(re.findall(r'id="([^"]+)"', text))
    links = set(re.findall(r'href="#([^"]+)"', text))
    assert links
    assert links <= ids
    amount = re.search(r'<mark class="read" id="(s\d+)"[^>]*><a href="#f-items-0-[a-z]+">50000元</a>', text)
    assert amount


def test_doubts_come_first_and_an_accepted_one_stays_accepted(city):
    text = (TEXTS / "instalments.txt").read_text("utf-8")
    page = post(city, pasted=text)
    assert "还有 3 处请核对" in page.content.decode()
    again = post(city, **shown(page), accepted="joint")
    assert "还有 2 处请核对" in again.content.decode()


def test_unread_words_are_shown_and_make_a_letter_of_inquiry(city):
    page = post(city, pasted=UNCLEAR)
    text = page.content.decode()
    assert "须由人阅读" in text
    assert "起草征询函" in text
    letter = post(city, "letter", read_text=UNCLEAR).content.decode()
    assert "“那件事情照双方口头说过的办”：含义不明确，请予释明" in letter
    assert "（2026）闽0205民初567号" in letter
    assert "不需要征询" in post(city, "letter", read_text=LOAN).content.decode()


def docx(words):
    from docx import Document

    document, out = Document(), io.BytesIO()
    for line in words.split("\n"):
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def upload(city, name, content):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return post(city, **{"instrument_file.file": SimpleUploadedFile(name, content)}, cause="手填的案由")


def filed():
    from zhixing.court.documents.models import Material, Upload
    from zhixing.court.kernel.scope import scope

    with scope("a."):
        return [str(m) for m in Material.objects.all()], Upload.objects.count()


@pytest.mark.parametrize("name", ["判决.docx", "判决.pdf"])
def test_an_upload_is_known_by_its_content_whatever_its_name(city, name):
    assert shown(upload(city, name, docx(LOAN)))["items-0-amount"] == "50000.00"


def test_a_file_that_cannot_be_read_is_refused_in_words_and_keeps_the_form(city):
    page = upload(city, "判决.pdf", b"MZ\x90\x00\x03\x00\x00\x00")
    assert page.status_code == 422
    assert "不是 PDF" in page.content.decode()
    assert shown(page)["cause"] == "手填的案由"


def scan():
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(out)
    return out.getvalue()


def test_a_scan_is_said_plainly_and_goes_into_the_dossier_with_the_application(city):
    from zhixing.court.demo.people import BORROWER, LENDER

    page = upload(city, "扫描.pdf", scan())
    assert "可能是扫描件" in page.content.decode()
    assert "已上传 扫描.pdf" in page.content.decode()
    waiting = {"instrument_file": shown(page)["instrument_file"]}
    fields = shown(post(city, pasted=LOAN, **waiting))
    assert fields["instrument_file"] == waiting["instrument_file"]
    fields |= {"effective_on": "2026-07-25", "effective_proof": "生效证明书"}
    fields |= {"creditors-0-number": LENDER[1], "debtors-0-number": BORROWER[1]}
    done = city.client("chuangkou").post(f"/do/identity.court/{the_court().pk}/claims.register_application/", fields)
    assert done.status_code == 302
    assert filed() == (["执行依据：民事判决书"], 0)


def test_three_megabytes_of_text_are_refused_on_every_way_in(city):
    much = "货款，" * 1_000_000
    assert upload(city, "长.txt", much.encode()).status_code == 422
    client = city.client("chuangkou")
    client.raise_request_exception = False
    pasted = client.post(f"/claims/{the_court().pk}/read", {"pasted": much})
    assert pasted.status_code == 400
    assert "提交的内容过大" in pasted.content.decode()
    assert api(city, much).status_code in {400, 422}


def test_a_text_is_shown_as_text(city):
    evil = LOAN.replace("林示范", '<script>alert("x")</script>').replace("陈演示", '"><img src=x onerror=alert(1)>')
    text = post(city, pasted=evil).content.decode()
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert" in text


def test_only_the_filing_division_of_the_court_reads_here(city):
    assert post(city, user="faguan", pasted=LOAN).status_code == 403
    assert city.client().post(f"/claims/{the_court().pk}/read", {"pasted": LOAN}).status_code == 302


def api(city, text, user="faguan"):
    return city.client(user).post("/api/readings", json.dumps({"text": text}), content_type="application/json")


def test_the_api_gives_the_reading_with_its_sources(city):
    answer = api(city, LOAN)
    assert answer.status_code == 200
    body = answer.json()
    assert body["reading"]["obligations"][0]["amounts"][0]["money"]["value"] == 50_000_00
    start, end = body["fields"]["items-0-amount"]["spans"][0]
    assert LOAN[start:end] == "50000元"
    assert api(city, LOAN, user="").status_code == 401
    assert api(city, "").status_code == 422
    assert api(city, "1" * 3000).json()["errors"]["text"]

"""Files in: put aside once, filed once by an act, looked at on record, forgotten when nobody files them."""

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture
def case(city):
    """A suit of 海沧, whose clerks may file what comes in."""
    from zhixing.court.demo.applications import LOAN
    from zhixing.court.identity.models import Court
    from zhixing.court.kernel.scope import scope

    court = Court.objects.get(name="厦门市海沧区人民法院")
    done = city.perform("claims.register_application", court, "chuangkou", **LOAN)
    from zhixing.court.cases.models import Case

    with scope("a."):
        return Case.objects.select_related("dossier").get(dossier_id=done.act.dossier_id)


def form(case):
    return f"/do/cases.case/{case.pk}/cases.take_material/"


def put(city, case, name, content, user="chuangkou", **fields):
    file = io.BytesIO(content)
    file.name = name
    given = {"kind": "effect", "title": "", "request_id": os.urandom(8).hex(), **fields}
    return city.client(user).post(form(case), {**given, "file.file": file})


def seen(model):
    from zhixing.court.documents import models
    from zhixing.court.kernel.scope import scope

    with scope("a."):
        return list(getattr(models, model).objects.order_by("id"))


def test_a_certificate_of_effect_is_filed_as_it_came_and_every_look_is_logged(city, case):
    from zhixing.court.kernel.models import Look
    from zhixing.court.kernel.scope import scope

    assert put(city, case, "C:\\扫描\\生效证明.pdf", PDF, title="七月二十五日").status_code == 302
    (material,) = seen("Material")
    assert (str(material), material.name, material.form) == ("生效证明：七月二十五日", "生效证明.pdf", "pdf")
    assert seen("Upload") == []
    page = city.client("lian").get(f"/dossiers/{case.dossier_id}/?tab=papers").content.decode()
    assert "生效证明：七月二十五日" in page
    answer = city.client("lian").get(f"/papers/materials/{material.pk}")
    assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")
    with scope("a."):
        assert Look.objects.filter(dossier=case.dossier, what="查看材料 生效证明：七月二十五日").count() == 1
    assert city.client("simingfaguan").get(f"/papers/materials/{material.pk}").status_code == 404
    assert city.client().get(f"/papers/materials/{material.pk}").status_code == 302


def test_what_runs_in_a_browser_is_saved_not_shown(city, case):
    put(city, case, "说明.html", "<script>alert(1)</script>，以及二十个字以上的说明文字。".encode())
    (material,) = seen("Material")
    answer = city.client("lian").get(f"/papers/materials/{material.pk}")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_refusal_keeps_the_file_and_a_wrong_file_keeps_the_form(city, case):
    page = put(city, case, "证明.pdf", PDF, kind="")
    assert page.status_code == 422
    assert "已上传 证明.pdf（1 KB）" in page.content.decode()
    (upload,) = seen("Upload")
    assert city.client("chuangkou").post(
        form(case), {"kind": "effect", "file": str(upload.pk), "request_id": "material-again"}
    ).status_code == 302  # fmt: skip
    for content, why in ((b"", "文件是空的"), (b"MZ\x90\x00", "这不是 PDF"), (b"a" * 10_485_761, "超过 10 MB")):
        page = put(city, case, "证明.pdf", content, title="已经写好的说明")
        assert page.status_code == 422
        assert why in page.content.decode()
        assert "已经写好的说明" in page.content.decode()
    assert len(seen("Material")) == 1


def test_an_upload_is_filed_once_and_only_by_whoever_put_it_in(city, case):
    answer = city.client("chuangkou").post("/api/files", {"file": io.BytesIO(PDF)})
    assert answer.status_code == 200, answer.content
    upload = answer.json()["id"]
    from zhixing.court.kernel.refused import BadInput

    with pytest.raises(BadInput, match="请重新上传"):
        city.perform("cases.take_material", case, "lian", kind="effect", file=upload)
    city.perform("cases.take_material", case, "chuangkou", kind="effect", file=upload)
    with pytest.raises(BadInput, match="请重新上传"):
        city.perform("cases.take_material", case, "chuangkou", kind="effect", file=upload)
    assert len(seen("Material")) == 1


def test_what_nobody_files_is_forgotten_after_a_week_with_its_bytes(city, case):
    from django.conf import settings

    from zhixing.court.documents.incoming.waiting import KEPT, forget_unfiled

    put(city, case, "甲.pdf", PDF, kind="")
    put(city, case, "乙.txt", "别处没有的内容，二十个字以上，没有人归卷。".encode(), kind="")
    first, second = seen("Upload")
    put(city, case, "丙.pdf", PDF)  # the first one's bytes are filed by another upload

    def kept(address):
        return (Path(settings.ZHIXING_FILES) / address[:2] / address[2:4] / address).exists()

    assert forget_unfiled() == 0
    city.move(days=(KEPT + timedelta(hours=1)).days + 1)
    assert forget_unfiled() == 2
    assert seen("Upload") == []
    assert (kept(first.address), kept(second.address)) == (True, False)


@pytest.mark.parametrize(
    ("came", "shown"),
    [("../../etc/passwd", "passwd"), ("C:\\x\\回证.pdf", "回证.pdf"), ("a\x00\u202eb.pdf", "ab.pdf"), ("", "未命名"),
     ("长" * 300 + ".pdf", "长" * 116 + ".pdf")],
)  # fmt: skip
def test_a_name_is_only_a_name(city, came, shown):
    from zhixing.court.documents.incoming.waiting import plain

    assert plain(came) == shown

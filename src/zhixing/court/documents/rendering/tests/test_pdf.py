import io

import pylopdf_fonts_zh_cn
import pypdf
import pytest

from zhixing.court.documents.rendering.content import Annex, Items, Paragraph
from zhixing.court.documents.rendering.fonts import UnusableFont, font_set
from zhixing.court.documents.rendering.pdf import render_pdf


def test_a_ruling_shows_court_title_number_bench_day_clerk_and_stamp(ruling, printed):
    text = printed(ruling("裁定如下：", bench=(("审判长", "林建国"), ("审判员", "陈晓"))))
    expected = ("厦门市海沧区人民法院", "执行裁定书", "（2026）闽0205执12号", "审判长林建国", "审判员陈晓")
    assert all(words in text for words in (*expected, "二〇二六年十一月二十四日", "书记员苏敏", "本件与原本核对无异"))


def test_the_footer_of_every_page_says_where_to_check_the_paper(ruling):
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(ruling(*["被执行人未履行义务。" * 20] * 12)).pdf)).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        text = "".join(page.extract_text().split())
        assert "文书编号：（2026）闽0205执12号验证码：7K3M-92QX-HD4T核验地址：https://court.example/check" in text
        assert f"—{number}—" in text


@pytest.mark.parametrize(
    "text",
    [
        '#include "x.typ"',
        "*粗* _斜_ `码`",
        "$x^2$ @a <b>",
        "// 注释 /* 注释 */",
        "#panic()",
        "\\u{4e00} ~ --- ...",
        "= 标题",
    ],
)
def test_what_a_person_typed_is_printed_and_never_obeyed(ruling, printed, text):
    assert "".join(text.split()) in printed(ruling(f"申请人：{text}。"))


def test_rare_characters_that_the_fonts_have_are_printed(ruling, printed):
    content = ruling("钱𬭼、龚䶮、㐂、赟喆垚堃、〇")
    assert render_pdf(content).missing == ()
    assert "钱𬭼、龚䶮、㐂、赟喆垚堃、〇" in printed(content)


def test_a_character_no_font_has_is_printed_as_its_code_point_and_reported(ruling, printed):
    content = ruling("申请人𠮷野\ue000。", court="𠮷安人民法院")
    assert render_pdf(content).missing == ("U+20BB7", "U+E000")
    assert "申请人U+20BB7野U+E000。" in printed(content)
    assert "U+20BB7安人民法院" in printed(content)


def test_invisible_characters_become_visible(ruling, printed):
    content = ruling("付\u202e款\x00人\u200b")
    assert render_pdf(content).missing == ("U+0000", "U+200B", "U+202E")
    assert "付U+202E款U+0000人U+200B" in printed(content)


def test_the_same_content_gives_the_same_bytes_even_after_a_fresh_start(ruling):
    content = ruling("裁定如下：")
    first = render_pdf(content).pdf
    font_set.cache_clear()
    assert render_pdf(content).pdf == first
    assert render_pdf(ruling("裁定如下。")).pdf != first


def test_the_file_declares_archiving_and_accessibility(ruling):
    data = pypdf.PdfReader(io.BytesIO(render_pdf(ruling("一")).pdf)).xmp_metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in data.replace("\n", "")
    assert "<pdfuaid:part>1</pdfuaid:part>" in data


def test_the_signatures_never_stand_alone_on_a_page(ruling):
    for count in range(1, 30):
        content = ruling(
            blocks=(*[Paragraph("本院认为。")] * count, Items(("一；", "二。")), Paragraph("本裁定立即执行。"))
        )
        for page in pypdf.PdfReader(io.BytesIO(render_pdf(content).pdf)).pages:
            text = "".join(page.extract_text().split())
            assert ("林建国" in text) == ("本裁定立即执行。" in text)


def test_an_annex_stands_on_its_own_page(ruling):
    content = ruling("正文", annexes=(Annex(title="回执", blocks=(Paragraph("收悉。"),), tear_off=True),))
    first, second = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(render_pdf(content).pdf)).pages)
    assert "收悉" not in first
    assert "收悉" in second
    assert "沿虚线裁下" in second


def test_a_missing_font_folder_is_named(ruling, tmp_path):
    with pytest.raises(UnusableFont, match="字体目录不存在"):
        render_pdf(ruling("一"), fonts=tmp_path / "none")


def test_the_courts_own_face_is_used_before_the_packaged_ones(ruling, tmp_path):
    """The court's 仿宋 is stood in for by a copy of the packaged sans face that calls itself FandolFang R."""
    face = pylopdf_fonts_zh_cn.sans_path().read_bytes()
    (tmp_path / "court.otf").write_bytes(
        face.replace("Noto Sans SC".encode("utf-16-be"), "FandolFang R".encode("utf-16-be"))
    )
    assert font_set(tmp_path).families["body"][0] == "FandolFang R"
    assert render_pdf(ruling("一"), fonts=tmp_path).pdf != render_pdf(ruling("一")).pdf


def test_a_broken_font_file_is_named(tmp_path):
    broken = pylopdf_fonts_zh_cn.sans_path().read_bytes().replace(b"cmap", b"cmax", 1)
    (tmp_path / "broken.otf").write_bytes(broken)
    with pytest.raises(UnusableFont, match=r"broken\.otf"):
        font_set(tmp_path)

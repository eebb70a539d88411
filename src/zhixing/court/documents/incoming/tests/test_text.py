"""Files as parties bring them: a judgment as PDF, as DOCX, as text; a scan; a picture that calls itself a PDF."""

import io
import zipfile

import pytest

ITEM = "一、被告陈演示于本判决生效之日起十日内偿还原告林示范借款本金50000元。"


@pytest.fixture(autouse=True)
def settings_ready():
    import django

    django.setup()


def text_of(content):
    from zhixing.court.documents.incoming.text import text_of

    return text_of(content)


def refusal(content):
    from zhixing.court.kernel.refused import BadInput

    with pytest.raises(BadInput) as refused:
        text_of(content)
    return refused.value.errors["file"]


def pdf(words):
    import pylopdf_fonts_zh_cn
    import typst

    source = f'#set page(numbering: "- 1 -", height: 6cm)\n#set text(font: "Noto Serif SC")\n{words}'
    folder = pylopdf_fonts_zh_cn.serif_path().parent
    return typst.Compiler(source.encode(), font_paths=[folder], ignore_system_fonts=True).compile(format="pdf")


def test_a_pdf_is_read_page_by_page_without_the_page_numbers():
    text = text_of(pdf("\n\n".join([ITEM] * 12)))
    assert "".join(text.split()) == ITEM * 12


def test_a_sum_broken_over_two_lines_of_a_pdf_is_still_read():
    from zhixing.reading import read

    amount = read(text_of(pdf(ITEM * 2))).obligations[0].amounts[0]
    assert amount.money.value == 50_000_00


def docx(*paragraphs, table=()):
    from docx import Document

    document, out = Document(), io.BytesIO()
    for words in paragraphs:
        document.add_paragraph(words)
    if table:
        row = document.add_table(rows=1, cols=len(table)).rows[0]
        for cell, words in zip(row.cells, table, strict=True):
            cell.text = words
    document.save(out)
    return out.getvalue()


def test_a_docx_is_read_with_its_tables_in_order():
    assert text_of(docx("判决如下：", ITEM, table=("案件受理费", "1050元"))).split("\n") == [
        "判决如下：", ITEM, "案件受理费　1050元"]  # fmt: skip


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_codings_of_the_trade(coding):
    assert text_of(f"判决如下：\r\n{ITEM}".encode(coding)) == f"判决如下：\n{ITEM}"


def test_a_scan_without_text_is_said_plainly():
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(out)
    assert "扫描件" in refusal(out.getvalue())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "图片"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 50, "另存为 DOCX"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "不是 PDF"),
        (b"%PDF-1.7\nnothing of the kind", "损坏"),
        (b"%PDF-1.7\n" + b"0" * (10 * 1024 * 1024), "超过 10 MB"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(content, said):
    assert said in refusal(content)


def archive(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def test_a_zip_is_no_docx_and_a_bomb_is_not_unpacked():
    assert "压缩文件" in refusal(archive(readme="x"))
    assert "过大" in refusal(archive(**{"word__document.xml": b"0" * (61 * 1024 * 1024)}))
    assert "损坏" in refusal(archive(**{"word__document.xml": b"<w/>"}))


def test_a_password_is_said():
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.encrypt("secret")
    writer.write(out)
    assert "密码" in refusal(out.getvalue())

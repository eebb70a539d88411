import io

import docx

from zhixing.court.documents.rendering.content import Annex, Field, Form, Items, Paragraph, Parties, Party
from zhixing.court.documents.rendering.docx import render_docx


def opened(content):
    return docx.Document(io.BytesIO(render_docx(content)))


def test_the_draft_has_the_same_paragraphs_as_the_paper(ruling):
    blocks = (Parties((Party("被执行人", "张三"),)), Paragraph("裁定如下："), Items(("冻结；", "立即执行。")))
    texts = [line.text.strip("　") for line in opened(ruling(blocks=blocks)).paragraphs if line.text]
    assert texts == [
        "厦门市海沧区人民法院",
        "执行裁定书",
        "（2026）闽0205执12号",
        "被执行人：张三。",
        "裁定如下：",
        "一、冻结；",
        "二、立即执行。",
        "审判员　林建国",
        "二〇二六年十一月二十四日",
        "（院印）",
        "本件与原本核对无异",
        "书记员　苏敏",
    ]


def test_rare_characters_stay_and_control_characters_are_named(ruling):
    texts = [line.text for line in opened(ruling("𠮷𬭼\x00<b>&")).paragraphs]
    assert "𠮷𬭼[U+0000]<b>&" in texts


def test_a_form_is_a_table_with_its_labels(ruling):
    form = Form((Field("户名", "张三", wide=True), Field("账号"), Field("余额")), caption="回执")
    draft = opened(ruling("正文", annexes=(Annex(title="回执", blocks=(form,), tear_off=True),)))
    cells = [[cell.text for cell in row.cells] for row in draft.tables[0].rows]
    assert cells == [["户名", "张三", "张三", "张三"], ["账号", "", "余额", ""]]


def test_the_footer_carries_number_and_code(ruling):
    footer = opened(ruling("一")).sections[0].footer
    assert "验证码：7K3M-92QX-HD4T" in footer.paragraphs[1].text

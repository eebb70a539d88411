import json

import pytest

from zhixing.court.documents.rendering.content import (
    Annex,
    Approval,
    Column,
    Facts,
    Field,
    Form,
    Items,
    MoneyTable,
    Note,
    Paragraph,
    Parties,
    Party,
    Signature,
    Step,
    UnreadableContent,
    from_json,
    paper_number,
    to_json,
)

EVERY_BLOCK = (
    Parties((Party("申请执行人", "张赟喆", "女"),)),
    Paragraph("依照法律规定，裁定如下：", "heading"),
    Items(("冻结存款；", "本裁定立即执行。")),
    Facts((Field("户名", "张三", wide=True), Field("账号", "622200"))),
    Form((Field("实际控制金额（元）", lines=2),), caption="回执"),
    MoneyTable(
        (Column("项目", 2), Column("金额（元）", 1, amount=True)), (("本金", "60,000.00"),), ("合计", "60,000.00")
    ),
    Approval((Step("承办法官", "林建国", "拟同意发放。", "2026年11月24日"),)),
    Signature(("年　月　日",)),
    Note("填写说明"),
)


def test_frozen_content_comes_back_unchanged_with_every_block_and_annex(ruling):
    content = ruling(blocks=EVERY_BLOCK, annexes=(Annex(title="回执", blocks=EVERY_BLOCK, tear_off=True),))
    assert from_json(to_json(content)) == content


def test_text_of_every_kind_survives_freezing(ruling):
    content = ruling('"引号" \\ \x00 𠮷 \u202e </script> {"type": "date"}')
    assert from_json(to_json(content)) == content


def test_content_of_another_schema_is_refused_by_its_number(ruling):
    frozen = json.loads(to_json(ruling("一"))) | {"schema": 2}
    with pytest.raises(UnreadableContent, match="格式版本为 2"):
        from_json(json.dumps(frozen))


@pytest.mark.parametrize("text", ["", "[]", "{}", "7", '{"schema": 1, "content": {"type": "System"}}'])
def test_what_is_not_frozen_content_is_refused(text):
    with pytest.raises(UnreadableContent):
        from_json(text)


def test_a_part_alone_is_not_a_paper():
    with pytest.raises(UnreadableContent, match="不是一份完整的文书"):
        from_json('{"schema": 1, "content": {"type": "Paragraph", "text": "一"}}')


def test_half_a_character_cannot_be_frozen(ruling):
    with pytest.raises(UnreadableContent, match="代理字符"):
        to_json(ruling("\ud800"))


def test_the_first_paper_of_a_kind_bears_the_case_number_and_later_ones_a_suffix():
    case = "（2026）闽0205执12号"
    assert [paper_number(case, place) for place in (1, 2, 12)] == [case, f"{case}之一", f"{case}之十一"]
    with pytest.raises(ValueError, match="从 1 起算"):
        paper_number(case, 0)


def test_one_item_carries_no_number_and_several_do():
    assert Items(("中止执行。",)).numbered == ("中止执行。",)
    assert Items(("甲；", "乙。")).numbered == ("一、甲；", "二、乙。")


def test_two_short_fields_share_a_row_and_a_wide_one_stands_alone():
    a, b, c, wide = Field("甲"), Field("乙"), Field("丙"), Field("丁", wide=True)
    assert Facts((a, wide, b, c, a)).grid == ((a,), (wide,), (b, c), (a,))


def test_a_table_row_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match="每行应有 1 栏"):
        MoneyTable((Column("项目", 1),), (("甲", "乙"),))

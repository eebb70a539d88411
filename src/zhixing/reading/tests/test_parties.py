"""Names: behind role words, in frames where only a party can stand, real and masked."""

import pytest

from zhixing.reading.parties import discover
from zhixing.reading.source import Source


def names(text):
    return set(discover(Source(text).text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("被告石溪于本判决生效后十日内支付原告霍清货款1元", {"石溪", "霍清"}),
        ("被告石某甲于本判决生效后十日内支付原告霍某货款1元", {"石某甲", "霍某"}),
        ("被告童某梅应于本判决生效之日起偿还原告万某借款", {"童某梅", "万某"}),
        ("被告向某甲在继承范围内向原告张某乙承担责任", {"向某甲", "张某乙"}),
        ("李x0应于本判决生效后十日内支付浩天公司工程款1元", {"李x0", "浩天公司"}),
        ("被告C于本判决生效后十日内偿还原告D公司借款", {"C", "D公司"}),
        (
            "被告广州市某丙有限公司向原告广州某有限公司增城支行偿还借款",
            {"广州市某丙有限公司", "广州某有限公司增城支行"},
        ),
        (
            "由东海厨具设备用品有限公司支付给西山（北京）科技有限公司",
            {"东海厨具设备用品有限公司", "西山（北京）科技有限公司"},
        ),
        ("被告中铁某局集团第四工程有限公司于本判决生效后给付原告林间", {"中铁某局集团第四工程有限公司", "林间"}),
        (
            "申请执行人：北方银行股份有限公司滨江支行；被执行人：吴一、郑二。",
            {"北方银行股份有限公司滨江支行", "吴一", "郑二"},
        ),
    ],
)
def test_names_are_found(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "被告于本判决生效后十日内支付原告货款100元",
        "被告于本判决生效后十日内支付原告律师费20,000元",
        "被告支付利息及违约金，并返还房屋租金和安置费",
    ],
)
def test_what_is_owed_is_nobody(text):
    assert names(text) == set()


def test_a_figure_behind_a_name_is_part_of_the_sum_unless_the_name_has_it_elsewhere():
    assert names("一、李某于本判决生效后偿还刘某138500元") == {"李某", "刘某"}
    heirs = "任某1、任某2分别继承；任某2给付任某1741190.97元"
    assert names("原告" + heirs) == {"任某1", "任某2"}


def test_a_longer_name_is_not_taken_for_the_shorter_one():
    assert names("被告刘某1于本判决生效之日起十日内偿还原告刘某借款本金138500元") == {"刘某1", "刘某"}


def test_long_runs_cost_no_more_than_their_length():
    import time

    for text in ("被告" + "、被告".join(["张某甲"] * 3000), "1" * 6000, "（" * 6000):
        begin = time.process_time()
        discover(text)
        assert time.process_time() - begin < 5


def test_a_word_behind_a_name_does_not_belong_to_it():
    assert names("被告石溪返还原告霍清绣品500件。原告霍清自愿放弃其余请求。") == {"石溪", "霍清"}

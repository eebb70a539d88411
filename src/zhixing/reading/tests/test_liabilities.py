"""Who else answers for an item, how far, and what is paid first from which thing."""

import pytest

from zhixing.reading import read
from zhixing.reading.values import Relation

ITEMS = (
    "一、被告石溪于本判决生效之日起十日内支付原告霍清货款1000元；"
    "二、被告石溪于本判决生效之日起十日内支付原告霍清律师费500元；三、"
)


def security(words):
    (found,) = read(ITEMS + words).securities
    return found


def values(found):
    return [f.value for f in found]


@pytest.mark.parametrize(
    ("words", "who", "items"),
    [
        ("被告云岭公司对上述第一、二项债务承担连带清偿责任；", ["云岭公司"], ["一", "二"]),
        ("被告云岭公司、孟春生对上述债务承担连带保证责任；", ["云岭公司", "孟春生"], ["一", "二"]),
        ("被告云岭公司对判项二所列石溪的债务承担补充清偿责任；", ["云岭公司"], ["二"]),
        ("被告孟春生作为云岭公司股东对石溪上述第一项债务承担补充赔偿责任；", ["孟春生"], ["一"]),
        ("被告石溪的上述给付义务由被告云岭公司承担连带责任；", ["云岭公司"], ["一", "二"]),
    ],
)
def test_who_answers_for_which_items(words, who, items):
    found = security(words)
    assert (values(found.who), values(found.items)) == (who, items)


def test_capital_that_was_not_paid_in_is_a_cap():
    found = security("被告孟春生在未出资300元范围内对石溪上述债务不能清偿的部分承担补充赔偿责任；")
    assert found.cap.value == 30_000
    assert found.limit.value == "未出资300元范围内"


def test_a_sum_before_the_debt_is_a_cap_too():
    assert security("被告云岭公司在5000元范围内对上述第一项债务承担连带清偿责任；").cap.value == 500_000


def test_what_is_shared_without_a_known_form_is_left_to_a_person():
    reading = read(ITEMS + "被告云岭公司与被告石溪共同承担上述第一、二项的给付义务；")
    assert reading.securities == ()
    assert len(reading.unread) == 1


@pytest.mark.parametrize(
    ("words", "kind", "owner", "cap"),
    [
        ("原告霍清有权就被告云岭公司提供质押的应收账款在最高限额2000元内优先受偿；", "质押", ["云岭公司"], 200_000),
        (
            "原告霍清对坐落于某路1号的工程折价或者拍卖的价款在1000元范围内享有建设工程价款优先受偿权；",
            "建设工程",
            [],
            100_000,
        ),
        (
            "若被告石溪未履行，原告霍清有权以石溪名下某路1号房屋抵押物折价或者拍卖、变卖所得价款优先受偿；",
            "抵押",
            ["石溪"],
            None,
        ),
    ],
)
def test_priority(words, kind, owner, cap):
    (found,) = read(ITEMS + words).priorities
    assert values(found.holder) == ["霍清"]
    assert (found.kind.value, values(found.owner)) == (kind, owner)
    assert (found.cap.value if found.cap else None) == cap


def test_recourse_in_an_item_of_its_own():
    reading = read(
        "一、被告石溪偿还原告霍清借款1000元；二、被告江畔、云霞对上述债务承担连带清偿责任；"
        "三、被告江畔承担保证责任后，有权向被告石溪追偿；"
    )
    (security,) = reading.securities
    assert security.recourse is not None
    assert not reading.unread


def test_a_ceiling_for_one_of_the_guarantors_is_a_doubt():
    reading = read(
        "一、被告石溪偿还原告霍清借款1000元；二、被告江畔、云霞对上述债务承担连带清偿责任，其中被告江畔的责任以500元为限；"
    )
    assert reading.securities[0].kind.doubts


def test_within_what_is_unpaid():
    reading = read("一、被告石溪支付原告霍清劳动报酬2000元，被告江畔置业有限公司在欠付工程款范围内承担责任；")
    (security,) = reading.securities
    assert security.limit.value == "欠付工程款范围内"
    assert [i.value for i in security.items] == ["一"]


LOAN = "一、被告石溪于本判决生效之日起十日内偿还原告霍清借款100000元；二、被告石溪支付原告霍清利息2000元；"


def test_one_guarantor_answers_for_two_items_in_two_ways():
    reading = read(LOAN + "三、被告江澄对上述第一项债务承担连带清偿责任，对上述第二项债务承担补充清偿责任。")
    assert [(values(s.who), values(s.items), s.kind.value) for s in reading.securities] == [
        (["江澄"], ["一"], "连带清偿"),
        (["江澄"], ["二"], "补充清偿"),
    ]


def test_two_guarantors_in_one_sentence_one_with_a_limit():
    reading = read(
        LOAN + "三、被告柳岸对上述第一项债务承担连带责任，被告江澄在5000元范围内对上述第一项债务承担连带责任。"
    )
    assert [(values(s.who), s.cap.value if s.cap else None) for s in reading.securities] == [
        (["柳岸"], None),
        (["江澄"], 500_000),
    ]


def test_a_thing_pledged_by_somebody_with_whom_a_price_may_be_agreed():
    reading = read(
        LOAN
        + "三、如被告石溪不履行上述义务，原告霍清可以与抵押人被告江澄协议，以其名下的房屋折价，或者申请以拍卖、变卖该抵押物所得价款优先受偿。"
    )
    (right,) = reading.priorities
    assert (values(right.holder), values(right.owner)) == (["霍清"], ["江澄"])


def test_a_thing_registered_in_somebodys_name():
    reading = read(
        LOAN + "三、原告霍清对登记在被告石溪名下的位于青禾路8号的房产享有抵押权，并有权以该房产拍卖所得价款优先受偿。"
    )
    assert values(reading.priorities[0].owner) == ["石溪"]


def test_debtors_who_answer_for_each_other_owe_jointly():
    (duty,) = read("一、被告石溪、江澄于判决生效后十日内给付原告霍清赔偿款500元，互负连带责任。").obligations
    assert duty.relation.value is Relation.JOINT


def test_how_they_owe_stands_behind_a_remark_about_them():
    (duty,) = read("一、被告石溪、江澄（系夫妻关系）于本判决生效之日起五日内共同归还原告霍清500元。").obligations
    assert duty.relation.value is Relation.COMMON


def test_a_thing_sold_to_pay_belongs_to_whom_it_names():
    reading = read(LOAN + "三、若被告石溪不履行上述债务，原告霍清有权以拍卖、变卖被告江澄名下的房产所得价款优先受偿。")
    assert values(reading.priorities[0].owner) == ["江澄"]

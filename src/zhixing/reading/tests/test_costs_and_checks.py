"""诉讼费用: who bears what; and what does not fit in a text is reported."""

from zhixing.reading import read
from zhixing.reading.values import Inference

DUTY = "一、被告石溪于本判决生效后十日内支付原告霍清货款1000元。\n"


def costs(sentence):
    return read(DUTY + sentence).costs


def shares(cost):
    return [("、".join(w.value for w in s.who), s.money.value if s.money else None) for s in cost.borne]


def test_each_bears_a_part():
    (cost,) = costs("案件受理费5464元，由原告霍清负担464元，被告石溪负担5000元。")
    assert shares(cost) == [("霍清", 46_400), ("石溪", 500_000)]


def test_several_fees_borne_by_one_each_in_full():
    acceptance, preservation = costs("案件受理费504元、保全费302元，由被告石溪负担。")
    assert (shares(acceptance), shares(preservation)) == ([("石溪", 50_400)], [("石溪", 30_200)])


def test_several_fees_shared_as_one_sum_get_a_line_of_their_own():
    found = costs("本案受理费100元，保全费50元，合计150元，由原告霍清负担30元，被告石溪负担120元。")
    assert [c.kind.value for c in found] == ["受理费", "保全费", "合计"]
    assert shares(found[0]) == shares(found[1]) == []
    assert shares(found[2]) == [("霍清", 3000), ("石溪", 12_000)]


def test_halved_fee_and_payment_to_the_creditor():
    (cost,) = costs("案件受理费1340元，减半收取670元，由被告石溪负担，于本判决生效之日起十日内直接支付给原告霍清。")
    assert (cost.gross.value, cost.total.value, cost.halved.value) == (134_000, 67_000, True)
    assert (cost.pay_to.value, cost.deadline.days.value) == ("creditor", 10)


def test_each_bears_half():
    (cost,) = costs("案件受理费2740元，由原告霍清与被告石溪各承担一半。")
    assert shares(cost) == [("霍清", 137_000), ("石溪", 137_000)]


def test_shares_that_do_not_add_up_are_reported_not_repaired():
    reading = read(DUTY + "案件受理费100元，由原告霍清负担30元，被告石溪负担60元。")
    assert [d.message for d in reading.disagreements] == ["案件受理费分担之和90.00元与100.00元不符"]
    assert reading.costs[0].total.value == 10_000
    assert reading.costs[0].total.doubts


def test_a_half_that_is_none_is_reported():
    reading = read(DUTY + "案件受理费100元，减半收取60元，由被告石溪负担。")
    assert [d.message for d in reading.disagreements] == ["案件受理费100.00元的一半不是60.00元"]


def test_a_total_unlike_its_parts_is_reported():
    reading = read("一、被告石溪于本判决生效后十日内赔偿原告霍清医疗费100元、误工费50元，合计160元。")
    assert [d.message for d in reading.disagreements] == ["第一项各数之和150.00元与合计160.00元不符"]


def test_days_out_of_order_are_reported():
    text = (
        "一、被告石溪于本判决生效后十日内支付原告霍清利息"
        "（以100元为基数，自2020年5月1日起至2020年4月1日止，按年利率6%计算）。"
    )
    assert [d.message for d in read(text).disagreements] == ["利息的截止日早于起算日"]


def test_an_item_that_does_not_exist_is_reported():
    reading = read(DUTY.strip() + "二、被告云岭公司对上述第五项债务承担连带清偿责任。")
    assert [d.message for d in reading.disagreements] == ["所指第五项不存在"]


def test_each_half_in_other_words():
    (cost,) = costs("案件受理费100元，由原告霍清、被告石溪各半负担。")
    assert shares(cost) == [("霍清", 5000), ("石溪", 5000)]


def test_a_fraction_and_what_it_comes_to():
    (cost,) = costs("案件受理费6000元，由原告霍清负担1/3即2000元，由被告石溪负担2/3即4000元。")
    assert shares(cost) == [("霍清", 200_000), ("石溪", 400_000)]


def test_halved_for_the_simplified_procedure():
    (cost,) = costs("本案案件受理费5800元，因适用简易程序减半收取2900元，由被告石溪负担。")
    assert (cost.gross.value, cost.total.value) == (580_000, 290_000)


def test_shares_named_behind_their_sums():
    (cost,) = costs("案件受理费2300元，其中1000元由原告霍清负担，1300元由被告石溪负担。")
    assert shares(cost) == [("霍清", 100_000), ("石溪", 130_000)]


def test_what_remains_is_borne_by_the_other():
    (cost,) = costs("案件受理费2300元，原告霍清自行负担300元，余款2000元由被告石溪负担。")
    assert shares(cost) == [("霍清", 30_000), ("石溪", 200_000)]


def test_a_share_with_its_own_day_of_payment():
    (cost,) = costs(
        "案件受理费300元，由被告石溪负担200元，于本判决生效之日起七日内交纳；由原告霍清负担100元（已交纳）。"
    )
    assert shares(cost) == [("石溪", 20_000), ("霍清", 10_000)]


def test_paying_back_an_advance_is_no_share():
    (cost,) = costs("案件受理费300元由被告石溪承担，该费用已由原告霍清预交，被告石溪应向原告霍清支付300元。")
    assert shares(cost) == [("石溪", 30_000)]
    assert cost.pay_to.value == "creditor"


def test_other_fees():
    found = costs("案件受理费669元由原告霍清负担327元，被告石溪负担342元。其他费用500元由被告石溪负担。")
    assert [c.total.value for c in found] == [66_900, 50_000]


def test_shares_of_a_fee_by_part_are_inferred_from_the_whole():
    (cost,) = costs("保全费1000元，由原告霍清负担30%，由被告石溪负担70%。")
    assert [(s.money.value, s.money.inference) for s in cost.borne] == [
        (30_000, Inference.PART),
        (70_000, Inference.PART),
    ]
    (third,) = costs("受理费100元，由原告霍清负担三分之一，由被告石溪负担三分之二。")
    assert not any(s.money for s in third.borne)

"""Mediation: instalments, what follows from a breach, the order of payment; and items that leave out who owes."""

from datetime import date
from fractions import Fraction

from zhixing.reading import read
from zhixing.reading.values import Inference, Kind, Relation, Role


def names(found):
    return [f.value for f in found]


AGREED = (
    "经本院主持调解，双方当事人自愿达成如下协议：一、原、被告一致确认，截至2023年6月5日，被告石溪应向原告霍清偿还借款"
    "150000元、利息18000元，合计168000元；二、若被告石溪任意一期未按时足额付款（已付款项按案件受理费、利息、借款的顺序抵扣），"
    "原告霍清有权就未付款项及利息（以未还借款为基数，自2023年6月6日起按年利率12%计算至实际清偿之日止）一次性申请强制执行；"
    "三、双方就本案再无其他争议。"
)


def test_interest_that_runs_only_after_a_breach():
    reading = read(AGREED)
    (duty,) = reading.obligations
    (term,) = duty.interest
    assert (term.since.value, term.rate.value.value) == (date(2023, 6, 6), Fraction(3, 25))
    assert "任意一期未按时足额付款" in term.condition.value
    assert term.doubts
    assert duty.acceleration
    assert not reading.unread


def test_the_order_of_payment_as_agreed():
    (duty,) = read(AGREED).obligations
    assert duty.payment_order.value == "案件受理费、利息、借款的顺序"


def test_a_breach_without_a_rate_brings_a_penalty_and_no_interest():
    (duty,) = read(
        "一、被告石溪于2014年11月25日前支付原告霍清货款6000元。二、双方再无其他纠葛。如被告石溪未按上述约定履行支付义务，"
        "应承担违约金1000元，原告霍清可一并申请强制执行。"
    ).obligations
    assert duty.penalty.value == 100_000
    assert duty.interest == ()


def test_interest_on_a_condition_says_so():
    (duty,) = read(
        "一、被告石溪于2020年6月30日前支付原告霍清货款9000元，如未按期足额支付，则自2020年7月1日起按年利率6%计付利息至付清之日止。"
    ).obligations
    (term,) = duty.interest
    assert term.condition.value == "如未按期足额支付"
    assert any("附条件" in d for d in term.doubts)


def test_an_item_that_does_not_say_who_owes_is_owed_by_the_only_debtor():
    first, second = read(
        "一、被申请人石溪于本裁决书生效之日起5日内支付申请人霍清工资1000元；二、支付经济补偿金500元。"
    ).obligations
    assert names(second.debtors) == ["石溪"]
    assert second.debtors[0].inference is Inference.OTHER_ITEM
    assert not first.debtors[0].inference


def test_sums_that_several_owe_respectively():
    (duty,) = read(
        "一、由被告石溪、柳岸、江澄于本判决生效之日起十日内分别支付原告霍清30000元、20000元、10000元。"
    ).obligations
    assert duty.relation.value is Relation.SEVERAL
    assert [(names(s.who), s.money.value) for s in duty.shares] == [
        (["石溪"], 3_000_000),
        (["柳岸"], 2_000_000),
        (["江澄"], 1_000_000),
    ]


def test_what_is_still_to_be_paid_stands_in_brackets():
    (duty,) = read(
        "一、被告石溪于本判决生效之日起十日内赔偿原告霍清2500元（已支付1000元，尚需支付1500元）。"
    ).obligations
    assert [(a.money.value, a.role) for a in duty.amounts] == [(250_000, Role.PRINCIPAL), (150_000, Role.TOTAL)]
    assert [d.value for d in duty.deductions] == [100_000]


def test_a_month_begins_and_ends():
    (duty,) = read("一、被告石溪向原告霍清支付2018年4月至2019年3月期间的租金1200元。").obligations
    assert (duty.principal.since.value, duty.principal.until.value) == (date(2018, 4, 1), date(2019, 3, 31))


def test_a_base_that_grows_every_month_is_doubtful():
    (duty,) = read(
        "一、被告石溪向原告霍清支付违约金（以每月租金1000元为基数，自2020年1月6日起按日万分之五计算至付清之日止）。"
    ).obligations
    assert duty.interest[0].base.fen.doubts


def test_a_last_day_before_the_first_is_doubtful():
    (duty,) = read(
        "一、被告石溪偿还原告霍清借款1000元及利息（自2020年5月1日起至2019年5月1日止，按年利率6%计算）。"
    ).obligations
    assert any("早于" in d for d in duty.interest[0].doubts)


def test_who_pays_each_part_of_a_total():
    (duty,) = read(
        "一、被告石溪于本判决生效之日起十日内赔偿原告霍清修理费1500元、停运损失费300元，合计1800元，"
        "由被告云岭保险公司在商业险限额内赔付1300元，余款500元由被告石溪赔偿。"
    ).obligations
    assert set(names(duty.debtors)) == {"石溪", "云岭保险公司"}
    assert [(names(s.who), s.money.value) for s in duty.shares] == [(["云岭保险公司"], 130_000), (["石溪"], 50_000)]


def test_a_monthly_sum_that_begins_on_a_day_set_for_it():
    (duty,) = read("一、由被告石溪每月给付原告霍清生活费20元（订于2004年1月开始执行）。").obligations
    assert duty.periodic[0].since.value == date(2004, 1, 1)


def test_a_short_name_is_no_further_debtor():
    reading = read(
        "一、云州杰达汽车运输有限公司于本判决生效之日起十日内支付霍清抚慰金400元；二、石溪支付霍清抚慰金70元；"
        "三、杰达公司与石溪对上述第一、二项的赔偿义务互负连带责任。"
    )
    assert names(reading.debtors) == ["云州杰达汽车运输有限公司", "石溪"]
    assert names(reading.securities[0].who) == ["杰达公司", "石溪"]


def test_a_debt_that_is_confirmed_is_owed_and_its_instalments_follow():
    first, second = read(
        "一、双方一致确认：被告石溪尚欠原告霍清货款8600元；二、被告石溪分两期偿还：2021年6月底前支付3000元，2021年9月底前支付5600元；"
        "三、如被告石溪有一期逾期，原告霍清可就剩余全部货款申请执行。"
    ).obligations
    assert first.principal.money.value == 860_000
    assert first.kind.doubts
    assert [i.due.value for i in second.instalments] == [date(2021, 6, 30), date(2021, 9, 30)]
    assert second.acceleration


def test_a_total_that_is_not_the_sum_of_its_parts_is_doubtful():
    (duty,) = read(
        "一、被告石溪赔偿原告霍清修理费1500元、评估费300元，合计1800元；其中在交强险限额以外另行赔偿500元。"
    ).obligations
    assert all(a.money.doubts for a in duty.amounts)


def test_to_pay_contributions_is_an_act():
    (duty,) = read("一、被告云岭公司为原告霍清补缴2021年5月至2022年4月的社会保险费。").obligations
    assert duty.kind.value is Kind.ACT

"""What was not fully understood says so: a silent wrong value is worse than a doubt."""

from datetime import date

from zhixing.reading import read
from zhixing.reading.values import Kind, Relation, Role


def item(text):
    return read(text).obligations[0]


def names(found):
    return [f.value for f in found]


def test_a_day_that_no_rule_took_marks_every_sum_of_the_item():
    duty = item("一、被告石溪于本判决生效后十日内支付原告霍清货款1000元，2021年3月1日交货时另行结算。")
    assert duty.principal.money.doubts


def test_the_day_of_a_contract_only_tells_it_apart():
    duty = item("一、被告石溪于本判决生效后十日内按2021年3月1日签订的《供货合同》支付原告霍清货款1000元。")
    assert not duty.principal.money.doubts


def test_a_sum_said_again_in_figures_is_the_same_sum():
    duty = item("一、被告石溪于本判决生效后十日内偿还原告霍清借款壹万元整（￥10000元）。")
    assert [a.money.value for a in duty.amounts] == [1_000_000]
    assert not duty.unplaced


def test_a_rate_by_tiers_of_days_is_left_to_a_person():
    duty = item(
        "一、被告石溪支付原告霍清租金3000元，违约金自2020年1月1日起按日万分之一计算90日，91日至210日按日万分之二计算。"
    )
    assert all(t.doubts for t in duty.interest)
    assert all(a.money.doubts for a in duty.amounts)


def test_a_ceiling_in_words_is_no_cap_but_a_doubt():
    (term,) = item(
        "一、被告石溪偿还原告青禾银行股份有限公司信用卡欠款本金5000元，并支付自2022年3月2日起至实际清偿之日止的利息"
        "（按照领用合约约定计算，但总额不得超过以本金5000元为基数按年利率24%计算的数额）。"
    ).interest
    assert term.cap is None
    assert any("上限" in d for d in term.doubts)


def test_money_beside_another_deed():
    duty = item("一、被告石溪立即停止使用原告霍清享有的商标，并于本判决生效之日起十日内赔偿原告霍清经济损失3000元。")
    assert duty.kind.value is Kind.FORBEARANCE
    assert duty.kind.doubts
    assert [a.money.value for a in duty.amounts] == [300_000]


def test_two_time_limits_in_one_item():
    duty = item("一、被告石溪于本判决生效之日起三日内返还原告霍清押金500元，于本判决生效之日起十日内支付货款800元。")
    assert duty.deadline.days.value == 3
    assert duty.deadline.days.doubts


def test_interest_counted_twice_on_the_day_between():
    (term,) = item(
        "一、被告石溪偿还原告霍清借款1000元及截至2017年5月16日的利息50元，2017年5月16日以后的利息按年利率6%计算至清偿之日止。"
    ).interest
    assert any("同一日" in d for d in term.doubts)


def test_each_debtor_his_own_sum():
    duty = item("一、被告石溪赔偿原告霍清损失500元，被告江畔赔偿原告霍清损失300元。")
    assert names(duty.debtors) == ["石溪", "江畔"]
    assert duty.relation.value is Relation.SEVERAL
    assert duty.relation.doubts


def test_two_creditors_of_one_item():
    duty = item("一、被告云岭建材有限公司赔偿原告霍清损失500元；支付被告石溪垫付的医疗费300元。")
    assert names(duty.creditors) == ["霍清", "石溪"]
    assert all(c.doubts for c in duty.creditors)


def test_mutual_performance_keeps_the_sides_apart():
    duty = item("一、被告石溪于本判决生效后十日内返还原告霍清车款500元，同时，原告霍清应将车辆交付被告石溪。")
    assert names(duty.debtors) == ["石溪"]
    assert names(duty.creditors) == ["霍清"]


def test_who_stands_behind_by_performs():
    duty = item("一、原告霍清的田地由被告石溪、被告江畔平均代耕，每年各给付原告霍清生活费500元。")
    assert names(duty.debtors) == ["石溪", "江畔"]


def test_what_is_paid_stands_in_the_bracket():
    duty = item(
        "一、霍某某的遗产由原告霍清继承700元，由被告石溪、江畔分别继承500元"
        "（被告石溪于本判决生效之日起七日内给付原告霍清700元，给付被告江畔500元）。"
    )
    assert names(duty.debtors) == ["石溪"]
    assert [(names(s.who), s.money.value) for s in duty.shares] == [(["霍清"], 70_000), (["江畔"], 50_000)]


def test_limits_and_thresholds_are_no_sums_owed():
    reading = read("一、被告石溪支付原告霍清货款1000元；被告江畔在未出资5000元范围内承担补充赔偿责任。")
    assert [a.money.value for a in reading.obligations[0].amounts] == [100_000]
    assert reading.securities[0].cap.value == 500_000


def test_house_to_one_and_money_to_the_other():
    reading = read("一、房屋归被告石溪所有，被告石溪于本判决生效之日起六十日内给付原告霍清房屋折价款3000元。")
    assert reading.obligations[0].principal.money.value == 300_000
    assert len(reading.not_enforceable) == 1


def test_rescission_and_return_in_one_sentence():
    reading = read(
        "一、解除原告霍清与被告石溪签订的《租赁合同》，被告石溪于本判决生效之日起十日内返还原告霍清租金300元。"
    )
    assert reading.obligations[0].principal.money.value == 30_000


def test_the_day_of_a_list_of_interest():
    duty = item(
        "一、被告石溪偿还原告青禾银行股份有限公司本金2000元、利息300元、罚息20元"
        "（上述利息、罚息均暂计至2023年5月20日，此后的利息、罚息按合同约定计算至实际清偿之日止）。"
    )
    assert {a.as_of.value.isoformat() for a in duty.amounts if a.role is Role.PART} == {"2023-05-20"}
    (term,) = duty.interest
    assert term.since.value.isoformat() == "2023-05-21"


def test_contract_rate_said_in_detail_in_the_bracket():
    interest, penalty = item(
        "一、石溪应在本判决生效之日起十日内归还青禾银行股份有限公司借款3000元，及自2018年2月24日起至还清之日止按合同约定计算的"
        "利息、罚息（利息按月利率9‰；罚息按借款执行利率加收50%计算）。"
    ).interest
    assert interest.since == penalty.since
    assert interest.until == penalty.until


def test_the_end_of_interest_said_as_a_day():
    duty = item(
        "一、被告石溪偿还原告霍清本金1000元、利息100元（利息依合同约定计算至判决确定的履行期限届满之日即2016年1月10日）。"
    )
    assert duty.amounts[1].as_of.value.isoformat() == "2016-01-10"
    assert not duty.interest


def test_an_instalment_without_a_day():
    duty = item(
        "一、石溪支付霍清赔偿款80000元，签订协议当日支付20000元，2020年5月1日前支付30000元，2020年8月1日前支付30000元。"
    )
    assert [m.value for m in duty.unplaced] == [2_000_000]
    assert duty.principal.money.doubts


def test_all_sums_together_and_when():
    reading = read(
        "1、被申请人云岭建材有限公司支付申请人霍清工资500元；2、被申请人云岭建材有限公司支付申请人霍清经济补偿100元；"
        "以上款项合计600元，被申请人云岭建材有限公司应于本裁决书生效之日起十日内支付完毕。"
    )
    assert [o.deadline.days.value for o in reading.obligations] == [10, 10]
    assert [o.principal.money.value for o in reading.obligations] == [50_000, 10_000]


def test_interest_settled_until_a_day_runs_from_it():
    (before,) = item(
        "一、被告石溪偿还原告霍清本金5000元及利息（2013年6月28日之前的利息已结清，之后的利息按合同约定的利率计算至清偿之日止）。"
    ).interest
    (until,) = item(
        "一、被告石溪偿还原告霍清本金5000元及利息（截至2013年6月28日的利息已付清，此后利息按月利率1%计算至清偿之日止）。"
    ).interest
    assert (before.since.value.day, until.since.value.day) == (28, 29)
    assert before.since.doubts
    assert until.since.doubts


def test_one_time_said_for_two_brackets():
    penalty, compound = item(
        "一、被告石溪偿还青禾银行股份有限公司本金5000元、利息100元，以及自2018年5月2日起至实际清偿之日止的罚息"
        "（以5000元为基数，按年利率9%计算）和复利（以100元为基数，按年利率9%计算）。"
    ).interest
    assert compound.since.value == penalty.since.value
    assert compound.until.value == penalty.until.value


def test_a_deposit_rate_without_its_term():
    (term,) = item(
        "一、被告石溪返还原告霍清投资款500元及利息（自2018年3月3日起按中国人民银行同期存款利率计算至付清之日止）。"
    ).interest
    assert term.rate.kind.doubts


def test_payments_begin_with_custody():
    (periodic,) = item(
        "一、自2000年8月起，霍小清由原告霍清抚养，被告石溪每月给付霍小清抚育费230元至其独立时止。"
    ).periodic
    assert periodic.since.value.isoformat() == "2000-08-01"
    assert periodic.since.inference


def test_a_changed_item_in_quotation_marks():
    duty = item(
        "一、变更云岭县人民法院（2020）云0102民初12号民事判决第二项为“石溪于本判决生效后十日内赔偿霍清经济损失800元”；"
    )
    assert names(duty.debtors) == ["石溪"]
    assert duty.principal.money.value == 80_000


def test_what_a_bracket_tells_of_the_sum_before_it():
    duty = item(
        "一、被告石溪支付原告霍清2019年度至2021年度承包费3600元（每年1200元），并赔偿损失500元（含鉴定费100元）。"
    )
    assert [a.money.value for a in duty.amounts] == [360_000, 50_000]
    assert not duty.periodic
    assert not duty.unplaced


def test_a_certificate_that_lists_fees_in_a_bracket():
    reading = read(
        "申请执行人：青禾银行股份有限公司。被执行人：石溪、霍清。执行标的：一、借款本金500元；二、实现债权的费用（公证费20元、律师费10元）。"
    )
    fees = reading.obligations[1]
    assert [a.money.value for a in fees.amounts] == [2000, 1000]
    assert fees.relation.value is Relation.UNSPECIFIED


def test_nothing_with_a_sum_is_passed_over():
    reading = read("申请执行标的为本金2000元、违约金200元，合计2200元。")
    assert [a.money.value for a in reading.obligations[0].amounts] == [200_000, 20_000, 220_000]


def test_a_part_of_a_sum_takes_its_place():
    duty = item(
        "一、被告石溪赔偿原告霍清死亡赔偿金、丧葬费等合计1000元的40%即400元，扣除已支付的100元，余款300元十五日内付清。"
    )
    assert [(a.role, a.money.value) for a in duty.amounts] == [
        (Role.GROSS, 100_000),
        (Role.GROSS, 40_000),
        (Role.TOTAL, 30_000),
    ]


def test_a_house_given_back_and_a_fee_until_then():
    duty = item(
        "一、被告石溪自本判决生效之日起十日内将云岭路5号房屋返还原告霍清并支付至实际返还之日止的占用费（自2019年1月1日起按每月3000元计算）。"
    )
    assert duty.kind.value is Kind.DELIVERY
    assert [p.money.value for p in duty.periodic] == [300_000]


def test_a_period_in_brackets_behind_a_sum_and_the_days_of_a_monthly_fee_are_kept_apart():
    duty = item(
        "一、被告石溪于本判决生效之日起十日内支付原告霍清拖欠的租金36000元（自2021年1月1日至2021年12月31日）及占用费"
        "（按每月3000元的标准，自2022年1月1日起计算至实际腾退房屋之日止）。"
    )
    (fee,) = duty.periodic
    assert (duty.principal.since.value, duty.principal.until.value) == (date(2021, 1, 1), date(2021, 12, 31))
    assert fee.since.value == date(2022, 1, 1)
    assert fee.until_event.value == "实际腾退房屋之日"
    assert not fee.money.doubts


def test_a_day_said_for_two_kinds_of_interest_in_one_bracket():
    duty = item(
        "一、被告石溪于本判决生效之日起十日内偿还原告青禾银行股份有限公司透支本金5000元、利息300元、违约金20元"
        "（利息、违约金暂计至2021年7月14日，之后的利息以5000元为基数，按日利率万分之五计算至实际清偿之日止）。"
    )
    assert [a.as_of.value if a.as_of else None for a in duty.amounts] == [None, date(2021, 7, 14), date(2021, 7, 14)]


def test_three_times_the_price_is_the_sum_the_price_is_not_added():
    duty = item("一、被告石溪于本判决生效之日起十日内赔偿原告霍清1000元的三倍即3000元。")
    assert [(a.money.value, a.role) for a in duty.amounts] == [(100_000, Role.GROSS), (300_000, Role.TOTAL)]


def test_the_last_instalment_stands_before_its_day():
    duty = item(
        "被告石溪欠原告霍清货款3000元，于2016年5月1日前付1000元，2016年6月1日前付1000元，余款1000元2016年7月1日前付清。"
    )
    assert [i.due.value for i in duty.instalments] == [date(2016, 5, 1), date(2016, 6, 1), date(2016, 7, 1)]
    assert not duty.principal.money.doubts


def test_a_time_limit_from_receiving_the_money():
    duty = item("一、原告霍清于收到上述款项后三日内将案涉车辆返还被告石溪。")
    assert (duty.deadline.days.value, duty.deadline.from_event.value) == (3, "收到")

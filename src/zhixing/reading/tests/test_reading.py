"""Whole operative parts, invented, in the shapes courts write them."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing.reading import read
from zhixing.reading.scoring.readings import facts_of_reading
from zhixing.reading.values import Inference, Kind, RateKind, Relation, Role, Until

LOAN = """一、被告孟春生、柳絮于本判决生效之日起十日内连带偿还原告江畔小额贷款有限公司\
借款本金50万元及利息（以50万元为基数，自2018年3月1日起至2019年8月19日止，\
按照中国人民银行同期同类贷款基准利率计算；自2019年8月20日起至实际清偿之日止，按照全国银行间同业拆借中心公布的一年期贷款市场报价利率的四倍计算）；
二、被告云岭建材有限公司对上述第一项债务承担连带清偿责任，其承担保证责任后有权向孟春生、柳絮追偿；
三、驳回原告江畔小额贷款有限公司的其他诉讼请求。
如果未按本判决指定的期间履行给付金钱义务，应当依照《中华人民共和国民事诉讼法》第二百六十四条之规定，加倍支付迟延履行期间的债务利息。
案件受理费8800元，减半收取4400元，由被告孟春生、柳絮负担。"""


def names(found):
    return [f.value for f in found]


def test_parties_and_how_they_owe():
    obligation = read(LOAN).obligations[0]
    assert names(obligation.debtors) == ["孟春生", "柳絮"]
    assert names(obligation.creditors) == ["江畔小额贷款有限公司"]
    assert obligation.relation.value is Relation.JOINT
    assert obligation.kind.value is Kind.MONEY
    assert obligation.deadline.days is not None
    assert obligation.deadline.days.value == 10


def test_benchmark_rate_until_august_2019_then_lpr():
    before, after = read(LOAN).obligations[0].interest
    assert before.rate.kind.value is RateKind.BENCHMARK
    assert (before.since.value, before.until.value) == (date(2018, 3, 1), date(2019, 8, 19))
    assert after.rate.kind.value is RateKind.LPR_1Y
    assert after.rate.multiplier.value == Fraction(4)
    assert (after.since.value, after.until.value) == (date(2019, 8, 20), Until.ACTUAL_PAYMENT)
    assert after.base.fen.value == 50_000_000
    assert after.base.fen.inference is Inference.BASE


def test_guarantor_items_and_recourse():
    (security,) = read(LOAN).securities
    assert names(security.who) == ["云岭建材有限公司"]
    assert names(security.items) == ["一"]
    assert security.recourse is not None


def test_costs_halved_and_late_interest_article():
    reading = read(LOAN)
    (cost,) = reading.costs
    assert (cost.gross.value, cost.total.value) == (880_000, 440_000)
    assert cost.borne[0].money.value == 440_000
    assert reading.late_interest_article.value == 264
    assert [clause.why for clause in reading.not_enforceable] == ["驳回"]


def test_every_value_points_to_the_characters_it_was_read_from():
    reading = read(LOAN)
    obligation = reading.obligations[0]
    spans = {
        "50万元": obligation.principal.money.span,
        "2018年3月1日": obligation.interest[0].since.span,
        "孟春生": obligation.debtors[0].span,
        "8800元": reading.costs[0].gross.span,
    }
    for words, span in spans.items():
        assert words in LOAN[span.start : span.end]


def test_white_space_and_full_width_figures_do_not_move_the_span():
    text = "一、被告 林间 于本判决生效后十日内支付原告溪流有限公司货款１２，３４５．６０ 元。"
    money = read(text).obligations[0].amounts[0].money
    assert money.value == 1_234_560
    assert text[money.span.start : money.span.end].startswith("１２，３４５")


def test_one_rate_shared_by_two_bases():
    text = (
        "被告白露于本判决生效之日起十日内向原告霍清有限公司支付违约金（以100000元为基数自2024年1月17日起；"
        "以200000元为基数自2024年4月17日起，均按照每日万分之一的标准计算至实际清偿之日止）。"
    )
    first, second = read(text).obligations[0].interest
    assert (first.base.fen.value, second.base.fen.value) == (10_000_000, 20_000_000)
    assert first.rate.value.value == second.rate.value.value == Fraction(1, 10_000)
    assert first.rate.kind.inference is Inference.RATE
    assert second.rate.kind.inference is None


def test_interest_goes_on_the_day_after_the_sum_that_was_computed():
    text = (
        "一、被告白露于本判决生效后十日内支付原告霍清有限公司逾期交房违约金49290.72元"
        "（计算至2017年8月27日，之后的逾期交房违约金，以349663元为基数，按日万分之五计算至实际交付房屋之日止）。"
    )
    obligation = read(text).obligations[0]
    assert obligation.amounts[0].as_of.value == date(2017, 8, 27)
    (term,) = obligation.interest
    assert (term.since.value, term.since.inference) == (date(2017, 8, 28), Inference.FROM)
    assert term.until.value is Until.EVENT
    assert term.until_event.value == "实际交付房屋之日"


def test_rate_by_contract_with_surcharge_is_not_made_up():
    text = (
        "一、被告白露于本判决生效后十日内偿还原告霍清银行借款本金100元及罚息"
        "（自2020年1月1日起至实际清偿之日止，按照合同约定的贷款利率上浮50%计算）。"
    )
    (term,) = read(text).obligations[0].interest
    assert term.rate.kind.value is RateKind.CONTRACT
    assert term.rate.value is None
    assert term.rate.multiplier.value == Fraction(3, 2)


def test_interest_without_terms_stays_doubtful():
    (term,) = read("被告白露于判决生效后十日内偿还原告霍清借款30000元及利息。").obligations[0].interest
    assert term.rate.kind.value is RateKind.UNSPECIFIED
    assert term.doubts


def test_two_readings_are_both_shown():
    text = (
        "一、被告白露于本判决生效后十日内返还原告霍清购房款1000元并支付自2016年7月30日起至还清之日止按每日万分之三计算的滞纳金"
        "（以中国人民银行同期同类贷款利率计算滞纳金）。"
    )
    reading = read(text)
    kinds = [t.rate.kind.value for t in reading.obligations[0].interest]
    assert kinds == [RateKind.DAILY, RateKind.BENCHMARK]
    assert len(reading.alternatives) == 1


def test_cap_on_interest():
    text = (
        "一、被告白露于本判决生效后十日内支付原告霍清逾期利息"
        "（以1000元为基数自2021年12月2日起至实际清偿之日止，按年利率6%计算，以不超过500元为限）。"
    )
    assert read(text).obligations[0].interest[0].cap.value == 50_000


def test_instalments_and_what_happens_if_one_is_missed():
    text = (
        "一、被告白露尚欠原告霍清有限公司货款300000元，该款由被告白露于2024年1月31日前支付100000元，于2024年2月29日前支付100000元，余款100000元于2024年3月31日前付清；\n"
        "二、若被告白露有任何一期未按时足额支付，原告霍清有限公司有权就全部剩余款项一并申请强制执行，被告白露另应支付违约金30000元。"
    )
    (obligation,) = read(text).obligations
    assert [i.due.value for i in obligation.instalments] == [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)]
    assert obligation.acceleration is not None
    assert obligation.penalty.value == 3_000_000


def test_second_instance_judgment_that_changes_one_item():
    text = (
        "一、维持某市中级人民法院（2020）闽05民初15号民事判决第一项；\n"
        "二、变更某市中级人民法院（2020）闽05民初15号民事判决第二项为：被告白露于本判决生效之日起十五日内支付原告霍清工程款10000元。"
    )
    reading = read(text)
    assert [c.why for c in reading.not_enforceable] == ["维持"]
    assert reading.obligations[0].item.value == "二"
    assert reading.obligations[0].principal.money.value == 1_000_000


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("被告白露于本判决生效之日起立即停止侵害原告霍清有限公司商标专用权的行为", Kind.FORBEARANCE),
        ("被告白露于本判决生效之日起三十日内腾空并返还原告霍清位于某路1号的房屋", Kind.EVICTION),
        ("被告白露于本判决生效后十日内返还原告霍清小型轿车一辆", Kind.DELIVERY),
        ("被告白露于本判决生效后十日内协助原告霍清办理房屋过户手续", Kind.ACT),
        ("被告白露于本判决生效后十日内返还原告霍清购房款5000元", Kind.MONEY),
    ],
)
def test_what_is_to_be_done(words, kind):
    assert read(f"一、{words}；").obligations[0].kind.value is kind


@pytest.mark.parametrize(
    "words",
    ["确认原告霍清与被告白露签订的合同有效", "解除原告霍清与被告白露签订的《租赁合同》", "驳回原告霍清的诉讼请求"],
)
def test_items_with_nothing_to_perform_are_not_enforceable(words):
    reading = read(f"一、{words}；")
    assert reading.obligations == ()
    assert len(reading.not_enforceable) == 1


def test_limit_of_the_estate_is_kept():
    text = "一、被告白露在继承白霜遗产范围内于本判决生效后十日内偿还原告霍清借款80000元。"
    assert read(text).obligations[0].limit.value == "继承白霜遗产范围"


def test_supplementary_liability_after_the_debtors_property():
    text = (
        "一、溪流商行应于本判决生效之日起十日内支付原告霍清货款1000元；"
        "二、溪流商行财产不足以清偿上述第一项债务的，冯某以其个人的其他财产对上述债务承担补充清偿责任。"
    )
    (security,) = read(text).securities
    assert names(security.who) == ["冯某"]
    assert "补充" in security.kind.value


def test_priority_with_owner_and_cap():
    text = "一、原告霍清银行有权对被告白露名下位于某路1号的房屋折价或者拍卖、变卖所得价款在300000元范围内优先受偿；"
    (priority,) = read(text).priorities
    assert names(priority.holder) == ["霍清银行"]
    assert names(priority.owner) == ["白露"]
    assert priority.cap.value == 30_000_000


def test_an_amount_in_capitals_and_a_sum_of_parts():
    text = "一、被告白露于本判决生效后十日内赔偿原告霍清医疗费壹万贰仟叁佰元、误工费2000元，合计14300元。"
    amounts = read(text).obligations[0].amounts
    assert [(a.money.value, a.role) for a in amounts] == [
        (1_230_000, Role.PART),
        (200_000, Role.PART),
        (1_430_000, Role.TOTAL),
    ]


def test_a_clause_that_is_not_understood_is_left_to_a_person():
    reading = read("一、双方今后互不干涉；二、被告白露于本判决生效后十日内支付原告霍清货款1元。")
    assert [c.words.value for c in reading.unread] == ["双方今后互不干涉"]


def test_parties_named_only_by_role_stay_so_unless_one_is_named():
    unnamed = read("一、被告于本判决生效后十日内支付原告货款100元。").obligations[0]
    assert (names(unnamed.debtors), names(unnamed.creditors)) == (["被告"], ["原告"])
    text = (
        "一、被告白露于本判决生效后十日内支付原告霍清工资100元；二、被告白露于本判决生效后十日内支付原告赔偿金200元。"
    )
    resolved = read(text).obligations[1].creditors[0]
    assert (resolved.value, resolved.inference) == ("霍清", Inference.ROLE)


def test_json_is_plain():
    value = read(LOAN).to_json()
    assert value["obligations"][0]["amounts"][0]["money"]["value"] == 50_000_000
    assert value["obligations"][0]["interest"][0]["since"]["value"] == "2018-03-01"


def test_nothing_is_read_from_nothing():
    reading = read("")
    assert (reading.obligations, reading.costs, reading.unread) == ((), (), ())


CERTIFICATE = (
    "申请执行人：北方银行股份有限公司滨江支行；被执行人：吴一、郑二。执行标的：借款本金1000000元；"
    "截至2021年6月1日的利息23456.78元、罚息1234.56元；自2021年6月2日起至实际清偿之日止的罚息（按合同约定计算）。"
)


def test_a_notarised_certificate_names_the_sides_in_its_head():
    (obligation,) = read(CERTIFICATE).obligations
    assert names(obligation.debtors) == ["吴一", "郑二"]
    assert names(obligation.creditors) == ["北方银行股份有限公司滨江支行"]
    assert obligation.debtors[0].inference is Inference.OTHER_ITEM
    assert [a.money.value for a in obligation.amounts] == [100_000_000, 2_345_678, 123_456]


def test_a_whole_judgment_is_read_from_its_operative_part():
    text = (
        "原告：霍清，男，汉族。\n被告：石溪，女，汉族。\n霍清提出诉讼请求：1.判令石溪偿还借款30万元；2.诉讼费由被告承担。\n"
        "本院认为，依照《中华人民共和国民法典》第六百七十五条规定，判决如下：\n"
        "一、被告石溪于本判决生效之日起十日内偿还原告霍清借款280000元；\n二、驳回原告霍清的其他诉讼请求。\n"
        "案件受理费5800元，由被告石溪负担。"
    )
    reading = read(text)
    assert [o.principal.money.value for o in reading.obligations] == [28_000_000]
    assert reading.costs[0].total.value == 580_000


FRAGMENTS = (
    *(
        "一、",
        "二、",
        "被告石溪",
        "原告霍清",
        "于本判决生效之日起十日内",
        "偿还",
        "支付",
        "借款本金",
        "50万元",
        "1，23元",
        "（",
        "）",
    ),
    *(
        "以50万元为基数，",
        "自2020年1月1日起",
        "至实际清偿之日止",
        "按年利率",
        "24%",
        "一年期LPR",
        "四倍",
        "及利息",
        "其中",
        "；",
        "。",
        "\n",
    ),
    *(
        "对上述债务",
        "承担连带清偿责任",
        "案件受理费",
        "减半收取",
        "负担",
        "各承担一半",
        "优先受偿",
        "2020年13月40日",
        "第二百0条",
        "㊎",
        "《",
        "》",
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_broken_texts_are_read_without_an_error_and_every_value_keeps_its_span(text):
    for fact in facts_of_reading(read(text)):
        assert fact.span is not None
        assert 0 <= fact.span.start < fact.span.end <= len(text)


def test_interest_that_was_wholly_understood_is_not_doubtful():
    text = (
        "一、被告石溪于本判决生效后十日内偿还原告霍清借款100元及利息"
        "（以100元为基数，自2020年1月1日起至实际清偿之日止，按年利率6%计算）。"
    )
    assert read(text).obligations[0].interest[0].doubts == ()


def test_one_sentence_that_cuts_the_time_of_several_bases_is_doubtful():
    text = (
        "一、被告石溪于本判决生效后十日内支付原告霍清工程款50元及利息（其中30元的利息自2019年1月1日起算，20元的利息自2019年2月1日起算，"
        "2019年8月19日之前按照中国人民银行同期同类贷款基准利率计算，2019年8月20日之后按照一年期贷款市场报价利率计算至付清之日止）。"
    )
    assert all(term.doubts for term in read(text).obligations[0].interest)


def test_interest_computed_until_a_day_inside_the_bracket():
    text = (
        "一、被告石溪于本判决生效后十日内偿还原告霍清借款10万元及利息"
        "（利息暂计至2021年5月31日为12345元，2021年6月1日起的利息以100000元为基数按年利率6%计算至还清之日止）。"
    )
    obligation = read(text).obligations[0]
    assert [(a.money.value, a.role) for a in obligation.amounts] == [
        (10_000_000, Role.PRINCIPAL),
        (1_234_500, Role.PART),
    ]
    assert obligation.amounts[1].as_of.value == date(2021, 5, 31)
    assert obligation.interest[0].since.value == date(2021, 6, 1)


@pytest.mark.parametrize("marks", [("一、", "二、"), ("1.", "2."), ("（一）", "（二）")])
def test_one_time_limit_for_items_however_numbered(marks):
    text = (
        f"{marks[0]}被告石溪赔偿原告霍清100元；{marks[1]}被告石溪退还原告霍清押金50元。"
        "上述一、二项限本判决生效后十日内履行完毕。"
    )
    assert [o.deadline.days.value for o in read(text).obligations] == [10, 10]


def test_a_verb_before_the_creditor_is_no_part_of_the_name():
    text = "一、石溪于本判决生效后十日内清偿北方银行股份有限公司滨江支行借款本金100元。"
    assert names(read(text).obligations[0].creditors) == ["北方银行股份有限公司滨江支行"]

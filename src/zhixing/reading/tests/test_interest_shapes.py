"""Running interest in the ways courts write it: brackets, several labels, ends on a condition, figures beside a series."""

from datetime import date
from fractions import Fraction

import pytest

from zhixing.reading import read
from zhixing.reading.values import RateKind, Until

HEAD = "一、被告石溪于本判决生效之日起十日内偿还原告霍清借款本金100000元"


def item(text):
    return read(text).obligations[0]


def terms(tail):
    return item(HEAD + tail).interest


def said(term):
    """Label, base, first day, last day, rate a year, month or day in per cent, multiple."""
    until = term.until.value if term.until else None
    value = float(term.rate.value.value * 100) if term.rate.value else None
    times = float(term.rate.multiplier.value) if term.rate.multiplier else 1
    base = term.base.fen.value // 100 if term.base.fen else term.base.words.value
    return (term.label.value, base, term.since.value if term.since else None, until, value, times)


def test_every_label_of_a_bracket_has_its_own_base():
    first, second = terms(
        "，以及自2023年5月22日起至实际清偿之日止的利息、罚息、复利"
        "（利息、罚息按《借款合同》约定的利率计算，复利以欠付利息为基数，按合同约定的罚息利率计算）。"
    )
    assert said(first)[:4] == ("利息", 100000, date(2023, 5, 22), Until.ACTUAL_PAYMENT)
    assert said(second)[:4] == ("复利", "欠付利息", date(2023, 5, 22), Until.ACTUAL_PAYMENT)


def test_two_labels_with_a_rate_each_in_brackets_are_two_terms():
    found = terms("及从2016年8月22日起至付清之日止的利息（年利率为15%）和罚息（年利率为7.5%）。")
    days = (date(2016, 8, 22), Until.ACTUAL_PAYMENT)
    assert [said(t) for t in found] == [("利息", 100000, *days, 15.0, 1), ("罚息", 100000, *days, 7.5, 1)]
    assert not any(t.doubts for t in found)


def test_behind_a_bracket_the_words_before_it_go_on():
    (term,) = terms("，2019年6月21日起的罚息按合同约定的罚息利率（月利率2%）计至清偿之日。")
    assert said(term) == ("罚息", 100000, date(2019, 6, 21), Until.ACTUAL_PAYMENT, 2.0, 1)


def test_an_end_for_the_case_that_nothing_is_paid_in_time():
    (term,) = terms("及利息（按年利率6%从2015年7月1日起计至本判决限定清偿之日止，逾期未还，则计至还清之日止）。")
    assert term.until.value is Until.JUDGMENT_DUE_DATE
    assert term.until_if_unpaid.value is Until.ACTUAL_PAYMENT


def test_another_end_on_a_condition_is_said_to_be_there():
    (term,) = terms(
        "及利息（从2018年10月12日起按年利率11.4%计算至判决确定的履行期限届满之日止，若提前清偿，则利息计算至实际清偿之日止）。"
    )
    assert term.until.value is Until.JUDGMENT_DUE_DATE
    assert any("截止日" in d for d in term.doubts)


def test_a_rate_within_the_term_and_one_behind_it_without_days_are_doubtful():
    found = terms("及利息（自2020年3月6日起至还清之日止，期限内按年利率9.2%计算，逾期按年利率11.96%计算）。")
    assert len(found) == 2
    assert all(any("期内与逾期" in d for d in t.doubts) for t in found)


def test_interest_of_a_bracket_that_names_both_days_and_goes_on():
    duty = item(
        HEAD
        + "，支付利息54000元（按月利率1.5%自2019年1月1日暂计算至2019年12月31日，此后利息以未还本金为基数按月利率1.5%计算至还清之日止）。"
    )
    interest = duty.amounts[1]
    assert (interest.since.value, interest.until.value) == (date(2019, 1, 1), date(2019, 12, 31))
    assert said(duty.interest[0])[2:5] == (date(2020, 1, 1), Until.ACTUAL_PAYMENT, 1.5)
    assert not interest.money.doubts


def test_a_day_in_brackets_behind_its_name():
    (term,) = terms("，并支付自代偿之日（2020年7月15日）起至付清之日止按年利率6%计算的资金占用费。")
    assert term.since.value == date(2020, 7, 15)


@pytest.mark.parametrize(
    ("words", "kind", "value", "multiplier", "spread"),
    [
        ("同期贷款基准利率的130%", RateKind.BENCHMARK, None, Fraction(13, 10), None),
        ("一年期贷款市场报价利率加50个基点", RateKind.LPR_1Y, None, None, Fraction(1, 200)),
        ("一年期贷款市场报价利率加1.5个百分点", RateKind.LPR_1Y, None, None, Fraction(3, 200)),
        ("一年期贷款市场报价利率上浮百分之五十", RateKind.LPR_1Y, None, Fraction(3, 2), None),
        ("一年期贷款市场报价利率（3.85%）四倍", RateKind.LPR_1Y, None, Fraction(4), None),
        ("一年期贷款市场报价利率3.85%", RateKind.ANNUAL, Fraction(77, 2000), None, None),
    ],
)
def test_what_modifies_a_series(words, kind, value, multiplier, spread):
    (term,) = terms(f"及利息（自2020年10月1日起至还清之日止，按{words}计算）。")
    rate = term.rate
    found = tuple(f.value if f else None for f in (rate.value, rate.multiplier, rate.spread))
    assert (rate.kind.value, *found) == (kind, value, multiplier, spread)
    assert bool(rate.kind.doubts) is ("3.85" in words)


def test_a_ceiling_as_a_share_of_the_principal_is_a_doubt():
    (term,) = terms("及滞纳金（自2020年1月16日起按日千分之一计算至付清之日止，总额以不超过本金的30%为限）。")
    assert any("上限" in d for d in term.doubts)


def test_interest_computed_for_a_stretch_is_a_sum_and_what_follows_runs_on():
    duty = item(
        HEAD + "，并支付利息（以100000元为基数，从2015年10月1日起至2016年9月30日止按月利率2%计算为24000元；"
        "从2016年10月1日起至实际归还之日止按年利率24%计算）。"
    )
    assert [(a.money.value, a.since and a.since.value) for a in duty.amounts][1:] == [(2_400_000, date(2015, 10, 1))]
    assert [said(t)[2:5] for t in duty.interest] == [(date(2016, 10, 1), Until.ACTUAL_PAYMENT, 24.0)]
    assert not duty.principal.money.doubts


def test_interest_is_paid_off_with_the_principal():
    (term,) = terms("，并自2018年9月10日起，按年息6%计付利息，利随本清。")
    assert term.until.value is Until.ACTUAL_PAYMENT


def test_stretches_that_begin_with_a_bare_day():
    found = terms(
        "并支付利息（以未还本金为基数，2018年5月1日至2020年8月19日按月利率2%，2020年8月20日至实际还清之日按一年期贷款市场报价利率四倍）。"
    )
    assert [said(t)[2:] for t in found] == [
        (date(2018, 5, 1), date(2020, 8, 19), 2.0, 1),
        (date(2020, 8, 20), Until.ACTUAL_PAYMENT, None, 4.0),
    ]


def test_simple_yearly_interest_on_a_price():
    (term,) = terms("及溢价（以100000元为基数，自2016年4月8日起至实际支付之日止按年单利10%计算）。")
    assert said(term) == ("溢价", 100000, date(2016, 4, 8), Until.ACTUAL_PAYMENT, 10.0, 1)


def test_the_general_name_behind_a_special_one_is_no_other_interest():
    (term,) = item(
        "一、被告石溪于本判决生效后十日内偿还原告霍清借款逾期利息，以90000元为基数，自2015年10月25日起至实际给付之日止，"
        "利息按合同约定的月利率1％计算。"
    ).interest
    assert said(term)[1:] == (90000, date(2015, 10, 25), Until.ACTUAL_PAYMENT, 1.0, 1)


def test_what_was_computed_until_a_day_between_commas_and_what_follows():
    duty = item(
        HEAD + "、逾期利息3000元（逾期利息按照日万分之五计算，从逾期之日即2015年5月26日起，暂计至2015年8月10日，"
        "之后至判决确定的履行期限届满日止的逾期利息仍按合同约定计算）。"
    )
    assert (duty.amounts[1].since.value, duty.amounts[1].until.value) == (date(2015, 5, 26), date(2015, 8, 10))
    (term,) = duty.interest
    assert (term.since.value, term.rate.kind.value) == (date(2015, 8, 11), RateKind.CONTRACT)


def test_several_names_under_one_rate_are_doubtful():
    (term,) = terms("及自2018年2月24日起至还清之日止的罚息、复利，按合同约定的利率加收50%计算。")
    assert any("名目" in d for d in term.doubts)


@pytest.mark.parametrize("before", ["2019年8月20日前", "2019年8月19日之前"])
def test_two_stretches_and_the_days_around_them_said_once(before):
    found = terms(
        f"，并给付利息（{before}按照中国人民银行同期同类贷款基准利率计算，2019年8月20日后按照全国银行间同业拆借中心公布的"
        "贷款市场报价利率计算，自2018年12月1日起至实际给付之日止）。"
    )
    assert [(t.since.value, t.until.value, t.rate.kind.value) for t in found] == [
        (date(2018, 12, 1), date(2019, 8, 19), RateKind.BENCHMARK),
        (date(2019, 8, 20), Until.ACTUAL_PAYMENT, RateKind.LPR_UNSPECIFIED),
    ]


def test_a_cap_said_behind_two_stretches():
    first, second = terms(
        "及违约金（自2018年1月1日起至2018年12月31日止按日万分之三计算；自2019年1月1日起至清偿之日止按日万分之五计算，违约金总额以47000元为限）。"
    )
    assert (first.cap, second.cap.value) == (None, 4_700_000)
    assert any("上限" in d for d in second.doubts)


def test_interest_of_a_certificate_is_a_sum_with_its_days():
    duty = read(
        "申请执行人霍清。被执行人石溪。执行标的为：一、借款本金800000元；二、利息：自2020年3月1日起至2020年8月31日止，"
        "按月利率1.8%计算，计人民币86400元。"
    ).obligations[1]
    assert [(a.label, a.money.value, a.since.value) for a in duty.amounts] == [("利息", 8_640_000, date(2020, 3, 1))]
    assert not duty.interest


def test_a_rate_as_a_ceiling_is_no_rate_of_its_own():
    (term,) = terms(
        "及逾期违约金（从2015年7月1日起至付清之日止，按每日千分之一计算，但与上述利息之和以年利率24%为限）。"
    )
    assert term.rate.kind.value is RateKind.DAILY
    assert any("上限" in d for d in term.doubts)


def test_a_bare_first_day_behind_a_sum():
    (term,) = terms("及2019年4月8日至实际清偿之日的利息（按年利率6%计算）。")
    assert said(term)[2:] == (date(2019, 4, 8), Until.ACTUAL_PAYMENT, 6.0, 1)


def test_a_base_said_once_for_two_stretches_although_a_label_follows():
    found = terms(
        "及利息（以100000元为基数，从2017年3月2日起按年利率24%计至2020年8月19日，从2020年8月20日起按年利率15.4%计至清偿之日止；"
        "被告石溪已支付的利息1560元予以抵扣）。"
    )
    assert [bool(t.base.fen.doubts) for t in found] == [False, False]


def test_interest_on_principal_and_interest_written_as_one_is_doubtful():
    (term,) = item(
        "一、被告石溪偿还原告霍清借款本息46325元（计算至2014年9月10日），此后的利息按年利率6%计算至还清之日止。"
    ).interest
    assert any("本金与利息合写" in d for d in term.base.fen.doubts)


def test_a_full_stop_typed_as_a_point():
    reading = read(
        "一.被告石溪于本判决生效之日起十日内支付原告霍清货款500元.二.被告柳岸对上述货款承担连带清偿责任.案件受理费50元,由被告石溪负担."
    )
    assert [o.item.value for o in reading.obligations] == ["一"]
    assert [s.kind.value for s in reading.securities] == ["连带清偿"]
    assert [c.total.value for c in reading.costs] == [5_000]

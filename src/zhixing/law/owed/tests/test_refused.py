"""What contradicts itself is refused in Chinese; what must be chosen is asked back; what is missing is named."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from zhixing.law.core.tables import Published, packaged
from zhixing.law.owed.document import document
from zhixing.law.owed.facts import (
    Benchmark,
    Choice,
    Conversion,
    Debt,
    DelayPayment,
    Excluded,
    Fixed,
    Ground,
    How,
    Instalment,
    Item,
    Kind,
    Liability,
    LiabilityKind,
    Lpr,
    Obligation,
    OldGeneral,
    Payment,
    Per,
    Period,
    Policy,
    Segmented,
    Style,
    Switches,
    Term,
    Until,
)
from zhixing.law.owed.periods import NotADebt
from zhixing.law.owed.question import owed
from zhixing.law.owed.statement import heading, reasons, rows

TABLES = packaged()
DAY = date(2025, 1, 1)
ON = date(2025, 6, 1)
FIXED = Fixed(Fraction("0.06"))


def debt(obligation=None, **changes):
    return Debt(**({"obligations": (obligation or Obligation("货款", 100_000),), "effective": DAY} | changes))


def term(**changes):
    return Obligation("货款", 100_000, interest=(replace(Term(DAY, FIXED), **changes),))


PARTS = (Instalment(60_000, DAY), Instalment(40_000, ON))
REFUSED = {
    "至少应有一项": Debt(()),
    "重复": Debt((Obligation("货款", 1), Obligation("货款", 2))),
    "金额应大于零": debt(Obligation("货款", 0)),
    "不能是负数": debt(Obligation("货款", 1, period=Period(days=-1))),
    "应写明名称": debt(Obligation(" ", 1)),
    "责任人“甲”重复": debt(liabilities=(Liability("甲"), Liability("甲"))),
    "责任限额应大于零": debt(liabilities=(Liability("甲", cap=0),)),
    "利率、倍数应大于零": debt(term(rate=Segmented(after=Lpr(times=Fraction(0))))),
    "折合年利率 365%": debt(term(rate=Fixed(Fraction(1, 100), Per.DAY))),
    "折合年利率 2000%": debt(term(rate=Lpr(times=Fraction(400)))),
    "不在 1949 年": debt(term(until=date(9999, 12, 31))),
    "超过一百年": debt(Obligation("货款", 1, period=Period(months=9999))),
    "份额应大于 0": debt(liabilities=(Liability("甲", share=Fraction(0)),)),
    "早于起算日": debt(term(until=date(2024, 1, 1))),
    "应写月利率": debt(term(style=Style.MONTHS)),
    "应写年利率": debt(term(style=Style.YEARS, rate=Lpr())),
    "不能再设利率上限": debt(term(style=Style.YEARS, ceiling=FIXED)),
    "请不要另写基数": debt(replace(term(base=5), ceiling=FIXED)),
    "付款金额应大于零": debt(payments=(Payment(ON, 0),)),
    "不能多于款项本身": debt(payments=(Payment(ON, 1, costs=2),)),
    "不能指定抵充": debt(payments=(Payment(ON, 1, How.SOLD, designates=("货款",)),)),
    "不是本案的给付义务": debt(payments=(Payment(ON, 1, designates=("租金",)),)),
    "应选 agreed": debt(payments=(Payment(ON, 1, policy=Policy.ART561_14, order=(Item.COSTS,)),)),
    "只适用于 2014 年 8 月 1 日前": debt(payments=(Payment(ON, 1, policy=Policy.PRORATA_2009),)),
    "请另选清偿办法": debt(switches=Switches(crediting=Policy.PRORATA_2009)),
    "没有“rounding”": debt(switches=Switches(chosen=(Choice("rounding", "甲", "乙"),))),
    "付款：约定的抵充顺序": debt(payments=(Payment(ON, 1, policy=Policy.AGREED),)),
    "早于债务产生之日": debt(payments=(Payment(date(2024, 1, 1), 1),)),
    "应晚于开始日": debt(excluded=(Excluded(ON, Ground.RETRIAL, ON),)),
    "恢复日 0001-01-01": debt(excluded=(Excluded(ON, Ground.RETRIAL, date(1, 1, 1)), Excluded(ON, Ground.REVIEW))),
    "理由不同": debt(excluded=(Excluded(DAY, Ground.RETRIAL), Excluded(ON, Ground.REVIEW))),
    "约定的抵充顺序应逐项列明": debt(switches=Switches(crediting=Policy.AGREED)),
    "二者只写一项": debt(delay=(DelayPayment("交付", DAY, "决定"),)),
    "不需要折算": debt(conversion=Conversion(Fraction(7), DAY, "x")),
    "汇率应大于零": debt(currency="USD", conversion=Conversion(Fraction(0), DAY, "x")),
    "中间价折算": debt(currency="USD", conversion=Conversion(Fraction(7), DAY, "x")),
    "不能再写履行期间": debt(Obligation("货款", 100_000, period=Period(days=3, instalments=PARTS))),
    "各期金额之和": debt(Obligation("货款", 100_001, period=Period(instalments=PARTS))),
    "不能加速到期": debt(Obligation("货款", 1, period=Period(accelerated=DAY))),
    "只能用一种方式": debt(Obligation("货款", 1, period=Period(days=3, ends=ON))),
}


@pytest.mark.parametrize("said", REFUSED)
def test_contradictions_are_refused_with_the_reason(said):
    with pytest.raises(NotADebt, match=said):
        owed(REFUSED[said], ON, TABLES)


def test_a_day_beyond_every_calendar_is_refused():
    with pytest.raises(NotADebt, match="计算日 9999-12-31"):
        owed(debt(), date(9999, 12, 31), TABLES)


def test_a_rate_above_a_hundred_percent_is_taken_where_limited_or_checked():
    daily = Fixed(Fraction(1, 100), Per.DAY)
    for limit in ({"unusual": True}, {"ceiling": Fixed(Fraction("0.24"))}, {"cap": 500}):
        assert owed(debt(term(rate=daily, **limit)), ON, TABLES).value.sums.interest > 0


def test_a_court_fee_reminds_of_the_debt_to_the_court():
    answer = owed(debt(Obligation("案件受理费", 8_800, Kind.COURT_FEE)), ON, TABLES)
    assert answer.lawful
    assert any("由法院向败诉方收取" in r for r in reasons(answer))


def test_an_agreed_order_for_one_payment_is_followed():
    paid = Payment(date(2025, 3, 1), 50_000, order=(Item.PRINCIPAL,), policy=Policy.AGREED)
    found = owed(debt(term(), payments=(paid,)), ON, TABLES).value
    assert [p.item for p in found.credits[0].parts] == [Item.PRINCIPAL]
    by_debt = debt(
        term(),
        payments=(replace(paid, order=(), policy=None),),
        switches=Switches(crediting=Policy.AGREED, order=(Item.PRINCIPAL,)),
    )
    assert owed(by_debt, ON, TABLES).value.credits[0].parts == found.credits[0].parts


def test_money_of_july_2014_is_placed_pro_rata_unless_agreed_otherwise():
    obligation = Obligation("货款", 100_000, period=Period(ends=date(2014, 6, 30)))
    paid = Payment(date(2014, 7, 30), 1_000)
    plain = Debt((obligation,), date(2014, 6, 1), payments=(paid,))
    assert [p.item for p in owed(plain, ON, TABLES).value.credits[0].parts] == [Item.PRINCIPAL, Item.DOUBLED_OLD]
    agreed = replace(plain, switches=Switches(crediting=Policy.AGREED, order=(Item.PRINCIPAL,)))
    assert [p.item for p in owed(agreed, ON, TABLES).value.credits[0].parts] == [Item.PRINCIPAL]


def old(general):
    obligation = Obligation(
        "货款", 100_000, interest=(Term(date(2014, 1, 1), FIXED),), period=Period(ends=date(2014, 6, 30))
    )
    return Debt((obligation,), date(2014, 6, 1), switches=Switches(old_general=general))


def test_before_august_2014_it_must_be_chosen_whether_ordered_interest_runs_on():
    asked = owed(old(None), date(2014, 9, 1), TABLES)
    assert asked.value is None
    assert "old_general" in asked.blocks[0].found
    assert "暂时不能计算" in heading(asked)
    assert (rows(asked), len(reasons(asked))) == ([], 1)
    beside = owed(old(OldGeneral.ADDITIONAL), date(2014, 9, 1), TABLES).value.sums
    instead = owed(old(OldGeneral.REPLACED), date(2014, 9, 1), TABLES).value.sums
    assert beside.interest - instead.interest == 510  # 1,000 yuan × 6 % × 31 days / 365
    assert beside.doubled_old == instead.doubled_old


def test_a_period_before_a_series_begins_is_refused():
    asked = owed(debt(term(rate=Lpr(), first=date(2018, 1, 1))), ON, TABLES)
    assert asked.value is None
    assert "自 2019-08-20 起公布" in asked.blocks[0].found
    assert document(asked)["value"] is None


def test_the_benchmark_alone_is_exact_to_its_last_day():
    found = owed(debt(term(rate=Benchmark(), first=date(2019, 8, 10))), ON, TABLES)
    assert found.value.exact_to == date(2019, 8, 19)
    assert found.warnings
    assert "待补录后计算" in heading(found)


def test_a_paid_debt_needs_no_rate_and_later_payments_wait():
    obligation = term(rate=Lpr(), first=date(2026, 8, 1))
    paid = debt(replace(obligation, doubled=False), payments=(Payment(date(2026, 9, 1), 200_000),))
    assert owed(paid, date(2026, 11, 1), TABLES).value.exact
    late = debt(obligation, payments=(Payment(date(2026, 10, 1), 200_000),))
    found = owed(late, date(2026, 11, 1), TABLES).value
    assert (found.later, found.exact_to, found.credits) == (200_000, date(2026, 9, 19), ())


def test_two_missing_rates_stop_at_the_earlier():
    both = Obligation(
        "货款",
        100_000,
        doubled=False,
        interest=(Term(date(2026, 8, 1), Lpr()), Term(date(2026, 9, 3), Lpr(anchor=date(2027, 1, 1)))),
    )
    assert owed(debt(both), date(2026, 11, 1), TABLES).value.exact_to == date(2026, 9, 2)


def test_general_guarantee_and_supplement_pay_only_after_the_main_debtor_failed():
    kinds = (LiabilityKind.GENERAL_GUARANTEE, LiabilityKind.SUPPLEMENTARY)
    waiting = debt(liabilities=tuple(Liability(k, k) for k in kinds))
    answer = owed(waiting, ON, TABLES)
    assert [x.fen for x in answer.value.liabilities] == [0, 0]
    assert len(answer.warnings) == 2
    failed = debt(liabilities=tuple(Liability(k, k, main_failed=ON) for k in kinds))
    total = owed(failed, ON, TABLES).value.total
    assert [x.fen for x in owed(failed, ON, TABLES).value.liabilities] == [total, total]
    assert any("现可被要求给付" in r for r in reasons(owed(failed, ON, TABLES)))


def test_shares_and_a_cap_with_the_guarantors_own_delay():
    obligation = Obligation("货款", 100_000, period=Period(ends=date(2024, 12, 31)))
    people = (Liability("甲", LiabilityKind.SHARE, Fraction(1, 4)), Liability("乙", cap=40_000))
    found = owed(debt(obligation, liabilities=people), date(2025, 4, 10), TABLES).value
    assert found.sums.doubled == 1_750  # 1,000 yuan × 100 days
    assert [x.fen for x in found.liabilities] == [25_438, 40_700]
    late = Liability("丙", LiabilityKind.GENERAL_GUARANTEE, cap=40_000, main_failed=date(2025, 3, 31))
    guarantor = owed(debt(obligation, liabilities=(late,)), date(2025, 4, 10), TABLES).value
    assert guarantor.liabilities[0].fen == 40_070  # his own delay: 400 yuan × 10 days
    running = replace(obligation, interest=(Term(date(2025, 4, 1), FIXED),))
    both = owed(debt(running, liabilities=people[1:]), date(2025, 4, 10), TABLES).value
    assert (both.sums.interest, both.liabilities[0].fen) == (164, 40_700)


def test_where_money_goes_between_several_principals():
    """民法典 560: due first, then least secured, then heavier burden, then earlier due; equal ones pro rata."""
    due = Period(ends=date(2025, 1, 10))
    many = (
        Obligation("未到期", 100, period=Period(ends=date(2026, 1, 1)), doubled=False),
        Obligation("有担保", 100, period=due, secured=True, doubled=False),
        Obligation("无息", 100, period=due, doubled=False),
        Obligation("有息", 100, interest=(Term(date(2025, 3, 1), FIXED),), period=due, doubled=False),
    )
    one_day = Payment(date(2025, 3, 1), 250)
    left = [o.owed.principal for o in owed(debt(obligations=many, payments=(one_day,)), ON, TABLES).value.obligations]
    assert left == [100, 50, 0, 0]


def test_a_provisional_period_end_is_marked():
    found = owed(Debt((Obligation("货款", 100, period=Period(months=2)),), date(2026, 12, 3)), date(2027, 3, 1), TABLES)
    assert found.value.obligations[0].provisional
    assert any("暂按周末顺延" in r for r in reasons(found))


def test_the_day_of_payment_into_court_and_of_a_deduction_is_the_last_one_counted():
    for how in (How.INTO_COURT, How.DEDUCTED):
        paid = debt(payments=(Payment(date(2025, 1, 11), 100_000 + 175, how),))
        assert owed(paid, ON, TABLES).value.total == 0


def test_costs_of_a_sale_come_out_first_and_a_switch_names_who_chose_it():
    chosen = Switches(costs_in_base=False, order=(), chosen=(Choice("costs_in_base", "承办法官", "双方同意"),))
    facts = debt(
        obligations=(
            Obligation("货款", 100_000),
            Obligation("诉讼费", 1_000, Kind.COURT_FEE),
            Obligation("律师费", 2_000, Kind.COSTS),
        ),
        payments=(Payment(DAY, 103_000, How.SOLD, costs=1_000),),
        switches=chosen,
    )
    answer = owed(facts, DAY, TABLES)
    assert (answer.value.credits[0].costs, answer.value.total) == (1_000, 1_000)
    assert any("承办法官：双方同意" in r for r in reasons(answer))


def test_two_terms_under_one_ceiling():
    interest = (Term(DAY, Fixed(Fraction("0.20"))), Term(date(2025, 2, 1), Fixed(Fraction("0.0005"), Per.DAY)))
    obligation = Obligation("货款", 36_500_00, interest=interest, ceiling=Fixed(Fraction("0.24")), doubled=False)
    found = owed(debt(obligation), date(2025, 2, 10), TABLES).value.sums
    assert found.interest == 41 * 20_00 + 10 * 4_00
    early = replace(obligation, interest=(replace(interest[0], until=date(2025, 1, 5)), interest[1]))
    assert owed(debt(early), date(2025, 2, 10), TABLES).value.sums.interest == 5 * 20_00 + 10 * 18_25


def test_interest_until_the_period_ends_and_a_foreign_sum():
    obligation = Obligation("货款", 36_500, interest=(Term(DAY, FIXED, Until.PERFORMANCE),), period=Period(months=1))
    found = owed(debt(obligation, currency="USD"), ON, TABLES)
    assert found.value.sums.interest == 216  # 36 days to 2025-02-05, the first workday after the festival
    assert "USD" in heading(found)


def test_rows_published_later_stand_in_the_document():
    row = Published("lpr", date(2026, 9, 21), {"1y": "3.00", "5y": "3.50"}, "示范", demo=True)
    stated = document(owed(debt(), ON, TABLES.with_published([row])))
    assert stated["value"]["published"][0]["source"] == "示范"


def test_before_its_effective_day_an_instrument_is_computed_but_not_to_be_relied_on():
    answer = owed(debt(term()), date(2024, 12, 31), TABLES)
    assert not answer.lawful
    assert answer.value.total == 100_000

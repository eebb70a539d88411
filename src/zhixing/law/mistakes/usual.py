"""The usual mistakes, each a small change of the right way of computing (money.md §18)."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from zhixing.law.core.citation import Article, Citation, Ours
from zhixing.law.crediting.order import Item, Policy
from zhixing.law.mistakes.extras import general_in_base, payment_day_twice, twice, without_base
from zhixing.law.mistakes.ways import (
    Way,
    anchored,
    daily_annualised,
    daily_rate,
    excluded_anyway,
    fixed_interest_in_base,
    from_effective_day,
    lpr_before_it_began,
    lpr_from_next_day,
    obligations,
    one_day_short,
    one_new_rate,
    one_old_rate,
    payments_policy,
    penalty_in_base,
    period,
    rates,
    switch,
    with_rows,
    wrong_order,
    years,
)
from zhixing.law.owed.facts import StartRule

INT14 = "迟延利息解释"


@dataclass(frozen=True)
class Mistake:
    """One mistake: its name, why it is wrong, the article, and the wrong way."""

    name: str
    wrong: str
    cite: Citation
    apply: Way


_COSTS_INTEREST = (Item.COSTS, Item.INTEREST_BEFORE, Item.INTEREST_AFTER)

MISTAKES: tuple[Mistake, ...] = (
    Mistake("从履行期间届满当日起算", "届满当日仍可履行，应从次日起算", Article(INT14, "2"),
            switch(lambda s: replace(s, start_rule=StartRule.SAME_DAY))),
    Mistake("从生效之日起算，没有留出履行期间", "应从履行期间届满之次日起算", Article(INT14, "2"), period(from_effective_day)),
    Mistake("把生效当日算作履行期间的第一日", "期间开始之日不计算在内", Article("民诉法", "85"), period(one_day_short)),
    Mistake("没有计算最后一日", "“计算至……之日”包括当日", Article(INT14, "3"),
            switch(lambda s: replace(s, end_inclusive=False))),
    Mistake("付款当日按新旧两个基数各算了一次", "付款当日只按原基数计算一次", Article(INT14, "3"), payment_day_twice),
    Mistake("把一般债务利息算进了加倍部分的基数", "加倍部分的基数不包括一般债务利息", Article(INT14, "1"), general_in_base),
    Mistake("把已确定数额的利息算进了加倍部分的基数", "加倍部分的基数不包括一般债务利息", Article(INT14, "1"),
            obligations(fixed_interest_in_base)),
    Mistake("把全部一般债务利息加倍", "加倍部分按日万分之一点七五另行计算", Article(INT14, "1"),
            twice(only_delay=False, keep=False)),
    Mistake("把迟延期间的一般债务利息加倍", "加倍部分按日万分之一点七五另行计算", Article(INT14, "1"),
            twice(only_delay=True, keep=False)),
    Mistake("把一般债务利息加倍后又计算加倍部分", "一般债务利息不加倍", Article(INT14, "1"),
            twice(only_delay=True, keep=True)),
    Mistake("2014 年 8 月 1 日前后都用日万分之一点七五", "此前的迟延期间适用当时的规定", Article(INT14, "7"), one_new_rate),
    Mistake("2014 年 8 月 1 日前后都用双倍贷款基准利率", "此后的迟延期间按日万分之一点七五", Article(INT14, "7"), one_old_rate),
    Mistake("2019 年 8 月 20 日以前用了 LPR", "此前没有改革后的 LPR，应按贷款基准利率", Article("买卖合同解释", "18"),
            lpr_before_it_began),
    Mistake("一年的天数用错（360 与 365 互换）", "应与选定的计息规则一致", Ours("年利率的天数由开关决定"), years),
    Mistake("把日利率乘 365 再除以 360", "日利率直接乘以天数", Ours("日利率不折算为年利率"), rates(daily_annualised)),
    Mistake("LPR 取了计算日的数值", "应取约定日的数值", Article("民间借贷规定", "25"), anchored(lambda case: case.on)),
    Mistake("LPR 表有误：2025 年 5 月 20 日误作 3.10%、3.60%", "当日公布 3.00%、3.50%", Ours("公布值已经核对"),
            with_rows((date(2025, 5, 20), "3.10", "3.60"))),
    Mistake("LPR 表有误：多出 2020 年 1 月 1 日、2023 年 1 月 1 日两行", "当日没有公布", Ours("公布值已经核对"),
            with_rows((date(2020, 1, 1), "3.85", "4.65"), (date(2023, 1, 1), "3.00", "3.50"))),
    Mistake("LPR 从公布的次日起才适用", "没有另外约定的，自公布当日起适用", Ours("LPR 适用的第一日由开关决定"), lpr_from_next_day),
    Mistake("把持续计算的违约金算进了加倍部分的基数", "没有另外约定的，比照一般债务利息，不计入基数", Article(INT14, "1"),
            penalty_in_base),
    Mistake("把日万分之一点七五拆成一半", "加倍部分就是日万分之一点七五", Article(INT14, "1"), daily_rate(Fraction(7, 80000))),
    Mistake("把日万分之一点七五当作日千分之一点七五", "小数点错一位", Article(INT14, "1"), daily_rate(Fraction(7, 4000))),
    Mistake("没有乘以实际的基数（每日按 175 元计）", "应以未付债务为基数", Article(INT14, "1"), without_base),
    Mistake("扣除了不应扣除的期间", "只扣除非因被执行人申请的审查中止、暂缓和再审中止", Article(INT14, "3"), excluded_anyway),
    Mistake("付款先抵本金", "没有约定时先抵费用、利息", Article("民法典", "561"), payments_policy(Policy.PRINCIPAL_FIRST)),
    Mistake("付款先抵加倍部分债务利息", "加倍部分在其他金钱债务之后清偿", Article(INT14, "4"),
            wrong_order(*_COSTS_INTEREST, Item.DOUBLED_OLD, Item.DOUBLED)),
)  # fmt: skip

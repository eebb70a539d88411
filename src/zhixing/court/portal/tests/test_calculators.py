"""The public calculators give exactly the sums of the law library, keep nothing, and keep what was typed when it is bad."""

import html
import re
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest

from zhixing.checking import check_sum
from zhixing.law.core.fen import parse_yuan, yuan
from zhixing.law.core.tables import packaged
from zhixing.law.fees.asked import Fee, FeeAsked, fee
from zhixing.law.owed.document import document
from zhixing.law.owed.question import owed

ON = "2026-11-20"
LOAN = {
    "on": "2026-09-01", "effective": "2024-03-01", "period_days": "10", "items-0-amount": "100000",
    "items-0-rate_kind": "lpr_1y", "items-0-rate": "4", "items-0-interest_from": "2023-05-01",
    "payments-0-on": "2024-05-01", "payments-0-amount": "20,000.00", "payments-1-on": "2025-05-01",
    "payments-1-amount": "20000",
}  # fmt: skip


def query_of(application, on):
    """A demo application as somebody types it into the calculator: no names, no numbers of persons."""
    out = {"on": on, "effective": application["effective_on"], "period_days": str(application["period_days"])}
    for n, item in enumerate(application["items"]):
        out |= {f"items-{n}-{k}": v for k, v in item.items() if k != "name"}
    return out


@pytest.mark.parametrize("name", ["LOAN", "INSTALMENTS", "SEGMENTED"])
def test_the_page_and_the_court_give_the_same_sum(stranger, name):
    from zhixing.court.claims.acts import ApplicationIn
    from zhixing.court.claims.facts import debt
    from zhixing.court.demo import applications
    from zhixing.court.kernel.inputs import read_input

    application = getattr(applications, name)
    of_court = document(owed(debt(read_input(ApplicationIn, application)), date.fromisoformat(ON), packaged()))
    query = query_of(application, ON)
    file = stranger.get("calc/owed.json", **query).json()
    assert file["value"]["sums"] == of_court["value"]["sums"]
    assert check_sum(file) == []
    shown = stranger.text(stranger.get("calc/owed", **query))
    for fen in of_court["value"]["sums"].values():
        assert fen == 0 or yuan(fen) in shown


def test_a_loan_with_two_payments_as_a_jurist_reckoned_it(stranger):
    shown = stranger.text(stranger.get("calc/owed", **LOAN))
    for figure in ("114,361.29", "86,242.44", "13,853.61", "14,265.24", "壹拾壹万肆仟叁佰陆拾壹元贰角玖分"):
        assert figure in shown


def test_the_chart_draws_the_sums_of_the_law(stranger):
    from zhixing.court.kernel.inputs import read_input
    from zhixing.court.portal.facts.debt import DebtIn, debt
    from zhixing.court.portal.pages.owed import drawn_days
    from zhixing.court.portal.pages.query import typed
    from zhixing.law.owed.growth import growth

    facts = debt(read_input(DebtIn, typed(DebtIn, LOAN)))
    value = owed(facts, date(2026, 9, 1), packaged()).value
    days = drawn_days(facts, value)
    assert {date(2023, 5, 1), date(2024, 4, 30), date(2024, 5, 1), date(2025, 5, 1), date(2026, 9, 1)} <= set(days)
    points = dict(growth(facts, days, packaged()))
    for day in (days[0], date(2024, 5, 1), days[-1]):
        assert points[day] == owed(facts, day, packaged()).value.total
    page = stranger.get("calc/owed", **LOAN).content.decode()
    assert page.count('<circle class="paid"') == 2
    for day in (date(2024, 5, 1), date(2025, 5, 1)):
        assert f'{day}</td><td class="num"><span class="num">{yuan(points[day])}' in page


def test_large_sums_keep_to_the_edge_of_the_chart():
    from zhixing.court.portal.components import GrowthChart

    days = date(2026, 1, 1), date(2026, 12, 31)
    for yuan_owed, top in (("90000", "100,000"), ("1400000", "150 万"), ("123456789.01", "1.5 亿")):
        chart = GrowthChart([(days[0], 0), (days[1], parse_yuan(yuan_owed))])
        assert [mark.text for mark in chart.levels][-1] == top
        assert max(len(mark.text) for mark in chart.levels) <= 8


def test_where_payments_went_adds_up_to_the_payments(stranger):
    from zhixing.court.portal.components import Bar, UsesChart

    chart = UsesChart([Bar("2024-05-01", (("interest", 1_500_000), ("principal", 500_000), ("surplus", 0)))])
    ((_, label, pieces),) = chart.rows
    assert label == "2024-05-01"
    assert [p.kind for p in pieces] == ["interest", "principal"]
    assert [float(p.width) for p in pieces] == [400.5, 133.5]
    assert float(pieces[1].x) == float(pieces[0].x) + float(pieces[0].width)
    assert chart.said == "付款抵充：一般债务利息 15,000.00 元，本金及其他金钱债务 5,000.00 元"


def test_a_day_without_a_published_rate_is_not_guessed(stranger):
    last = packaged().lpr.covered_until - timedelta(days=1)
    beyond = stranger.get("calc/owed", **(LOAN | {"on": "2027-06-01"}))
    known = stranger.get("calc/owed.json", **(LOAN | {"on": last.isoformat()})).json()
    assert f"截至 {last}，未付合计 {yuan(known['value']['sums']['total'])} 元" in stranger.text(beyond)
    assert "2027-06-01 的全部数额待补录后计算" in stranger.text(beyond)


def test_without_the_effective_day_no_interest_runs(stranger):
    shown = stranger.text(stranger.get("calc/owed", **{k: v for k, v in LOAN.items() if k != "effective"}))
    assert "尚不能计算利息，缺少：执行依据的生效日期" in shown


def test_before_august_2014_the_page_asks_back_instead_of_choosing(stranger):
    old = {"on": "2015-01-01", "effective": "2013-03-01", "items-0-amount": "100000", "items-0-rate_kind": "annual",
           "items-0-rate": "6%", "items-0-interest_from": "2012-01-01"}  # fmt: skip
    assert "暂时不能计算" in stranger.text(stranger.get("calc/owed", **old))
    chosen = stranger.get("calc/owed.json", **old, old_general="additional").json()
    assert chosen["value"]["sums"]["doubled_old"] > 0
    assert {"name": "old_general", "value": "additional", "default": False, "by": "计算人",
            "why": "在公开计算页面选择"} in chosen["value"]["switches"]  # fmt: skip


PAGES = {
    "calc/owed": LOAN,
    "calc/claimed": {**LOAN, "claimed": "114378.79"},
    "calc/fees": {"kind": "enforcement", "on": ON, "amount": "242000"},
    "calc/limits": {"node": "plan_objection", "start": "2026-09-17"},
    "calc/distribution": {
        "on": ON, "assets-0-proceeds": "900000", "claims-0-amount": "800000", "claims-1-amount": "400000",
        "claims-1-disputed": "on", "liens-0-asset": "1", "liens-0-claim": "1", "liens-0-since": "2024-01-01",
        "liens-0-scope": "300000",
    },
}  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_link_opens_the_same_result_for_everybody(stranger, city, path):
    first = stranger.get(path, **PAGES[path])
    assert first.status_code == 200, first.headers
    address = html.unescape(re.search(r'id="address" readonly value="([^"]+)"', first.content.decode()).group(1))
    link = address.removeprefix("http://testserver")
    again, officer = city.client().get(link), city.client("faguan").get(link)
    assert stranger.text(again) == stranger.text(first) == stranger.text(officer)


def test_empty_and_unknown_fields_leave_the_link(stranger):
    crowded = stranger.get("calc/fees", **PAGES["calc/fees"], halved="", utm_source="x", already=" ")
    assert crowded.status_code == 302
    assert crowded.headers["Location"] == f"/portal/calc/fees?{urlencode(PAGES['calc/fees'])}"


BAD = [
    ("calc/owed", {"on": "2026-13-01", "items-0-amount": "1"}, "“2026-13-01”不是日期"),
    ("calc/owed", {"on": ON}, "至少填写一项"),
    ("calc/owed", {"on": ON, "items-0-amount": "-5"}, "金额不能是负数"),
    ("calc/owed", {"on": ON, "items-0-amount": "1.005"}, "最多两位小数"),
    ("calc/owed", {"on": ON, "items-0-amount": "99999999999999"}, "金额过大"),
    ("calc/owed", {"on": "9026-01-01", "items-0-amount": "1"}, "请核对年份"),
    ("calc/owed", {"on": ON, "items-0-amount": "1", "period_days": "十日"}, "请填写整数"),
    ("calc/owed", {"on": ON, "items-0-amount": "1", "items-0-kind": "gift"}, "请从列出的选项中选择"),
    ("calc/owed", {"on": ON, "items-0-amount": "1", "items-0-rate_kind": "annual",
     "items-0-interest_from": "2024-01-01"}, "请填写利率"),
    ("calc/owed", {"on": ON, "items-0-amount": "1", "items-0-rate": "4"}, "请选择利息的计算方法"),
    ("calc/owed", {"on": ON, "items-0-amount": "1", "items-0-rate_kind": "lpr_1y"}, "请填写起算日"),
    ("calc/owed", LOAN | {"items-0-rate": "四倍"}, "看不懂“四倍”"),
    ("calc/owed", LOAN | {"items-0-rate": "400000"}, "是否漏写了“%”"),
    ("calc/owed", LOAN | {"items-0-rate": "1/" + "9" * 60}, "写得太长了"),
    ("calc/owed", LOAN | {"items-0-interest_until": "2020-01-01"}, "早于起算日"),
    ("calc/owed", LOAN | {"payments-0-on": "2020-01-01"}, "早于债务产生之日"),
    ("calc/owed", LOAN | {"payments-0-costs": "30000"}, "变价费用不能多于款项本身"),
    ("calc/owed", LOAN | {"items-0-rate_kind": "annual", "items-0-rate": "6%", "items-0-rate_day": "2024-01-01"},
     "才能固定取某一日的利率"),
    ("calc/claimed", LOAN | {"claimed": "很多"}, "请填写以元为单位的金额"),
    ("calc/fees", {"kind": "acceptance", "on": ON}, "案件受理费要填写诉讼请求的金额"),
    ("calc/fees", {"kind": "enforcement", "on": "2001-01-01", "amount": "1000"}, "没有可适用的数值"),
    ("calc/fees", {"kind": "divorce", "on": ON, "charged": "200"}, "可以倒推金额"),
    ("calc/limits", {"node": "no_such", "start": ON}, "请从列出的选项中选择"),
    ("calc/limits", {"node": "seizure_renewal", "start": ON}, "由法院写明，请填写"),
    ("calc/limits", {"node": "online_control", "start": ON}, "请填写时刻"),
    ("calc/limits", {"node": "plan_objection", "start": ON, "pauses-0-first": ON}, "没有可以扣除的期间"),
    ("calc/limits", {"node": "first_contact", "start": "2099-01-01"}, "2099 年放假安排未公布"),
    ("calc/distribution", {"on": ON, "assets-0-proceeds": "5", "claims-0-amount": "5", "liens-0-asset": "2",
     "liens-0-claim": "1"}, "只填写了 1 项财产"),
    ("calc/distribution", {"on": "2010-01-01", "assets-0-proceeds": "5", "claims-0-amount": "5"}, "起施行"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "query", "said"), BAD, ids=[said for _, _, said in BAD])
def test_bad_input_says_what_to_do_and_keeps_what_was_typed(stranger, path, query, said):
    page = stranger.get(path, **query)
    assert page.status_code == 422
    assert said in stranger.text(page)
    for name, typed in query.items():
        if name.endswith(("amount", "rate", "claimed", "charged", "scope")):
            assert f'name="{name}" value="{html.escape(typed)}"' in page.content.decode()


def test_a_file_that_cannot_be_made_says_why(stranger):
    refused = stranger.get("calc/owed.json", on=ON)
    assert refused.status_code == 422
    assert refused.json() == {"error": "至少填写一项", "fields": {"items": "至少填写一项"}}


def test_too_much_is_refused_before_anything_is_computed(stranger):
    assert stranger.get("calc/owed", on=ON, junk="9" * 9000).status_code == 414
    assert stranger.get("calc/owed.json", on=ON, junk="9" * 9000).status_code == 422
    many = {f"payments-{n}-amount": "1" for n in range(31)} | {f"payments-{n}-on": ON for n in range(31)}
    assert "项数过多" in stranger.text(stranger.get("calc/owed", **(LOAN | many)))
    five = {f"items-{n}-amount": "1" for n in range(5)}
    assert "项数过多" in stranger.text(stranger.get("calc/claimed", on=ON, claimed="1", **five))
    assert stranger.get("calc/owed", **{"items-²-amount": "1", "on": ON}).status_code == 302


def test_one_more_payment_is_added_without_losing_what_was_typed(stranger):
    page = stranger.get("calc/owed", **LOAN, add="payments").content.decode()
    assert 'name="payments-2-amount" value=""' in page
    assert 'name="payments-1-amount" value="20000"' in page
    assert 'role="alert"' not in page


def test_rows_left_empty_do_not_count(stranger, city):
    empty = {"payments-2-on": "", "payments-2-amount": "", "payments-2-how": "voluntary"}
    page = city.client().get("/portal/calc/owed", LOAN | empty, follow=True)
    assert "114,361.29" in stranger.text(page)


def test_several_debtors_see_what_each_can_be_asked_for(stranger):
    more = {"liabilities-0-liability": "share", "liabilities-0-share": "30%",
            "liabilities-1-liability": "general_guarantee"}  # fmt: skip
    shown = stranger.text(stranger.get("calc/owed", **LOAN, **more))
    assert yuan(round(11_436_129 * 30 / 100)) in shown
    assert "现在不负给付义务" in shown


def test_fees_are_those_of_the_tariff(stranger):
    for kind, amount in (("enforcement", "242000"), ("acceptance", "60000"), ("preservation", "500000")):
        told = fee(FeeAsked(Fee(kind), date(2026, 11, 20), parse_yuan(amount)), packaged())
        assert yuan(told.value) in stranger.text(stranger.get("calc/fees", kind=kind, on=ON, amount=amount))
    assert "法院尚未确定" in stranger.text(stranger.get("calc/fees", kind="divorce", on=ON))
    back = stranger.text(stranger.get("calc/fees", kind="enforcement", on=ON, charged="3530"))
    assert "241,999.67 元 至 242,000.33 元" in back


def test_a_limit_that_ends_in_the_national_holiday_rolls_over_it(stranger):
    shown = stranger.text(stranger.get("calc/limits", **PAGES["calc/limits"]))
    assert "届满日 2026-10-08（星期四）" in shown
    assert "方案对本人生效" in shown


def test_limits_in_hours_ordered_lengths_and_unannounced_years(stranger):
    assert "2026-11-22 11:00 届满" in stranger.text(
        stranger.get("calc/limits", node="online_control", start=ON, time="10:20")
    )
    ordered = stranger.get("calc/limits", node="seizure_renewal", start=ON, count="3", unit="years")
    assert "届满日 2029-11-20" in stranger.text(ordered)
    assert "放假安排尚未公布" in stranger.text(stranger.get("calc/limits", node="plan_objection", start="2030-01-01"))


def test_a_secured_creditor_first_the_rest_pro_rata(stranger):
    shown = stranger.text(stranger.get("calc/distribution", **PAGES["calc/distribution"]))
    assert "按债权数额比例；各债权共分得 900,000.00 元" in shown
    for got in ("300,000.00", "333,333.33", "266,666.67", "提存"):
        assert got in shown


def test_every_statement_can_be_taken_home_as_a_file(stranger):
    pages = {
        "fees": {"kind": "enforcement", "on": ON, "amount": "242000"},
        "limits": {"node": "plan_objection", "start": "2026-09-17"},
        "distribution": {"on": ON, "assets-0-proceeds": "900000", "claims-0-amount": "800000", "claims-1-amount": "400000"},
    }  # fmt: skip
    values = {}
    for name, query in pages.items():
        shown = html.unescape(stranger.get(f"calc/{name}", **query).content.decode())
        assert f'href="/portal/calc/{name}.json?{urlencode(query)}"' in shown
        file = stranger.get(f"calc/{name}.json", **query)
        assert file["Content-Disposition"] == f'attachment; filename="{name}.json"'
        values[name] = file.json()["value"]
        assert check_sum(file.json()) == []
    assert values["fees"] == 353_000
    assert values["limits"]["ends_on"] == "2026-10-08"
    assert [s["got"] for s in values["distribution"]["shares"]] == [60_000_000, 30_000_000]
    back = stranger.get("calc/fees.json", kind="acceptance", on=ON, charged="13800").json()
    assert back["value"] == {"low": 99_999_950, "high": 100_000_055}
    hours = stranger.get("calc/limits.json", node="presuit_ruling", start="2026-03-02", time="10:20").json()
    assert hours["ends_at"] == "2026-03-04T11:00:00+08:00"
    assert check_sum(back) == check_sum(hours) == []
    bad = stranger.get("calc/limits.json", node="presuit_ruling", start="2026-03-02")
    assert bad.status_code == 422
    assert "请填写时刻" in bad.json()["fields"]["time"]


def test_who_bears_the_fee_and_what_comes_back(stranger):
    suit = {"ended": "judged", "on": "2026-09-01", "claim": "100000"}
    shown = stranger.text(stranger.get("calc/costs", **suit, loser="1500"))
    assert "原告负担 800.00 元，被告负担 1,500.00 元；法院退还原告 1,500.00 元，其中胜诉退费最迟 2026-09-16" in shown
    lost = stranger.get("calc/costs.json", **suit, lost="on").json()
    assert (lost["value"]["plaintiff"], check_sum(lost)) == (230_000, [])
    waits = stranger.text(stranger.get("calc/costs", **(suit | {"ended": "mediated"})))
    assert "调解书没有写明被告负担多少" in waits
    both = stranger.get("calc/costs", **suit, loser="1", lost="on")
    assert (both.status_code, "请不要填写被告负担的数额" in stranger.text(both)) == (422, True)

"""What the calculator of debts takes beyond the plain loan: several rates, foreign money, an agreed order of crediting."""

import pytest

from zhixing.checking import check_sum

PLAIN = {"on": "2026-09-01", "effective": "2024-03-01", "period_days": "10", "items-0-amount": "100000"}
SIX = {"items-0-rate_kind": "annual", "items-0-rate": "6%", "items-0-interest_from": "2024-01-01"}
PAID = {"payments-0-on": "2024-06-01", "payments-0-amount": "50000"}


def sums(stranger, **query):
    """What is owed, and proof that other code comes to the same."""
    file = stranger.get("calc/owed.json", **query).json()
    assert check_sum(file) == []
    return file["value"]["sums"]


def test_a_rate_for_each_period_and_a_penalty_beside_it(stranger):
    """6 % in 2023 (6,000.00), 0.01 % a day from 2024 but never above 3,000.00; doubled interest 904 days."""
    query = PLAIN | {
        "items-0-rate_kind": "annual", "items-0-rate": "6%", "items-0-interest_from": "2023-01-01",
        "items-0-interest_until": "2023-12-31", "terms-0-term_kind": "penalty", "terms-0-rate_kind": "daily",
        "terms-0-rate": "万分之一", "terms-0-interest_from": "2024-01-01", "terms-0-cap": "3000",
    }  # fmt: skip
    assert (sums(stranger, **query)["interest"], sums(stranger, **query)["doubled"]) == (900_000, 1_582_000)
    shown = stranger.get("calc/owed", **query).content.decode()
    assert "本金的违约金" in shown
    assert '<details class="more" open>' in shown


def test_a_spread_over_the_lpr_is_added_once(stranger):
    lpr = SIX | {"items-0-rate_kind": "lpr_1y", "items-0-rate": "", "items-0-interest_from": "2025-06-01"}
    base = sums(stranger, **PLAIN, **lpr)["interest"]
    more = sums(stranger, **PLAIN, **lpr, **{"items-0-plus": "0.5%"})["interest"]
    assert more - base == 62_740  # 100,000 × 0.5 % × 458 days ÷ 365


def test_a_new_lpr_may_apply_from_the_day_after(stranger):
    """3.10 % one day longer on 2025-05-20 than 3.00 %: 100,000 × 0.10 % × 1 day ÷ 365 = 0.27."""
    lpr = SIX | {"items-0-rate_kind": "lpr_1y", "items-0-rate": "", "items-0-interest_from": "2025-05-01"}
    by_law = sums(stranger, **PLAIN, **lpr)["interest"]
    assert sums(stranger, **PLAIN, **lpr, lpr_from="next_day")["interest"] - by_law in {27, 28}


def test_a_running_penalty_in_the_base_is_on_record(stranger):
    penalty = {"terms-0-term_kind": "penalty", "terms-0-rate_kind": "daily", "terms-0-rate": "万分之一",
               "terms-0-interest_from": "2024-01-01"}  # fmt: skip
    without = sums(stranger, **PLAIN, **penalty)["doubled"]
    file = stranger.get("calc/owed.json", **PLAIN, **penalty, penalty_in_base="on").json()
    assert (check_sum(file), file["value"]["sums"]["doubled"] > without) == ([], True)
    assert {"name": "penalty_in_base", "value": "true", "default": False, "by": "计算人",
            "why": "在公开计算页面选择"} in file["value"]["switches"]  # fmt: skip


def test_the_enforcement_fee_stands_beside_the_debt(stranger):
    """115,820.00 is owed; the fee on it is 50 + 105,820 × 1.5 % = 1,637.30, paid to the court and not to the creditor."""
    filed = PLAIN | {"filed": "2026-03-02"}
    assert sums(stranger, **filed) == sums(stranger, **PLAIN)
    assert "1,637.30" in stranger.text(stranger.get("calc/owed", **filed))
    taken = {"payments-0-on": "2026-06-01", "payments-0-amount": "50000", "payments-0-how": "deducted"}
    first = sums(stranger, **filed, **taken)["total"]
    assert first > sums(stranger, **filed, **taken, exec_fee_order="last")["total"]


def test_a_debt_in_dollars_stays_in_dollars_unless_converted(stranger):
    dollars = PLAIN | {"currency": "USD"}
    assert sums(stranger, **dollars) == sums(stranger, **PLAIN)
    assert "未付合计 115,820.00 美元" in stranger.text(stranger.get("calc/owed", **dollars))
    converted = sums(stranger, **dollars, exchange="7.1", exchange_day="2024-03-12")
    assert converted["principal"] == 71_000_000
    wrong_day = stranger.get("calc/owed", **dollars, exchange="7.1", exchange_day="2024-03-11")
    assert "应按开始计算迟延履行利息之日（2024-03-12）的中间价折算" in stranger.text(wrong_day)
    assert sums(stranger, **dollars, exchange="7.1", exchange_day="2024-03-11", exchange_agreed="on") == converted


def test_the_agreed_order_of_crediting_comes_first(stranger):
    by_law = sums(stranger, **PLAIN, **SIX, **PAID)
    agreed = sums(stranger, **PLAIN, **SIX, **PAID, order="本金、利息")
    assert agreed["principal"] == 5_000_000 < by_law["principal"]
    assert agreed == sums(stranger, **PLAIN, **SIX, **PAID, crediting="principal_first")


def test_a_payment_goes_to_the_item_its_payer_named(stranger):
    query = PLAIN | PAID | {"items-1-amount": "50000", "payments-0-designates": "2"}
    file = stranger.get("calc/owed.json", **query).json()
    assert [o["sums"]["principal"] for o in file["value"]["obligations"]] == [10_000_000, 0]


def test_one_missed_instalment_makes_all_of_them_due(stranger):
    query = {"on": "2026-09-01", "effective": "2026-01-05", "items-0-amount": "1000", "items-0-due": "2026-03-31",
             "items-1-amount": "1000", "items-1-due": "2026-12-31", "accelerated": "2026-04-30"}  # fmt: skip
    file = stranger.get("calc/owed.json", **query).json()
    assert [o["t0"] for o in file["value"]["obligations"]] == ["2026-03-31", "2026-04-30"]


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ({"exchange": "7.1"}, "currency", "请选择是哪一种外币"),
        ({"currency": "USD", "exchange": "7.1"}, "exchange_day", "哪一日的中间价"),
        ({"currency": "USD", "exchange_day": "2024-03-12"}, "exchange", "请填写汇率"),
        ({"order": "本金、别的"}, "order", "看不懂“别的”"),
        ({"order": "利息、生效前利息"}, "order", "同一项写了两次"),
        ({"order": "本金", "crediting": "art561_14"}, "order", "按双方约定的顺序"),
        ({"crediting": "agreed"}, "order", "请填写约定的顺序"),
        ({"terms-0-item": "2", "terms-0-rate_kind": "annual"}, "terms.0.item", "只填写了 1 项款项"),
        ({"terms-0-base": "5"}, "terms.0.rate_kind", "请选择利息的计算方法"),
        ({"items-0-tier": "le_6m", **SIX}, "items.0.tier", "才分档次"),
        ({"items-0-plus": "1%", **SIX}, "items.0.plus", "请把加点并入利率"),
        ({"period_months": "1"}, "period_months", "只填日数或者只填月数"),
        ({"payments-0-designates": "2", **PAID}, "payments.0.designates", "只填写了 1 项款项"),
        ({"payments-0-designates": "1", "payments-0-how": "deducted", **PAID}, "payments.0.designates", "不能指定"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(stranger, query, field, said):
    refused = stranger.get("calc/owed.json", **PLAIN, **query)
    assert refused.status_code == 422
    assert said in refused.json()["fields"][field]

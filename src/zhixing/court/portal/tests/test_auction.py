"""The page 拍卖: floors of every round, the deposit, a buyer who does not pay."""

import pytest

HOUSE = {"way": "online", "on": "2026-11-20", "reference": "1000000"}


def shown(stranger, **query):
    return stranger.text(stranger.get("calc/auction", **query))


def test_the_lowest_regular_start_online_is_fifty_six_per_cent(stranger):
    page = shown(stranger, **HOUSE)
    assert "第 1 次起拍价（保留价）不低于 700,000.00 元" in page
    assert "560,000.00" in page.split("各次拍卖最低的起拍价", maxsplit=1)[1]
    assert "35,000.00 元 至 140,000.00 元" in page


def test_offline_the_first_reserve_is_the_appraisal_and_there_are_three_rounds(stranger):
    page = shown(stranger, **(HOUSE | {"way": "offline_immovables"}))
    for floor in ("1,000,000.00", "800,000.00", "640,000.00"):
        assert floor in page


def test_a_second_round_is_cut_from_the_first_start_and_a_lower_price_is_refused(stranger):
    page = shown(stranger, **HOUSE, round="2", previous="900000", proposed="700000")
    assert "第 2 次起拍价（保留价）不低于 720,000.00 元" in page
    assert "不满足" in page


def test_a_creditor_pays_only_the_deposit_his_claim_does_not_cover(stranger):
    assert "还应交纳 20,000.00 元" in shown(stranger, **HOUSE, deposit="100000", claim="80000")


def test_the_deposit_of_a_buyer_who_does_not_pay(stranger):
    broken = {"deposit": "100000", "old_price": "800000", "new_price": "750000", "costs": "3000", "debt": "40000"}
    online = shown(stranger, **HOUSE, **broken)
    for part in ("费用损失", "50,000.00", "40,000.00", "7,000.00"):
        assert part in online
    offline = shown(stranger, **(HOUSE | {"way": "offline_immovables"}), **broken)
    assert "退还 47,000.00 元" in offline


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"round": "2"}, "请填写上一次的起拍价"),
        ({"previous": "5"}, "第一次拍卖没有上一次的起拍价"),
        ({"claim": "5"}, "请填写公告的保证金"),
        ({"old_price": "5"}, "请填写重新拍卖的成交价"),
        ({"old_price": "5", "new_price": "4"}, "请填写悔拍人交纳的保证金"),
        ({"old_price": "5", "new_price": "4", "deposit": "1", "commission": "1"}, "网络司法拍卖不收取佣金"),
        ({"on": "2016-12-31"}, "2017-01-01"),
    ],
)
def test_what_is_missing_is_said_at_its_field(stranger, query, said):
    page = stranger.get("calc/auction", **(HOUSE | query))
    assert (page.status_code, said in stranger.text(page)) == (422, True)

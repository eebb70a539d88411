"""The page 分配: what lawyers meet beyond one thing and two creditors."""

import pytest

from zhixing.checking import check_sum

SOLD = {"on": "2026-03-01", "assets-0-package": "1", "assets-0-value": "800000", "assets-1-package": "1",
        "assets-1-value": "400000", "packages-0-proceeds": "900000", "packages-0-costs": "9000",
        "claims-0-amount": "500000", "claims-1-amount": "1000000", "liens-0-asset": "1", "liens-0-claim": "1",
        "liens-0-since": "2020-05-01"}  # fmt: skip
TWO = {"on": "2026-03-01", "assets-0-proceeds": "300000", "claims-0-amount": "500000",
       "claims-0-seized_on": "2025-06-01", "claims-1-amount": "400000", "claims-1-seized_on": "2025-07-01"}  # fmt: skip


def got(stranger, **query):
    file = stranger.get("calc/distribution.json", **query).json()
    assert check_sum(file) == []
    value = file["value"]
    return {s["claim"]: sum(x["got"] for x in value["shares"] if x["claim"] == s["claim"]) for s in value["shares"]}


def test_things_sold_together_are_split_by_their_appraisal(stranger):
    assert got(stranger, **SOLD) == {"01": 50_000_000, "02": 39_100_000}
    shown = stranger.text(stranger.get("calc/distribution", **SOLD))
    assert "第1项财产 600,000.00 元（评估 800,000.00 元）" in shown


def test_the_part_of_a_co_owner_goes_to_him(stranger):
    query = {k: v for k, v in SOLD.items() if not k.startswith("liens")} | {"assets-1-owner": "配偶"}
    shown = stranger.text(stranger.get("calc/distribution", **query))
    assert "配偶取得归其所有部分的价款 297,000.00 元" in shown
    assert got(stranger, **query) == {"01": 19_800_000, "02": 39_600_000}


def test_a_bonus_for_the_first_seizer_and_one_beyond_practice(stranger):
    assert got(stranger, **TWO, bonus="20%") == {"01": 20_000_000, "02": 10_000_000}
    assert "需要说明理由" in stranger.text(stranger.get("calc/distribution", **TWO, bonus="30%"))


def test_an_objection_keeps_only_the_difference_back(stranger):
    query = TWO | {"claims-0-contested": "200000"}
    shown = stranger.text(stranger.get("calc/distribution", **query))
    assert "66,666.67" in shown.split("异议期间", maxsplit=1)[1]
    held = stranger.get("calc/distribution.json", **(TWO | {"claims-0-denied": "on"})).json()["value"]["held"]
    assert [(h["payable"], h["held"]) for h in held] == [(0, 16_666_667), (13_333_333, 0)]


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"packages-0-proceeds": "", "packages-0-costs": ""}, "assets.0.package", "只填写了 0 次整体变价"),
        ({"assets-0-proceeds": "5"}, "assets.0.proceeds", "只填在“整体变价”一栏"),
        ({"assets-0-value": ""}, "assets.0.value", "请填写评估价"),
        ({"assets-0-package": ""}, "assets.0.proceeds", "请填写变价款"),
        ({"assets-0-package": "", "assets-0-proceeds": "5", "assets-0-owner": "配偶"}, "assets.0.owner", "请不要列入"),
        ({"packages-1-proceeds": "7"}, "packages.1.proceeds", "没有财产写明属于第 2 次"),
        ({"bonus": "两成"}, "bonus", "看不懂"),
        ({"claims-0-denied": "on", "claims-0-contested": "5"}, "claims.0.contested", "请不要填写数额"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(stranger, change, field, said):
    refused = stranger.get("calc/distribution.json", **{k: v for k, v in (SOLD | change).items() if v})
    assert refused.status_code == 422
    assert said in refused.json()["fields"][field]

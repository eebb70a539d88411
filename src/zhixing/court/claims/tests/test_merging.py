"""What a clerk typed stays when a text is read, and goes when it came from the text before."""

from zhixing.court.claims.from_text.merging import merged

BEFORE = {
    "cause": "买卖合同纠纷",
    "number": "（2026）闽0205民初888号",
    "debtors": [{"name": "黄样例", "address": "假想里3号"}],
}
AFTER = {"cause": "民间借贷纠纷", "period_days": "15", "debtors": [{"name": "陈演示", "address": "虚构街2号"}]}


def test_a_field_typed_by_hand_is_kept_and_an_untouched_one_filled():
    typed = {"cause": "借款合同纠纷", "made_by": "", "period_days": "10"}
    assert merged(typed, {}, AFTER) == {"cause": "借款合同纠纷", "made_by": "", "period_days": "15", **_only("debtors")}


def _only(name):
    return {name: AFTER[name]}


def test_what_the_text_before_said_goes_with_it():
    values = merged({**BEFORE, "period_days": "10"}, BEFORE, AFTER)
    assert values["cause"] == "民间借贷纠纷"
    assert values["number"] == ""
    assert values["debtors"] == AFTER["debtors"]


def test_a_number_typed_for_a_party_stays_with_that_party():
    typed = {"debtors": [{"name": "陈演示", "number": "350203198506150020"}]}
    assert merged(typed, {}, AFTER)["debtors"] == [{**AFTER["debtors"][0], "number": "350203198506150020"}]


def test_a_party_typed_by_hand_stays_beside_the_ones_read():
    typed = {"debtors": [{"name": "吴另外", "number": "350203198506150020"}]}
    names = [d["name"] for d in merged(typed, {}, AFTER)["debtors"]]
    assert names == ["陈演示", "吴另外"]

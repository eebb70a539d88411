"""``zhixing fee``, ``limit``, ``distribute`` and ``law-docs`` as a person calls them."""

import json

import pytest

from zhixing.cli import main
from zhixing.law.core.reading_input import read
from zhixing.law.core.tables import packaged
from zhixing.law.distribution.facts import ToShare
from zhixing.law.distribution.plan import distribute
from zhixing.law.fees.asked import FeeAsked, fee
from zhixing.law.limits.question import LimitFrom, limit

PLAN = """
debtor = "person"
on = 2026-03-01
[[assets]]
name = "存款"
proceeds = "300.00"
[[claims]]
id = "甲"
creditor = "甲某"
amount = "600.00"
disputed = true
[[claims]]
id = "乙"
creditor = "乙某"
amount = "300.00"
"""


@pytest.fixture
def say(capsys):
    """Call the command; give its exit code, what it printed, and what it complained of."""

    def called(*words):
        code = main(words)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return called


def test_the_enforcement_fee_as_a_table(say):
    code, out, _ = say("fee", "执行费", "--amount", "500000", "--on", "2026-11-22")
    assert code == 0
    assert "7,400.00" in out
    assert "490,000.00元" in out
    assert "诉讼费用办法20" in out


def test_a_fee_as_json_and_backwards(say):
    code, out, _ = say("fee", "acceptance", "--amount", "50000", "--halved", "simplified", "--json")
    assert (code, json.loads(out)["value"]) == (0, 525_00)
    code, out, _ = say("fee", "acceptance", "--charged", "13800", "--json")
    assert json.loads(out)["value"] == {"low": 99999950, "high": 100000055}
    assert "895,999.00 元以上" in say("fee", "保全费", "--charged", "5000")[1]
    assert json.loads(say("fee", "payment_order", "--charged", "766.67", "--json")[1])["value"]["low"] == 99_999_80
    assert say("fee", "受理费", "--charged", "49.99")[0] == 1


def test_who_bears_the_fee_of_a_suit(say, tmp_path):
    path = tmp_path / "suit.toml"
    path.write_text('on = 2026-09-01\nclaim = "100000.00"\nended = "judged"\nloser = "1500.00"\n', "utf-8")
    code, out, _ = say("costs", str(path))
    assert code == 0
    assert "被告向法院交纳" in out
    stated = json.loads(say("costs", str(path), "--json")[1])
    assert (stated["value"]["refund"], stated["value"]["refund_by"]) == (1_500_00, "2026-09-16")
    assert stated["facts"]["loser"] == "1500.00"
    path.write_text('{"on": "2026-09-01", "claim": "1.00", "ended": "mediated"}\n', "utf-8")
    code, out, _ = say("costs", str(path), "--jsonl")
    assert (code, json.loads(out)["value"]) == (1, None)


def test_a_band_waits_for_the_court(say):
    code, out, _ = say("fee", "divorce", "--amount", "500000")
    assert code == 1
    assert "法院尚未确定" in out
    assert "1,800.00" in say("fee", "divorce", "--amount", "500000", "--set", "300")[1]


def test_many_at_once(say, tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text('{"kind": "labour", "on": "2026-01-05"}\n\n{"kind": "divorce", "on": "2026-01-05"}\n', "utf-8")
    code, out, _ = say("fee", "--jsonl", str(path))
    assert (code, [json.loads(line)["value"] for line in out.splitlines()]) == (1, [10_00, None])
    path.write_text('{"node": "closing", "start": "2026-01-05"}\n', "utf-8")
    code, out, _ = say("limit", "--jsonl", str(path))
    assert (code, json.loads(out)["value"]["ends_on"]) == (0, "2026-07-06")
    path.write_text('{"debtor": "person", "on": "2026-03-01", "assets": [{"name": "存款", "proceeds": "1.00"}], '
                    '"claims": [{"id": "甲", "creditor": "甲", "amount": "2.00"}]}\n{"debtor": "x"}\n', "utf-8")  # fmt: skip
    code, out, err = say("distribute", str(path), "--jsonl")
    assert (code, json.loads(out)["value"]["pool"]) == (1, 100)
    assert err.startswith("第 2 行")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("fee",), "种类"),
        (("fee", "xx", "--amount", "1"), "不在可选值之内"),
        (("fee", "执行费", "--amount", "-5"), "不能是负数"),
        (("fee", "labour", "--charged", "10"), "倒推"),
        (("limit", "xx", "--from", "2026-01-01"), "没有“xx”"),
        (("limit", "公告", "--from", "2026-01-01"), "是不是"),
        (("limit", "closing"), "--from"),
        (("limit", "closing", "--from", "2026-13-01"), "不是日期"),
        (("limit", "closing", "--from", "2026-01-01", "--pause", "2026-02-01"), "看不懂"),
        (("limit", "closing", "--from", "2026-01-01", "--pause", "2026-02-01..2026-02-01"), "恢复日"),
        (("limit", "closing", "--from", "2026-01-01", "--extend", "long"), "看不懂期限"),
        (("limit", "property_report", "--from", "2026-01-01"), "--length"),
        (("limit", "presuit_ruling", "--from", "2026-01-01"), "按小时计算"),
        (("limit", "presuit_ruling", "--from", "soon"), "不是时刻"),
    ],
)
def test_complaints_are_chinese_and_say_what_to_do(say, words, complaint):
    code, _, err = say(*words)
    assert code == 1
    assert complaint in err


def test_a_limit_with_pause_and_extension(say):
    words = ("limit", "closing", "--from", "2026-01-05", "--pause", "2026-02-01..2026-02-11", "--extend", "3 months")
    code, out, _ = say(*words, "--json")
    assert (code, json.loads(out)["value"]["nominal"]) == (0, "2026-10-15")
    assert "延长 3 个月" in say(*words)[1]
    assert "暂停计算" in say("limit", "closing", "--from", "2026-01-05", "--pause", "2026-02-01..")[1]


def test_a_limit_ordered_by_the_court_one_in_hours_and_one_backwards(say):
    assert "2026-03-12" in say("limit", "property_report", "--from", "2026-03-02", "--length", "10 days")[1]
    assert "2026-03-04 11:00" in say("limit", "presuit_ruling", "--from", "2026-03-02T10:20")[1]
    assert "ends_at" in json.loads(say("limit", "presuit_ruling", "--from", "2026-03-02T10:20", "--json")[1])
    assert "最迟办理日" in say("limit", "auction_notice_movables", "--from", "2026-03-31")[1]


def test_every_answer_carries_the_facts_it_rests_on(say, tmp_path):
    """Whoever re-computes a file needs nothing but the file: read back, the facts give the same answer."""
    stated = json.loads(
        say("fee", "执行费", "--amount", "242000", "--already", "10000", "--on", "2026-11-22", "--json")[1]
    )
    assert fee(read(FeeAsked, stated["facts"]), packaged()).value == stated["value"]
    back = json.loads(say("fee", "acceptance", "--charged", "525", "--halved", "mediated", "--json")[1])
    assert back["facts"] == {"of": "acceptance", "fee_fen": 525_00, "on": back["on"], "halved": True}
    words = ("limit", "closing", "--from", "2026-01-05", "--pause", "2026-02-01..2026-02-11", "--json")
    stated = json.loads(say(*words)[1])
    assert str(limit(read(LimitFrom, stated["facts"]), packaged()).value.ends_on) == stated["value"]["ends_on"]
    assert stated["published"] == []
    hours = json.loads(say("limit", "presuit_ruling", "--from", "2026-03-02T10:20", "--json")[1])
    assert hours["facts"]["start"] == "2026-03-02T10:20:00+08:00"
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, "utf-8")
    stated = json.loads(say("distribute", str(path), "--json")[1])
    assert distribute(read(ToShare, stated["facts"]), packaged()).value.pool == stated["value"]["pool"]


def test_answers_are_recomputed_by_check_sum_and_altered_ones_are_not(say, tmp_path):
    (tmp_path / "plan.toml").write_text(PLAN, "utf-8")
    asked = (
        ("fee", "执行费", "--amount", "242000", "--already", "10000", "--on", "2026-11-22"),
        ("fee", "acceptance", "--charged", "13800"),
        ("limit", "closing", "--from", "2026-01-05", "--pause", "2026-02-01..2026-02-11"),
        ("limit", "presuit_ruling", "--from", "2026-03-02T10:20"),
        ("distribute", str(tmp_path / "plan.toml")),
    )
    answers = [json.loads(say(*words, "--json")[1]) for words in asked]
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(answers), "utf-8")
    assert say("check-sum", str(path))[0] == 0
    answers[0]["value"] += 1
    answers[4]["value"]["shares"][0]["got"] += 1
    path.write_text(json.dumps(answers), "utf-8")
    code, out, _ = say("check-sum", str(path))
    assert code == 1
    assert "第 1 案 value：文件写的是" in out
    assert "第 5 案 value.shares[0].got" in out
    path.write_text(json.dumps({"question": "fees.labour", "value": 1}), "utf-8")
    assert "请用现在的版本重新输出" in say("check-sum", str(path))[2]


LOAN = """
noted = "500000"
handed_over = "480000.00"
first = 2019-05-01
last = 2024-04-30
rate = "24%"
claimed = "600000.00"
[loan]
formed = 2019-05-01
accepted = 2021-03-01
"""


def test_a_loan_is_held_against_its_ceiling(say, tmp_path):
    """480,000 yuan: 24 % for 477 days, then 4 × 3.85 % for 1,350 days."""
    path = tmp_path / "loan.toml"
    path.write_text(LOAN + "asks_old_rule = true\n", "utf-8")
    code, out, _ = say("ceiling", str(path))
    assert code == 0
    assert "至多 423,951.78 元（只作核对，以执行依据主文为准）" in out
    assert json.loads(say("ceiling", str(path), "--json")[1])["value"] == 423_951_78
    path.write_text(LOAN, "utf-8")
    code, out, _ = say("ceiling", str(path))
    assert code == 1
    assert "请先确认当事人是否请求" in out
    path.with_suffix(".json").write_text("{}", "utf-8")
    assert "必须填写" in say("ceiling", str(path.with_suffix(".json")))[2]


def test_all_limits_are_listed(say):
    assert "执行期限（六个月内结案）" in say("limit")[1]


def test_a_plan_from_a_file(say, tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, "utf-8")
    code, out, _ = say("distribute", str(path))
    assert code == 0
    assert "200.00  提存" in out
    shown = json.loads(say("distribute", str(path), "--json")[1])
    assert {s["claim"]: s["got"] for s in shown["value"]["shares"]} == {"甲": 200_00, "乙": 100_00}
    assert shown["proof"]["fen"] == 300_00


def test_an_enterprise_that_must_go_to_bankruptcy_gets_no_plan(say, tmp_path):
    text = PLAN.replace('"person"', '"enterprise"\nbankruptcy_cause = true\nbankruptcy_consent = true')
    path = tmp_path / "plan.toml"
    path.write_text(text, "utf-8")
    code, out, _ = say("distribute", str(path))
    assert code == 1
    assert "移送破产审查" in out


def test_a_plan_with_a_slip_is_refused_in_chinese(say, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text('{"debtor": "person"}', "utf-8")
    code, _, err = say("distribute", str(path))
    assert code == 1
    assert "必须填写" in err
    assert "不存在" in say("distribute", str(tmp_path / "none.toml"))[2]


def test_the_pages_are_written_and_checked(say, tmp_path):
    assert say("law-docs", "--into", str(tmp_path / "law"), "--check")[0] == 1
    assert say("law-docs", "--into", str(tmp_path / "law"))[0] == 0
    assert say("law-docs", "--into", str(tmp_path / "law"), "--check")[0] == 0

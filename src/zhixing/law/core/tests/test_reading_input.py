"""What people write is read strictly, and a refusal names the field and what to write."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhixing.law.core.reading_input import NotReadable, parse_ratio, read, read_json, read_toml, written
from zhixing.law.owed.facts import Debt, Fixed, Lpr, Obligation, Payment, Term


@pytest.mark.parametrize(
    ("text", "ratio"),
    [("24%", "0.24"), ("1.75‱", "7/40000"), ("3‰", "0.003"), ("万分之五", "1/2000"), ("千分之1.5", "0.0015"),
     ("万分之一点七五", "7/40000"), ("7/40000", "7/40000"), ("4", "4"), ("0.05", "0.05")],
)  # fmt: skip
def test_rates_as_people_write_them(text, ratio):
    assert parse_ratio(text) == Fraction(ratio)


@pytest.mark.parametrize("text", ["", "abc", "-1", "1/0", "1e5", "万分之", "万分之..", "%"])
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(NotReadable, match="看不懂"):
        parse_ratio(text)


@pytest.mark.parametrize("kind", [{"type": "fixed"}, ["lpr"], 5, None])
def test_a_kind_that_is_no_word_is_refused(kind):
    with pytest.raises(NotReadable, match="请用 type 写明"):
        read(Term, {"first": "2025-01-01", "rate": {"type": kind}})


def test_a_file_nested_beyond_reason_is_refused():
    with pytest.raises(NotReadable, match="太深"):
        read_json(Debt, "[" * 100_000)
    with pytest.raises(NotReadable, match="太深"):
        read_toml(Debt, "a = " + "[" * 100_000)


def test_a_rate_too_long_to_be_meant_is_refused():
    with pytest.raises(NotReadable, match="太长"):
        parse_ratio("1/" + "9" * 3_000)


PLAIN = {"obligations": [{"name": "货款", "amount": "100.00"}], "effective": "2024-03-01"}


def test_a_debt_reads_from_toml_and_json_alike():
    toml = 'effective = 2024-03-01\n[[obligations]]\nname = "货款"\namount = "100.00"\n'
    assert read_toml(Debt, toml) == read(Debt, PLAIN) == Debt((Obligation("货款", 10_000),), date(2024, 3, 1))
    assert read_json(Debt, '{"obligations": [{"name": "货款", "amount": "100.00"}]}').effective is None


REFUSED = [
    ({}, "obligations：必须填写"),
    ({"obligations": 5}, "obligations：应是列表"),
    ({"obligations": [5]}, r"obligations\[0\]：应是一组字段"),
    ({**PLAIN, "sum": 1}, "sum：没有这个字段，可用的字段有"),
    ({"obligations": [{"name": 5, "amount": "1"}]}, r"obligations\[0\].name：应是带引号的文字"),
    ({"obligations": [{"name": "a", "amount": 5}]}, r"obligations\[0\].amount：金额请写成带引号的元"),
    ({"obligations": [{"name": "a", "amount": "-5"}]}, r"obligations\[0\].amount：金额不能是负数"),
    ({"obligations": [{"name": "a", "amount": "1", "kind": "x"}]}, "不在可选值之内：principal"),
    ({"obligations": [{"name": "a", "amount": "1", "doubled": "yes"}]}, "应是 true 或者 false"),
    ({"obligations": [{"name": "a", "amount": "1", "period": {"days": True}}]}, "period.days：应是整数"),
    ({**PLAIN, "effective": "2024-02-30"}, "effective：“2024-02-30”不是日期"),
    ({**PLAIN, "effective": 20240301}, "不是日期"),
    ({**PLAIN, "effective": None}, "没有内容的字段请不要写"),
    ({**PLAIN, "obligations": [{"name": "a", "amount": "1", "interest": [{"first": "2024-01-01", "rate": {"type": "x"}}]}]},
     "请用 type 写明是哪一种：fixed、benchmark、lpr、segmented"),
    ({**PLAIN, "obligations": [{"name": "a", "amount": "1", "interest": [{"first": "2024-01-01", "rate": {"type": "fixed", "rate": "x"}}]}]},
     "rate.rate：看不懂"),
    ({**PLAIN, "obligations": [{"name": "a", "amount": "1", "interest": [{"first": "2024-01-01", "rate": {"type": "fixed", "rate": True}}]}]},
     "rate.rate：比率请写成"),
    ({**PLAIN, "obligations": [{"name": "a", "amount": "1", "interest": [{"first": "2024-01-01", "until": "x", "rate": {"type": "lpr"}}]}]},
     "until：“x”不是日期"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "said"), REFUSED, ids=range(len(REFUSED)))
def test_a_refusal_names_the_field(data, said):
    with pytest.raises(NotReadable, match=said):
        read(Debt, data)


def test_files_that_are_neither_toml_nor_json():
    with pytest.raises(NotReadable, match="TOML"):
        read_toml(Debt, "= 1")
    with pytest.raises(NotReadable, match="第 1 行"):
        read_json(Debt, "{")
    with pytest.raises(NotReadable, match="最外层：应是一组字段"):
        read_json(Debt, "5")


@given(st.integers(1, 10**14), st.fractions(0, 9), st.dates(date(2000, 1, 1)), st.sampled_from(["fixed", "lpr"]))
def test_what_is_written_reads_back(fen, ratio, day, kind):
    rate = Fixed(ratio) if kind == "fixed" else Lpr(times=ratio, anchor=day)
    debt = Debt(
        (Obligation("货款", fen, interest=(Term(day, rate, day, cap=fen),)),), day, payments=(Payment(day, fen),)
    )
    assert read(Debt, written(debt)) == debt

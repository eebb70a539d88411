from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhixing.law.core.fen import MAX_FEN, NotAnAmount, capitals, half_up, parse_yuan, yuan


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("60000", 6_000_000), ("60,000.00", 6_000_000), ("６００．５", 60_050), ("0.05", 5), (" 12.3 元", 1_230)],
)
def test_amounts_as_clerks_type_them(typed, fen):
    assert parse_yuan(typed) == fen


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("-1", "负数"),
        ("0.005", "两位小数"),
        ("1e5", "以元为单位"),
        ("", "以元为单位"),
        ("1000000000000000", "过大"),
        ("9" * 5_000, "过大"),
        ("1,00", "以元为单位"),
    ],
)
def test_what_is_not_an_amount_is_refused_with_the_way_out(typed, hint):
    with pytest.raises(NotAnAmount, match=hint):
        parse_yuan(typed)


@given(st.integers(0, MAX_FEN))
def test_printed_amounts_read_back(fen):
    assert parse_yuan(yuan(fen)) == fen


@given(st.integers(0, 10**12))
def test_capitals_agree_with_another_program(fen):
    # the oracle works on floats, so only whole yuan are compared, and it writes 拾 where the trade writes 壹拾
    whole = fen // 100
    theirs = cn2an.an2cn(whole, "up") + "元整"
    assert capitals(whole * 100).replace("壹拾", "拾") == theirs.replace("壹拾", "拾")


def test_capitals_of_jiao_and_fen():
    assert capitals(6_000_005) == "陆万元零伍分"
    assert capitals(150) == "壹元伍角整"
    assert capitals(5) == "伍分"
    assert capitals(0) == "零元整"
    with pytest.raises(ValueError, match="负"):
        capitals(-1)


def test_halves_go_away_from_zero():
    assert half_up(Fraction(5, 2)) == 3
    assert half_up(Fraction(-5, 2)) == -3
    assert half_up(Fraction(249, 100)) == 2

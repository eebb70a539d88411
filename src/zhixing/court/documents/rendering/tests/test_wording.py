from datetime import date

import pytest

from zhixing.court.documents.rendering.wording import (
    CPL,
    chinese_number,
    cite,
    plain_date,
    sealed_date,
    span,
    sum_in_full,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (19, "十九"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (253, "二百五十三"),
        (485, "四百八十五"),
        (1003, "一千零三"),
        (2010, "二千零一十"),
    ],
)
def test_articles_are_counted_in_chinese(number, words):
    assert chinese_number(number) == words


def test_numbers_outside_are_refused():
    for number in (0, -1, 10000):
        with pytest.raises(ValueError, match="1 至 9999"):
            chinese_number(number)


def test_days_are_written_in_two_ways():
    assert sealed_date(date(2026, 11, 24)) == "二〇二六年十一月二十四日"
    assert sealed_date(date(2030, 10, 10)) == "二〇三〇年十月十日"
    assert plain_date(date(2026, 1, 2)) == "2026年1月2日"


def test_a_sum_in_full_has_figures_and_capitals():
    assert sum_in_full(6000005) == "人民币60,000.05元（大写：陆万元零伍分）"


def test_articles_of_one_text_are_joined():
    assert cite(CPL, 251, 253) == "《中华人民共和国民事诉讼法》第二百五十一条、第二百五十三条"


def test_a_reversed_period_is_refused():
    assert span(date(2026, 11, 24), date(2026, 11, 24)) == "自2026年11月24日起至2026年11月24日止"
    with pytest.raises(ValueError, match="末日早于首日"):
        span(date(2026, 11, 24), date(2026, 11, 23))

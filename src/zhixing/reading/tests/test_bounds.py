"""Hostile texts: what lies beyond the bounds is said to be for a person, and no token can be looked for without end."""

import re

import pytest

from zhixing.reading import read
from zhixing.reading.bounds import MOST_CHARACTERS, MOST_PIECES, MOST_TOKENS
from zhixing.reading.rates import RATE
from zhixing.reading.tokens import _GRAMMAR

PAYS = "被告石溪于本判决生效后十日内支付原告霍清货款5元"


def _whys(text: str) -> list[str]:
    return [clause.why for clause in read(text).unread]


@pytest.mark.parametrize("pattern", [_GRAMMAR.pattern, RATE])
def test_no_phrase_of_a_token_repeats_without_a_bound(pattern):
    without_classes = re.sub(r"\[(?:\\.|[^\]\\])*\]", "X", pattern)
    assert not re.findall(r"(?<!\\)[*+]|\{\d+,\}", without_classes)


def test_what_stands_behind_the_last_character_read_is_for_a_person():
    text = f"一、{PAYS}；二、" + "1" * 200_000
    reading = read(text)
    assert [o.amounts[0].money.value for o in reading.obligations] == [500]
    beyond = reading.unread[-1].words.span
    assert (beyond.start, beyond.end) == (MOST_CHARACTERS, len(text))


def test_an_item_of_too_many_sums_is_for_a_person_and_the_others_are_read():
    many = "一、" + PAYS + "、5元" * MOST_TOKENS
    reading = read(f"{many}；二、{PAYS}。")
    assert [o.item.value for o in reading.obligations] == ["二"]
    assert _whys(f"{many}；二、{PAYS}。") == ["本项过长，由人阅读"]


def test_items_behind_the_last_that_is_read_are_for_a_person():
    text = "。".join([PAYS] * (MOST_PIECES + 2))
    assert len(read(text).obligations) == MOST_PIECES
    assert _whys(text) == [f"超过{MOST_PIECES}项，其后没有读"]


def test_the_last_figures_of_a_run_longer_than_any_sum_are_no_sum():
    assert not read("被告石溪于本判决生效后十日内支付原告霍清" + "1" * 30 + "元。").obligations

"""The measure of speed, with a clock that ticks once a call."""

from itertools import count

import pytest

from zhixing.reading.bench import measure


def test_texts_a_second_of_the_clock_that_was_brought():
    ticks = count()
    speed = measure(["一、被告石溪于本判决生效后十日内支付原告霍清货款1元。"] * 4, lambda: float(next(ticks)))
    assert (speed.texts, speed.read_per_second, speed.scan_per_second, speed.ratio) == (4, 4.0, 4.0, 1.0)


def test_nothing_to_read_is_refused():
    with pytest.raises(ValueError, match="没有可供测速的文本"):
        measure([], lambda: 0.0)

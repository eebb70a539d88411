from datetime import date
from fractions import Fraction

import pytest

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import Published, packaged

TABLES = packaged()


def test_a_rate_holds_from_its_day_of_publication():
    """WE124, WE125: the October 2024 quotation came on the 21st."""
    assert TABLES.lpr.on(date(2024, 10, 20)).rates["1y"] == Fraction(335, 10000)
    assert TABLES.lpr.on(date(2024, 10, 21)).rates["1y"] == Fraction(310, 10000)


def test_a_day_without_a_published_rate_is_refused_with_the_last_covered_day():
    assert TABLES.lpr.on(date(2026, 9, 19)).rates["1y"] == Fraction(300, 10000)
    with pytest.raises(NotCovered, match="只公布到 2026-08-20") as refused:
        TABLES.lpr.on(date(2026, 9, 20))
    assert refused.value.covered_to == date(2026, 9, 19)
    with pytest.raises(NotCovered, match="自 2019-08-20 起"):
        TABLES.lpr.on(date(2019, 8, 19))


def test_the_benchmark_ends_where_the_lpr_begins():
    assert TABLES.benchmark.on(date(2019, 8, 19)).rates["gt_6m_le_1y"] == Fraction(435, 10000)
    with pytest.raises(NotCovered):
        TABLES.benchmark.on(date(2019, 8, 20))


def test_segments_leave_no_gap_and_no_overlap():
    cut = list(TABLES.lpr.segments(date(2024, 9, 1), date(2024, 11, 1)))
    assert [(a, b) for a, b, _ in cut] == [
        (date(2024, 9, 1), date(2024, 9, 19)),
        (date(2024, 9, 20), date(2024, 10, 20)),
        (date(2024, 10, 21), date(2024, 11, 1)),
    ]


def test_a_published_row_extends_the_cover_and_changes_the_digest():
    later = TABLES.with_published(
        [Published("lpr", date(2026, 9, 21), {"1y": "3.00", "5y": "3.50"}, "示范", demo=True)]
    )
    assert later.lpr.on(date(2026, 10, 21)).demo
    assert later.digest != TABLES.digest
    with pytest.raises(ValueError, match="只能在"):
        later.with_published([Published("lpr", date(2026, 8, 20), {"1y": "3.00", "5y": "3.50"}, "重复")])


def test_announced_holidays_make_a_year_certain():
    rows = [Published("holidays", date(2026, 11, 25), {"year": 2027, "rest": ["2027-01-01"], "work": []}, "示范")]
    rolled = TABLES.with_published(rows).calendar.roll(date(2027, 1, 1))
    assert (rolled.ends_on, rolled.provisional) == (date(2027, 1, 4), False)


def test_every_parameter_names_its_unit_article_grade_and_day_checked():
    for parameter in TABLES.parameters.values():
        assert parameter.unit
        assert parameter.means
        for value in parameter.values:
            assert value.grade in {"T", "P", "S", "L", "M", "D"}
            assert str(value.cite)


def test_parameters_hold_from_their_day_and_are_refused_before():
    for parameter in TABLES.parameters.values():
        for value in parameter.values:
            assert parameter.on(value.since).value == value.value
        with pytest.raises(NotCovered):
            parameter.on(date.fromordinal(parameter.values[0].since.toordinal() - 1))

"""案号: today's, old and odd ones. Real numbers come from the shared list where it is present."""

from pathlib import Path

import pytest

from zhixing.reading.case_number import Style, find_all, normalise, parse

SHARED = Path(__file__).parents[5] / "shared" / "data" / "case_numbers.txt"


def test_todays_number_has_four_elements():
    number = parse("（2026）闽0205执恢123号")
    assert number is not None
    assert (number.year, number.court, number.type_code, number.serial) == (2026, "闽0205", "执恢", 123)
    assert number.style is Style.MODERN
    assert number.doubts == ()


@pytest.mark.parametrize(
    ("written", "one_form"),
    [
        ("(2021)辽1103执2527号", "（2021）辽1103执2527号"),
        ("(2019）鲁0991执保239号", "（2019）鲁0991执保239号"),
        ("（２０２１）辽１１０３执２５２７号", "（2021）辽1103执2527号"),
        ("（2016）赣0925执157-2号", "（2016）赣0925执157号之二"),
        ("（2023）吉0822执恢409号-2", "（2023）吉0822执恢409号之二"),
        ("（2014）太法执字第092-1号", "（2014）太法执字第92号之一"),
        ("2007年莱阳民一初字第99号判决书", "（2007）莱阳民一初字第99号"),
        ("（2016）苏1322执异字第88号", "（2016）苏1322执异88号"),
        ("(2009)沪一中民五(知)初字第211号", "（2009）沪一中民五（知）初字第211号"),
    ],
)
def test_every_way_of_writing_comes_to_one_form(written, one_form):
    assert normalise(written) == one_form


def test_an_old_number_is_cut_into_court_and_type():
    number = parse("（2015）甬仑执民字第931号")
    assert number is not None
    assert (number.court, number.type_code, number.style) == ("甬仑", "执民", Style.OLD)


def test_leading_zeros_do_not_make_another_case():
    assert normalise("(2015)南执字第00878号") == normalise("（2015）南执字第878号")


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ("（2021）0504执恢143号", "法院代字缺省份简称"),
        ("(2024)执123号", "没有法院代字"),
        ("(2013)西法执宇第91-1号", "“宇”疑为“字”"),
        ("（2017）豫01执议164号", "类型代字“执议”不在目录"),
        ("(2018)豫1726执异X号", "编号被遮去"),
    ],
)
def test_what_is_odd_is_read_and_said(written, doubt):
    number = parse(written)
    assert number is not None
    assert doubt in number.doubts


@pytest.mark.parametrize("words", ["", "张三", "2026年5月1日", "第123号", "（2026）号"])
def test_what_is_no_number_is_none(words):
    assert parse(words) is None


def test_numbers_are_found_in_a_sentence_with_their_places():
    text = "申请人依据（2020）京0105民初12号民事判决书申请执行，本院立（2021）京0105执34号案。"
    found = find_all(text)
    assert [str(n) for n in found] == ["（2020）京0105民初12号", "（2021）京0105执34号"]
    assert text[found[1].span.start : found[1].span.end] == "（2021）京0105执34号"


def test_all_real_numbers_are_read():
    if not SHARED.exists():
        pytest.skip("shared/data/case_numbers.txt absent")
    lines = [
        line.split("\t")[0] for line in SHARED.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")
    ]
    unread = [number for number in lines if parse(number) is None]
    assert unread == []
    again = [number for number in lines if normalise(normalise(number) or "") != normalise(number)]
    assert [n for n in again if "X" not in n] == []

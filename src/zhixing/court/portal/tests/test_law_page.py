"""The page of the law shows every number, limit, text and rule of our own there is; strangers find their way."""

import pytest

from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import packaged
from zhixing.law.limits.card import cards


def test_every_question_stands_with_its_articles(stranger):
    shown = stranger.text(stranger.get("law"))
    for words in ("扣划存款", "应付款项", "财产分配方案", "迟延利息解释4", "民诉法解释508"):
        assert words in shown


def test_every_question_has_a_chinese_title_and_a_basis():
    from zhixing.court.portal.rules import coded

    assert [row for row in coded() if not row[1] or not row[2] or row[0].isascii()] == []
    assert [row[1] for row in coded() for title in row[1].split("、") if len(title.strip("： ")) < 2] == []
    (basis,) = [row[2] for row in coded() if row[:2] == ("执前保全扣划", "执前保全扣划")]
    assert {"民诉法247", "指导性案例254号"} <= set(basis.split("、"))


def test_every_legal_number_shows_its_value_grade_and_last_check(stranger):
    page = stranger.get("law", tab="numbers")
    shown = stranger.text(page)
    for parameter in packaged().parameters.values():
        assert parameter.means in shown
        for v in parameter.values:
            assert (yuan(v.value) if parameter.unit == "fen" else str(v.value)) in shown
            assert v.checked.isoformat() in shown
    assert "M 未核实" in shown
    assert f"{packaged().lpr.rows[-1].since}" in shown


def test_every_limit_shows_its_length_its_harm_and_its_article(stranger):
    shown = stranger.text(stranger.get("law", tab="limits"))
    for card in cards().values():
        for said in (card.title, card.harm, card.starts):
            assert said in shown


def test_every_text_says_which_articles_are_coded_and_which_are_blind_spots(stranger):
    shown = stranger.text(stranger.get("law", tab="texts"))
    for source in packaged().sources.values():
        assert source.title in shown
    assert "未编程" in shown
    assert "已编程" in shown


def test_what_is_ours_is_said_openly(stranger):
    shown = stranger.text(stranger.get("law", tab="ours"))
    assert "加倍部分债务利息在分配中的位置没有全国规定" in shown
    assert "诉讼费用办法没有规定尾数如何取舍" in shown


@pytest.mark.parametrize("path", ["/portal/calc/", "/portal/law", "/papers/check", "/sign-in"])
def test_strangers_find_the_public_pages_from_everywhere(city, path):
    page = city.client().get(path).content.decode()
    for link in ("/portal/calc/", "/portal/law", "/papers/check", "/sign-in"):
        assert f'<a href="{link}"' in page


def test_officers_reach_the_calculators_too(city):
    assert 'href="/portal/calc/"' in city.client("faguan").get("/").content.decode()


def test_the_portal_begins_at_the_calculators(city):
    assert city.client().get("/portal/", follow=True).redirect_chain == [("/portal/calc/", 302)]

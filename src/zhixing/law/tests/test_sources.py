"""Every text that is cited is known, and the articles of the main texts are accounted for."""

import re

import pytest

from zhixing.commands.law_docs import PACKAGE, cited, ours
from zhixing.law.core.tables import packaged

TABLES = packaged()
CITED = cited()
STATES = {"coded": "where", "needs no code": "why", "blind spot": "why"}
TOUCHED = {
    "民诉法": [85, 86, 95, *range(103, 109), 114, *range(117, 121), *range(235, 271)],
    "民诉法解释": [125, 152, 163, *range(178, 187), *range(193, 208), 314, *range(460, 520)],
    "执行工作规定": list(range(1, 80)),
    "执行程序解释": list(range(1, 28)),
    "查封规定": list(range(1, 31)),
}
"""The articles of the five main texts that enforcement touches."""


def test_every_cited_text_has_a_source_file():
    missing = sorted({(c.text, c.where) for c in CITED if c.text not in TABLES.sources})
    assert not missing, f"add law/sources/*.toml for {missing}"


@pytest.mark.parametrize("text", TOUCHED)
def test_every_article_that_enforcement_touches_is_accounted_for(text):
    known = TABLES.sources[text].articles
    assert [n for n in TOUCHED[text] if str(n) not in known] == []


@pytest.mark.parametrize("source", TABLES.sources.values(), ids=lambda s: s.short)
def test_each_article_says_where_it_is_coded_or_why_not(source):
    for article, entry in source.articles.items():
        assert entry[STATES[entry["state"]]], (source.short, article)
        assert set(entry) == {"state", STATES[entry["state"]]}


def test_what_is_said_to_be_coded_is_cited_in_code_that_exists():
    cited_articles = {(c.text, c.article) for c in CITED}
    for source in TABLES.sources.values():
        for article, entry in source.articles.items():
            if entry["state"] == "coded":
                assert (source.short, article) in cited_articles, (source.short, article)
                assert all((PACKAGE / place).exists() for place in re.split(", ", entry["where"]))


def test_a_text_is_in_force_before_it_ends():
    for source in TABLES.sources.values():
        assert source.until is None or source.since < source.until


def test_every_rule_of_our_own_gives_a_reason_in_chinese():
    found = ours()
    assert len(found) > 20
    assert all(re.search(r"[\u4e00-\u9fff]", reason) for _, _, reason in found)

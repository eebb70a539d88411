"""The pages under docs/law say what the law says."""

from pathlib import Path

import pytest

from zhixing.commands.law_docs import pages

DOCS = Path(__file__).parents[4] / "docs" / "law"
PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_the_committed_page_is_up_to_date(name):
    assert (DOCS / name).read_text("utf-8") == PAGES[name], "run: zhixing law-docs"


def test_no_page_is_left_over():
    assert {path.name for path in DOCS.glob("*.md")} == set(PAGES)


def test_unverified_numbers_are_marked():
    rows = [line for line in PAGES["parameters.md"].splitlines() if "`over_seizure.safe_price`" in line]
    assert len(rows) == 1
    assert "**unverified**" in rows[0]

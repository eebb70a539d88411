"""The generated pages of `docs/` are those of the program as it stands."""

from pathlib import Path

import pytest

from zhixing.cli import main
from zhixing.commands.docs import ROOT, court_pages

PAGES = ("acts.md", "api/openapi.json")


@pytest.mark.parametrize("name", PAGES)
def test_the_committed_page_is_the_one_the_program_writes(name):
    assert (ROOT / "docs" / name).read_text("utf-8") == court_pages()[name], "run: make docs"


def test_every_act_stands_in_the_table_with_the_articles_it_rests_on():
    from zhixing.court.kernel.registry import definitions

    rows = {line.split("`")[1]: line for line in court_pages()["acts.md"].splitlines() if line.startswith("| `")}
    assert set(rows) == {act.name for act in definitions()}
    assert "民诉法253" in rows["seizures.freeze"]
    assert "执行局长" in rows["closing.close"]


def test_a_page_that_was_changed_by_hand_is_named(tmp_path: Path, capsys):
    assert main(["docs", "--into", str(tmp_path)]) == 0
    assert main(["docs", "--into", str(tmp_path), "--check"]) == 0
    page = tmp_path / "acts.md"
    page.write_text(page.read_text("utf-8") + "by hand\n", "utf-8")
    assert main(["docs", "--into", str(tmp_path), "--check"]) == 1
    assert "acts.md" in capsys.readouterr().out

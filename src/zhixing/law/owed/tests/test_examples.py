"""The cases in plain words of the folder `examples`: a jurist may read them and add to them."""

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from zhixing.checking import check_sum
from zhixing.law.core.fen import parse_yuan
from zhixing.law.core.reading_input import read, written
from zhixing.law.core.tables import packaged
from zhixing.law.owed.document import document
from zhixing.law.owed.facts import Debt
from zhixing.law.owed.question import owed
from zhixing.law.owed.statement import heading, reasons, rows, summary

TABLES = packaged()
FILES = sorted((Path(__file__).parent / "examples").glob("*.toml"))


def load(path):
    case = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    return case, read(Debt, case["debt"])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_example(path):
    case, debt = load(path)
    expect = case["expect"]
    answer = owed(debt, case["on"], TABLES)
    found = {**document(answer)["value"]["sums"], "surplus": answer.value.surplus}
    for name in expect.keys() - {"missing", "exact_to"}:
        assert found[name] == parse_yuan(expect[name]), name
    if "missing" in expect:
        assert expect["missing"] in answer.value.missing[0]
    assert answer.value.exact_to == expect.get("exact_to", None if "missing" in expect else case["on"])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_example_is_recomputed_by_the_daily_loop_and_its_facts_read_back(path):
    case, debt = load(path)
    stated = json.loads(json.dumps(document(owed(debt, case["on"], TABLES))))
    assert check_sum(stated) == []
    assert read(Debt, written(debt)) == debt


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_statement_adds_up(path):
    case, debt = load(path)
    answer = owed(debt, case["on"], TABLES)
    lines = summary(answer.value)
    assert sum(fen for _, fen in lines[:-1]) == lines[-1][1] == rows(answer)[0].fen
    assert heading(answer)
    assert reasons(answer)
    for _, line in answer.proof.walk():
        if line.how == "sum":
            assert line.fen == sum(c.fen for c in line.children)
        if line.how == "less":
            assert line.fen == line.children[0].fen - sum(c.fen for c in line.children[1:])


def test_there_are_examples():
    assert len(FILES) >= 14

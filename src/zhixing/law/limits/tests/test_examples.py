"""The limits in plain words."""

import tomllib
from pathlib import Path

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.limits.card import Length, Pause, cards
from zhixing.law.limits.node import Node
from zhixing.law.limits.question import LimitFrom, limit

TABLES = packaged()
EXAMPLES = tomllib.loads((Path(__file__).parents[2] / "tests" / "examples" / "limits.toml").read_text("utf-8"))


def length(text):
    count, unit = text.split()
    return Length(int(count), unit)


@pytest.mark.parametrize("case", [pytest.param(case, id=title) for title, case in EXAMPLES.items()])
def test_the_examples(case):
    facts = LimitFrom(
        Node(case["node"]),
        case["from"],
        length(case["length"]) if "length" in case else None,
        tuple(Pause(p["first"], p["until"], p["reason"]) for p in case.get("pauses", [])),
        tuple(map(length, case.get("extensions", []))),
    )
    assert limit(facts, TABLES).value.ends_on == case.get("ends", case.get("earliest"))


@pytest.mark.parametrize(
    "found", [c for c in cards().values() if c.length and c.length.unit != "hours"], ids=lambda c: c.node.value
)
def test_every_card_can_be_computed_and_says_its_article(found):
    told = limit(LimitFrom(found.node, TABLES.lpr.rows[0].since), TABLES)
    assert told.value.ends_on is not None
    assert told.title == found.title
    assert all(step.cites for step in told.steps)

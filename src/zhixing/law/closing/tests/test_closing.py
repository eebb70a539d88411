from dataclasses import replace
from datetime import date

import pytest

from zhixing.law.closing.close import Reached, may_close
from zhixing.law.closing.extend import Extension, may_extend
from zhixing.law.closing.suspend import Ground, Standing, may_resume, may_suspend
from zhixing.law.core.tables import packaged

TABLES = packaged()
ON = date(2026, 11, 24)
DONE = Reached(True, "执行中", 0, True, False, True, True, True, 0, ())


def test_a_case_with_nothing_left_is_closed_as_fully_performed():
    assert may_close(DONE, ON, TABLES).lawful


@pytest.mark.parametrize(
    "change",
    [
        {"live": False}, {"outstanding": 1}, {"outstanding": None}, {"exact": False}, {"fee_settled": False},
        {"fee_settled": None}, {"ledger_zero": False}, {"ledger_zero": None}, {"released": False}, {"released": None},
        {"waiting": 1}, {"others": ("限制消费尚未解除",)}, {"others": None},
    ],
)  # fmt: skip
def test_each_thing_left_blocks_closing(change):
    assert len(may_close(replace(DONE, **change), ON, TABLES).blocks) == 1


def test_the_creditors_record_stands_for_the_rest():
    assert may_close(replace(DONE, outstanding=500, creditors_record=True), ON, TABLES).lawful
    assert may_close(replace(DONE, exact=False, creditors_record=True), ON, TABLES).lawful


def test_a_live_case_is_suspended_once_and_resumed_once():
    running, waiting = Standing(True, "执行中", None), Standing(True, "中止执行", date(2026, 11, 1))
    assert may_suspend(running, ON, TABLES).lawful
    assert not may_suspend(waiting, ON, TABLES).lawful
    assert not may_suspend(Standing(False, "已结案", None), ON, TABLES).lawful
    assert may_resume(waiting, ON, TABLES).lawful
    assert not may_resume(running, ON, TABLES).lawful


def test_every_ground_has_its_words():
    assert all(g.zh for g in Ground)


@pytest.mark.parametrize(
    ("facts", "blocks", "warnings"),
    [
        (Extension(True, "执行中", date(2026, 12, 31), 3), 0, 0),
        (Extension(True, "执行中", date(2026, 11, 29), 3), 0, 0),
        (Extension(True, "执行中", date(2026, 11, 28), 3), 0, 1),
        (Extension(True, "执行中", date(2026, 11, 24), 3), 0, 1),
        (Extension(True, "执行中", date(2026, 11, 23), 3), 1, 1),
        (Extension(True, "中止执行", None, 3), 1, 0),
        (Extension(True, "执行中", date(2026, 12, 31), 4), 1, 0),
        (Extension(True, "执行中", date(2026, 12, 31), 0), 1, 0),
        (Extension(False, "已结案", date(2026, 12, 31)), 1, 0),
    ],
)
def test_the_term_is_extended_before_it_ends(facts, blocks, warnings):
    answer = may_extend(facts, ON, TABLES)
    assert (len(answer.blocks), len(answer.warnings)) == (blocks, warnings)

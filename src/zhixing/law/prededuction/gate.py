"""The strict gate (PREDED-01): every line true and proved, or refused with the way to ordinary enforcement named."""

from collections.abc import Iterator
from dataclasses import replace

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.prededuction.facts import Gate, Stage
from zhixing.law.prededuction.line import Line
from zhixing.law.prededuction.lines import AGAIN, LINES, REPLY, SEARCH

ORDINARY = Article("民诉法", "247", "PREDED-01")
BEFORE = frozenset({1, 2, 3, 4, 5, 6, 7, 8, 9, 13})
ASKED = {
    Stage.RULE: BEFORE,
    Stage.DEDUCT: BEFORE | {10},
    Stage.PAY: frozenset({1, 2, 6, 7, 9, 10, 11, 13}),
    Stage.CERTIFY: frozenset({1, 10, 11, 12}),
}
"""Which lines must be true before what. After the deduction the freeze is used up: lines 3, 4, 5 and 8 are past."""

LATER = {Stage.RULE: {10, 11, 12}, Stage.DEDUCT: {11, 12}, Stage.PAY: {12}, Stage.CERTIFY: set[int]()}
"""Which lines come later; the others not asked for are past."""


def gate(facts: Gate, tables: Tables) -> Determination[tuple[Line, ...]]:
    """Whether the next step may be taken; the value is the checklist of thirteen lines, in order."""
    lines = tuple(_line(line(facts, tables), facts.stage) for line in LINES)
    steps = tuple(_steps(facts, lines))
    reads = tuple(tables.read(name, facts.at.date()) for name in (REPLY, SEARCH, AGAIN))
    title = f"执前保全扣划：{facts.stage.zh}"
    return Determination("prededuction.gate", title, facts.at.date(), lines, steps, reads, None, tables.digest)


def _line(line: Line, stage: Stage) -> Line:
    return replace(line, later=line.number in LATER[stage])


def _steps(facts: Gate, lines: tuple[Line, ...]) -> Iterator[Step]:
    asked = ASKED[facts.stage]
    for line in lines:
        words = f"{line.number}. {line.title}"
        found = f"{line.found}（{line.proof}）" if line.proof else line.found
        if line.number in asked:
            yield step(words, line.met, found, *line.cites)
        elif not line.later:
            yield step(words, True, "前一步骤已经核对", *line.cites, force=Force.NOTE)
        else:
            yield step(words, None, f"在以后的步骤核对：{found}", *line.cites, force=Force.NOTE)
    if any(line.number in asked and line.met is not True for line in lines):
        way = "不予执前扣划；债权人可以在履行期限届满后依法申请强制执行，保全措施继续有效"
        yield step("可以适用执前扣划", False, way, ORDINARY, force=Force.NOTE)

"""A preservation becomes a seizure of the enforcement case: by itself, term running on, rank kept.

民诉法解释 168; 财产保全规定 17.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.tables import Tables

AUTOMATIC = Article("民诉法解释", "168", "SEIZE-05")
KEPT = Article("财产保全规定", "17", "SEIZE-05")
ENDED = Article("查封规定", "27", "SEIZE-05")
TITLE = "保全转为执行中的查封"


@dataclass(frozen=True, slots=True)
class Standing:
    """A measure of the preservation: its rank in the queue (1 is first) and its term, both as the bank told them."""

    rank: int
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Conversion:
    """The facts. `same_dispute`: the enforcement rests on the instrument of that suit; `same_debtor`: the measure is
    against a debtor of it. `standing` None: the measure waits, ended or was never answered.
    """

    on: date
    enforcement_filed: bool
    same_dispute: bool | None
    same_debtor: bool | None
    released: bool
    standing: Standing | None


def converts(facts: Conversion, tables: Tables) -> Determination[Standing]:
    """Whether the measure counts as one of the enforcement case; the value is rank and term, both as they were."""
    steps = tuple(_steps(facts))
    return Determination("preservation.convert", TITLE, facts.on, facts.standing, steps, (), None, tables.digest)


def _steps(facts: Conversion) -> Iterator[Step]:
    found = "已经立案执行" if facts.enforcement_filed else "尚未立案执行"
    yield step("执行案件已经立案", facts.enforcement_filed, found, AUTOMATIC)
    words = {True: "执行依据出自同一争议", False: "执行依据不是该案的法律文书", None: "尚未核对执行依据"}
    yield step("执行依据出自该保全的案件", facts.same_dispute, words[facts.same_dispute], AUTOMATIC)
    words = {True: "被保全人是被执行人", False: "被保全人不是被执行人", None: "尚未核对被保全人"}
    yield step("被保全人是被执行人", facts.same_debtor, words[facts.same_debtor], AUTOMATIC)
    yield step("保全没有解除", not facts.released, "已经解除" if facts.released else "没有解除", KEPT)
    if facts.standing is None:
        yield step("保全措施正在生效", None, "没有查到生效的期限和顺位", KEPT)
        return
    over = facts.on > facts.standing.last_day
    found = f"第 {facts.standing.rank} 顺位，{facts.standing.first_day} 至 {facts.standing.last_day}"
    yield step(
        "保全期限没有届满", not over, found + ("，已经届满失效" if over else "，连续计算，不重新裁定"), ENDED, KEPT
    )

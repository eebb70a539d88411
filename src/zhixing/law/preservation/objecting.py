"""Reconsideration of the ruling, objections to its execution: may they be raised, how may they be decided?

财产保全规定 25-27; 民诉法 236, 238.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables
from zhixing.law.limits.node import Node
from zhixing.law.limits.question import LimitFrom, limit

RECONSIDER = Article("财产保全规定", "25", "COORD-08")
ACT = Article("财产保全规定", "26", "COORD-08")
ACT_LAW = Article("民诉法", "236", "OBJ-01")
OUTSIDER = Article("财产保全规定", "27", "COORD-08")
OUTSIDER_LAW = Article("民诉法", "238", "OUT-01")
PANEL = Article("异议复议规定", "11", "OBJ-05")


class Kind(StrEnum):
    """What is raised (复议, 执行行为异议, 案外人异议)."""

    RECONSIDER = "reconsider"
    ACT = "act"
    OUTSIDER = "outsider"

    @property
    def zh(self) -> str:
        """In words."""
        return {"reconsider": "保全裁定复议", "act": "执行行为异议", "outsider": "案外人异议"}[self.value]


class Outcome(StrEnum):
    """How it is decided."""

    UPHELD = "upheld"
    CHANGED = "changed"
    RESCINDED = "rescinded"
    FOUNDED = "founded"

    @property
    def zh(self) -> str:
        """In words."""
        return {
            "upheld": "驳回，维持原裁定或者原行为",
            "changed": "变更原裁定",
            "rescinded": "撤销原裁定或者原行为",
            "founded": "案外人异议成立",
        }[self.value]


DECISIONS = {
    Kind.RECONSIDER: Node.PRESERVATION_RECONSIDERATION_DECISION,
    Kind.ACT: Node.OBJECTION_DECISION,
    Kind.OUTSIDER: Node.OUTSIDER_DECISION,
}
"""The court's limit to decide: 10, 15 and 15 days."""

OUTCOMES = {
    Kind.RECONSIDER: frozenset({Outcome.UPHELD, Outcome.CHANGED, Outcome.RESCINDED}),
    Kind.ACT: frozenset({Outcome.UPHELD, Outcome.RESCINDED}),
    Kind.OUTSIDER: frozenset({Outcome.UPHELD, Outcome.FOUNDED}),
}
"""Which outcomes fit which kind."""

CITES = {Kind.RECONSIDER: (RECONSIDER,), Kind.ACT: (ACT, ACT_LAW), Kind.OUTSIDER: (OUTSIDER, OUTSIDER_LAW)}


@dataclass(frozen=True, slots=True)
class Raised:
    """The facts. `party`: raised by a party of the preservation. `ruling_served_on`: when the one who asks for
    reconsideration got the ruling (None: not known). `standing`: the preservation, or the measure chosen, still stands.
    `measure`: a measure was chosen.
    """

    on: date
    kind: Kind
    party: bool
    standing: bool
    measure: bool = False
    ruling_served_on: date | None = None


def may_raise(facts: Raised, tables: Tables) -> Determination[Node]:
    """Whether it is registered; the value names the limit that binds the court."""
    steps = tuple(_steps(facts, tables))
    value = DECISIONS[facts.kind]
    return Determination("preservation.object", facts.kind.zh, facts.on, value, steps, (), None, tables.digest)


def _steps(facts: Raised, tables: Tables) -> Iterator[Step]:
    cites = CITES[facts.kind]
    if facts.kind is Kind.RECONSIDER:
        yield step("由当事人提出", facts.party, _who(facts.party), *cites)
        yield _in_time(facts, tables)
        return
    if facts.kind is Kind.OUTSIDER:
        yield step("由案外人提出", not facts.party, _who(facts.party), *cites)
    yield step("写明所针对的保全措施", facts.measure, "已经选定" if facts.measure else "没有选定", *cites)
    found = "保全措施仍在" if facts.standing else "保全措施已经解除或者失效"
    yield step("对该标的的执行尚未终结", facts.standing, found, *cites)


def _who(party: bool) -> str:
    return "本案当事人" if party else "不是本案当事人"


def _in_time(facts: Raised, tables: Tables) -> Step:
    asked = "收到裁定书之日起五日内提出"
    if facts.ruling_served_on is None:
        return step(asked, None, "没有裁定书送达日期", RECONSIDER)
    end = limit(LimitFrom(Node.PRESERVATION_RECONSIDERATION, facts.ruling_served_on), tables).value
    assert end is not None
    assert end.ends_on is not None
    late = facts.on > end.ends_on
    found = f"{facts.ruling_served_on} 收到，至 {end.ends_on}{'，已经逾期' if late else ''}"
    return step(asked, not late, found, RECONSIDER)


@dataclass(frozen=True, slots=True)
class Decided:
    """The facts. `executes`: who decides also carried the measure out. `amount`: what the changed ruling preserves, in
    fen, of `ruled`. `outcome` None before it is chosen.
    """

    on: date
    kind: Kind
    open: bool
    executes: bool
    ruled: Annotated[int, Money]
    outcome: Outcome | None = None
    amount: Annotated[int, Money] | None = None
    reasons: str = ""


def may_decide(facts: Decided, tables: Tables) -> Determination[None]:
    """Whether it may be decided so."""
    steps = tuple(_deciding(facts))
    title = f"审查{facts.kind.zh}"
    return Determination("preservation.decide", title, facts.on, None, steps, (), None, tables.digest)


def _deciding(facts: Decided) -> Iterator[Step]:
    cites = CITES[facts.kind]
    yield step("尚未作出裁定", facts.open, "审查中" if facts.open else "已经作出裁定", *cites)
    if facts.kind is not Kind.RECONSIDER:
        found = "由实施该保全措施的人员审查" if facts.executes else "没有参与实施"
        yield step("实施人员不参加审查", not facts.executes, found, PANEL)
    if facts.outcome is None:
        return
    yield step("裁定结果与审查的事项相符", facts.outcome in OUTCOMES[facts.kind], facts.outcome.zh, *cites)
    if facts.outcome is Outcome.CHANGED:
        fits = facts.amount is not None and 0 < facts.amount < facts.ruled
        told = "没有写明变更后的数额" if facts.amount is None else f"变更为 {yuan(facts.amount)} 元"
        yield step("变更后的保全数额小于原裁定", fits, f"{told}，原裁定 {yuan(facts.ruled)} 元", *cites)
    yield step("写明理由", bool(facts.reasons.strip()), facts.reasons.strip()[:60] or "没有写明", *cites)

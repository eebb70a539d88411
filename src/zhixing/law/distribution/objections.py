"""Where a plan stands between service and payout: 15 days to object, 15 to answer, 15 to sue (民诉法解释 509, 510)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhixing.law.core.calendar import DAY
from zhixing.law.core.citation import Article
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.limits.card import card, running
from zhixing.law.limits.node import Node

OBJECT = Article("民诉法解释", "509", "DIST-04")
ANSWER = Article("民诉法解释", "510", "DIST-04")
TITLE = "分配方案的异议"
SINCE = date(2015, 2, 4)


class Stage(StrEnum):
    """SERVING, then OBJECTING; without objection FINAL; with one ANSWERING, then CORRECTED or SUING, then a suit."""

    SERVING = "serving"
    OBJECTING = "objecting"
    ANSWERING = "answering"
    CORRECTED = "corrected"
    SUING = "suing"
    FINAL = "final"
    IN_SUIT = "in_suit"

    @property
    def chinese(self) -> str:
        return {
            "serving": "送达中",
            "objecting": "异议期内",
            "answering": "等待反对意见",
            "corrected": "按异议修正方案",
            "suing": "等待提起分配方案异议之诉",
            "final": "方案可以执行",
            "in_suit": "诉讼中，无争议部分可以发放，争议部分提存",
        }[self]


@dataclass(frozen=True, slots=True)
class Served:
    """One creditor or the debtor: when the plan reached them (None: not yet), when they objected in writing."""

    party: str
    received: date | None = None
    objected: date | None = None

    def __post_init__(self) -> None:
        if self.objected and (self.received is None or self.objected < self.received):
            raise ValueError(f"{self.party}的异议早于收到方案")


@dataclass(frozen=True, slots=True)
class Told:
    """One who did not object, told of the objection; `opposed`: the day of a written counter-opinion."""

    party: str
    told: date
    opposed: date | None = None


@dataclass(frozen=True, slots=True)
class PlanServed:
    """The facts on a day: service on everyone; who was told of objections; the objector's own 15 days."""

    on: date
    served: tuple[Served, ...]
    told: tuple[Told, ...] = ()
    objector_told: date | None = None
    sued: date | None = None

    def __post_init__(self) -> None:
        if not self.served:
            raise ValueError("分配方案要送达全部债权人和被执行人")


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage, its last day, and the first day on which the whole plan may be paid out (None: not yet known)."""

    stage: Stage
    last_day: date | None
    payable_from: date | None


def plan_standing(facts: PlanServed, tables: Tables) -> Determination[Standing]:
    """Where the plan stands on a day. A late objection is not one. Raises NotCovered before 2015-02-04."""
    if facts.on < SINCE:
        raise NotCovered("distribution.objections", facts.on, None, f"分配方案异议的现行规定自 {SINCE} 起施行")
    missing = [s.party for s in facts.served if s.received is None]
    if missing:
        asked = step(
            "方案已送达全部债权人和被执行人", False, f"尚未送达：{'、'.join(missing)}", OBJECT, force=Force.NOTE
        )
        return _answer(facts, Standing(Stage.SERVING, None, None), [asked], tables)
    last = max(_last(Node.PLAN_OBJECTION, s.received, tables) for s in facts.served if s.received)
    objectors = [s for s in facts.served if _in_time(s, tables)]
    steps = [step("异议期间自各人收到方案起十五日", True, f"最后一人届满日 {last}", OBJECT)]
    if objectors:
        return _objected(facts, objectors, steps, tables)
    if facts.on <= last:
        return _answer(facts, Standing(Stage.OBJECTING, last, last + DAY), steps, tables)
    steps.append(step("没有人在期间内提出书面异议", True, "方案对全体生效", OBJECT))
    return _answer(facts, Standing(Stage.FINAL, None, last + DAY), steps, tables)


def _last(node: Node, start: date, tables: Tables) -> date:
    end = running(card(node), start, tables).ends_on
    assert end is not None  # nothing pauses these fifteen days
    return end


def _in_time(served: Served, tables: Tables) -> bool:
    if served.received is None or served.objected is None:
        return False
    return served.objected <= _last(Node.PLAN_OBJECTION, served.received, tables)


def _objected(facts: PlanServed, objectors: list[Served], steps: list[Step], tables: Tables) -> Determination[Standing]:
    names = "、".join(s.party for s in objectors)
    steps = [*steps, step("有人提出书面异议", True, names, OBJECT)]
    others = {s.party for s in facts.served} - {s.party for s in objectors}
    untold = sorted(others - {t.party for t in facts.told})
    if untold:
        steps.append(
            step("已将异议通知未提异议的人", False, f"尚未通知：{'、'.join(untold)}", ANSWER, force=Force.NOTE)
        )
        return _answer(facts, Standing(Stage.ANSWERING, None, None), steps, tables)
    ends = [_last(Node.PLAN_COUNTER_OBJECTION, t.told, tables) for t in facts.told]
    in_time = [t for t, end in zip(facts.told, ends, strict=True) if t.opposed and t.opposed <= end]
    last = max(ends, default=facts.on)
    if in_time:
        return _opposed(facts, steps, tables)
    if facts.on <= last:
        return _answer(facts, Standing(Stage.ANSWERING, last, None), steps, tables)
    steps.append(step("没有人在期间内反对", True, "依异议人的意见审查修正方案", ANSWER))
    return _answer(facts, Standing(Stage.CORRECTED, None, last + DAY), steps, tables)


def _opposed(facts: PlanServed, steps: list[Step], tables: Tables) -> Determination[Standing]:
    steps = [*steps, step("有人提出反对意见", True, "通知异议人，十五日内可以起诉", ANSWER)]
    if facts.objector_told is None:
        return _answer(facts, Standing(Stage.SUING, None, None), steps, tables)
    last = _last(Node.PLAN_SUIT, facts.objector_told, tables)
    if facts.sued and facts.sued <= last:
        steps.append(step("已在期间内起诉", True, f"{facts.sued}", ANSWER))
        return _answer(facts, Standing(Stage.IN_SUIT, None, None), steps, tables)
    if facts.on <= last:
        return _answer(facts, Standing(Stage.SUING, last, None), steps, tables)
    steps.append(step("异议人逾期未起诉", True, "依原方案分配", ANSWER))
    return _answer(facts, Standing(Stage.FINAL, None, last + DAY), steps, tables)


def _answer(facts: PlanServed, standing: Standing, steps: list[Step], tables: Tables) -> Determination[Standing]:
    steps = [*steps, step("目前阶段", True, standing.stage.chinese, ANSWER)]
    return Determination("distribution.objections", TITLE, facts.on, standing, tuple(steps), (), None, tables.digest)

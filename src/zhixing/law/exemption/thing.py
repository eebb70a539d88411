"""May this thing be seized, frozen, deducted or sold? The list of what the law protects is `kinds.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from zhixing.law.core.citation import Citation, Ours, cite
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.tables import Tables

TITLE = "豁免财产"


class Measure(StrEnum):
    """What is to be done to the thing."""

    SEIZE = "seize"
    DEDUCT = "deduct"
    SELL = "sell"

    @property
    def chinese(self) -> str:
        return {"seize": "查封、扣押、冻结", "deduct": "扣划、提取", "sell": "拍卖、变卖、抵债"}[self]


class Effect(StrEnum):
    """How far the protection goes."""

    NONE = "none"
    FREEZE_ONLY = "freeze_only"
    SEIZE_ONLY = "seize_only"
    RESERVE = "reserve"
    ENFORCEABLE = "enforceable"

    def allows(self, measure: Measure) -> bool:
        """Whether the measure is open although the thing is protected; RESERVE leaves a part."""
        if self is Effect.NONE:
            return False
        return measure is Measure.SEIZE or self in {Effect.RESERVE, Effect.ENFORCEABLE}

    @property
    def chinese(self) -> str:
        return {
            "none": "不得采取任何执行措施",
            "freeze_only": "可以冻结，不得扣划",
            "seize_only": "可以查封，不得拍卖、变卖、抵债",
            "reserve": "保留必需部分后可以执行",
            "enforceable": "没有豁免规定，可以执行",
        }[self]


@dataclass(frozen=True, slots=True)
class Protected:
    """One line of the list. `unless`: in which case the protection does not reach."""

    key: str
    title: str
    effect: Effect
    cite: Citation
    since: date
    unless: str
    grade: str


@dataclass(frozen=True, slots=True)
class Thing:
    """The facts: the kind on the list, the measure; `exception`: the case of `unless` is proved (None: not known)."""

    on: date
    kind: str
    measure: Measure
    exception: bool | None = False


@lru_cache(maxsize=1)
def kinds() -> dict[str, Protected]:
    """The list, by key."""
    data = tomllib.loads((files("zhixing.law.exemption") / "kinds.toml").read_text("utf-8"))
    return {
        key: Protected(
            key, e["title"], Effect(e["effect"]), Ours(e["ours"], "§9") if "ours" in e else cite(e["cite"], "§9"),
            e["since"], e.get("unless", ""), e.get("grade", "T"),
        )
        for key, e in data.items()
    }  # fmt: skip


def may_take(facts: Thing, tables: Tables) -> Determination[Effect]:
    """Whether the measure is open. Raises ValueError for a kind not on the list, NotCovered before its source."""
    found = kinds().get(facts.kind)
    if found is None:
        raise ValueError(f"清单中没有“{facts.kind}”，请由人工判断")
    if facts.on < found.since:
        raise NotCovered(found.key, facts.on, None, f"“{found.title}”的规定自 {found.since} 起施行")
    open_to = found.effect.allows(facts.measure)
    asked = step(f"可以{facts.measure.chinese}", open_to or facts.exception, found.effect.chinese, found.cite)
    steps = [asked]
    if found.unless:
        steps.append(step("例外", True, found.unless, found.cite))
    title = f"{TITLE}：{found.title}"
    return Determination("exemption.thing", title, facts.on, found.effect, tuple(steps), (), None, tables.digest)

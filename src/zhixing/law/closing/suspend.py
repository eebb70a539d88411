"""May enforcement be suspended, and resumed? (民诉法 267; STAY-02)"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhixing.law.core.citation import cite
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.tables import Tables

_SUSPEND = cite("民诉法 267", "STAY-02")


class Ground(StrEnum):
    """Grounds of suspension. Only the last two stop doubled interest (迟延利息解释 3)."""

    CREDITOR_WAITS = "creditor_waits"
    OUTSIDER = "outsider"
    DEATH = "death"
    DISSOLVED = "dissolved"
    SETTLEMENT = "settlement"
    BANKRUPTCY = "bankruptcy"
    REVIEW = "review"
    RETRIAL = "retrial"

    @property
    def zh(self) -> str:
        """As a ruling words it."""
        return _WORDS[self.value]


_WORDS = {
    "creditor_waits": "申请执行人表示可以延期执行",
    "outsider": "案外人对执行标的提出确有理由的异议",
    "death": "一方当事人死亡，需要等待继承人继承权利或者承担义务",
    "dissolved": "一方法人或者其他组织终止，尚未确定权利义务承受人",
    "settlement": "当事人达成执行和解，申请中止执行",
    "bankruptcy": "人民法院受理被执行人破产申请",
    "review": "执行依据正在审查（非因被执行人申请）",
    "retrial": "执行依据进入再审",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the case stands: filed and live; suspended since a day, or None."""

    live: bool
    stage: str
    suspended_since: date | None


def may_suspend(facts: Standing, on: date, tables: Tables) -> Determination[None]:
    """A live case that is not suspended; the ground is the ruling's."""
    steps = (
        step("案件正在执行", facts.live, facts.stage, _SUSPEND),
        step("尚未中止", facts.suspended_since is None, str(facts.suspended_since or "没有中止"), _SUSPEND),
    )
    return Determination("closing.suspend", "中止执行", on, None, steps, tables=tables.digest)


def may_resume(facts: Standing, on: date, tables: Tables) -> Determination[None]:
    """On request or ex officio, in writing, once the ground is gone (执行工作规定 60)."""
    resume = cite("执行工作规定 60", "STAY-02")
    since = facts.suspended_since
    found = f"自 {since} 起中止" if since else "没有中止"
    steps = (step("案件已经中止", since is not None, found, resume),)
    return Determination("closing.resume", "恢复执行", on, None, steps, tables=tables.digest)

"""May a payout be postponed (延缓发放), and lifted again? (FUND-01)"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables

RULE = Article("执行款物规定", "10", "FUND-01")
REVIEW = Ours("每次延缓都有事由、审批人和复查日；到复查日没有再次报批的，恢复发放", "FUND-03")


class Ground(StrEnum):
    """Why a payout may be postponed: stored value, words of the trade."""

    zh: str

    def __new__(cls, value: str, zh: str) -> "Ground":
        ground = str.__new__(cls, value)
        ground._value_, ground.zh = value, zh
        return ground

    SHARING = "sharing", "需要进行案款分配"
    FROZEN = "frozen", "申请执行人的款项被另案冻结、保全"
    ABSENT = "absent", "申请执行人经通知未来领取"
    STAYED = "stayed", "案件中止或者暂缓执行"
    OTHER = "other", "其他正当理由"


@dataclass(frozen=True, slots=True)
class Postponement:
    """The facts: what is on the account and not yet postponed, in fen; the day of review; how much (None: not yet)."""

    on: date
    free: int
    review_on: date | None = None
    amount: int | None = None


def may_postpone(facts: Postponement, tables: Tables) -> Determination[None]:
    """Whether the payout may be postponed until the review."""
    steps = [step("本案有可以延缓的案款", facts.free > 0, f"未延缓的案款 {yuan(facts.free)} 元", RULE)]
    if facts.review_on is not None:
        steps.append(step("复查日在今天之后", facts.review_on > facts.on, f"复查日 {facts.review_on}", REVIEW))
    if facts.amount is not None:
        found = f"拟延缓 {yuan(facts.amount)} 元"
        steps.append(step("延缓金额不超过未延缓的案款", facts.amount <= facts.free, found, RULE))
    return Determination("payout.postpone", "延缓发放案款", facts.on, None, tuple(steps), (), None, tables.digest)


def may_lift(held: int, on: date, tables: Tables) -> Determination[None]:
    """Whether there is a postponement to lift; then ten days run (FUND-01)."""
    steps = (step("本案有延缓发放的案款", held > 0, f"延缓中 {yuan(held)} 元", RULE),)
    return Determination("payout.lift", "解除延缓发放", on, None, steps, (), None, tables.digest)

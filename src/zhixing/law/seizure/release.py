"""May a freeze be released, wholly or in part? Lawful also when the case is suspended or closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.seizure.renew import ONE_ORDER

RULE = Article("查封规定", "28", "SEIZE-09")
EXCESS = Article("查封规定", "19", "SEIZE-04")
PRESERVED = Article("民诉法解释", "165", "SEIZE-09")
WHOLE = Ours("部分解除的金额小于冻结限额；全部解除的不填金额", "SEIZE-09")
TITLE = "解除冻结"


@dataclass(frozen=True, slots=True)
class Release:
    """The facts, in fen. `holds`: the freeze stands (in effect, waiting, or ordered); `answered`: the bank has said so.

    `amount` None: the whole; `reason` the ground as written, None before the form is filled. `preserved`: the ruling of
    preservation that the freeze carries out and that is not lifted, "" for none; None: it cannot be told.
    """

    on: date
    holds: bool
    answered: bool
    limit: int
    pending: str = ""
    amount: int | None = None
    reason: str | None = None
    preserved: str | None = ""


def may_release(facts: Release, tables: Tables) -> Determination[int]:
    """Whether the release is lawful; the value is what stays frozen at the most, in fen."""
    left = 0 if facts.amount is None else facts.limit - facts.amount
    return Determination("seizure.release", TITLE, facts.on, left, tuple(_steps(facts)), (), None, tables.digest)


def _steps(facts: Release) -> Iterator[Step]:
    if facts.preserved is None:
        yield step("不是保全裁定采取的冻结，或者保全已经裁定解除", None, "保全裁定无法读取", PRESERVED)
    elif facts.preserved:
        found = f"依 {facts.preserved} 裁定保全，在保全期限内由作出裁定的审判组织裁定解除"
        yield step("不是保全裁定采取的冻结，或者保全已经裁定解除", False, found, PRESERVED)
    found = f"冻结限额 {yuan(facts.limit)} 元" if facts.holds else "该冻结已经解除、失效或者没有办成"
    yield step("冻结仍然存在", facts.holds, found, RULE)
    if facts.holds:
        found = "银行已反馈" if facts.answered else "银行尚未反馈冻结结果"
        yield step("银行已经反馈冻结结果", facts.answered or None, found, ONE_ORDER)
    found = f"{facts.pending}尚未反馈" if facts.pending else "没有未反馈的通知"
    yield step("没有等待银行反馈的通知", not facts.pending, found, ONE_ORDER)
    if facts.amount is not None:
        found = f"解除 {yuan(facts.amount)} 元，冻结限额 {yuan(facts.limit)} 元"
        yield step("部分解除的金额小于冻结限额", facts.amount < facts.limit, found, WHOLE, EXCESS)
    if facts.reason is not None:
        yield step("写明解除的事由", bool(facts.reason.strip()), facts.reason.strip() or "没有写明", RULE)

"""May a freeze be renewed? Only while it is in effect; a late renewal is a new freeze at the tail of the queue."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.seizure.standing import live_step
from zhixing.law.seizure.term import NAME, TERM, latest_day, term_step

PRESERVED = Article("财产保全规定", "18", "SEIZE-05")
LAPSE = Article("查封规定", "27", "SEIZE-05")
LINE = Article("查封规定", "26", "SEIZE-06")
ONE_ORDER = Ours("银行反馈前一通知之前，不对同一冻结再发通知", "SEIZE-05")
TITLE = "续行冻结"


@dataclass(frozen=True, slots=True)
class Renewal:
    """The facts. `effective`: in effect at the bank (False: still waiting in the queue; None: not answered yet).

    `ended`: released, lapsed or refused. `current` is the last day in effect now, `last_day` the one asked for;
    `pending`: an order on this freeze that the bank has not answered, "" for none. `preserved`: the ruling of
    preservation that the freeze carries out, where it is renewed as a freeze of an enforcement case; "" for none,
    None: it cannot be told.
    """

    on: date
    live: bool
    effective: bool | None
    ended: bool
    current: date | None
    pending: str = ""
    last_day: date | None = None
    preserved: str | None = ""


def may_renew(facts: Renewal, tables: Tables) -> Determination[date]:
    """Whether the renewal is lawful; the value is the latest last day it may have."""
    steps = tuple(_steps(facts, tables))
    value = latest_day(facts.current, tables) if facts.current else None
    reads = (tables.read(NAME, facts.on),)
    return Determination("seizure.renew", TITLE, facts.on, value, steps, reads, None, tables.digest)


def _steps(facts: Renewal, tables: Tables) -> Iterator[Step]:
    yield live_step(facts.live)
    if facts.preserved is None or facts.preserved:
        found = f"依 {facts.preserved} 裁定保全，请办理“续行保全”" if facts.preserved else "保全裁定无法读取"
        yield step("不是保全裁定采取的冻结", None if facts.preserved is None else False, found, PRESERVED)
    yield _effect(facts)
    if facts.current and not facts.ended:
        late = facts.on > facts.current
        tail = "已经届满，冻结失效，顺位丧失；只能重新冻结，排在已有冻结之后" if late else "尚未届满"
        yield step("在期限届满前续行", not late, f"冻结期限至 {facts.current}，{tail}", TERM, LAPSE)
    found = f"{facts.pending}尚未反馈" if facts.pending else "没有未反馈的通知"
    yield step("没有等待银行反馈的通知", not facts.pending, found, ONE_ORDER)
    if facts.last_day and facts.current:
        yield term_step(facts.current, facts.last_day, tables)


def _effect(facts: Renewal) -> Step:
    asked = "冻结正在生效"
    if facts.ended:
        return step(asked, False, "该冻结已经解除、失效或者没有办成；要继续控制的，重新冻结，排在已有冻结之后", LAPSE)
    if facts.effective is None:
        return step(asked, None, "银行尚未反馈冻结结果", LINE)
    waits = "轮候冻结尚未生效，不起算期限，不需要续行"
    return step(asked, facts.effective, "已经生效" if facts.effective else waits, LINE)

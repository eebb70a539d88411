"""When does a limit end: the card of a node, a first day, the length ordered, the days that do not count."""

from dataclasses import dataclass
from datetime import date

from zhixing.law.core.calendar import DAY
from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.limits.card import Card, Length, Pause, Running, Sense, card, running
from zhixing.law.limits.node import Node

NOT_COUNTED = Article("民诉法", "85", "CAL-01")
ROLL = Article("民诉法", "85", "CAL-03")
FULL_DAYS = Ours("倒算的期间按完整的日计算，公告日和事件日都不算在内，也不因休息日缩短", "CAL-07")
AFTER = Ours("“超过”或者“以后”按期间届满的次日起算", "CAL-01")
INSIDE = Ours("只有落在期限之内的日子才从期限中扣除；扣除后延长的日子里又有中止的，再予扣除", "CAL-09")


@dataclass(frozen=True, slots=True)
class LimitFrom:
    """The facts: which limit, counted from which day (for a notice before an event: the event).

    `length` where the court sets it; `pauses` and `extensions` as recorded in the case.
    """

    node: Node
    start: date
    length: Length | None = None
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Length, ...] = ()

    def __post_init__(self) -> None:
        for pause in self.pauses:
            if pause.until is not None and pause.until <= pause.first:
                raise ValueError(f"{pause.first} 起的不计入期限的期间，恢复之日应晚于停止之日")


def limit(facts: LimitFrom, tables: Tables) -> Determination[Running]:
    """Where the limit stands. Raises ValueError where no length is known or the limit is counted in hours."""
    found = card(facts.node)
    if found.sense is not Sense.WITHIN and facts.extensions:
        raise ValueError(f"“{found.title}”不能延长")
    end = running(found, facts.start, tables, length=facts.length, pauses=facts.pauses, extensions=facts.extensions)
    steps = (*_length_steps(found, facts, end), *_end_steps(found, end), *_source_steps(found, facts, tables))
    return Determination("limits.limit", found.title, facts.start, end, steps, (), None, tables.digest)


def _length_steps(found: Card, facts: LimitFrom, end: Running) -> list[Step]:
    span = facts.length or found.length
    steps = [step("期限长度", True, f"{span}（从{found.starts}起算）", found.cite)]
    if found.length is not None and facts.length not in {None, found.length}:
        said = f"法定的期限是 {found.length}，这里按写明的 {facts.length} 计算，请核对依据"
        steps.append(step("写明的期限与法定的一致", False, said, found.cite, force=Force.NOTE))
    steps += [step("延长", True, f"延长 {more}", found.cite) for more in facts.extensions]
    return [*steps, *(_pause_step(found, facts, pause, end) for pause in facts.pauses)]


def _pause_step(found: Card, facts: LimitFrom, pause: Pause, end: Running) -> Step:
    until = "至今" if pause.until is None else f"至 {pause.until}（当日恢复计算）"
    over = pause.until is not None and pause.until <= facts.start + DAY
    if over or (end.nominal is not None and pause.first > end.nominal):
        return step("不计入期限的期间", True, f"{pause.first} {until}，不在期限之内，不影响届满日", INSIDE)
    return step("不计入期限的期间", True, f"{pause.first} {until}，{pause.reason}", found.cite)


def _end_steps(found: Card, end: Running) -> list[Step]:
    if end.nominal is None or end.ends_on is None:
        return [step("期限继续计算", None, "期间暂停计算，恢复后才有届满日", found.cite, force=Force.NOTE)]
    if found.sense is Sense.BEFORE:
        return [step("最迟办理日", True, f"{end.ends_on}", FULL_DAYS)]
    if found.sense is Sense.NOT_BEFORE:
        return [step("最早可以办理的日期", True, f"{end.ends_on}", AFTER)]
    steps = [step("起算的当日不计算", True, f"期间届满日 {end.nominal}", NOT_COUNTED)]
    if end.ends_on != end.nominal:
        steps.append(step("届满日是休息日的顺延", True, f"顺延到 {end.ends_on}", ROLL))
    if end.provisional:
        steps.append(step("放假安排已公布", False, "放假安排未公布，届满日为暂定", ROLL, force=Force.NOTE))
    return steps


def _source_steps(found: Card, facts: LimitFrom, tables: Tables) -> list[Step]:
    """A note where the limit began before its text in the version cited: then the text of that day governs."""
    source = tables.sources.get(found.cite.text) if isinstance(found.cite, Article) else None
    if source is None or source.since <= facts.start:
        return []
    said = f"{source.short}（{source.number}）自 {source.since} 起施行，此前适用当时的条文"
    return [step("所引条文在起算日已经施行", False, said, found.cite, force=Force.NOTE)]

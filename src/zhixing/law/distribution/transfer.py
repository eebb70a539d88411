"""May the court of an earlier-ranking claim ask the first seizing court for the property (首先查封批复 1)?"""

from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Verdict, step
from zhixing.law.core.tables import Tables

RULE = Article("首先查封批复", "1", "SEIZE-07")
TITLE = "商请移送执行"


@dataclass(frozen=True, slots=True)
class TransferAsked:
    """The facts; None is not known. `priority_in_enforcement`: by an effective instrument, in the asking court."""

    on: date
    first_seized: date
    earlier_ranking: bool | None
    priority_in_enforcement: bool | None
    notice_or_sale: bool | None

    def __post_init__(self) -> None:
        if self.on < self.first_seized:
            raise ValueError("商请日不能早于首先查封日")


def may_request_transfer(facts: TransferAsked, tables: Tables) -> Determination[bool]:
    """Whether a transfer request letter (商请移送执行函) may be sent. Raises NotCovered before 2016-04-14."""
    wait = tables.parameter("distribution.first_seizure_days").whole(facts.on)
    gone = (facts.on - facts.first_seized).days
    not_sold = None if facts.notice_or_sale is None else not facts.notice_or_sale
    steps = (
        step("对查封财产有顺位在先的担保物权或者优先权", facts.earlier_ranking, _said(facts.earlier_ranking), RULE),
        step("该债权已进入执行程序", facts.priority_in_enforcement, _said(facts.priority_in_enforcement), RULE),
        step(f"自首先查封之日起超过 {wait} 日", gone > wait, f"已过 {gone} 日", RULE),
        step("首先查封法院尚未发布拍卖公告或者进入变卖程序", not_sold, _said(not_sold), RULE),
    )
    reads = (tables.read("distribution.first_seizure_days", facts.on),)
    lawful = all(s.verdict is Verdict.YES for s in steps)
    return Determination("distribution.transfer", TITLE, facts.on, lawful, steps, reads, None, tables.digest)


def _said(fact: bool | None) -> str:
    return {True: "是", False: "否", None: "没有查明"}[fact]

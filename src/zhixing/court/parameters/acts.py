"""Publishing legal numbers: source named, checked by a second person, appended."""

import json
from typing import Annotated, Any

from pydantic import Field

from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Flag, Input, Line, Widget, Words
from zhixing.court.kernel.models import Dossier
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.running import rebuild
from zhixing.court.parameters.events import NumbersPublished
from zhixing.court.parameters.facts import may_move, may_publish
from zhixing.court.parameters.models import NumberSet, PublishedRow
from zhixing.law.core.determination import Determination
from zhixing.law.core.tables import Published

SHOWN = 4  # moved limits named in the summary; all of them stand in the determination
Percent = Annotated[str, Field(pattern=r"^\d{1,2}\.\d{2}$"), Widget("text")]


class LprRow(Input):
    """A monthly quotation."""

    published_on: Day = Field(title="公布日")
    one_year: Percent = Field(title="一年期（%）", description="例如 3.00")
    five_years: Percent = Field(title="五年期以上（%）", description="例如 3.50")
    source: Line = Field(title="来源")
    demo: Flag = Field(False, title="演示数据（虚构）")


class HolidayYear(Input):
    """The announced rest days and make-up workdays of a year."""

    published_on: Day = Field(title="公布日")
    year: int = Field(title="年份", ge=2027, le=2100)
    rest: Words = Field("", title="放假日", description="每行一个日期，例如 2027-01-01")
    work: Words = Field("", title="调休上班日", description="每行一个日期")
    source: Line = Field(title="来源")
    demo: Flag = Field(False, title="演示数据（虚构）")


class MoveIn(Input):
    """Why limits are derived anew."""

    cause: Line = Field(title="缘由")


def _second_person(numbers: NumberSet, data: Any) -> tuple[Step, ...]:
    return (Step(Role.RATES, "复核"),)


def _bar(kind: NumberSet.Kind) -> Any:
    def bar(numbers: NumberSet, viewer: object) -> str:
        return "" if numbers.kind == kind else f"只在“{kind.label}”中办理"

    return bar


def _append(numbers: NumberSet, ruling: Determination[Published], doing: Doing) -> str:
    row = ruling.value
    if row is None:
        raise ValueError("a lawful publication has its row")
    text = json.dumps(
        {
            "table": row.table, "since": row.since.isoformat(), "values": row.values, "source": row.source,
            "demo": row.demo,
        },
        ensure_ascii=False, sort_keys=True,
    )  # fmt: skip
    PublishedRow.objects.create(set=numbers, since=row.since, row=text, demo=row.demo, act=doing.act)
    doing.tell(NumbersPublished(doing.dossier.pk, numbers.kind, row.since))
    return f"{numbers}　{row.since}{'（演示数据）' if row.demo else ''}　来源：{row.source}"


@act(
    "parameters.publish_lpr", title="公布 LPR", on=NumberSet, by=(Role.RATES,), data=LprRow, ask=may_publish,
    approve=_second_person, bar=_bar(NumberSet.Kind.LPR),
)  # fmt: skip
def publish_lpr(numbers: NumberSet, data: LprRow, ruling: Determination[Published], doing: Doing) -> str:
    """Append a monthly quotation."""
    return _append(numbers, ruling, doing)


@act(
    "parameters.publish_holidays", title="公布放假安排", on=NumberSet, by=(Role.RATES,), data=HolidayYear,
    ask=may_publish, approve=_second_person, bar=_bar(NumberSet.Kind.HOLIDAYS),
)  # fmt: skip
def publish_holidays(numbers: NumberSet, data: HolidayYear, ruling: Determination[Published], doing: Doing) -> str:
    """Append the announced rest days and make-up workdays of a year; open limits are derived anew."""
    return _append(numbers, ruling, doing)


@act(
    "parameters.move_limits", title="期限重新推算", on=Dossier, by=(Role.SYSTEM,), data=MoveIn, ask=may_move,
    listed=False,
)  # fmt: skip
def move_limits(dossier: Dossier, data: MoveIn, ruling: Determination[Any], doing: Doing) -> str:
    """Put the moved last days of a dossier's open limits on its timeline."""
    moved = [str(m) for m in rebuild(dossier, doing.tables)]
    more = f" 等 {len(moved)} 项" if len(moved) > SHOWN else ""
    return f"{data.cause}：{'；'.join(moved[:SHOWN])}{more}"

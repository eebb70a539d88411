"""The desks: preservations with something to do, for the judge who ruled and the judge who carries out; deductions."""

from datetime import date

from django.urls import reverse

from zhixing.court.kernel.components import Link, Money, Section, Table
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.components import READERS, case_link, duty_cells
from zhixing.court.preservation.facts.duties import duties, stands
from zhixing.court.preservation.queries import WORDS, Wanted, kept, to_return, under_way
from zhixing.court.preservation.words import waits_for

SHOWN = 20


@part("nav", "link", "preservation", "保全", 30)
def nav(viewer: Viewer) -> list[Link]:
    """The list of preservations, for those who work on them."""
    return [Link("保全", reverse("preservation:board"))] if viewer.holds(*READERS) else []


@part("nav", "link", "deductions", "执前扣划", 31)
def deductions_nav(viewer: Viewer) -> list[Link]:
    """The board, for those who rule, carry out, approve and pay."""
    if not viewer.holds(Role.TRIAL_JUDGE, Role.JUDGE, Role.BUREAU_HEAD, Role.FUNDS_CLERK, Role.FINANCE):
        return []
    return [Link("执前扣划", reverse("preservation:deductions"))]


@part("desk", "section", "preservation", "保全与扣划", 15)
def desk(viewer: Viewer, today: date) -> list[Section]:
    """Own preservations with their next duty, then deductions under way in the court."""
    if viewer.holds(Role.TRIAL_JUDGE, Role.JUDGE):
        return [*_returns(viewer), _mine(viewer, today), _deductions(viewer)]
    return [*_returns(viewer), _deductions(viewer)] if viewer.holds(Role.BUREAU_HEAD) else []


def _mine(viewer: Viewer, today: date) -> Section:
    rows = []
    for stand in stands(kept(viewer, Wanted(mine=True), count=SHOWN)):
        found = duties(stand, today, current_tables())
        if found:
            row = stand.row
            number = case_link(row.execution if found[0].subject == row.execution else row.case)
            rows.append(
                (
                    found[0],
                    (number, Money(row.amount_fen), Money(stand.controlled), *duty_cells(found[0], viewer, today)),
                )
            )
    rows.sort(key=lambda pair: (not pair[0].red, pair[0].day or today))
    heads = ("案号", "保全数额", "实际控制", "待办事项", "期限")
    table = Table("保全待办", heads, [cells for _, cells in rows], "没有待办的保全", frozenset({1, 2}))
    return Section("保全待办", [table], [Link("全部保全", reverse("preservation:board"))])


def _deductions(viewer: Viewer) -> Section:
    rows = [
        (Link(str(d.case), reverse("preservation:deduction", args=[d.pk])), Money(d.amount_fen), WORDS[d.state],
         waits_for(d), d.requested_on)
        for d in under_way(viewer)
    ]  # fmt: skip
    heads = ("案号", "金额", "状态", "等待", "申请日")
    table = Table("执前扣划", heads, rows, "没有在办的执前扣划", frozenset({1}))
    return Section("执前扣划", [table], [Link("全部执前扣划", reverse("preservation:deductions"))])


def _returns(viewer: Viewer) -> list[Section]:
    """The open duty to return what was taken on an instrument that no longer stands."""
    rows = [
        (Link(str(d.case), reverse("preservation:deduction", args=[d.pk])), d.set_aside_by, d.set_aside_on,
         Money(d.to_return_fen, red=True), d.return_number or "尚未裁定返还")
        for d in to_return(viewer)
    ]  # fmt: skip
    heads = ("案号", "撤销或者变更的文书", "生效", "应当返还", "裁定")
    return [Section("依据被撤销，等待返还", [Table("等待返还", heads, rows, "", frozenset({3}))])] if rows else []

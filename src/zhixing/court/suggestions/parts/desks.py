"""Desks: mine; to answer; overdue and taken up to me. And the way to the board, and the search by number."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from zhixing.court.kernel.components import Cell, Due, Link, Section, Table, Tag
from zhixing.court.kernel.pages.desk import SEARCH
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.suggestions.models import Suggestion
from zhixing.court.suggestions.queries import (
    ADDRESSED,
    SENDERS,
    by_number,
    due_on,
    mine,
    standing,
    taken_up_to,
    to_answer,
)  # fmt: skip
from zhixing.reading.case_number import find_all


def _link(row: Suggestion) -> Link:
    return Link(str(row), reverse("kernel:dossier", args=[row.dossier_id]))


@part("nav", "link", "suggestions", "执行建议", 70)
def nav(viewer: Viewer) -> list[Link]:
    """The board, for those who follow suggestions."""
    return [Link("执行建议", reverse("suggestions:board"))] if viewer.holds(*SENDERS, *ADDRESSED) else []


def _table(title: str, rows: Sequence[tuple[Cell, ...]]) -> Section:
    return Section(title, [Table(title, ("执行建议", "问题类别", "建议对象", "状态", "期限"), rows)])


def _line(row: Suggestion, today: date) -> tuple[Cell, ...]:
    stands = standing(row, today, current_tables())
    last = (stands.due_for, Due(stands.due_on, today)) if stands.due_on else ""
    state = Tag(stands.words, "red" if stands.overdue else "")
    return _link(row), row.get_defect_display(), f"{row.addressee} {row.officer.name}", state, last


@part("desk", "section", "suggestions_to_answer", "待回函", 18)
def to_answer_desk(viewer: Viewer, today: date) -> list[Section]:
    """What waits for this officer's reply."""
    rows = to_answer(viewer) if viewer.holds(*ADDRESSED) else []
    if not rows:
        return []
    return [_table("待我回函的执行建议", [_line(row, today) for row in rows])]


@part("desk", "section", "suggestions_overdue", "逾期未回函", 19)
def overdue_desk(viewer: Viewer, today: date) -> list[Section]:
    """Overdue replies that were taken up to this officer's post."""
    if not viewer.holds(Role.BUREAU_HEAD, Role.VICE_PRESIDENT, Role.DUTY):
        return []
    rows = [
        (_link(row), row.court.name, f"{row.addressee} {row.officer.name}", Tag(f"已报{level.zh}", "red"),
         Due(due_on(row, current_tables()), today))
        for row, level in taken_up_to(viewer, today)
    ]  # fmt: skip
    heads = ("执行建议", "法院", "建议对象", "上报", "回函期限")
    return [Section("逾期未回函的执行建议", [Table("逾期未回函的执行建议", heads, rows)])] if rows else []


@part("desk", "section", "suggestions_mine", "我的执行建议", 62)
def my_desk(viewer: Viewer, today: date) -> list[Section]:
    """The viewer's own suggestions that are not closed."""
    rows = mine(viewer) if viewer.holds(Role.JUDGE, Role.BUREAU_HEAD) else []
    return [_table("我提出的执行建议", [_line(row, today) for row in rows])] if rows else []


def find(viewer: Viewer, words: str) -> list[Link]:
    """Suggestions by number in any writing."""
    numbers = [n.case for n in find_all(words)]
    found = by_number(viewer, numbers) if numbers else []
    return [
        Link(f"{row}　{row.get_defect_display()}　{row.addressee}", reverse("kernel:dossier", args=[row.dossier_id]))
        for row in found
    ]


SEARCH.fill(find)

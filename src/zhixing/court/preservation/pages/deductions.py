"""The board of all deductions of the court, and the page of one: where it stands, the thirteen lines, its money."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from zhixing.court.kernel import clock
from zhixing.court.kernel.components import Approvals, Facts, Link, Money, Note, Section, Table, Timeline
from zhixing.court.kernel.pages.answer import page, viewer_of
from zhixing.court.kernel.pages.dossiers import entries
from zhixing.court.kernel.queries import Offer, look, offers, open_proposals, subject_for
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.models import Deduction
from zhixing.court.preservation.pages.checklist import Check, checklist
from zhixing.court.preservation.pages.course import Place, course_of, money_of
from zhixing.court.preservation.queries import OPEN, WORDS, Waiting, acts_of, board_of
from zhixing.court.preservation.words import MONEY_WORDS, bank_words, waits_for


@dataclass(frozen=True)
class Board:
    """Context of the board: what is under way by state, what ended lately, and whose courts are seen."""

    counts: list[tuple[str, int]]
    sections: list[Section]


@dataclass(frozen=True)
class DeductionPage:
    """Context of one deduction's page. `trouble`: what stands in its way, in plain words."""

    row: Deduction
    back: str
    facts: Facts
    trouble: list[Note]
    waiting: Approvals | None
    places: list[Place]
    money: list[Place]
    checks: list[Check]
    asked: str
    bank: Table
    log: Timeline
    offers: list[Offer]

    @property
    def subject(self) -> Deduction:
        """What the acts beside are done on."""
        return self.row


def _line(w: Waiting, today: date, *, courts: bool) -> tuple[Any, ...]:
    row = w.row
    link = Link(str(row.case), reverse("preservation:deduction", args=[row.pk]))
    where = (row.case.court.name,) if courts else ()
    money = MONEY_WORDS.get(row.money, "") + ("（暂缓发放）" if row.held else "")
    return (link, *where, Money(row.amount_fen), money, row.requested_on, (today - w.since).days, waits_for(row))


@page
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """All deductions of the viewer's court and the courts below, by state, the longest waiting first."""
    viewer, today = viewer_of(request), clock.today()
    found = board_of(viewer)
    courts = len({w.row.court_path for w in found}) > 1
    heads = ("案号", *(("法院",) if courts else ()), "金额", "款项", "申请日", "停留天数", "等待")
    counts, sections = [], []
    for state in (*OPEN, "certified", "refused", "halted"):
        rows = [_line(w, today, courts=courts) for w in found if w.row.state == state]
        counts.append((WORDS[state], len(rows)))
        if rows:
            table = Table(WORDS[state], heads, rows, "", frozenset({1 + courts, 4 + courts}))
            sections.append(Section(f"{WORDS[state]}（{len(rows)}）", [table]))
    return render(request, "preservation/deductions.html", {"page": Board(counts, sections)})


@page
@require_GET
def deduction(request: HttpRequest, deduction_id: UUID) -> HttpResponse:
    """One deduction. For its own court the gate is asked now; the courts above read the last answer kept."""
    viewer = viewer_of(request)
    row: Any = subject_for(viewer, Deduction._meta.label_lower, deduction_id)
    look(viewer, row.case.dossier, "查看执前扣划")
    checks, asked = checklist(row, viewer)
    waiting = open_proposals(row.case.dossier)
    context = DeductionPage(
        row=row, back=reverse("kernel:dossier", args=[row.case.dossier_id]) + "?tab=preservation", facts=_facts(row),
        trouble=_trouble(row, checks), waiting=Approvals(waiting) if waiting else None,
        places=course_of(row), money=money_of(row), checks=checks, asked=asked,
        bank=bank_words(row), log=Timeline(entries(list(acts_of(row)))), offers=_offers(row, viewer),
    )  # fmt: skip
    return render(request, "preservation/deduction.html", {"page": context})


def _offers(row: Deduction, viewer: Viewer) -> list[Offer]:
    return [o for o in offers(row, viewer) if o.what.listed]


def _facts(row: Deduction) -> Facts:
    case = row.case
    return Facts(
        (
            ("扣划金额", Money(row.amount_fen)),
            ("保全的账户", str(row.seizure.account)),
            ("审判法官", row.judge.name if row.judge else (case.handler.name if case.handler else "尚未确定")),
            ("计算、复核", f"{row.made_by}、{row.checked_by or '尚未复核'}"),
            ("申请日", row.requested_on),
        )
    )


def _trouble(row: Deduction, checks: list[Check]) -> list[Note]:
    """What to say first: ended, held, set aside, or lines that refuse, with the way that stays open."""
    if row.state in {"refused", "halted"}:
        return [Note(f"{WORDS[row.state]}：{row.stopped}。债权人可以依法申请强制执行，保全措施继续有效。", "warn")]
    notes = []
    if row.set_aside_by:
        notes.append(Note(_set_aside(row), "red"))
    if row.held:
        notes.append(Note(f"暂缓发放：{row.stopped}。余额的解除不受影响；由合议庭决定是否恢复发放。", "red"))
    missing = [c for c in checks if c.blocks]
    if missing:
        numbers = "、".join(str(c.number) for c in missing)
        way = "款项不得发放" if row.deducted_on else "不予执前扣划；债权人可以依法申请强制执行，保全措施继续有效"
        notes.append(Note(f"第 {numbers} 项不满足或者不明：{way}。", "warn"))
    return notes


def _set_aside(row: Deduction) -> str:
    if row.returned_on:
        return f"依据的法律文书被{row.set_aside_by}撤销或者变更，已于 {row.returned_on} 返还完毕。"
    return f"依据的法律文书被{row.set_aside_by}撤销或者变更，应当参照民诉法第 244 条办理返还，尚未办结。"

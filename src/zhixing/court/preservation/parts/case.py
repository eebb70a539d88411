"""The tab of a matter: its preservations with what is to be done about them, and the deduction board."""

from datetime import date
from typing import Any

from django.urls import reverse

from zhixing.court.cases.models import Case
from zhixing.court.kernel.components import Link, Money, Note, Section, Table
from zhixing.court.kernel.queries import act_links
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.facts.duties import stands
from zhixing.court.preservation.models import Deduction
from zhixing.court.preservation.parts.preserved import executing, preservation
from zhixing.court.preservation.queries import WORDS, deductions, executed_by, preservations
from zhixing.court.preservation.words import MONEY_WORDS, waits_for


@part("cases.case", "tab", "preservation", "保全与扣划", 26)
def tab(case: Case, viewer: Viewer, today: date) -> list[Any]:
    """Preservations with their measures, and the deduction with its checklist; only on matters that have either."""
    if not case.trial:
        return []
    carried = executed_by(case)
    if carried is not None:
        return executing(case, stands([carried])[0], viewer, today)
    kept = [c for stand in stands(preservations(case)) for c in preservation(stand, viewer, today)]
    return [*kept, *[_deduction(d) for d in deductions(case)], _begin(case, viewer)]


BEGIN = (
    ("登记保全申请", "preservation.apply"),
    ("登记调解书签收", "preservation.record_signing"),
    ("申请执前扣划", "preservation.request_deduction"),
    ("执行风险提示书", "preservation.remind"),
)


def _begin(case: Case, viewer: Viewer) -> Section:
    links = act_links(viewer, case, BEGIN)
    words = "财产保全、执前扣划和执行风险提示" if links else "本案的保全和执前扣划由立案、审判人员办理"
    return Section("可以办理", [Note(words)], links)


def _deduction(row: Deduction) -> Section:
    """Where a deduction stands; its checklist and its money have a page of their own."""
    heads = ("扣划金额", "状态", "款项", "扣划日", "余额解除", "证明书", "等待")
    held = f"（暂缓：{row.stopped}）" if row.held else row.stopped
    state = f"{WORDS[row.state]}{held}"
    line = (
        Money(row.amount_fen), state, MONEY_WORDS[row.money], row.deducted_on, row.released_on, row.certificate_number,
        waits_for(row),
    )  # fmt: skip
    link = Link("十三项条件、进度和款项", reverse("preservation:deduction", args=[row.pk]))
    return Section("执前扣划", [Table("执前扣划", heads, [line], "", frozenset({0}))], [link])

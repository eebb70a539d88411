"""What the room shows: the preservations and the deduction board of a suit; the desks of judges."""

import json
from datetime import date
from typing import Any

from django.urls import reverse

from zhixing.court.cases.models import Case
from zhixing.court.kernel.components import Link, Money, Note, Section, Table, Tag
from zhixing.court.kernel.models import Act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.models import Deduction, Preservation
from zhixing.court.preservation.queries import (
    WORDS,
    deductions,
    executed_by,
    measures,
    preservations,
    under_way,
)  # fmt: skip

MARKS = {"yes": Tag("满足", "ok"), "no": Tag("不满足", "red"), "unknown": Tag("?", "")}
NEXT = {
    "requested": (("核对条件", "check_deduction"), ("不予扣划", "refuse_deduction")),
    "checked": (("裁定扣划", "rule_deduction"),),
    "ruled": (("实施扣划", "order_deduction"), ("中止", "stop_deduction")),
    "deducted": (("出具自动履行证明书", "certify"), ("暂缓发放", "stop_deduction")),
}
MONEY = {"none": "", "awaited": "待到账", "received": "已到账", "sent": "已发送", "paid": "已付债权人"}


def _act(subject: Any, name: str, words: str) -> Link:
    return Link(words, reverse("kernel:act", args=[subject._meta.label_lower, subject.pk, f"preservation.{name}"]))


@part("cases.case", "tab", "preservation", "保全与扣划", 26)
def tab(case: Case, viewer: Viewer, today: date) -> list[Any]:
    """Preservations with their measures, and the deduction with its checklist; only on matters that have either."""
    if not case.trial:
        return []
    carried = executed_by(case)
    if carried is not None:
        words = f"执行 {carried.ruling_number} 保全裁定，保全数额"
        return [Section("保全执行", [Note(words), _measures(carried)], [_act(case, "freeze", "冻结存款")])]
    return [*[_preservation(p) for p in preservations(case)], *[_deduction(d) for d in deductions(case)], _begin(case)]


def _begin(case: Case) -> Section:
    links = [_act(case, "apply", "登记保全申请"), _act(case, "request_deduction", "申请执前扣划")]
    return Section(
        "可以办理", [Note("财产保全、执前扣划和执行风险提示")], [*links, _act(case, "remind", "执行风险提示书")]
    )


def _preservation(row: Preservation) -> Section:
    links = {
        Preservation.State.APPLIED: [_act(row, "rule", "裁定保全")],
        Preservation.State.RULED: [_act(row, "release", "裁定解除")]
        if row.execution_id
        else [_act(row, "hand_over", "移送执行")],
    }
    heads = ("请求保全", "申请日", "状态", "裁定", "执行案件")
    number = row.execution
    case: Any = Link(str(number), reverse("kernel:dossier", args=[number.dossier_id])) if number else ""
    line = (Money(row.amount_fen), row.applied_on, row.get_state_display(), row.ruling_number, case)
    table = Table("财产保全", heads, [line], "", frozenset({0}))
    return Section("财产保全", [table, _measures(row)], links.get(Preservation.State(row.state), []))


def _measures(row: Preservation) -> Table:
    rows = [
        (str(s.account), s.get_state_display(), Money(s.limit_fen), Money(s.controlled_fen), s.last_day)
        for s in measures(row)
    ]
    heads = ("账户", "状态", "限额", "实际控制", "届满")
    return Table("保全措施", heads, rows, "还没有采取措施，或者已经转入其他案件", frozenset({2, 3}))


def _deduction(row: Deduction) -> Section:
    """The board: where it stands, and the lines of the gate as last asked by an act."""
    heads = ("扣划金额", "状态", "款项", "扣划日", "余额解除", "证明书")
    held = f"（暂缓：{row.stopped}）" if row.held else row.stopped
    state = f"{WORDS[row.state]}{held}"
    line = (Money(row.amount_fen), state, MONEY[row.money], row.deducted_on, row.released_on, row.certificate_number)
    links = [_act(row, name, words) for words, name in NEXT.get(row.state, ())]
    panel = [_act(row, "decide_links", "合议庭决定")] if row.links else []
    return Section("执前扣划", [Table("执前扣划", heads, [line], "", frozenset({0})), _lines(row)], [*links, *panel])


def _lines(row: Deduction) -> Table:
    rows = [(s["asked"], MARKS[s["verdict"]], s["found"]) for s in _last_gate(row)]
    return Table("十三项条件", ("条件", "核对", "依据"), rows, "尚未核对；打开“核对条件”即逐项列出")


def _last_gate(row: Deduction) -> list[dict[str, Any]]:
    """The checklist as the last act on this deduction kept it."""
    for found in Act.objects.filter(subject_id=row.pk, name__startswith="preservation.").order_by("-id")[:10]:
        steps = [s for s in json.loads(found.determination)["steps"] if s["asked"][:1].isdigit()]
        if steps:
            return steps
    return []


@part("desk", "section", "preservation", "保全与扣划", 15)
def desk(viewer: Viewer, today: date) -> list[Section]:
    """Deductions under way in the court, for trial and enforcement judges."""
    if not viewer.holds(Role.TRIAL_JUDGE, Role.JUDGE):
        return []
    rows = [
        (Link(str(d.case), reverse("kernel:dossier", args=[d.case.dossier_id]) + "?tab=preservation"),
         Money(d.amount_fen), WORDS[d.state], d.requested_on)
        for d in under_way(viewer)
    ]  # fmt: skip
    table = Table("执前扣划", ("案号", "金额", "状态", "申请日"), rows, "没有在办的执前扣划", frozenset({1}))
    return [Section("执前扣划", [table])]

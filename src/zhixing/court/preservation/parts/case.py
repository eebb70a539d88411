"""The tab of a matter: its preservations with what is to be done about them, and the deduction board."""

import json
from datetime import date
from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.kernel.components import Money, Note, Section, Table, Tag
from zhixing.court.kernel.models import Act
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.components import act_link
from zhixing.court.preservation.facts.duties import stands
from zhixing.court.preservation.models import Deduction
from zhixing.court.preservation.parts.preserved import executing, preservation
from zhixing.court.preservation.queries import WORDS, deductions, executed_by, preservations

MARKS = {"yes": Tag("满足", "ok"), "no": Tag("不满足", "red"), "unknown": Tag("?", "")}
NEXT = {
    "requested": (("核对条件", "check_deduction"), ("不予扣划", "refuse_deduction")),
    "checked": (("裁定扣划", "rule_deduction"),),
    "ruled": (("实施扣划", "order_deduction"), ("中止", "stop_deduction")),
    "deducted": (("出具自动履行证明书", "certify"), ("暂缓发放", "stop_deduction")),
}
MONEY = {"none": "", "awaited": "待到账", "received": "已到账", "sent": "已发送", "paid": "已付债权人"}


@part("cases.case", "tab", "preservation", "保全与扣划", 26)
def tab(case: Case, viewer: Viewer, today: date) -> list[Any]:
    """Preservations with their measures, and the deduction with its checklist; only on matters that have either."""
    if not case.trial:
        return []
    carried = executed_by(case)
    if carried is not None:
        return executing(case, stands([carried])[0], today)
    kept = [c for stand in stands(preservations(case)) for c in preservation(stand, today)]
    return [*kept, *[_deduction(d) for d in deductions(case)], _begin(case)]


def _begin(case: Case) -> Section:
    links = [act_link(case, "apply", "登记保全申请"), act_link(case, "request_deduction", "申请执前扣划")]
    return Section(
        "可以办理", [Note("财产保全、执前扣划和执行风险提示")], [*links, act_link(case, "remind", "执行风险提示书")]
    )


def _deduction(row: Deduction) -> Section:
    """The board: where it stands, and the lines of the gate as last asked by an act."""
    heads = ("扣划金额", "状态", "款项", "扣划日", "余额解除", "证明书")
    held = f"（暂缓：{row.stopped}）" if row.held else row.stopped
    state = f"{WORDS[row.state]}{held}"
    line = (Money(row.amount_fen), state, MONEY[row.money], row.deducted_on, row.released_on, row.certificate_number)
    links = [act_link(row, name, words) for words, name in NEXT.get(row.state, ())]
    panel = [act_link(row, "decide_links", "合议庭决定")] if row.links else []
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

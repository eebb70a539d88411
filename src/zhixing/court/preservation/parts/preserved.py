"""A preservation as pages show it: the ruling, what is to be done, measures, security, requests, objections."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.kernel.components import Cell, Due, Facts, Money, Note, Section, Table, Tag
from zhixing.court.kernel.queries import act_link, act_links
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.components import case_link, duty_cells
from zhixing.court.preservation.facts.duties import Stand, duties
from zhixing.court.preservation.models import Objection, Preservation, Request, Security
from zhixing.court.preservation.queries import securities, under
from zhixing.court.seizures.models import Seizure
from zhixing.law.preservation.facts import Form, Phase

ACTS = {
    Preservation.State.APPLIED: (("裁定保全", "preservation.rule"),),
    Preservation.State.RULED: (
        ("裁定解除", "preservation.release"),
        ("以担保解除、变更", "preservation.substitute"),
        ("责令追加担保", "preservation.demand_security"),
        ("登记解除申请", "preservation.ask_release"),
        ("登记起诉或者申请执行", "preservation.note_followed"),
        ("登记复议申请", "preservation.reconsider"),
    ),
}
EXECUTING = (
    ("冻结存款", "preservation.freeze"),
    ("告知届满日", "preservation.tell_term"),
    ("登记续行申请", "preservation.ask_renewal"),
    ("续行保全", "preservation.renew"),
    ("登记查询申请", "preservation.ask_search"),
    ("告知未查到", "preservation.tell_nothing_found"),
    ("登记异议", "preservation.object"),
)
RAISED = ("登记日", "种类", "提出人", "结果", "裁定", "送达日", "")
ASKED = ("申请日", "申请", "申请人", "申请书", "状态", "答复")


def preservation(stand: Stand, viewer: Viewer, today: date) -> list[Any]:
    """All of one preservation, for the suit."""
    row = stand.row
    state = Preservation.State(row.state)
    begun = state is Preservation.State.RULED and row.execution is None
    offered = (*((("移送执行", "preservation.hand_over"),) if begun else ()), *ACTS.get(state, ()))
    links = act_links(viewer, row, offered)
    head = Section("财产保全", [_facts(row)], links)
    return [
        head, _duties(stand, viewer, today), _measures(under(row), today), *_security(row, viewer), *_raised(row, viewer),
    ]  # fmt: skip


def executing(case: Case, stand: Stand, viewer: Viewer, today: date) -> list[Any]:
    """The same from the case that carries the ruling out (执保)."""
    links = act_links(viewer, case, (*EXECUTING, ("网络查询存款", "property.inquire")))
    head = Section("保全执行", [_facts(stand.row)], links)
    return [head, _duties(stand, viewer, today), _measures(under(stand.row), today), *_raised(stand.row, viewer)]


def _facts(row: Preservation) -> Facts:
    told = f"{row.told_on} 已告知，至 {row.told_until}" if row.told_on else "尚未告知" if row.measured_on else ""
    rows: list[tuple[str, Cell]] = [
        ("保全", (Phase(row.phase).zh, Money(row.amount_fen), "元")),
        ("状态", Tag(row.get_state_display(), "past" if row.state == Preservation.State.RELEASED else "")),
        ("申请日", row.applied_on), ("保全裁定", row.ruling_number), ("执行案件", case_link(row.execution)),
        ("期限告知", told),
    ]  # fmt: skip
    if row.period_ends_on:
        rows.append(("履行期间届满", row.period_ends_on))
    if row.followed_on:
        rows.append(("后续程序", f"{row.followed_on}　{row.followed_number}"))
    if row.released_on:
        rows.append(("解除裁定", f"{row.released_on}　{row.release_number}"))
    return Facts(rows)


def _duties(stand: Stand, viewer: Viewer, today: date) -> Section:
    rows = [duty_cells(d, viewer, today) for d in duties(stand, today, current_tables())]
    return Section("待办", [Table("待办", ("待办事项", "期限"), rows, "没有待办事项")])


def _measures(found: Sequence[Seizure], today: date) -> Section:
    rows = [
        (str(s.account), s.pending or s.get_state_display(), str(s.case), Money(s.limit_fen), Money(s.controlled_fen),
         Due(s.last_day, today) if s.last_day and s.holds else s.last_day)
        for s in found
    ]  # fmt: skip
    heads = ("账户", "状态", "现属案件", "限额", "实际控制", "届满")
    table = Table("保全措施", heads, rows, "还没有采取保全措施", frozenset({3, 4}))
    return Section("保全措施", [table])


def _security(row: Preservation, viewer: Viewer) -> list[Any]:
    rows = [_piece(s, viewer) for s in securities(row)]
    if not rows:
        return []
    heads = ("担保", "提供方", "数额", "担保文件", "状态", "")
    more = [Note(f"责令追加担保，期限至 {row.demanded_until}", "warn")] if _short(row) else []
    return [Section("担保", [Table("担保", heads, rows, "", frozenset({2})), *more])]


def _short(row: Preservation) -> bool:
    return bool(row.demanded_until and row.state == Preservation.State.RULED) and row.required_fen > sum(
        s.amount_fen for s in securities(row) if s.side == Security.Side.APPLICANT
    )


def _piece(s: Security, viewer: Viewer) -> tuple[Cell, ...]:
    state = f"{s.get_state_display()} {s.returned_on}" if s.returned_on else s.get_state_display()
    side = f"{s.get_side_display()}（{s.giver}）" if s.giver else s.get_side_display()
    held = s.state != Security.State.RETURNED
    link = (act_link(viewer, s, "preservation.return_security", "退还") if held else None) or ""
    return Form(s.form).zh, side, Money(s.amount_fen), s.document, state, link


def _raised(row: Preservation, viewer: Viewer) -> list[Any]:
    asked = [
        (r.asked_on, r.get_kind_display(), r.asked_by, r.document, r.get_state_display(), r.answer)
        for r in Request.objects.filter(preservation=row).order_by("-id")
    ]
    raised = [
        (o.raised_on, o.get_kind_display(), o.raised_by, Tag(o.get_state_display(), "red" if o.open else "past"),
         o.decision_number, o.served_on, _next(o, viewer))
        for o in Objection.objects.filter(preservation=row).order_by("-id")
    ]  # fmt: skip
    tables = [Table("复议和异议", RAISED, raised)] if raised else []
    tables += [Table("书面申请", ASKED, asked)] if asked else []
    return [Section(table.caption, [table]) for table in tables]


def _next(o: Objection, viewer: Viewer) -> Cell:
    if o.open:
        return act_link(viewer, o, "preservation.decide_objection", "审查裁定") or ""
    if o.served_on is None:
        return act_link(viewer, o, "preservation.serve_decision", "登记送达") or ""
    if o.kind == Objection.Kind.OUTSIDER and o.sued_on is None:
        return act_link(viewer, o, "preservation.note_suit", "登记异议之诉") or ""
    return f"{o.sued_on} 起诉" if o.sued_on else ""
